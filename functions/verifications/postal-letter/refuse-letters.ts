import { addSeconds } from '../../../shared/platform/time.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { REFUSED_DAYS, type RefusalReason } from '../../../shared/verifications/letter.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { Letters } from './entities.ts';
import { asRead, DAY, isAddressed, isAlive, type Letter } from './letter.ts';

const AT_ONCE = 10;

/** Refuses and tells why, in one; the address is forgotten, and a code that was printed holds no more. */
async function refuse(services: Services, letter: Letter, reason: RefusalReason): Promise<boolean> {
  const refusedAt = services.now();
  const { id, participantId, locale } = letter;
  const expiresAt = addSeconds(refusedAt, REFUSED_DAYS * DAY);
  const { changed } = await services.db.transact(
    put(
      Letters,
      { ...letter, state: 'refused', address: null, reason, refusedAt, expiresAt },
      { when: asRead(letter), otherwise: 'unchanged' },
    ),
    outboxMail(services, {
      template: 'letter-refused',
      to: { participantId },
      locale,
      values: { reason },
      source: ['letter-refused', id],
    }),
  );
  return changed;
}

/** Refuses requests; those that are gone, or that somebody else does something with, are passed over. */
export const refuseLetters = handle(verifications.refuseLetters, async ({ body }, services) => {
  const ids = [...new Set(body.letters)].map((id) => ({ id }));
  const letters = (await services.db.batchGet(Letters, ids)).filter(
    (one) => isAddressed(one) && isAlive(one, services.now()),
  );
  const refused = await inParallel(letters, AT_ONCE, (letter) => refuse(services, letter, body.reason));
  return { refused: refused.filter(Boolean).length };
});
