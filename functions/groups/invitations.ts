import { groups } from '../../shared/groups/contract.ts';
import { INVITATION_DAYS, MOST_INVITATIONS } from '../../shared/groups/rules.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { check, increment, put, remove } from '../platform/db/write.ts';
import { Groups, Memberships, Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { invitationKey, invitationOf } from '../platform/mail/invitation-secrets.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { firstAccepted } from '../platform/secrets.ts';
import { hmac } from '../platform/signing.ts';
import { GroupInvitations } from './entities.ts';
import { isManager, managedGroup, ownGroup, toOwnGroup } from './group.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const tooMany = { problem: 'request.too-many' } as const;
/** How many mails one manager can have sent. */
const OF_MANAGER: Limit = { name: 'group-invitations', requests: 50, seconds: DAY, ...tooMany };
/** How many of them reach one address, from all groups together. */
const OF_ADDRESS: Limit = { name: 'group-invitations-address', requests: 5, seconds: DAY, ...tooMany };
const ACCEPTANCES: Limit = { name: 'group-acceptances', requests: 30, seconds: HOUR, ...tooMany };

/**
 * Mails an invitation. Whoever has the address, and whether anybody does, makes no difference to the answer. Inviting
 * an address again lets the invitation last longer, and mails it at most once a day.
 */
export const invite = handle(groups.invite, async ({ params: { groupId }, body: { email }, actor }, services) => {
  const { participantId } = personOf(actor);
  const group = await managedGroup(services, groupId, participantId);
  const inviter = await services.db.require(Participants, { id: participantId }, 'session.invalid');
  const waiting = await services.db.all(GroupInvitations, { groupId });
  const key = invitationKey(email);
  if (waiting.length >= MOST_INVITATIONS && !waiting.some((one) => one.key === key))
    throw new Problem('group.too-many-invitations', { facts: { maximum: MOST_INVITATIONS } });
  await countAgainst(services, OF_MANAGER, participantId);
  await countAgainst(services, OF_ADDRESS, hmac(await services.secrets.get('session'), 'group.invited', email));
  const invitedAt = services.now();
  const invitation = { key, email, invitedAt, expiresAt: addSeconds(invitedAt, INVITATION_DAYS * DAY) };
  await services.db.transact(
    check(Groups, { id: groupId }, { when: [isManager(participantId)], otherwise: 'group.not-manager' }),
    put(GroupInvitations, { groupId, ...invitation }),
  );
  await services.db.write(
    outboxMail(services, {
      source: ['group-invitation', groupId, key, invitedAt.slice(0, 10)],
      template: 'group-invitation',
      to: { email },
      locale: inviter.locale,
      values: { groupId, key, group: group.name, inviter: inviter.displayName ?? '' },
    }),
  );
  return invitation;
});

/** Takes an invitation back: its mail leads nowhere then. */
export const uninvite = handle(
  groups.uninvite,
  async ({ params: { groupId, invitationKey: key }, actor }, services) => {
    const { participantId } = personOf(actor);
    await managedGroup(services, groupId, participantId);
    await services.db.write(remove(GroupInvitations, { groupId, key }));
    return undefined;
  },
);

/**
 * Makes a member of whoever shows the token of an invitation and has the address that it was mailed to: a mail that is
 * forwarded lets nobody else in. Accepting twice changes nothing.
 *
 * @throws Problem `group.invitation-invalid`, whatever was wrong
 */
export const acceptInvitation = handle(groups.accept, async ({ body: { token }, actor }, services) => {
  const { participantId } = personOf(actor);
  await countAgainst(services, ACCEPTANCES, participantId);
  const { db, secrets, now } = services;
  const invited = await firstAccepted(secrets, 'session', (secret) => invitationOf(secret, token));
  const { email } = await db.require(Participants, { id: participantId }, 'session.invalid');
  if (invited === undefined || invited.key !== invitationKey(email)) throw new Problem('group.invitation-invalid');
  const { groupId, key } = invited;
  const isMember = (await db.get(Memberships, { groupId, participantId })) !== undefined;
  if (!isMember) {
    await db.transact(
      put(Memberships, { groupId, participantId, joinedAt: now() }, { when: 'absent', otherwise: 'unchanged' }),
      increment(Groups, { id: groupId }, 'members', { when: 'present', otherwise: 'group.invitation-invalid' }),
      remove(
        GroupInvitations,
        { groupId, key },
        { when: [{ attribute: 'expiresAt', op: '>', value: now() }], otherwise: 'unchanged' },
      ),
    );
  }
  // Read again: a window that was slower finds itself a member, and one without an invitation does not.
  const group = await ownGroup(services, groupId, participantId).catch(() => undefined);
  if (group === undefined) throw new Problem('group.invitation-invalid');
  return toOwnGroup(group, participantId);
});
