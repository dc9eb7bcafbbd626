import type { SpaceId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { addSeconds, type Instant } from '../../shared/platform/time.ts';
import { Invitation, type TeamRole, team } from '../../shared/team/contract.ts';
import { INVITATION_DAYS, MOST_INVITATIONS } from '../../shared/team/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, remove } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import { teamInvitationKey } from '../platform/mail/team-secrets.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';
import { organization, processById } from '../spaces/directory.ts';
import { TeamInvitations } from './entities.ts';

type Item = ItemOf<typeof TeamInvitations>;

const DAY = 24 * 3600;
const tooMany = { problem: 'request.too-many' } as const;
/** How many mails one person can have sent. */
const OF_INVITER: Limit = { name: 'team-invitations', requests: 100, seconds: DAY, ...tooMany };
/** How many of them reach one address, from all teams together. */
const OF_ADDRESS: Limit = { name: 'team-invitations-address', requests: 10, seconds: DAY, ...tooMany };

/** An invitation as the API tells it. */
export const toInvitation = (item: Item): Invitation => Invitation.parse(item);

/** Title of the process for the mail; `none` for the platform. @throws Problem `process.not-found` */
async function nameOf(services: Services, spaceId: SpaceId, locale: string): Promise<string> {
  if (spaceId === 'organization') return 'none';
  const process = await processById(services, spaceId);
  if (process === undefined) throw new Problem('process.not-found');
  return localize(process.title, locale, (await organization(services)).defaultLocale).text;
}

/** Who invites, and in which language; commands write in that of the organization. */
async function inviterOf(services: Services, actor: Actor) {
  const person =
    actor.kind === 'participant' ? await services.db.get(Participants, { id: actor.participantId }) : undefined;
  const locale = person?.locale ?? (await organization(services)).defaultLocale;
  return { id: person?.id ?? null, name: person?.displayName ?? 'none', locale };
}

async function countMail(services: Services, actor: Actor, email: string): Promise<void> {
  await countAgainst(services, OF_INVITER, actor.kind === 'participant' ? actor.participantId : actor.kind);
  await countAgainst(services, OF_ADDRESS, hmac(await services.secrets.get('session'), 'team.invited', email));
}

/** Keeps the invitation, from now on for as long as a new one lasts, and mails it. */
async function send(services: Services, actor: Actor, item: Item): Promise<Invitation> {
  const inviter = await inviterOf(services, actor);
  const space = await nameOf(services, item.spaceId, inviter.locale);
  await countMail(services, actor, item.email);
  const invitedAt = services.now();
  const invitation = {
    ...item,
    invitedAt,
    invitedBy: inviter.id,
    expiresAt: addSeconds(invitedAt, INVITATION_DAYS * DAY),
  };
  await services.db.transact(
    put(TeamInvitations, invitation),
    outboxMail(services, {
      template: 'team-invitation',
      to: { email: item.email },
      locale: inviter.locale,
      values: { spaceId: item.spaceId, key: item.key, role: item.role, inviter: inviter.name, space },
    }),
  );
  return toInvitation(invitation);
}

/** @throws Problem 422 with the field for a role that would end before it begins */
function enforceUntil({ now }: Pick<Services, 'now'>, until: Instant | null, role: TeamRole): void {
  const code =
    until !== null && until <= now()
      ? 'too_small'
      : until !== null && role === 'administrator'
        ? 'invalid_value'
        : null;
  if (code !== null) throw new Problem('request.invalid', { fields: [{ pointer: '/until', code }] });
}

/**
 * Mails an invitation to a role. Whether anybody has the address makes no difference to the answer. Inviting an address
 * to the same role again replaces the invitation.
 *
 * @throws Problem `team.role-elsewhere` for administrators of the platform where a process is meant
 */
export const invite = handle(team.invite, async ({ params: { spaceId }, body, actor }, services) => {
  const { email, role, until } = body;
  if (role === 'administrator' && spaceId !== 'organization') throw new Problem('team.role-elsewhere');
  enforceUntil(services, until, role);
  const waiting = await services.db.all(TeamInvitations, { spaceId });
  const key = teamInvitationKey(email, role);
  if (waiting.length >= MOST_INVITATIONS && !waiting.some((one) => one.key === key))
    throw new Problem('team.too-many-invitations', { facts: { maximum: MOST_INVITATIONS } });
  const now = services.now();
  const recipient = recipientOf({ email });
  const item = { spaceId, key, email, role, until, recipient, invitedBy: null, invitedAt: now, expiresAt: now };
  return send(services, actor, item);
});

/** Mails an invitation again. @throws Problem `team.invitation-invalid` */
export const remind = handle(team.remind, async ({ params: { spaceId, invitationKey: key }, actor }, services) =>
  send(services, actor, await services.db.require(TeamInvitations, { spaceId, key }, 'team.invitation-invalid')),
);

/** Takes an invitation back: its mail leads nowhere then. */
export const uninvite = handle(team.uninvite, async ({ params: { spaceId, invitationKey: key } }, { db }) => {
  await db.write(remove(TeamInvitations, { spaceId, key }));
  return undefined;
});
