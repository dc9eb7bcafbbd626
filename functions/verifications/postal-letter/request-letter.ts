import { addSeconds } from '../../../shared/platform/time.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { WAITING_DAYS } from '../../../shared/verifications/letter.ts';
import { put, remove, type Write } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { requireMethod } from '../settings.ts';
import { Letters, LettersOf } from './entities.ts';
import { asRead, DAY, type Letter, letterOf, toOwn } from './letter.ts';
import { countLetter } from './limits.ts';

/** Days after which a letter that was sent and never came can be asked for again. */
const LOST_DAYS = 14;
/** Longer than any letter lives: waiting, printed and sent. */
const POINTER_DAYS = 400;

/** What becomes of the letter before: one that was not printed is replaced, one that is on its way is waited for. */
function replaced({ now }: Services, before: Letter | undefined): Write[] {
  if (before === undefined) return [];
  const isLost = before.sentAt !== null && addSeconds(before.sentAt, LOST_DAYS * DAY) <= now();
  if ((before.state === 'printed' || before.state === 'sent') && !isLost)
    throw new Problem('verification.letter-on-its-way');
  return [remove(Letters, before, { when: asRead(before), otherwise: 'verification.letter-on-its-way' })];
}

/**
 * Asks for a letter.
 *
 * @throws Problem 409 `verification.letter-on-its-way`; 429 `verification.too-many-letters`; 422 for a country that gets none
 */
export const requestLetter = handle(
  verifications.requestLetter,
  async ({ body: { address, locale }, actor, sourceIp }, services) => {
    const { participantId } = personOf(actor);
    const { country, otherCountries, mostPerAddress, dailyBudget } = await requireMethod(services, 'postal-letter');
    if (address.country !== country && !otherCountries.includes(address.country)) {
      const fields = [{ pointer: '/address/country', code: 'postal-letter.country-not-allowed' }];
      throw new Problem('request.invalid', { fields });
    }
    const own = await services.db.get(LettersOf, { participantId });
    const given = replaced(services, await letterOf(services, participantId));
    await countLetter(services, { participantId, sourceIp, address, mostPerAddress, dailyBudget });
    const letter: Letter = {
      id: services.newId('letter'),
      participantId,
      state: 'waiting',
      address,
      locale,
      requestedAt: services.now(),
      runId: null,
      printedAt: null,
      sentAt: null,
      refusedAt: null,
      reason: null,
      tries: 0,
      expiresAt: addSeconds(services.now(), WAITING_DAYS * DAY),
    };
    const pointer = { participantId, id: letter.id, expiresAt: addSeconds(services.now(), POINTER_DAYS * DAY) };
    await services.db.transact(
      put(LettersOf, pointer, {
        when: own === undefined ? 'absent' : [{ attribute: 'id', op: '=', value: own.id }],
        otherwise: 'verification.letter-on-its-way',
      }),
      put(Letters, letter, { when: 'absent' }),
      ...given,
    );
    return { letter: toOwn(letter) };
  },
);

/** The letter that was asked for last. */
export const readLetter = handle(verifications.readLetter, async ({ actor }, services) => {
  const letter = await letterOf(services, personOf(actor).participantId);
  return { letter: letter === undefined ? null : toOwn(letter) };
});
