import type { GroupId, ParticipantId } from '../../shared/platform/ids.ts';
import { increment, remove, type Write } from '../platform/db/write.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { type GroupItem, isManager } from './group.ts';

const notManager = (participantId: ParticipantId) =>
  ({ attribute: 'managerId', op: '<>', value: participantId }) as const;

/** Ends a membership; one that has ended already makes the transaction mean `unchanged`. */
export const membershipEnds = (groupId: GroupId, participantId: ParticipantId): Write =>
  remove(Memberships, { groupId, participantId }, { when: 'present', otherwise: 'unchanged' });

/** Leaves the group without anybody, and so without a manager: only while its manager is its one member. */
export const lastLeaves = ({ id }: GroupItem, participantId: ParticipantId): Write[] => [
  increment(Groups, { id }, 'members', {
    by: -1,
    when: [isManager(participantId), { attribute: 'members', op: '=', value: 1 }],
    otherwise: 'unchanged',
    set: { managerId: null },
  }),
  membershipEnds(id, participantId),
];

/** Ends a membership of somebody who does not manage the group, which the condition sees to. */
export const memberLeaves = ({ id }: GroupItem, participantId: ParticipantId): Write[] => [
  increment(Groups, { id }, 'members', {
    by: -1,
    atLeast: 1,
    when: [notManager(participantId)],
    otherwise: 'group.manager-stays',
  }),
  membershipEnds(id, participantId),
];
