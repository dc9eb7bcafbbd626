import { proposals } from '../../shared/proposals/contract.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { mayReview } from './office/assignments.ts';
import { proposalIn, toProposal } from './proposal.ts';
import { anySpace, isReachable } from './space.ts';

/** One proposal. A draft exists for its author alone; what is not published yet, for those with a role in its process too. */
export const readProposal = handle(proposals.read, async ({ params, actor }, services) => {
  const proposal = await proposalIn(services, params);
  const isAuthor = actor.kind === 'participant' && actor.participantId === proposal.authorId;
  if (!isPublic(proposal.state) && !isAuthor) throw new Problem('proposal.not-found');
  if (!isAuthor) {
    const space = await anySpace(services, params.componentId, 'proposal.not-found');
    const isStaff = await mayReview(services, actor, space, proposal);
    if (!isStaff && !isReachable(space)) throw new Problem('proposal.not-found');
  }
  return toProposal(proposal);
});
