import type { ParticipantId } from '../../shared/platform/ids.ts';
import { check, increment, type Write } from '../platform/db/write.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type GroupItem, isManager } from './group.ts';
import { lastLeaves, memberLeaves, membershipEnds } from './leaving.ts';
import { membershipsOf } from './own-memberships.ts';

const TRIES = 8;

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
