import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId, ParticipantId, ProcessId, ProposalId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Entry } from '../platform/entry.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { countParticipant } from '../platform/participation.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { Proposals } from '../proposals/entities.ts';
import { figurePagesOf, listPagesOf } from '../proposals/list-pages.ts';
import { refreshCounts, refreshProcess } from '../proposals/refresh-counts.ts';
import { pagePathOf, reachableSpace } from '../proposals/space.ts';
import { publishTallyPages } from '../proposals/tally-pages.ts';
import { writeTallies } from '../proposals/write-tallies.ts';
import { componentById, processById } from '../spaces/directory.ts';

const Job = z.union([
  z.object({ group: z.string() }),
  z.object({ author: ParticipantId, resource: ProposalId }),
  z.object({ component: ComponentId, after: ProposalId.optional() }),
  z.object({ process: ProcessId }),
]);
type Job = z.infer<typeof Job>;
type Published = Extract<Job, { readonly author: unknown }>;

/** Writes the sums of a component's proposals, then sees to it that pages show them within a minute. */
async function writeComponent(services: Services, componentId: ComponentId, ids: readonly ProposalId[]) {
  const known = await writeTallies(services, componentId, ids);
  // Where it stands now: the path that a proposal remembers is older than the last change of its process.
  const space = await reachableSpace(services, componentId);
  if (known.length === 0 || space === undefined) return;
  for (const id of known) await publishTallyPages(services, id, [pagePathOf(space, id)]);
  await publishTallyPages(services, componentId, listPagesOf(space));
}

/** Counts whoever has published something among the participants of its process. What is gone counts nobody. */
async function countAuthor(services: Services, { author, resource }: Published): Promise<void> {
  const proposal = await services.db.get(Proposals, { id: resource });
  const component = proposal && (await componentById(services, proposal.componentId));
  if (component !== undefined) await countParticipant(services, component.processId, author);
}

/** Publishes what shows the number of participants of a process that has changed, at most once a minute. */
async function publishFigures(services: Services, processId: ProcessId): Promise<void> {
  const process = await processById(services, processId);
  if (process?.isPublished) await publishTallyPages(services, processId, figurePagesOf(process));
}

const AT_ONCE = 16;

/**
 * What is no sum of a proposal, each job once however often it was sent: people to count, and processes whose people
 * were counted. Gives the jobs that failed, as text.
 */
async function performOthers(jobs: Iterable<Job>, services: Services): Promise<Set<string>> {
  const distinct = [...new Map([...jobs].map((job) => [JSON.stringify(job), job]))];
  const failed = new Set<string>();
  await inParallel(distinct, AT_ONCE, async ([text, job]) => {
    try {
      if ('author' in job) return await countAuthor(services, job);
      if ('component' in job) return await refreshCounts(services, job);
      if ('process' in job) return await refreshProcess(services, job.process);
      const processId = ProcessId.safeParse(job.group).data;
      if (processId !== undefined) await publishFigures(services, processId);
    } catch (error) {
      services.log.error('tallies.failed', error, { job: text });
      failed.add(text);
    }
  });
  return failed;
}

/** Writes the sums of the public proposals among some groups; gives those that failed. */
async function writeProposals(groups: readonly string[], services: Services): Promise<Set<string>> {
  const proposals = await services.db.batchGet(
    Proposals,
    groups.flatMap((group) => ProposalId.safeParse(group).data ?? []).map((id) => ({ id })),
  );
  const open = proposals.filter(({ state }) => isPublic(state));
  const failed = new Set<string>();
  for (const [componentId, changed] of Map.groupBy(open, (proposal) => proposal.componentId)) {
    try {
      await writeComponent(
        services,
        componentId,
        changed.map(({ id }) => id),
      );
    } catch (error) {
      services.log.error('tallies.failed', error, { componentId });
      for (const { id } of changed) failed.add(id);
    }
  }
  return failed;
}

/**
 * Worker that writes the public sums of proposals, component by component, and counts participants. What is no public
 * proposal is passed over.
 */
export const tallies: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const groups = [...jobs.values()].flatMap((job) => ('group' in job ? [job.group] : []));
  const others = await performOthers(jobs.values(), services);
  const unwritten = await writeProposals([...new Set(groups)], services);
  return [...jobs]
    .filter(([, job]) => others.has(JSON.stringify(job)) || ('group' in job && unwritten.has(job.group)))
    .map(([messageId]) => messageId);
});
