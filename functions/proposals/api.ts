import { proposalPolicy } from '../../shared/proposals/policy.ts';
import { createApi } from '../platform/api.ts';
import { spaceOfComponent } from '../spaces/directory.ts';
import { answerProposal } from './answer-proposal.ts';
import { castVote } from './cast-vote.ts';
import { createDraft } from './create-draft.ts';
import { createOfficial } from './create-official.ts';
import { discardDraft } from './discard-draft.ts';
import { editProposal } from './edit-proposal.ts';
import { listMyProposals } from './list-my-proposals.ts';
import { listMyVotes } from './list-my-votes.ts';
import { listPlaces } from './list-places.ts';
import { officeHandlers } from './office/handlers.ts';
import { publishProposal } from './publish-proposal.ts';
import { readBallot } from './read-ballot.ts';
import { readProposal } from './read-proposal.ts';
import { askRecount, readRecount } from './recount/recount-routes.ts';
import { manageProposals, searchProposals } from './search-proposals.ts';
import { similarProposals } from './similar-proposals.ts';
import { updateDraft } from './update-draft.ts';
import { withdrawProposal } from './withdraw-proposal.ts';
import { withdrawVote } from './withdraw-vote.ts';

export const proposalsApi = createApi({
  handlers: [
    searchProposals,
    listPlaces,
    manageProposals,
    listMyProposals,
    createDraft,
    createOfficial,
    readProposal,
    updateDraft,
    discardDraft,
    editProposal,
    similarProposals,
    publishProposal,
    withdrawProposal,
    answerProposal,
    castVote,
    withdrawVote,
    readBallot,
    listMyVotes,
    askRecount,
    readRecount,
    ...officeHandlers,
  ],
  policies: [proposalPolicy],
  places: { componentId: spaceOfComponent },
});
