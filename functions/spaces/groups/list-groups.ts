import { spaces } from '../../../shared/spaces/contract.ts';
import { handle } from '../../platform/handle.ts';
import { processes, processGroups } from '../directory.ts';

/** All groups, the newest first. */
export const listProcessGroups = handle(spaces.listProcessGroups, async (_, services) => ({
  items: await processGroups(services),
}));

/** Groups that show something, with nothing of what is not published. */
export const listPublicProcessGroups = handle(spaces.listPublicProcessGroups, async (_, services) => {
  const [groups, all] = await Promise.all([processGroups(services), processes(services)]);
  const published = new Set(all.filter(({ isPublished }) => isPublished).map(({ id }) => id));
  const items = groups
    .map((group) => ({ ...group, processIds: group.processIds.filter((id) => published.has(id)) }))
    .filter(({ processIds }) => processIds.length > 0);
  return { items };
});
