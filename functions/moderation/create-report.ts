import { moderation } from '../../shared/moderation/contract.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { OpenReports, Reports } from './entities.ts';
import { type ModerationSlots, type Subject, subjectIdOf, targetsOf } from './slots.ts';

const REPORTS: Limit = { name: 'reports', requests: 20, seconds: 3600, problem: 'request.too-many' };

/** What is reported must be there to be read. @throws Problem `request.not-found` */
async function enforceReadable(slots: ModerationSlots, services: Services, subject: Subject): Promise<void> {
  const target = (await targetsOf(slots, services, [subject])).get(subjectIdOf(subject));
  const isReadable = target?.standing === 'readable' && target.resource.standing === 'readable';
  if (!isReadable || target.resource.path === null) throw new Problem('request.not-found');
}

/**
 * Draws something to the attention of the moderators. One person has one open report of a thing; the same
 * Idempotency-Key gives the same report.
 *
 * @throws Problem 409 `report.already-open`, 429 `request.too-many`
 */
export const createReport = (slots: ModerationSlots) =>
  handle(moderation.report, async ({ params: { resourceId }, body, actor, idempotencyKey }, services) => {
    const { participantId: reporterId } = personOf(actor);
    const { commentId, attachmentId, reason, words } = body;
    const subject = { resourceId, commentId, attachmentId };
    await enforceReadable(slots, services, subject);
    const subjectId = subjectIdOf(subject);
    const id = idempotentId('report', services, actor, idempotencyKey && `${subjectId} ${idempotencyKey}`);
    const known = await services.db.get(OpenReports, { subjectId, reporterId });
    if (known?.reportId === id) return { id };
    if (known !== undefined) throw new Problem('report.already-open');
    await countAgainst(services, REPORTS, reporterId);
    const createdAt = services.now();
    const text = { reason, words, state: 'open', createdAt, handledAt: null } as const;
    const { changed } = await services.db.transact(
      put(OpenReports, { subjectId, reporterId, reportId: id }, { when: 'absent', otherwise: 'unchanged' }),
      put(Reports, { id, subjectId, ...subject, reporterId, ...text }, { when: 'absent', otherwise: 'unchanged' }),
    );
    if (changed) return { id };
    // Another window was faster, perhaps with the same request; or this key stands for a report that was handled since.
    const now = await services.db.get(OpenReports, { subjectId, reporterId });
    if (now !== undefined && now.reportId !== id) throw new Problem('report.already-open');
    return { id };
  });
