import { participants } from '../../shared/participants/contract.ts';
import { CODE_SECONDS } from '../../shared/participants/rules.ts';
import { Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { newConfirmation } from './confirmations.ts';
import { accountHash, emailHash } from './email-hash.ts';
import { ParticipantEmails } from './entities.ts';
import { CODES_OF_ADDRESS, CODES_OF_NETWORK, countCaller, EMAIL_CHANGES } from './limits.ts';
import { ownAccount } from './me.ts';

/** Somebody else's account with the address, if there is one. */
async function holderOf({ db }: Services, email: string) {
  const holder = await db.get(ParticipantEmails, { emailHash: accountHash(email) });
  return holder && db.get(Participants, { id: holder.participantId });
}

/**
 * Mails a code and a link to the new address, and a notice to the present one. An address that has an account gets a
 * mail that says so instead of a code: only its owner learns of it, not the person who asks.
 *
 * The limit on mails to one address is the one of sign-in: two ways to molest somebody make no more mails than one.
 *
 * @throws Problem 422 for the present address, 429 `request.too-many`.
 */
export const requestEmailChange = handle(
  participants.requestEmailChange,
  async ({ body: { email }, actor, sourceIp }, services) => {
    const { id: participantId, email: present, locale } = await ownAccount(services, actor);
    if (email === present)
      throw new Problem('request.invalid', { fields: [{ pointer: '/email', code: 'email.unchanged' }] });
    const tooMany = { problem: 'request.too-many' } as const;
    await countAgainst(services, EMAIL_CHANGES, participantId);
    await countCaller(services, { ...CODES_OF_NETWORK, ...tooMany }, sourceIp);
    await countAgainst(services, { ...CODES_OF_ADDRESS, ...tooMany }, await emailHash(services, email));

    const holder = await holderOf(services, email);
    const { id, write } = newConfirmation(services, { participantId, purpose: 'email', email });
    await services.db.transact(
      write,
      holder === undefined
        ? outboxMail(services, {
            lane: 'urgent',
            template: 'email-change',
            to: { email },
            owner: participantId,
            locale,
            values: { codeId: id, participantId },
          })
        : outboxMail(services, {
            lane: 'urgent',
            template: 'email-taken',
            to: { email },
            locale: holder.locale,
            values: {},
          }),
      outboxMail(services, {
        lane: 'urgent',
        template: 'email-change-asked',
        to: { email: present },
        locale,
        values: {},
      }),
    );
    return { expiresInSeconds: CODE_SECONDS };
  },
);
