import type { ProcessGroupPage } from '../../../shared/spaces/group-views.ts';
import { shownHtml } from '../../platform/frame.ts';
import type { PageKind, PageRequest } from '../../platform/page.ts';
import type { Services } from '../../platform/services.ts';
import { componentById, processes, processGroupBySlug, processGroups } from '../directory.ts';
import { allCards } from '../load-spaces.ts';
import type { SpaceSlots } from '../slots.ts';
import { groupPath } from './group-path.ts';
import { cardsIn, groupCard } from './group-view.ts';

/** The page of a group; `undefined` for a slug that no group holds, and for a group without a published process. */
async function loadGroup(
  request: PageRequest,
  services: Services,
  slots: SpaceSlots,
): Promise<ProcessGroupPage | undefined> {
  const { frame, locale, params } = request;
  const group = await processGroupBySlug(services, params.groupSlug ?? '');
  if (group === undefined) return undefined;
  const cards = (await allCards(request, services, slots)).map(({ card }) => card);
  const card = groupCard(group, cards, frame);
  if (card.processes === 0) return undefined;
  return {
    ...frame,
    group: card,
    description: shownHtml(group.description, locale, frame.organization.defaultLocale),
    processes: cardsIn(group, cards).map(({ figures: _, ...process }) => process),
  };
}

/** Groups show their processes, so they follow them; one that a job names is looked at even while it shows nothing. */
const groupPaths: NonNullable<PageKind['pathsOf']> = async (job, services) => {
  if ('participant' in job || 'group' in job) return [];
  const groups = await processGroups(services);
  if ('all' in job) {
    const published = new Set((await processes(services)).filter(({ isPublished }) => isPublished).map(({ id }) => id));
    return groups.filter(({ processIds }) => processIds.some((id) => published.has(id))).map(groupPath);
  }
  const processId = 'process' in job ? job.process : (await componentById(services, job.component))?.processId;
  return groups.filter(({ processIds }) => processIds.some((id) => id === processId)).map(groupPath);
};

/** The page of each group of processes. */
export const groupPage = (slots: SpaceSlots): PageKind => ({
  // Not `slug`: where a process had another one before, the pages below `{slug}` are looked at under that as well.
  pattern: '/process-groups/{groupSlug}/',
  delivery: 'published',
  load: (request, services) => loadGroup(request, services, slots),
  pathsOf: groupPaths,
});
