import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { VoteStarts } from '../proposals/entities.ts';
import { runRecount } from '../proposals/recount/run-recount.ts';
import { settleVote } from '../proposals/recount/settle-vote.ts';
import { components } from '../spaces/directory.ts';

const Job = z.union([
  z.object({ componentId: ComponentId, startedAt: Instant }),
  /** By the schedule: every component in which somebody has ever voted. */
  z.object({ night: z.literal(true) }),
]);

async function beginEverywhere(services: Services): Promise<void> {
  const all = (await components(services)).filter(({ kind }) => kind === 'proposals');
  const voted = await services.db.batchGet(
    VoteStarts,
    all.map(({ id }) => ({ componentId: id })),
  );
  const isVoted = new Set(voted.map(({ componentId }) => componentId));
  for (const component of all.filter(({ id }) => isVoted.has(id))) await settleVote(services, component);
}

async function perform(job: z.infer<typeof Job>, services: Services): Promise<void> {
  if ('night' in job) return beginEverywhere(services);
  if (await runRecount(services, job)) await services.queues.send('recounts', [job]);
}

/** Worker that counts ballots anew and repairs the sums that are counted as votes come. */
export const recounts: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const failed: string[] = [];
  for (const [messageId, job] of jobs) {
    try {
      await perform(job, services);
    } catch (error) {
      services.log.error('recounts.failed', error, 'componentId' in job ? { componentId: job.componentId } : {});
      failed.push(messageId);
    }
  }
  return failed;
});
