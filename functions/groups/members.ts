import { groups } from '../../shared/groups/contract.ts';
import type { GroupId, ParticipantId } from '../../shared/platform/ids.ts';
import { check, increment, patch, type Write } from '../platform/db/write.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type GroupItem, isManager, managedGroup, ownGroup, toOwnGroup } from './group.ts';
import { lastLeaves, memberLeaves, membershipEnds } from './leaving.ts';

/** @throws Problem `group.manager-stays` for a manager whose group has other members: they must be given one first */
async function leave(services: Services, group: GroupItem, participantId: ParticipantId): Promise<void> {
  const isAlone = group.managerId === participantId && group.members === 1;
  const writes = isAlone ? lastLeaves(group, participantId) : memberLeaves(group, participantId);
  const { changed } = await services.db.transact(...writes);
  // Somebody has joined at this moment, or has left already.
  if (!changed && isAlone) throw new Problem('group.manager-stays');
}

/** Removes a member, or ends one's own membership. Who is no member (any more) is left alone. */
export const removeMember = handle(groups.removeMember, async ({ params, actor }, services) => {
  const me = personOf(actor).participantId;
  const { groupId, participantId } = params;
  if (participantId === me) {
    const membership = await services.db.get(Memberships, { groupId, participantId });
    if (membership !== undefined) await leave(services, await ownGroup(services, groupId, me), me);
    return undefined;
  }
  const group = await managedGroup(services, groupId, me);
  await services.db.transact(
    increment(Groups, { id: group.id }, 'members', {
      by: -1,
      when: [isManager(me)],
      otherwise: 'group.not-manager',
    }),
    membershipEnds(groupId, participantId),
  );
  return undefined;
});

/** What makes another member the manager: a group has one at any time, and it is a member. */
const handingOver = (groupId: GroupId, from: ParticipantId, to: ParticipantId): Write[] => [
  patch(Groups, { id: groupId }, { managerId: to }, { when: [isManager(from)], otherwise: 'group.not-manager' }),
  check(Memberships, { groupId, participantId: to }, { when: 'present', otherwise: 'group.no-member' }),
];

/** Hands a group over to another member. */
export const handOver = handle(groups.handOver, async ({ params: { groupId }, body, actor }, services) => {
  const me = personOf(actor).participantId;
  const group = await managedGroup(services, groupId, me);
  if (body.participantId !== me) await services.db.transact(...handingOver(groupId, me, body.participantId));
  return toOwnGroup({ ...group, managerId: body.participantId }, me);
});
