import type { ComponentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { NO_VOTES, Proposal } from '../../shared/proposals/proposal.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Proposals } from './entities.ts';

/** A proposal as the table holds it. */
export type ProposalItem = ItemOf<typeof Proposals>;

/** A proposal as the API tells it, without what only the table needs. */
export const toProposal = (item: ProposalItem): Proposal => Proposal.parse(item);

/** Characters of the id in the reference: its random part, a thousand million different ones. */
const REFERENCE_LENGTH = 6;

/** Short name that people can say, such as `PRP-7K3Q9D`; it follows from the id. */
export const referenceOf = (id: ProposalId): string => `PRP-${id.slice(-REFERENCE_LENGTH)}`;

type Given = Pick<
  ProposalItem,
  'id' | 'componentId' | 'authorId' | 'locale' | 'title' | 'body' | 'themeId' | 'territoryId' | 'createdAt' | 'pagePath'
> &
  Partial<Pick<ProposalItem, 'groupId' | 'place' | 'isAssisted'>>;

/** A draft with everything that it has not been given yet. */
export const newDraft = (given: Given): ProposalItem => ({
  groupId: null,
  place: null,
  ...given,
  reference: referenceOf(given.id),
  isOfficial: false,
  state: 'draft',
  stateId: null,
  answer: null,
  answerChangedAt: null,
  reached: null,
  importedVotes: NO_VOTES,
  externalId: null,
  updatedAt: given.createdAt,
  publishedAt: null,
  editedAt: null,
  withdrawnAt: null,
  hidden: null,
  version: 0,
});

interface Named {
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
}

/** A proposal of the component, in any state. @throws Problem `proposal.not-found` */
export async function proposalIn({ db }: Pick<Services, 'db'>, { componentId, proposalId }: Named) {
  const proposal = await db.require(Proposals, { id: proposalId }, 'proposal.not-found');
  if (proposal.componentId !== componentId) throw new Problem('proposal.not-found');
  return proposal;
}

/** An own proposal. @throws Problem `proposal.not-found`, or `proposal.not-yours` for one of somebody else. */
export async function ownProposal(services: Pick<Services, 'db'>, named: Named, participantId: ParticipantId) {
  const proposal = await proposalIn(services, named);
  if (proposal.authorId !== participantId) throw new Problem('proposal.not-yours');
  return proposal;
}
