import type { GroupId, ParticipantId } from '../../shared/platform/ids.ts';
import { check, put, remove, type Write } from '../platform/db/write.ts';
import { GroupProposals, Memberships } from '../platform/entities.ts';
import type { ProposalItem } from './proposal.ts';

const membership = (groupId: GroupId, participantId: ParticipantId): Write =>
  check(Memberships, { groupId, participantId }, { when: 'present', otherwise: 'proposal.not-a-member' });

/**
 * What publishing in the name of a group takes, in the transaction that publishes: to be a member at that very moment.
 *
 * @throws Problem `proposal.not-a-member`, from the transaction
 */
export const inNameOf = ({ id, componentId, groupId }: ProposalItem, participantId: ParticipantId): Write[] =>
  groupId === null
    ? []
    : [membership(groupId, participantId), put(GroupProposals, { groupId, proposalId: id, componentId })];

/** The same for an edit that puts a published text into the name of a group, of another one, or of its author alone. */
export function changedGroup(before: ProposalItem, groupId: GroupId | null): Write[] {
  if (before.groupId === groupId || before.authorId === null) return [];
  const old =
    before.groupId === null ? [] : [remove(GroupProposals, { groupId: before.groupId, proposalId: before.id })];
  return [...old, ...inNameOf({ ...before, groupId }, before.authorId)];
}
