import { BudgetPhaseSettings } from '../../../shared/budgets/settings.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { BudgetSpace } from '../space.ts';

/** Requests that were received before the end may still be writing for so long. */
const LAST_BALLOTS_SECONDS = 5 * 60;

/**
 * When a vote ended for good by the dates; `null` while it goes on, or may go on in a phase to come, and where it was
 * never open.
 */
export function endOfVote({ component, process }: BudgetSpace, now: Instant): Instant | null {
  const votes = (phase: string) => BudgetPhaseSettings.parse(component.phaseSettings[phase] ?? {}).voting;
  const ends = process.phases.filter(({ id }) => votes(id)).map(({ endsAt }) => endsAt);
  const last = ends
    .flatMap((end) => end ?? [])
    .sort()
    .at(-1);
  if (votes('none') || ends.includes(null) || last === undefined || last > now) return null;
  return last;
}

/** Whether the vote is over, and nothing of it can be on its way any more. */
export function isOver(space: BudgetSpace, now: Instant): boolean {
  const end = endOfVote(space, now);
  return end !== null && addSeconds(end, LAST_BALLOTS_SECONDS) <= now;
}
