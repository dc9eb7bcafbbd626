import { proposals } from '../../shared/proposals/contract.ts';
import { handle } from '../platform/handle.ts';
import { listPage } from './list/query.ts';
import { anySpace, listDefaultsOf, publishedSpace } from './space.ts';

/** Published proposals of a component: search, filters, order, pages. At most a second behind the index. */
export const searchProposals = handle(proposals.search, async ({ params: { componentId }, query }, services) => {
  const space = await publishedSpace(services, componentId);
  return listPage(services, { componentId, ...listDefaultsOf(space, services.now()) }, query);
});

/** The same for the back office: of unpublished components too. */
export const manageProposals = handle(proposals.manage, async ({ params: { componentId }, query }, services) => {
  const space = await anySpace(services, componentId);
  // The table of the back office is read newest first, whatever readers see first.
  const defaults = { ...listDefaultsOf(space, services.now()), defaultSort: 'recent' } as const;
  return listPage(services, { componentId, ...defaults }, query);
});
