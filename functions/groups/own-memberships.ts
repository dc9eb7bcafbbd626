import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';

/** Memberships of somebody, the oldest first. The index may lag; what has ended meanwhile is left out. */
export async function membershipsOf({ db }: Services, participantId: ParticipantId) {
  const listed = await db.all(Memberships, { participantId }, { index: 'byParticipant' });
  const there = await db.batchGet(Memberships, listed);
  return there.sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1));
}

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
