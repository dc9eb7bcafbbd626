import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ReportedId } from '../../shared/moderation/report.ts';
import { AttachmentId, CommentId } from '../../shared/platform/ids.ts';
import { findSignals } from '../moderation/find-signals.ts';
import { look } from '../moderation/look.ts';
import { type SignalSlots, subjectIdOf } from '../moderation/slots.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';

const Job = z.object({
  resourceId: ReportedId,
  commentId: CommentId.nullable(),
  attachmentId: AttachmentId.nullable().default(null),
  /** Just written: a program looks for spam. */
  isNew: z.boolean().optional(),
});
type Job = z.infer<typeof Job>;

async function perform(slots: SignalSlots, services: Services, jobs: readonly Job[]): Promise<void> {
  const [job] = jobs;
  if (job === undefined) return;
  const { resourceId, commentId, attachmentId } = job;
  const subject = { resourceId, commentId, attachmentId };
  const signals = jobs.some(({ isNew }) => isNew) ? await findSignals(slots, services, subject) : undefined;
  await look(slots, services, subject, signals);
}

/** Worker that keeps the cases of moderation as reports and signals say. */
export const moderator = (slots: SignalSlots): Entry<SQSEvent, SQSBatchResponse> =>
  worker(Job, async (jobs, services) => {
    const failed: string[] = [];
    for (const [subjectId, messages] of Map.groupBy(jobs, ([, job]) => subjectIdOf(job))) {
      try {
        await perform(
          slots,
          services,
          messages.map(([, job]) => job),
        );
      } catch (error) {
        services.log.error('moderator.failed', error, { subjectId });
        failed.push(...messages.map(([messageId]) => messageId));
      }
    }
    return failed;
  });
