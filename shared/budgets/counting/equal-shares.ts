import { Contest, type Standing } from './contest.ts';
import { aboutProject, type Taking } from './greedy.ts';
import { Ledger } from './ledger.ts';
import type { Contender, Profile } from './profile.ts';
import { fraction, gcd, type Ratio } from './rational.ts';
import type { Rule } from './rule.ts';
import type { BoughtStep, Step } from './step.ts';
import { untie } from './ties.ts';

/** How the cost of a project is shared among its supporters. Amounts are over the denominator of the ledger. */
interface Price {
  /** What those in full pay together, and for how many points: one by the other is the price of a point. */
  readonly rest: bigint;
  readonly points: bigint;
  readonly payers: number;
  readonly inFull: number;
}

/** A run with what is left of everybody's share. */
export interface SharesTaking extends Taking {
  readonly purses: Ledger;
}

/** Whoever can pay something for a project: a group's money, its points for the project, its ballots. */
interface Payer {
  readonly money: bigint;
  readonly points: bigint;
  readonly size: bigint;
}

/**
 * Splits a cost: everybody pays the same for a point, and who has less gives all of it. Nothing if they do not have enough
 * together.
 */
function split(cost: bigint, payers: readonly Payer[]): Price | bigint {
  const money = payers.reduce((sum, payer) => sum + payer.money * payer.size, 0n);
  if (money < cost) return money;
  let rest = cost;
  let full = payers;
  let points = payers.reduce((sum, payer) => sum + payer.points * payer.size, 0n);
  for (;;) {
    const poor = poorerThan(rest, points);
    const still: Payer[] = [];
    for (const payer of full) {
      if (!poor(payer)) still.push(payer);
      else {
        rest -= payer.money * payer.size;
        points -= payer.points * payer.size;
      }
    }
    if (still.length === full.length) break;
    full = still;
  }
  const ballots = (some: readonly Payer[]): number => Number(some.reduce((sum, { size }) => sum + size, 0n));
  return { rest, points: points === 0n ? 1n : points, payers: ballots(payers), inFull: ballots(full) };
}

/** Whether a payer has less than the price of a point, `rest / points`, times its points: one division a kind of payer. */
function poorerThan(rest: bigint, points: bigint): (payer: Payer) => boolean {
  const most = new Map<bigint, bigint>();
  return (payer) => {
    let limit = most.get(payer.points);
    if (limit === undefined) {
      limit = rest === 0n ? -1n : (rest * payer.points - 1n) / points;
      most.set(payer.points, limit);
    }
    return payer.money <= limit;
  };
}

function payersOf({ groups, points }: Contender, sizes: readonly bigint[], purses: Ledger): Payer[] {
  const payers: Payer[] = [];
  for (const [at, group] of groups.entries()) {
    const money = purses.at(group);
    if (money > 0n) payers.push({ money, points: points[at] ?? 0n, size: sizes[group] ?? 0n });
  }
  return payers;
}

/** Takes the price of a project out of the purses of its supporters. */
function pay({ groups, points }: Contender, { rest, points: all }: Price, purses: Ledger): void {
  const common = gcd(all, rest % all);
  const factor = all / common;
  const each = rest / common;
  purses.refine(factor);
  for (const [at, group] of groups.entries()) {
    const left = purses.at(group) - each * (points[at] ?? 0n);
    purses.set(group, left > 0n ? left : 0n);
  }
}

function bought(
  { contender, found }: Standing<Price>,
  denominator: bigint,
  left: bigint,
): Omit<BoughtStep, 'tiedWith'> {
  const total = contender.cost * denominator;
  return {
    kind: 'bought',
    ...aboutProject(contender),
    supporters: contender.supporters,
    payers: found.payers,
    inFull: found.inFull,
    price: fraction({ n: found.rest, d: found.points * denominator }),
    paidByOthers: fraction({ n: total - found.rest, d: denominator }),
    left: left.toString(),
  };
}

/**
 * The Method of Equal Shares (Peters, Pierczyński, Skowron 2021) with a given share for everybody and no completion. Each round
 * buys the project that costs least for what it is worth to those who pay most for it. May cost more than the envelope if the
 * shares are more than equal ones.
 */
export function equalShares(
  profile: Profile,
  share: Ratio,
  { utility, ties }: Pick<Rule, 'utility' | 'ties'>,
): SharesTaking {
  const { contenders, sizes, budget } = profile;
  const purses = new Ledger(sizes.length, share.n, share.d);
  const steps: Step[] = [];
  const winners: Contender[] = [];
  let left = budget;
  const pass = (contender: Contender, money: bigint): void => {
    const about = { kind: 'passed', ...aboutProject(contender), left: left.toString() } as const;
    if (contender.supporters === 0) steps.push({ ...about, reason: 'no-votes', money: null });
    else steps.push({ ...about, reason: 'supporters-money', money: fraction({ n: money, d: purses.denominator }) });
  };
  const contest = new Contest<Price>(contenders.filter(({ supporters }) => supporters > 0));
  for (;;) {
    const level = contest.lowest((contender) => {
      const price = split(contender.cost * purses.denominator, payersOf(contender, sizes, purses));
      if (typeof price !== 'bigint') return { level: levelOf(price, contender, utility, purses), found: price };
      pass(contender, price);
      return undefined;
    });
    const first = untie(
      level.map(({ contender }) => contender),
      ties,
    );
    const next = level.find(({ contender }) => contender === first[0]);
    if (first.length > 1) return { winners, steps, tied: first, purses };
    if (next === undefined) break;
    left -= next.contender.cost;
    const tiedWith = level.flatMap(({ contender }) => (contender === next.contender ? [] : [contender.id]));
    steps.push({ ...bought(next, purses.denominator, left), tiedWith });
    winners.push(next.contender);
    contest.remove(next.contender);
    pay(next.contender, next.found, purses);
  }
  for (const contender of contenders) if (contender.supporters === 0) pass(contender, 0n);
  return { winners, steps, tied: [], purses };
}

/** The price of a point, by the cost of the project if that is what it is worth. */
const levelOf = ({ rest, points }: Price, { cost }: Contender, utility: Rule['utility'], purses: Ledger): Ratio => ({
  n: rest,
  d: points * purses.denominator * (utility === 'cost' && cost > 0n ? cost : 1n),
});
