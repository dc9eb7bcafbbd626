import type { Election } from './election.ts';
import { costOf, greedy, type Taking } from './greedy.ts';
import { phragmen } from './phragmen.ts';
import { type Contender, type Profile, profileOf } from './profile.ts';
import { withEqualShare, withRaisedShares } from './raise.ts';
import type { Rule } from './rule.ts';
import type { Outcome, Step } from './step.ts';

/**
 * Finds the winners: exact, and the same for the same ballots in whatever order. With `number` at the end of the ties it is
 * always decided. Throws a `RangeError` for what no election is (`profileOf`).
 */
export function count(election: Election, rule: Rule): Outcome {
  const profile = profileOf(election);
  const { winners, steps, tied } = take(profile, rule);
  if (tied.length > 0) return { kind: 'tied', among: tied.map(({ id }) => id), steps };
  return { kind: 'decided', winners: winners.map(({ id }) => id), totalCost: costOf(winners), steps };
}

function take(profile: Profile, rule: Rule): Taking {
  if (rule.allocation === 'phragmen') return phragmen(profile, rule);
  if (rule.allocation === 'equal-shares' && profile.voters > 0) return shared(profile, rule);
  const by = rule.allocation === 'greedy-ratio' ? 'ratio' : 'votes';
  return greedy(profile.contenders, profile.budget, { by, ties: rule.ties, isCompletion: false });
}

function shared(profile: Profile, rule: Rule): Taking {
  const isRaised = rule.completion === 'add1' || rule.completion === 'add1-utilitarian';
  const { share, run } = isRaised ? withRaisedShares(profile, rule) : withEqualShare(profile, rule);
  const taking = { winners: run.winners, steps: [share, ...run.steps], tied: run.tied };
  const isCompleted = rule.completion === 'utilitarian' || rule.completion === 'add1-utilitarian';
  return isCompleted && run.tied.length === 0 ? completed(profile, rule, taking.winners, taking.steps) : taking;
}

/** Goes on with what has most votes, or most votes for its cost, by what a project is worth. */
function completed(profile: Profile, rule: Rule, winners: readonly Contender[], steps: readonly Step[]): Taking {
  const open = profile.contenders.filter((contender) => contender.supporters > 0 && !winners.includes(contender));
  const by = rule.utility === 'cost' ? 'votes' : 'ratio';
  const more = greedy(open, profile.budget - costOf(winners), { by, ties: rule.ties, isCompletion: true });
  return { winners: [...winners, ...more.winners], steps: [...steps, ...more.steps], tied: more.tied };
}
