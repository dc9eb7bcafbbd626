import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { CommentId, ComponentId, ProposalId, ResourceId } from '../../shared/platform/ids.ts';
import { sitemapPath } from '../../shared/proposals/paths.ts';
import { rebuildThreads, updateThreads } from '../comments/update-threads.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { listPagesOf } from '../proposals/list-pages.ts';
import { commentableProposal } from '../proposals/slots.ts';
import { reachableSpace } from '../proposals/space.ts';
import { publishTallyPages } from '../proposals/tally-pages.ts';
import { rebuildIndex, updateIndex } from '../proposals/update-index.ts';

/** Jobs with `rebuild` are sent by an operator after a loss: the runbook says how. */
const ListJob = z.union([
  z.object({ componentId: ComponentId, proposalId: ProposalId }),
  z.object({ componentId: ComponentId, rebuild: z.literal(true) }),
]);
const ThreadJob = z.union([
  z.object({ resourceId: ResourceId, commentId: CommentId }),
  z.object({ resourceId: ResourceId, votesOn: CommentId }),
  z.object({ resourceId: ResourceId, rebuild: z.literal(true) }),
]);
type ListJob = z.infer<typeof ListJob>;
type ThreadJob = z.infer<typeof ThreadJob>;
type Job = ListJob | ThreadJob;

/** Brings the order of comments up to date, and has their page published: for votes once a minute, else at once. */
async function performThreads(
  services: Services,
  resourceId: ResourceId,
  jobs: readonly ThreadJob[],
): Promise<string[]> {
  const ids = jobs.flatMap((job) => ('commentId' in job ? [job.commentId] : 'votesOn' in job ? [job.votesOn] : []));
  if (ids.length > 0) await updateThreads(services, resourceId, [...new Set(ids)]);
  if (jobs.some((job) => 'rebuild' in job)) await rebuildThreads(services, resourceId);
  const page = (await commentableProposal(services, resourceId))?.pagePath;
  if (page === undefined) return [];
  if (jobs.some((job) => !('votesOn' in job))) return [page];
  await publishTallyPages(services, `comments#${resourceId}`, [page]);
  return [];
}

async function performLists(services: Services, componentId: ComponentId, jobs: readonly ListJob[]): Promise<string[]> {
  const ids = jobs.flatMap((job) => ('rebuild' in job ? [] : [job.proposalId]));
  if (ids.length > 0) await updateIndex(services, componentId, [...new Set(ids)]);
  if (jobs.some((job) => 'rebuild' in job)) await rebuildIndex(services, componentId);
  const space = await reachableSpace(services, componentId);
  return space === undefined ? [] : [...listPagesOf(space), sitemapPath(componentId)];
}

/** What jobs belong to: each is written by one function at a time, so its jobs go together. */
const subjectOf = (job: Job): ComponentId | ResourceId => ('componentId' in job ? job.componentId : job.resourceId);

async function perform(services: Services, jobs: readonly Job[]): Promise<string[]> {
  const lists = jobs.filter((job) => 'componentId' in job);
  const threads = jobs.filter((job) => 'resourceId' in job);
  const [list] = lists;
  const [thread] = threads;
  if (list !== undefined) return performLists(services, list.componentId, lists);
  return thread === undefined ? [] : performThreads(services, thread.resourceId, threads);
}

/** Worker that keeps what lists and threads are ordered by, and publishes the pages that show them once it is written. */
export const indexer: Entry<SQSEvent, SQSBatchResponse> = worker(
  z.union([ListJob, ThreadJob]),
  async (jobs, services) => {
    const failed: string[] = [];
    const pages = new Set<string>();
    for (const [subject, messages] of Map.groupBy(jobs, ([, job]) => subjectOf(job))) {
      try {
        const wanted = messages.map(([, job]) => job);
        for (const page of await perform(services, wanted)) pages.add(page);
      } catch (error) {
        services.log.error('indexer.failed', error, { subject });
        failed.push(...messages.map(([messageId]) => messageId));
      }
    }
    await services.queues.send(
      'publish',
      [...pages].map((page) => ({ page })),
    );
    return failed;
  },
);
