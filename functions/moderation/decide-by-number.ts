import type { ReportReason } from '../../shared/moderation/report.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { decideCase } from './decide.ts';
import { settingsOf } from './settings-of.ts';
import { type ModerationSlots, subjectIdOf, type Target } from './slots.ts';

/** The reason that most of the reports give; of two as frequent, the one that was given first. */
export function mainReason(reasons: readonly ReportReason[]): ReportReason {
  const counts = new Map<ReportReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'spam';
}

/** What has been hidden or decided in the very moment needs nothing more. */
const isSettled = (error: unknown) => error instanceof Problem && error.code === 'moderation.already-hidden';

/**
 * Hides what so many people have reported, where the organization has switched that on. The statement says that a
 * program did it, and the case waits for a person. What the organization itself says is never hidden so.
 */
export async function decideByNumber(
  slots: ModerationSlots,
  services: Services,
  target: Target,
  { reasons, since }: { readonly reasons: readonly ReportReason[]; readonly since: string },
): Promise<void> {
  const { hideAfterReports } = await settingsOf(services);
  const isEnough = hideAfterReports > 0 && reasons.length >= hideAfterReports;
  if (!isEnough || target.isOfficial || target.standing !== 'readable') return;
  const subjectId = subjectIdOf(target.subject);
  const statement = { reason: mainReason(reasons), basis: 'charter', rule: '', facts: '', words: '' } as const;
  // The same reports make the same decision, however often they are told.
  const id = derivedId('decision', toMilliseconds(since), 'by-number', subjectId, since);
  try {
    await decideCase(slots, services, { subjectId, statement, decider: { id, decidedBy: null, isAutomated: true } });
  } catch (error) {
    if (!isSettled(error)) throw error;
  }
}
