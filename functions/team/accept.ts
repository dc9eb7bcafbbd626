import type { ParticipantId } from '../../shared/platform/ids.ts';
import { holds } from '../../shared/platform/roles.ts';
import { team } from '../../shared/team/contract.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch, put, remove, type Write } from '../platform/db/write.ts';
import { Administrators, Participants, RoleGrants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { teamInvitationKey, teamInvitationOf } from '../platform/mail/team-secrets.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { firstAccepted } from '../platform/secrets.ts';
import type { Services } from '../platform/services.ts';
import { TeamInvitations } from './entities.ts';

const ACCEPTANCES: Limit = { name: 'team-acceptances', requests: 30, seconds: 3600, problem: 'request.too-many' };
const otherwise = 'team.invitation-invalid';

type Item = ItemOf<typeof TeamInvitations>;

/** The writes that give a role, on condition of the address: an account that is being deleted at this moment gets none. */
function roleOf({ now }: Services, id: ParticipantId, invitation: Item): Write[] {
  const { role, spaceId, until, email, invitedBy } = invitation;
  const guarded = { when: [{ attribute: 'email', op: '=', value: email }], otherwise } as const;
  if (role === 'administrator')
    return [patch(Participants, { id }, { role }, guarded), put(Administrators, { participantId: id })];
  const grant = { participantId: id, role, spaceId, grantedAt: now(), grantedBy: invitedBy, expiresAt: until };
  return [patch(Participants, { id }, { hasGrants: true }, guarded), put(RoleGrants, grant)];
}

/**
 * Gives the role to whoever shows the token of an invitation and has the address that it was mailed to: a mail that is
 * forwarded makes nobody else a moderator. It counts once a second factor was shown, which begins a new session.
 *
 * @throws Problem `team.invitation-invalid`, whatever was wrong
 */
export const acceptInvitation = handle(team.accept, async ({ body: { token }, actor }, services) => {
  const { participantId: id } = personOf(actor);
  await countAgainst(services, ACCEPTANCES, id);
  const { db, secrets, now } = services;
  const invited = await firstAccepted(secrets, 'session', (secret) => teamInvitationOf(secret, token));
  if (invited === undefined) throw new Problem(otherwise);
  const invitation = await db.require(TeamInvitations, invited, otherwise);
  const { email } = await db.require(Participants, { id }, 'session.invalid');
  const isMeant = invitation.key === teamInvitationKey(email, invitation.role);
  const isOver = !holds({ expiresAt: invitation.until }, now()) || !holds(invitation, now());
  if (!isMeant || isOver) throw new Problem(otherwise);
  await db.transact(
    ...roleOf(services, id, invitation),
    // The invitation that was read: one that was taken back or replaced meanwhile gives nothing.
    remove(TeamInvitations, invited, {
      when: [{ attribute: 'invitedAt', op: '=', value: invitation.invitedAt }],
      otherwise,
    }),
  );
  return { role: invitation.role, spaceId: invitation.spaceId };
});
