import { ProposalId, type ResourceId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Services } from '../platform/services.ts';
import type { Change } from '../platform/stream/change.ts';
import type { NewsJob } from '../platform/stream/reactions.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import { pagePathOf, reachableSpace } from './space.ts';

/** What followers of a proposal are told of: its state and whether it has an answer; not each change of its words. */
const toldOf = ({ state, stateId, answer }: Pick<ProposalItem, 'state' | 'stateId' | 'answer'>): string =>
  `${state}/${stateId ?? ''}/${answer === null ? '' : 'answered'}`;
const UNTOLD = toldOf({ state: 'published', stateId: null, answer: null });

/** A proposal that was answered, or whose state has changed. What was published just now has no followers yet. */
export function newsOfChange({ before, after }: Change<ProposalItem>): NewsJob[] {
  if (before === undefined || after === undefined || !isPublic(before.state) || !isPublic(after.state)) return [];
  const told = toldOf(after);
  return told === toldOf(before) ? [] : [{ resourceId: after.id, told }];
}

const kindOf = ({ state, answer }: ProposalItem) =>
  state === 'withdrawn' ? 'withdrawn' : answer === null ? 'state' : 'answer';

/** What can be told of a proposal now; nothing while its process is hidden. */
export async function proposalNews(services: Services, resourceId: ResourceId) {
  const id = ProposalId.parse(resourceId);
  const proposal = await services.db.get(Proposals, { id });
  if (proposal === undefined || !isPublic(proposal.state)) return undefined;
  const space = await reachableSpace(services, proposal.componentId);
  if (space === undefined) return undefined;
  const { title } = proposal;
  const path = pagePathOf(space, id);
  return { title, path, kind: kindOf(proposal), told: toldOf(proposal), untold: UNTOLD } as const;
}
