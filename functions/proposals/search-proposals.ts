import { proposals } from '../../shared/proposals/contract.ts';
import { handle } from '../platform/handle.ts';
import { listPage } from './list/query.ts';
import { anySpace, publishedSpace } from './space.ts';

/** Published proposals of a component: search, filters, order, pages. At most a second behind the index. */
export const searchProposals = handle(proposals.search, async ({ params: { componentId }, query }, services) => {
  await publishedSpace(services, componentId);
  return listPage(services, componentId, query);
});

/** The same for the back office: of unpublished components too. */
export const manageProposals = handle(proposals.manage, async ({ params: { componentId }, query }, services) => {
  await anySpace(services, componentId);
  return listPage(services, componentId, query);
});
