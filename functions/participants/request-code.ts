import { participants } from '../../shared/participants/contract.ts';
import { CODE_SECONDS, ownPath } from '../../shared/participants/rules.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import { emailHash } from './email-hash.ts';
import { SignInCodes, SignInLinks } from './entities.ts';
import { CODES_OF_ADDRESS, CODES_OF_NETWORK, countCaller } from './limits.ts';

/**
 * Mails a code and a link. Accounts are not looked at, so neither the answer nor its time can tell of one.
 *
 * An Idempotency-Key is not honoured: the code follows from its id, so an id that a caller could repeat for another
 * address would give that address a code that the caller has in their mailbox. A retry replaces the code.
 *
 * @throws Problem 429 `sign-in.too-many-codes` for an address or a caller that asked too often.
 */
export const requestCode = handle(participants.requestCode, async ({ body, sourceIp }, services) => {
  await countCaller(services, CODES_OF_NETWORK, sourceIp);
  const { email, locale } = body;
  const hash = await emailHash(services, email);
  await countAgainst(services, CODES_OF_ADDRESS, hash);

  const id = services.newId('signInCode');
  const expiresAt = addSeconds(services.now(), CODE_SECONDS);
  const returnTo = ownPath(body.returnTo);
  await services.db.transact(
    put(SignInCodes, { emailHash: hash, id, email, locale, tries: 0, consumedAt: null, expiresAt }),
    put(SignInLinks, { id, emailHash: hash, expiresAt }, { when: 'absent' }),
    outboxMail(services, {
      lane: 'urgent',
      template: 'sign-in-code',
      to: { email },
      locale,
      values: { codeId: id, ...(returnTo === undefined ? {} : { returnTo }) },
    }),
  );
  return { expiresInSeconds: CODE_SECONDS };
});
