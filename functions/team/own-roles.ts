/** What teams keep of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { remove } from '../platform/db/write.ts';
import { Participants, RoleGrants } from '../platform/entities.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import type { Services } from '../platform/services.ts';
import { TeamInvitations } from './entities.ts';

const grantsOf = ({ db }: Services, id: ParticipantId) => db.all(RoleGrants, {}, { startsWith: `${id}#` });
const invitationsTo = ({ db }: Services, recipient: string) =>
  db.all(TeamInvitations, { recipient }, { index: 'byRecipient' });

/** Own roles, and invitations to the own address, for the download of own data. */
export async function rolesTable(services: Services, id: ParticipantId): Promise<PersonalTable> {
  const { email } = await services.db.require(Participants, { id }, 'session.invalid');
  const [grants, invitations] = await Promise.all([
    grantsOf(services, id),
    invitationsTo(services, recipientOf({ email })),
  ]);
  return {
    name: 'roles',
    columns: ['state', 'role', 'space', 'since', 'until'],
    rows: [
      ...grants.map((one) => ['held', one.role, one.spaceId, one.grantedAt, one.expiresAt]),
      ...invitations.map((one) => ['invited', one.role, one.spaceId, one.invitedAt, one.until]),
    ],
  };
}

/** Removes roles of a deleted account, and invitations to the address that it had. */
export async function eraseRoles(services: Services, id: ParticipantId, recipient: string): Promise<void> {
  for (const grant of await grantsOf(services, id)) await services.db.write(remove(RoleGrants, grant));
  for (const one of await invitationsTo(services, recipient)) await services.db.write(remove(TeamInvitations, one));
}
