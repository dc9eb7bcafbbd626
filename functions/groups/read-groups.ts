import { groups } from '../../shared/groups/contract.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { profilesOf } from '../platform/profiles.ts';
import { GroupInvitations } from './entities.ts';
import { ownGroup, toOwnGroup } from './group.ts';
import { membershipsOf } from './own-memberships.ts';

/** Groups of the person who asks. */
export const listGroups = handle(groups.listMine, async ({ actor }, services) => {
  const { participantId } = personOf(actor);
  const memberships = await membershipsOf(services, participantId);
  const found = await services.db.batchGet(
    Groups,
    memberships.map(({ groupId }) => ({ id: groupId })),
  );
  const byId = new Map(found.map((group) => [group.id, group]));
  return {
    items: memberships.flatMap(({ groupId }) => {
      const group = byId.get(groupId);
      return group === undefined ? [] : [toOwnGroup(group, participantId)];
    }),
  };
});

/** A group with its people; addresses of those who are invited are the manager's alone. */
export const readGroup = handle(groups.read, async ({ params: { groupId }, actor }, services) => {
  const { participantId } = personOf(actor);
  const group = await ownGroup(services, groupId, participantId);
  const memberships = await services.db.all(Memberships, { groupId });
  const names = await profilesOf(
    services,
    memberships.map((one) => one.participantId),
  );
  const isManager = group.managerId === participantId;
  const invitations = isManager ? await services.db.all(GroupInvitations, { groupId }) : [];
  return {
    group: toOwnGroup(group, participantId),
    members: memberships
      .sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1))
      .map((one) => ({
        participantId: one.participantId,
        name: names.get(one.participantId) ?? null,
        role: one.participantId === group.managerId ? ('manager' as const) : ('member' as const),
        joinedAt: one.joinedAt,
      })),
    invitations: invitations
      .filter(({ expiresAt }) => expiresAt > services.now())
      .map(({ groupId: _, ...invitation }) => invitation),
  };
});
