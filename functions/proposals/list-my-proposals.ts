import { proposals } from '../../shared/proposals/contract.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Proposals } from './entities.ts';
import { toProposal } from './proposal.ts';

/** Own drafts and proposals in a component, newest first. The index may lag behind a write by a moment. */
export const listMyProposals = handle(proposals.listMine, async ({ params: { componentId }, actor }, { db }) => {
  const { participantId } = personOf(actor);
  const own = await db.all(Proposals, { authorId: participantId }, { index: 'byAuthor', reverse: true });
  return { items: own.filter((proposal) => proposal.componentId === componentId).map(toProposal) };
});
