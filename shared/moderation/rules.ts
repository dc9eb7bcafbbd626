/** Rules of moderation: pure, the same in islands, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import type { ParticipantId } from '../platform/ids.ts';
import type { Instant } from '../platform/time.ts';

/** Most characters of the words of a report, of an appeal, and of each part of a statement of reasons. */
export const REPORT_LENGTH = 1000;
export const APPEAL_LENGTH = 4000;
export const STATEMENT_LENGTH = 4000;
/** Cases on a page of the back office, and in one act on many. */
export const CASES_PAGE = 50;
export const MOST_AT_ONCE = 50;

/** The end of the time for an appeal: the same day so many months later, or the last one of a shorter month. */
export function appealEnd(decidedAt: Instant, months: number): Instant {
  const end = new Date(decidedAt);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.toISOString();
}

/** Whether something has waited for longer than the organization allows itself. */
export const isOverdue = (since: Instant, overdueDays: number, now: Instant): boolean =>
  Date.parse(now) - Date.parse(since) >= overdueDays * 24 * 3600 * 1000;

interface Standing {
  readonly standing: 'in-force' | 'appealed' | 'upheld' | 'reversed';
}
interface Appealable extends Standing {
  readonly measure: 'hide' | 'block' | 'none';
  readonly appealUntil: Instant;
}

/** Whether the one concerned may appeal at `now`: once, against what is in force, within the time; half-open. */
export function mayAppeal(
  { standing, measure, appealUntil }: Appealable,
  now: Instant,
): Decision<'moderation.not-appealable' | 'moderation.appeal-too-late'> {
  if (measure === 'none' || standing !== 'in-force') return denied('moderation.not-appealable');
  return now < appealUntil ? allowed : denied('moderation.appeal-too-late', { until: appealUntil });
}

/** Who judges an appeal: anybody but the one who decided first. What was decided by a program any person may judge. */
export function mayJudge(
  { standing, decidedBy }: Standing & { readonly decidedBy: ParticipantId | null },
  judge: ParticipantId | null,
): Decision<'moderation.no-appeal' | 'moderation.own-decision'> {
  if (standing !== 'appealed') return denied('moderation.no-appeal');
  return judge !== null && judge === decidedBy ? denied('moderation.own-decision') : allowed;
}

/** The middle of some numbers, the mean of the two in the middle for an even count; `null` of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
