import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId, GroupId, ParticipantId, ProcessId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import type { Entry } from '../platform/entry.ts';
import type { Published } from '../platform/feature.ts';
import type { PageKind, Render } from '../platform/page.ts';
import { fillPattern, matchPattern } from '../platform/page-path.ts';
import { fileAt, publishFile, publishPage, type Site } from '../platform/publish.ts';
import type { Services } from '../platform/services.ts';
import type { PublishJob } from '../platform/stream/reactions.ts';
import { worker } from '../platform/worker.ts';
import { siteOf } from '../spaces/site.ts';

const PageJob = z.strictObject({ page: z.string().startsWith('/') });
const ManyJob = z.union([
  z.strictObject({ process: ProcessId, formerly: z.strictObject({ slug: z.string() }).optional() }),
  z.strictObject({ component: ComponentId, project: ProjectId.optional(), proposal: ProposalId.optional() }),
  z.strictObject({ participant: ParticipantId }),
  z.strictObject({ group: GroupId }),
  z.strictObject({ all: z.literal(true) }),
]);
const Job = z.union([PageJob, ManyJob]);
type ManyPages = Exclude<PublishJob, { readonly page: string }>;

const AT_ONCE = 8;

/** Paths of one kind that a job means; with a former slug, each path as it was under that as well. */
async function pathsOfKind(kind: PageKind, job: ManyPages, services: Services): Promise<readonly string[]> {
  const paths = (await kind.pathsOf?.(job, services)) ?? [];
  const formerly = 'process' in job ? job.formerly : undefined;
  if (formerly === undefined) return paths;
  const former = paths.map((path) => fillPattern(kind.pattern, { ...matchPattern(kind.pattern, path), ...formerly }));
  return [...paths, ...former];
}

/** Turns a job for many pages into one job for each, the files without a language among them: they are few. */
async function expand(job: ManyPages, services: Services, { kinds, files, fileKinds }: Site): Promise<void> {
  const published = kinds.filter(({ delivery }) => delivery === 'published');
  const paths = await Promise.all(published.map((kind) => pathsOfKind(kind, job, services)));
  const ofKinds = await Promise.all(fileKinds.map(async (kind) => (await kind.pathsOf?.(job, services)) ?? []));
  const all = new Set([...files.map(({ path }) => path), ...ofKinds.flat(), ...paths.flat()]);
  await services.queues.send(
    'publish',
    [...all].map((page) => ({ page })),
  );
}

async function perform(job: PublishJob, services: Services, site: Site): Promise<void> {
  if (!('page' in job)) return expand(job, services, site);
  const file = fileAt(site, job.page);
  return file === undefined ? publishPage(job.page, services, site) : publishFile(file, services, site);
}

/** Message ids by what their jobs ask for: equal jobs of a batch are done once. */
function groups(jobs: ReadonlyMap<string, PublishJob>): { readonly job: PublishJob; readonly ids: string[] }[] {
  const byText = new Map<string, { readonly job: PublishJob; readonly ids: string[] }>();
  for (const [id, job] of jobs) {
    const text = JSON.stringify(job);
    const group = byText.get(text) ?? { job, ids: [] };
    group.ids.push(id);
    byText.set(text, group);
  }
  return [...byText.values()];
}

/**
 * Worker that publishes pages. A job that names many is sent back to the queue as one job for each page, so that a
 * large site is spread over all workers; messages may come twice and in any order.
 */
export const publisher = (features: readonly Published[], render: Render): Entry<SQSEvent, SQSBatchResponse> => {
  const site = siteOf(features, render);
  return worker(Job, async (jobs, services) => {
    const waiting = groups(jobs);
    const failed: string[] = [];
    const work = async () => {
      for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
        try {
          await perform(group.job, services, site);
        } catch (error) {
          services.log.error('publisher.failed', error, { job: JSON.stringify(group.job) });
          failed.push(...group.ids);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return failed;
  });
};
