import { participants } from '../../shared/participants/contract.ts';
import { addSeconds, toMilliseconds } from '../../shared/platform/time.ts';
import { leaving } from '../platform/administrators.ts';
import { deletedProfile } from '../platform/author-profiles.ts';
import { increment, put, remove, type Write } from '../platform/db/write.ts';
import { Participants, Profiles, Sessions, Statistics } from '../platform/entities.ts';
import { handle, Reply } from '../platform/handle.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { closingCookies } from '../platform/session.ts';
import { statisticShard } from '../platform/statistics.ts';
import { confirmationByDigits, consume } from './confirmations.ts';
import { accountHash, emailHash } from './email-hash.ts';
import { Erasures, ParticipantEmails, SignInCodes } from './entities.ts';
import { countCaller, TRIES_OF_NETWORK } from './limits.ts';
import { ownAccount, ownSession, type Participant } from './me.ts';
import { forgetSecondFactor } from './second-factor/reset.ts';

/** Seconds that the record of a deletion is kept. */
const RECORD_KEPT = 30 * 24 * 3600;

/** What is left of the account: an id that contributions bear, and nothing about the person. */
const emptied = (services: Services, { id, locale, createdAt }: Participant): Participant => ({
  id,
  email: '',
  role: 'participant',
  hasGrants: false,
  displayName: null,
  locale,
  charterAcceptedAt: null,
  sessionsFrom: new Date(toMilliseconds(services.now()) + 1).toISOString(),
  createdAt,
  deletedAt: services.now(),
  block: null,
  isGuest: false,
  keptUntil: null,
});

/** The public name goes with the account; who had none was never counted either. */
const unregister = ({ id, charterAcceptedAt }: Participant): Write[] =>
  charterAcceptedAt === null
    ? []
    : [
        put(Profiles, deletedProfile(id)),
        increment(Statistics, { name: 'participants', shard: statisticShard(id) }, 'value', { by: -1 }),
      ];

/** Orders the worker to remove what the transaction cannot: its number is not known. */
const erasure = (services: Services, { id, email }: Participant): Write =>
  put(Erasures, {
    participantId: id,
    recipient: recipientOf({ email }),
    requestedAt: services.now(),
    doneAt: null,
    expiresAt: addSeconds(services.now(), RECORD_KEPT),
  });

/**
 * Deletes the account: in one transaction the address is free, the name is gone, no session holds any more, and the
 * rest is ordered. Deleting twice changes nothing the second time.
 *
 * @throws Problem `participant.code-invalid`, `participant.last-administrator`.
 */
export const deleteAccount = handle(participants.deleteAccount, async ({ body, actor, sourceIp }, services) => {
  await countCaller(services, { ...TRIES_OF_NETWORK, problem: 'participant.too-many-tries' }, sourceIp);
  const { participantId: id, sessionId } = ownSession(actor);
  const participant = await ownAccount(services, actor);
  const { email } = participant;
  const confirmation = await confirmationByDigits(services, id, 'deletion', body.code);
  const otherwise = 'participant.code-invalid';
  if (confirmation.consumedAt === null && confirmation.email === email) {
    await services.db.transact(
      consume(services, confirmation),
      // The address that was read: nothing else may have changed the account meanwhile.
      put(Participants, emptied(services, participant), {
        when: [
          { attribute: 'email', op: '=', value: email },
          { attribute: 'role', op: '=', value: participant.role },
        ],
        otherwise,
      }),
      remove(
        ParticipantEmails,
        { emailHash: accountHash(email) },
        {
          when: [{ attribute: 'participantId', op: '=', value: id }],
          otherwise,
        },
      ),
      remove(SignInCodes, { emailHash: await emailHash(services, email) }),
      remove(Sessions, { id: sessionId }),
      ...(await forgetSecondFactor(services, id)),
      ...unregister(participant),
      ...(participant.role === 'administrator' ? await leaving(services, id) : []),
      erasure(services, participant),
    );
  }
  const { deletedAt } = await services.db.require(Participants, { id }, 'session.invalid');
  if (deletedAt === null) throw new Problem(otherwise);
  return new Reply(undefined, closingCookies(services));
});
