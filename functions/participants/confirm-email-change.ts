import { participants } from '../../shared/participants/contract.ts';
import { isRedeemable } from '../../shared/participants/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { addSeconds, type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { patch, put, remove, type Write } from '../platform/db/write.ts';
import { Participants, Sessions } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import { idOfToken } from '../platform/mail/sign-in-secrets.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type Confirmation, confirmationByDigits, consume } from './confirmations.ts';
import { accountHash } from './email-hash.ts';
import { Confirmations, FormerRecipients, ParticipantEmails } from './entities.ts';
import { countCaller, TRIES_OF_NETWORK } from './limits.ts';
import { ownSession, type Participant } from './me.ts';

/** Seconds that the outbox keeps a mail, and a day more. */
const MAILS_KEPT = 31 * 24 * 3600;

/** The confirmation of a mailed link; nobody needs a session, since the link may be opened on another device. */
async function confirmationByToken(services: Services, participantId: ParticipantId, token: string) {
  const id = idOfToken(await services.secrets.get('session'), token);
  const confirmation = id && (await services.db.get(Confirmations, { participantId, purpose: 'email' }));
  const isUsable =
    confirmation !== undefined &&
    confirmation.id === id &&
    (confirmation.consumedAt !== null || isRedeemable(confirmation, services.now()));
  if (!isUsable) throw new Problem('participant.code-invalid');
  return confirmation;
}

/** Lets the session of the request outlive the end of all sessions that were opened before `from`. */
function keptSession(actor: Actor, participantId: ParticipantId, from: Instant): Write[] {
  if (actor.kind !== 'participant' || actor.participantId !== participantId) return [];
  const when = [{ attribute: 'participantId', op: '=', value: participantId }] as const;
  return [patch(Sessions, { id: actor.sessionId }, { createdAt: from }, { when, otherwise: 'session.invalid' })];
}

/** Everything that a change of address changes, in one transaction; `false` when the code was used already. */
async function change(
  services: Services,
  { id, email: former, locale }: Participant,
  confirmation: Confirmation,
  actor: Actor,
): Promise<boolean> {
  const { email } = confirmation;
  const sessionsFrom = new Date(toMilliseconds(services.now()) + 1).toISOString();
  const otherwise = 'participant.code-invalid';
  const { changed } = await services.db.transact(
    consume(services, confirmation),
    put(
      ParticipantEmails,
      { emailHash: accountHash(email), participantId: id },
      { when: 'absent', otherwise: 'participant.email-taken' },
    ),
    remove(
      ParticipantEmails,
      { emailHash: accountHash(former) },
      { when: [{ attribute: 'participantId', op: '=', value: id }], otherwise },
    ),
    // The address that was read: a deletion or another change at this moment lets this one fail as a whole.
    patch(
      Participants,
      { id },
      { email, sessionsFrom },
      { when: [{ attribute: 'email', op: '=', value: former }], otherwise },
    ),
    put(FormerRecipients, {
      participantId: id,
      recipient: recipientOf({ email: former }),
      leftAt: services.now(),
      expiresAt: addSeconds(services.now(), MAILS_KEPT),
    }),
    ...keptSession(actor, id, sessionsFrom),
    outboxMail(services, {
      lane: 'urgent',
      template: 'email-changed',
      to: { email: former },
      locale,
      values: {},
      source: ['email-changed', confirmation.id],
    }),
  );
  return changed;
}

/**
 * Makes the confirmed address the address of the account. The session of the request goes on, every other one ends.
 * Two accounts that confirm one address at the same moment: the condition that it is free lets one of them pass.
 * Confirming twice changes nothing the second time and answers the same.
 *
 * @throws Problem `participant.code-invalid`, whatever was wrong; `participant.email-taken`.
 */
export const confirmEmailChange = handle(
  participants.confirmEmailChange,
  async ({ body, actor, sourceIp }, services) => {
    await countCaller(services, { ...TRIES_OF_NETWORK, problem: 'participant.too-many-tries' }, sourceIp);
    const confirmation =
      'token' in body
        ? await confirmationByToken(services, body.participantId, body.token)
        : await confirmationByDigits(services, ownSession(actor).participantId, 'email', body.code);
    const { email } = confirmation;
    const read = () =>
      services.db.require(Participants, { id: confirmation.participantId }, 'participant.code-invalid');
    const participant = await read();
    // The confirmation is read before the account: one that looks unused here may have been used in between.
    if (participant.email === email) return { email };
    if (confirmation.consumedAt !== null || participant.deletedAt !== null)
      throw new Problem('participant.code-invalid');
    if (!(await change(services, participant, confirmation, actor)) && (await read()).email !== email)
      throw new Problem('participant.code-invalid');
    return { email };
  },
);
