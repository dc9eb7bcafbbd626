import { Contest } from './contest.ts';
import { aboutProject, type Taking } from './greedy.ts';
import { Ledger } from './ledger.ts';
import type { Contender, Profile } from './profile.ts';
import { fraction, gcd } from './rational.ts';
import type { Rule } from './rule.ts';
import type { PassedStep, Step } from './step.ts';
import { untie } from './ties.ts';

/** What the supporters of a project carry together, over the ledger's denominator. */
const carriedBy = ({ groups }: Contender, sizes: readonly bigint[], loads: Ledger): bigint =>
  groups.reduce((sum, group) => sum + loads.at(group) * (sizes[group] ?? 0n), 0n);

/** Spreads a cost so that all supporters carry the same; it and their loads so far are `total`. */
function carry({ groups, supporters }: Contender, total: bigint, loads: Ledger): void {
  const ballots = BigInt(supporters);
  const common = gcd(ballots, total % ballots);
  loads.refine(ballots / common);
  for (const group of groups) loads.set(group, total / common);
}

/**
 * Sequential Phragmén (Los, Christoff, Grossi 2022). Everybody's purse fills evenly; as soon as the supporters of a project can
 * pay it together they do, and their purses are empty. Ends with the first project that does not fit into the envelope any more.
 * It only asks who supports a project, not with how many points.
 */
export function phragmen({ budget, contenders, sizes }: Profile, { ties }: Pick<Rule, 'ties'>): Taking {
  const loads = new Ledger(sizes.length, 0n, 1n);
  const steps: Step[] = [];
  const winners: Contender[] = [];
  let left = budget;
  const able = contenders.filter(({ supporters, cost }) => supporters > 0 && cost <= budget);
  const contest = new Contest<bigint>(able);
  for (;;) {
    const level = contest.lowest((contender) => {
      const total = contender.cost * loads.denominator + carriedBy(contender, sizes, loads);
      return { level: { n: total, d: BigInt(contender.supporters) * loads.denominator }, found: total };
    });
    const first = untie(
      level.map(({ contender }) => contender),
      ties,
    );
    const next = level.find(({ contender }) => contender === first[0]);
    if (first.length > 1 && first.some(({ cost }) => cost <= left)) return { winners, steps, tied: first };
    if (next === undefined || next.contender.cost > left) break;
    left -= next.contender.cost;
    winners.push(next.contender);
    contest.remove(next.contender);
    steps.push({
      kind: 'carried',
      ...aboutProject(next.contender),
      supporters: next.contender.supporters,
      load: fraction(next.level),
      left: left.toString(),
      tiedWith: level.flatMap(({ contender }) => (contender === next.contender ? [] : [contender.id])),
    });
    carry(next.contender, next.found, loads);
  }
  steps.push(...contenders.flatMap((contender) => (winners.includes(contender) ? [] : [passed(contender, left)])));
  return { winners, steps, tied: [] };
}

function passed(contender: Contender, left: bigint): PassedStep {
  const isTooDear = contender.cost > left;
  const reason = contender.supporters === 0 ? 'no-votes' : isTooDear ? 'over-budget' : 'stopped';
  return { kind: 'passed', ...aboutProject(contender), reason, left: left.toString(), money: null };
}
