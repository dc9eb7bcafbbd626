import type { Contender, Profile } from './profile.ts';
import { compareRatios, type Ratio } from './rational.ts';
import type { Rule } from './rule.ts';
import { MARGIN, type Runner, runnersOf } from './runner.ts';
import { untie } from './ties.ts';

/** Whole numbers up to here are what they are; sums beyond are not looked at. */
const EXACT = 2 ** 52;
/** How often a price is raised until it is proved to be enough. */
const MOST_TRIES = 8;

interface Exact {
  readonly rest: number;
  readonly points: number;
}

/** What is known of a project in a round: its level lies between the two. */
interface Look {
  readonly runner: Runner;
  least: number;
  most: number;
  /** What one pays for a point, from below and from above, in parts of the smallest unit. */
  lower: number;
  upper: number;
  /** What those in full pay together, and for how many points, if that is known exactly: nobody's money matters that is not. */
  exact: Exact | undefined;
}

/**
 * Finds very quickly what Equal Shares takes with a whole share, for add1, which asks that hundreds of times. Every amount is held
 * between two whole numbers below 2^52, which JavaScript adds and multiplies exactly; quotients are rounded outwards. Only what
 * both bounds prove is said, and where they prove nothing the answer is `undefined` and the exact count must be asked.
 */
export class Scout {
  readonly #rule: Rule;
  readonly #runners: readonly Runner[];
  readonly #greatest: number;
  /** Most points or ballots of a group. */
  readonly #most: number;
  readonly #isPossible: boolean;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  /** Parts of the smallest unit: amounts are whole in them. */
  #parts = 1;

