import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { listPagesOf } from '../proposals/list-pages.ts';
import { reachableSpace } from '../proposals/space.ts';
import { rebuildIndex, updateIndex } from '../proposals/update-index.ts';

const Job = z.union([
  z.object({ componentId: ComponentId, proposalId: ProposalId }),
  /** Sent by an operator after a loss: the runbook says how. */
  z.object({ componentId: ComponentId, rebuild: z.literal(true) }),
]);
type Job = z.infer<typeof Job>;

async function perform(services: Services, componentId: ComponentId, jobs: readonly Job[]): Promise<string[]> {
  const ids = jobs.flatMap((job) => ('rebuild' in job ? [] : [job.proposalId]));
  if (ids.length > 0) await updateIndex(services, componentId, [...new Set(ids)]);
  if (jobs.some((job) => 'rebuild' in job)) await rebuildIndex(services, componentId);
  const space = await reachableSpace(services, componentId);
  return space === undefined ? [] : listPagesOf(space);
}

/** Worker that keeps list indexes, and publishes the pages that show them once they are written. */
export const indexer: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const byComponent = Map.groupBy(jobs, ([, { componentId }]) => componentId);
  const failed: string[] = [];
  const pages = new Set<string>();
  for (const [componentId, messages] of byComponent) {
    try {
      const wanted = messages.map(([, job]) => job);
      for (const page of await perform(services, componentId, wanted)) pages.add(page);
    } catch (error) {
      services.log.error('indexer.failed', error, { componentId });
      failed.push(...messages.map(([messageId]) => messageId));
    }
  }
  await services.queues.send(
    'publish',
    [...pages].map((page) => ({ page })),
  );
  return failed;
});
