import { groups } from '../../shared/groups/contract.ts';
import type { GroupId, ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { check, increment, patch, remove, type Write } from '../platform/db/write.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type GroupItem, isManager, managedGroup, ownGroup, toOwnGroup } from './group.ts';
import { membershipsOf } from './read-groups.ts';

const TRIES = 8;
const notManager = (participantId: ParticipantId) =>
  ({ attribute: 'managerId', op: '<>', value: participantId }) as const;

const membershipEnds = (groupId: GroupId, participantId: ParticipantId): Write =>
  remove(Memberships, { groupId, participantId }, { when: 'present', otherwise: 'unchanged' });

/** Leaves the group without anybody, and so without a manager: only while its manager is its one member. */
const lastLeaves = ({ id }: GroupItem, participantId: ParticipantId): Write[] => [
  increment(Groups, { id }, 'members', {
    by: -1,
    when: [isManager(participantId), { attribute: 'members', op: '=', value: 1 }],
    otherwise: 'unchanged',
    set: { managerId: null },
  }),
  membershipEnds(id, participantId),
];

/** Ends a membership of somebody who does not manage the group, which the condition sees to. */
const memberLeaves = ({ id }: GroupItem, participantId: ParticipantId): Write[] => [
  increment(Groups, { id }, 'members', {
    by: -1,
    atLeast: 1,
    when: [notManager(participantId)],
    otherwise: 'group.manager-stays',
  }),
  membershipEnds(id, participantId),
];

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

/** Own memberships, for the download of own data. */
export async function groupsTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const memberships = await membershipsOf(services, participantId);
  const found = await services.db.batchGet(
    Groups,
    memberships.map(({ groupId }) => ({ id: groupId })),
  );
  return {
    name: 'groups',
    columns: ['group', 'name', 'role', 'joined_at'],
    rows: memberships.map(({ groupId, joinedAt }) => {
      const group = found.find(({ id }) => id === groupId);
      return [groupId, group?.name ?? null, group?.managerId === participantId ? 'manager' : 'member', joinedAt];
    }),
  };
}

/** The writes that take a deleted account out of a group: the oldest other member manages it then. */
async function departure({ db }: Services, group: GroupItem, participantId: ParticipantId): Promise<Write[]> {
  if (group.managerId !== participantId) return memberLeaves(group, participantId);
  const [heir] = (await db.all(Memberships, { groupId: group.id }))
    .filter((one) => one.participantId !== participantId)
    .sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1));
  if (heir === undefined) return lastLeaves(group, participantId);
  return [
    increment(Groups, { id: group.id }, 'members', {
      by: -1,
      when: [isManager(participantId)],
      otherwise: 'unchanged',
      set: { managerId: heir.participantId },
    }),
    check(
      Memberships,
      { groupId: group.id, participantId: heir.participantId },
      { when: 'present', otherwise: 'unchanged' },
    ),
    membershipEnds(group.id, participantId),
  ];
}

/** Takes a deleted account out of its groups. @throws Error when members come and go faster than it can be done */
export async function eraseMemberships(services: Services, participantId: ParticipantId): Promise<void> {
  for (const { groupId } of await membershipsOf(services, participantId)) {
    let isDone = false;
    for (let attempt = 0; attempt < TRIES && !isDone; attempt++) {
      const group = await services.db.require(Groups, { id: groupId }, 'group.not-found');
      const writes = await departure(services, group, participantId);
      // A hand-over to the account that is leaving may win: the group is read again then.
      isDone = await services.db.transact(...writes).then(
        ({ changed }) => changed,
        (error: unknown) => {
          if (error instanceof Problem && error.code === 'group.manager-stays') return false;
          throw error;
        },
      );
      isDone ||= (await services.db.get(Memberships, { groupId, participantId })) === undefined;
    }
    if (!isDone) throw new Error(`a membership of group ${groupId} could not be ended`);
  }
}
