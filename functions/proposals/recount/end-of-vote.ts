import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import { ProposalPhaseSettings } from '../../../shared/proposals/settings.ts';
import type { Space } from '../space.ts';

/**
 * Days that the secret of a vote outlives it, where the stage says nothing else: time to notice a wrong date and open the
 * vote again, to answer who asks for their own votes, and to have the final count looked at. Every day more is a day on
 * which somebody could be found out.
 */
const SECRET_DAYS = 7;

/**
 * When a vote ended for good by the dates; `null` while it goes on, or may go on in a phase to come or between phases.
 * A vote that was never open has not ended.
 */
export function endOfVote({ component, process }: Space, now: Instant): Instant | null {
  const votes = (phase: string) => ProposalPhaseSettings.parse(component.phaseSettings[phase] ?? {}).voting;
  const voting = process.phases.filter(({ id }) => votes(id));
  const ends = voting.map(({ endsAt }) => endsAt);
  const last = ends
    .flatMap((end) => end ?? [])
    .sort()
    .at(-1);
  if (votes('none') || ends.includes(null) || last === undefined || last > now) return null;
  return last;
}

/** When the secret of a vote that ended then is destroyed, if its final count is done. */
export const secretUntil = (endedAt: Instant, days = SECRET_DAYS): Instant => addSeconds(endedAt, days * 24 * 3600);
