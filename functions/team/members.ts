import type { SpaceId } from '../../shared/platform/ids.ts';
import { holds } from '../../shared/platform/roles.ts';
import { type Member, type TeamRole, team } from '../../shared/team/contract.ts';
import { leaving } from '../platform/administrators.ts';
import { patch, remove } from '../platform/db/write.ts';
import { Administrators, Participants, RoleGrants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { Processes } from '../spaces/entities.ts';
import { TeamInvitations } from './entities.ts';
import { toInvitation } from './invitations.ts';

type Held = Pick<Member, 'participantId' | 'role' | 'spaceId' | 'since' | 'until'>;

/** Roles that count in a process, those in every process included; of the platform, its administrators first. */
async function heldIn({ db, now }: Services, spaceId: SpaceId): Promise<Held[]> {
  const at = now();
  const isOrganization = spaceId === 'organization';
  const [grants, administrators] = await Promise.all([
    db.all(RoleGrants, {}),
    isOrganization ? db.all(Administrators, {}) : [],
  ]);
  return [
    ...administrators.map(
      ({ participantId }): Held => ({ participantId, role: 'administrator', spaceId, since: null, until: null }),
    ),
    ...grants
      .filter((grant) => holds(grant, at) && (grant.spaceId === spaceId || grant.spaceId === 'organization'))
      .map(({ grantedAt: since, expiresAt: until, ...grant }) => ({ ...grant, since, until })),
  ];
}

/** The team of a process or of the platform, by name, and the invitations that wait. */
export const readTeam = handle(team.read, async ({ params: { spaceId } }, services) => {
  const { db, now } = services;
  if (spaceId !== 'organization') await db.require(Processes, { id: spaceId }, 'process.not-found');
  const [held, invitations] = await Promise.all([heldIn(services, spaceId), db.all(TeamInvitations, { spaceId })]);
  const people = await db.batchGet(
    Participants,
    held.map(({ participantId }) => ({ id: participantId })),
  );
  const byId = new Map(people.filter(({ deletedAt }) => deletedAt === null).map((person) => [person.id, person]));
  const members = held.flatMap(({ participantId, role, spaceId: where, since, until }): Member[] => {
    const person = byId.get(participantId);
    const known = person && { name: person.displayName, email: person.email };
    return known === undefined ? [] : [{ participantId, ...known, role, spaceId: where, since, until }];
  });
  return {
    members: members.sort((one, other) => (one.name ?? one.email).localeCompare(other.name ?? other.email)),
    invitations: invitations
      .filter((invitation) => holds(invitation, now()))
      .sort((one, other) => (one.invitedAt > other.invitedAt ? -1 : 1))
      .map(toInvitation),
  };
});

type Named = { readonly participantId: Member['participantId']; readonly role: TeamRole; readonly spaceId: SpaceId };

/** Ends the rights of an administrator. @throws Problem `participant.last-administrator` */
async function removeAdministrator(services: Services, { participantId: id }: Named): Promise<void> {
  if ((await services.db.get(Administrators, { participantId: id })) === undefined) return;
  const when = [{ attribute: 'role', op: '=', value: 'administrator' }] as const;
  await services.db.transact(
    patch(Participants, { id }, { role: 'participant' }, { when, otherwise: 'unchanged' }),
    ...(await leaving(services, id)),
  );
}

/** Takes a role away: from the next request on it counts for nothing. */
export const removeMember = handle(team.remove, async ({ params }, services) => {
  const { participantId, role, spaceId } = params;
  if (role !== 'administrator') await services.db.write(remove(RoleGrants, { participantId, role, spaceId }));
  else if (spaceId === 'organization') await removeAdministrator(services, params);
  return undefined;
});
