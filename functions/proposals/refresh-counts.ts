import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { componentsOf } from '../spaces/directory.ts';
import { freshList } from './list/warm-list.ts';
import { listPagesOf } from './list-pages.ts';
import { reachableSpace } from './space.ts';
import { writeTallies } from './write-tallies.ts';

/** What may be told of the votes of a component has changed: counts were hidden or shown, a threshold was set. */
export interface RefreshJob {
  readonly component: ComponentId;
  /** Proposals up to this one are done. */
  readonly after?: ProposalId | undefined;
}

/** Proposals that one job writes: well within the time of the worker. */
const AT_ONCE = 500;

/**
 * Writes the public sums of every proposal of a component anew, some at a time: the job for the rest is sent once these
 * are written, so a job that fails goes on where it was. The first one also changes the file of the component, from
 * which lists and figures are made. Pages of proposals are published by the change itself; lists once all is written.
 */
export async function refreshCounts(services: Services, { component, after }: RefreshJob): Promise<void> {
  const { list } = await freshList(services, component);
  const left = list
    .ids()
    .filter((id) => after === undefined || id > after)
    .sort();
  const now = left.slice(0, AT_ONCE);
  await writeTallies(services, component, now, { isRefresh: true });
  const last = now.at(-1);
  if (left.length > now.length && last !== undefined) {
    return services.queues.send('tallies', [{ component, after: last }]);
  }
  const space = await reachableSpace(services, component);
  if (space === undefined) return;
  const pages = listPagesOf(space).map((page) => ({ page }));
  await services.queues.send('publish', pages);
}

/** The same for every component of proposals of a process, each with a job of its own. */
export async function refreshProcess(services: Services, processId: Parameters<typeof componentsOf>[1]): Promise<void> {
  const components = await componentsOf(services, processId);
  const jobs = components.filter(({ kind }) => kind === 'proposals').map(({ id }) => ({ component: id }));
  await services.queues.send('tallies', jobs);
}
