import type { Contender } from './profile.ts';
import type { TieRule } from './rule.ts';
import type { GreedyStep, PassedStep, Step } from './step.ts';
import { untie } from './ties.ts';

export interface GreedyRule {
  readonly by: 'votes' | 'ratio';
  readonly ties: readonly TieRule[];
  readonly isCompletion: boolean;
}

/** What a rule took, and why; `tied` when its ties are not enough to decide. */
export interface Taking {
  readonly winners: readonly Contender[];
  readonly steps: readonly Step[];
  readonly tied: readonly Contender[];
}

export const costOf = (contenders: readonly Contender[]): bigint =>
  contenders.reduce((sum, { cost }) => sum + cost, 0n);

export const aboutProject = ({ id, votes, cost }: Contender) =>
  ({ projectId: id, votes: votes.toString(), cost: cost.toString() }) as const;

const passed = (contender: Contender, reason: 'no-votes' | 'over-budget', left: bigint): PassedStep => ({
  kind: 'passed',
  ...aboutProject(contender),
  reason,
  left: left.toString(),
  money: null,
});

/** Below zero when the first comes before the other. */
function compare(by: GreedyRule['by'], one: Contender, other: Contender): number {
  const [left, right] = by === 'votes' ? [one.votes, other.votes] : [one.votes * other.cost, other.votes * one.cost];
  return left > right ? -1 : Number(left < right);
}

/** Projects in the order in which they have their turn, those that stand level together. */
function turns(contenders: readonly Contender[], by: GreedyRule['by']): Contender[][] {
  const levels: Contender[][] = [];
  for (const contender of contenders.toSorted((one, other) => compare(by, one, other))) {
    const [last] = levels.at(-1) ?? [];
    if (last === undefined || compare(by, last, contender) !== 0) levels.push([contender]);
    else levels.at(-1)?.push(contender);
  }
  return levels;
}

/**
 * Takes the project with most votes, or most votes for its cost, then the next, and so on; what does not fit into the money that
 * is left is passed over, and so is what has no votes. Projects that stand level and fit together need no decision.
 */
export function greedy(contenders: readonly Contender[], budget: bigint, rule: GreedyRule): Taking {
  const wanted = contenders.filter(({ votes }) => votes > 0n);
  const steps: Step[] = [];
  const winners: Contender[] = [];
  let left = budget;
  for (const level of turns(wanted, rule.by)) {
    let open = level;
    while (open.length > 0) {
      const fitting = open.filter(({ cost }) => cost <= left);
      for (const contender of open)
        if (!fitting.includes(contender)) steps.push(passed(contender, 'over-budget', left));
      const first = untie(fitting, rule.ties);
      if (first.length > 1 && costOf(first) > left) return { winners, steps, tied: first };
      for (const contender of first) {
        left -= contender.cost;
        winners.push(contender);
        steps.push(taken(contender, rule, left, fitting));
      }
      open = fitting.filter((contender) => !first.includes(contender));
    }
  }
  for (const contender of contenders) if (contender.votes <= 0n) steps.push(passed(contender, 'no-votes', left));
  return { winners, steps, tied: [] };
}

const taken = (
  contender: Contender,
  { by, isCompletion }: GreedyRule,
  left: bigint,
  level: readonly Contender[],
): GreedyStep => ({
  kind: 'taken',
  ...aboutProject(contender),
  by,
  isCompletion,
  left: left.toString(),
  tiedWith: level.filter((other) => other !== contender).map(({ id }) => id),
});
