import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId } from '../../shared/platform/ids.ts';
import { makeStatistics, runCount, settleCounts } from '../budgets/results/run-count.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';

const Job = z.union([
  z.object({ componentId: ComponentId, turn: z.int() }),
  z.object({ statistics: ComponentId }),
  /** By the schedule: every budget. */
  z.object({ night: z.literal(true) }),
]);

async function perform(job: z.infer<typeof Job>, services: Services): Promise<void> {
  if ('night' in job) return settleCounts(services);
  if ('statistics' in job) return makeStatistics(services, job.statistics);
  await runCount(services, job);
}

/** Worker that seals the counts of budgets. It reads ballots, and knows no participant to look for. */
export const budgetCounts: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const failed: string[] = [];
  for (const [messageId, job] of jobs) {
    try {
      await perform(job, services);
    } catch (error) {
      services.log.error('budget-counts.failed', error, 'componentId' in job ? { componentId: job.componentId } : {});
      failed.push(messageId);
    }
  }
  return failed;
});
