import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId, ParticipantId, ProcessId, ProposalId } from '../../shared/platform/ids.ts';
import { writeTurnout } from '../budgets/ballots/turnout.ts';
import type { Entry } from '../platform/entry.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { countParticipants } from '../platform/participation.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { Proposals } from '../proposals/entities.ts';
import { figurePagesOf, listPagesOf } from '../proposals/list-pages.ts';
import { refreshCounts, refreshProcess } from '../proposals/refresh-counts.ts';
import { pagePathOf, reachableSpace } from '../proposals/space.ts';
import { tallyCache } from '../proposals/tally-file.ts';
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

const AT_ONCE = 16;

/** Writes the sums of a component's proposals, then sees to it that pages show them within a minute. */
async function writeComponent(services: Services, componentId: ComponentId, ids: readonly ProposalId[]) {
  const known = await writeTallies(services, componentId, ids);
  // Where it stands now: the path that a proposal remembers is older than the last change of its process.
  const space = await reachableSpace(services, componentId);
  if (known.length === 0 || space === undefined) return;
  await inParallel(known, AT_ONCE, (id) => publishTallyPages(services, id, [pagePathOf(space, id)]));
  await publishTallyPages(services, componentId, listPagesOf(space));
}

/** Counts whoever has published something among the participants of its process. What is gone counts nobody. */
async function countAuthors(services: Services, jobs: readonly Published[]): Promise<void> {
  const proposals = await services.db.batchGet(
    Proposals,
    jobs.map(({ resource }) => ({ id: resource })),
  );
  const componentOf = new Map(proposals.map(({ id, componentId }) => [id, componentId]));
  const components = await inParallel([...new Set(componentOf.values())], AT_ONCE, (id) => componentById(services, id));
  const processOf = new Map(components.flatMap((found) => (found ? [[found.id, found.processId] as const] : [])));
  const people = jobs.flatMap(({ author, resource }) => {
    const componentId = componentOf.get(resource);
    const processId = componentId && processOf.get(componentId);
    return processId ? [{ processId, participantId: author }] : [];
  });
  await countParticipants(services, people);
}

/** Publishes what shows the number of participants of a process that has changed, at most once a minute. */
async function publishFigures(services: Services, processId: ProcessId): Promise<void> {
  const process = await processById(services, processId);
  if (process?.isPublished) await publishTallyPages(services, processId, figurePagesOf(process));
}

async function perform(job: Job, services: Services): Promise<void> {
  if ('component' in job) return refreshCounts(services, job);
  if ('process' in job) return refreshProcess(services, job.process);
  const componentId = 'group' in job ? ComponentId.safeParse(job.group).data : undefined;
  if (componentId !== undefined) return writeTurnout(services, componentId, tallyCache(services.config.tallySeconds));
  const processId = 'group' in job ? ProcessId.safeParse(job.group).data : undefined;
  if (processId !== undefined) await publishFigures(services, processId);
}

/**
 * What is no sum of a proposal, each job once however often it was sent: people to count, all of them together, and
 * processes whose people were counted. Gives the jobs that failed, as text.
 */
async function performOthers(jobs: Iterable<Job>, services: Services): Promise<Set<string>> {
  const distinct = [...new Map([...jobs].map((job) => [JSON.stringify(job), job]))];
  const failed = new Set<string>();
  const attempt = async (texts: readonly string[], run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      services.log.error('tallies.failed', error, { jobs: texts.length, first: texts[0] });
      for (const text of texts) failed.add(text);
    }
  };
  const published = distinct.flatMap(([text, job]) => ('author' in job ? [[text, job] as const] : []));
  await attempt(
    published.map(([text]) => text),
    () =>
      countAuthors(
        services,
        published.map(([, job]) => job),
      ),
  );
  const others = distinct.filter(([, job]) => !('author' in job));
  await inParallel(others, AT_ONCE, ([text, job]) => attempt([text], () => perform(job, services)));
  return failed;
}

/** Writes the sums of the public proposals among some groups; gives those that failed. */
async function writeProposals(groups: readonly string[], services: Services): Promise<Set<string>> {
  const proposals = await services.db.batchGet(
    Proposals,
    groups.flatMap((group) => ProposalId.safeParse(group).data ?? []).map((id) => ({ id })),
  );
  // Sums of what moderation has hidden are taken away.
  const told = proposals.filter(({ state }) => state !== 'draft');
  const failed = new Set<string>();
  for (const [componentId, changed] of Map.groupBy(told, (proposal) => proposal.componentId)) {
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
