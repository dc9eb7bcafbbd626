import type { Actor } from '../../shared/platform/policy.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import type { Services } from '../platform/services.ts';
import { listPage } from './list/query.ts';
import { assignedTo, seesEvery } from './office/assignments.ts';
import { anySpace, listDefaultsOf, publishedSpace, type Space } from './space.ts';

/** Published proposals of a component: search, filters, order, pages. At most a second behind the index. */
export const searchProposals = handle(proposals.search, async ({ params: { componentId }, query }, services) => {
  const space = await publishedSpace(services, componentId);
  return listPage(services, { componentId, ...listDefaultsOf(space, services.now()) }, query);
});

/** What evaluators see, and others who ask for what is assigned to them; `undefined`: every proposal. */
async function shownTo(services: Services, space: Space, actor: Actor, isAsked: boolean) {
  if (!isAsked && seesEvery(actor, space)) return undefined;
  return assignedTo(services, space.component.id, personOf(actor).participantId);
}

/** The same for the back office: of unpublished components too. */
export const manageProposals = handle(proposals.manage, async ({ params, query, actor }, services) => {
  const { componentId } = params;
  const space = await anySpace(services, componentId);
  // The table of the back office is read newest first, whatever readers see first.
  const defaults = { ...listDefaultsOf(space, services.now()), defaultSort: 'recent' } as const;
  const { assigned, ...filters } = query;
  const only = await shownTo(services, space, actor, assigned === 'me');
  return listPage(services, { componentId, ...defaults, only }, filters);
});