  constructor(profile: Profile, rule: Rule) {
    this.#rule = rule;
    this.#runners = runnersOf(profile, rule);
    this.#low = new Float64Array(profile.sizes.length);
    this.#high = new Float64Array(profile.sizes.length);
    const costs = this.#runners.map(({ cost }) => cost);
    this.#greatest = Math.max(1, ...costs);
    this.#most = this.#runners.reduce((most, { points, sizes }) => {
      const weights = points.map((point, at) => Math.max(point, sizes[at] ?? 0));
      return weights.reduce((one, other) => Math.max(one, other), most);
    }, 1);
    this.#isPossible = costs.every((cost) => cost > 0);
  }

  /** What is taken, in its order. */
  winners(share: bigint): readonly Contender[] | undefined {
    const amount = Number(share);
    const bits = Math.floor(Math.log2(EXACT / Math.max(this.#greatest, (amount + 1) * this.#most)));
    if (!this.#isPossible || bits < 8) return undefined;
    this.#parts = 2 ** Math.min(bits, 40);
    this.#low.fill(amount * this.#parts);
    this.#high.fill(amount * this.#parts);
    const open = this.#runners.map(
      (runner): Look => ({ runner, least: runner.least, most: 0, lower: 0, upper: 0, exact: undefined }),
    );
    const winners: Contender[] = [];
    for (;;) {
      const seen = this.#round(open);
      if (seen === undefined) return undefined;
      if (seen.length === 0) return winners;
      const first = this.#first(seen);
      if (first === undefined) return undefined;
      winners.push(first.runner.contender);
      this.#pay(first);
      for (const look of seen) if (look !== first) insert(open, look);
    }
  }

  /** Looks at projects, the lowest first, until no other can be lower; those that were looked at are taken out of the open ones. */
  #round(open: Look[]): Look[] | undefined {
    const seen: Look[] = [];
    let best = Infinity;
    let at = 0;
    for (; at < open.length; at += 1) {
      const look = open[at];
      if (look === undefined || look.least > best) break;
      const isPayable = this.#look(look, best);
      if (isPayable === undefined) return undefined;
      if (!isPayable) continue;
      seen.push(look);
      best = Math.min(best, look.most);
    }
    open.splice(0, at);
    return seen;
  }

  /** Whether its supporters can pay a project; `undefined` if that is not certain. Its upper bounds are found if it may be the lowest. */
  #look(look: Look, best: number): boolean | undefined {
    const { runner } = look;
    const each = this.#solve(runner, this.#high);
    if (each === undefined) return false;
    look.lower = Math.max(0, Math.floor(each) - 1);
    look.least = Math.max(runner.least, this.#level(runner, look.lower) * (1 - MARGIN));
    look.most = Infinity;
    look.exact = undefined;
    if (look.least > best) return true;
    const upper = this.#upper(runner, Math.ceil(each) + 1);
    if (upper === undefined) return undefined;
    look.upper = upper;
    look.exact = this.#exact(look);
    if (look.exact !== undefined) {
      const price = look.exact.rest / look.exact.points;
      look.lower = Math.floor(price);
      look.upper = Math.ceil(price);
      look.least = this.#level(runner, price) * (1 - MARGIN);
      look.most = this.#level(runner, price) * (1 + MARGIN);
    } else look.most = this.#level(runner, upper) * (1 + MARGIN);
    return true;
  }

  #level = ({ worth }: Runner, price: number): number => price / this.#parts / worth;

  /** What a point costs at least with the money of `money`; nothing if that is certainly not enough. */
  #solve({ groups, points, sizes, cost, allPoints }: Runner, money: Float64Array): number | undefined {
    const all = cost * this.#parts;
    let each = all / allPoints;
    let before = allPoints;
    for (;;) {
      let rest = all;
      let left = allPoints;
      for (let at = 0; at < groups.length; at += 1) {
        const has = money[groups[at] ?? 0] ?? 0;
        const point = points[at] ?? 0;
        const size = sizes[at] ?? 0;
        if (has + 2 >= each * point) continue;
        rest -= has * size;
        left -= point * size;
      }
      if (left === 0) return undefined;
      each = rest / left;
      if (left === before) return each;
      before = left;
    }
  }

  /** A price for a point that is certainly enough with the least money that everybody may have. */
  #upper(runner: Runner, guess: number): number | undefined {
    if (this.#isEnough(runner, guess)) return guess;
    const price = this.#solve(runner, this.#low);
    if (price === undefined) return undefined;
    let upper = Math.ceil(price);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (this.#isEnough(runner, upper)) return upper;
      upper += 4 ** tries;
    }
    return undefined;
  }

  #isEnough({ groups, points, sizes, cost }: Runner, price: number): boolean {
    let missing = cost * this.#parts;
    for (let at = 0; at < groups.length; at += 1) {
      missing -= Math.min(this.#low[groups[at] ?? 0] ?? 0, price * (points[at] ?? 0)) * (sizes[at] ?? 0);
      if (missing <= 0) return true;
    }
    return false;
  }

  /** Those who pay in full have enough for any price that it may be, and those who pay less have an amount that is certain. */
  #exact({ runner: { groups, points, sizes, cost, allPoints }, lower, upper }: Look): Exact | undefined {
    let rest = cost * this.#parts;
    let left = allPoints;
    for (let at = 0; at < groups.length; at += 1) {
      const least = this.#low[groups[at] ?? 0] ?? 0;
      const point = points[at] ?? 0;
      if (least >= upper * point) continue;
      if (least !== this.#high[groups[at] ?? 0] || least > lower * point) return undefined;
      rest -= least * (sizes[at] ?? 0);
      left -= point * (sizes[at] ?? 0);
    }
    return left > 0 ? { rest, points: left } : undefined;
  }

  /** The one that is lowest; `undefined` if that is not certain, or ties do not decide. */
  #first(seen: readonly Look[]): Look | undefined {
    const best = seen.reduce((most, look) => Math.min(most, look.most), Infinity);
    const close = seen.filter(({ least }) => least <= best);
    if (close.length < 2) return close[0];
    const exact = close.flatMap((look) =>
      look.exact === undefined ? [] : [{ look, level: ratioOf(look.runner, look.exact) }],
    );
    if (exact.length < close.length) return undefined;
    const level = exact.filter(({ level: own }) => exact.every((other) => compareRatios(own, other.level) <= 0));
    const [first, ...others] = untie(
      level.map(({ look }) => look.runner.contender),
      this.#rule.ties,
    );
    return others.length > 0 ? undefined : close.find(({ runner }) => runner.contender === first);
  }

  #pay({ runner: { groups, points }, lower, upper }: Look): void {
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] ?? 0;
      const point = points[at] ?? 0;
      this.#low[group] = Math.max(0, (this.#low[group] ?? 0) - upper * point);
      this.#high[group] = Math.max(0, (this.#high[group] ?? 0) - lower * point);
    }
  }
}

const ratioOf = ({ worth }: Runner, { rest, points }: Exact): Ratio => ({
  n: BigInt(rest),
  d: BigInt(points) * BigInt(worth),
});

/** Puts a project back where its lower bound belongs, the lowest first. */
function insert(open: Look[], look: Look): void {
  let [from, until] = [0, open.length];
  while (from < until) {
    const middle = (from + until) >>> 1;
    if ((open[middle]?.least ?? Infinity) <= look.least) from = middle + 1;
    else until = middle;
  }
  open.splice(from, 0, look);
}
