import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { LETTER_TRIES, samePerson } from '../../../shared/verifications/letter.ts';
import { LetterGiven } from '../../../shared/verifications/postal-letter-routes.ts';
import { increment, remove } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { equalInConstantTime } from '../../platform/signing.ts';
import { type DeferredMethod, directMethod } from '../method.ts';
import { methodSettings } from '../settings.ts';
import { Letters, LettersOf } from './entities.ts';
import { type Addressed, isAddressed, letterOf } from './letter.ts';
import { letterCodeOf } from './secrets.ts';

/** The letter whose code somebody may have. @throws Problem `verification.code-invalid` where none was printed */
async function printedLetter(services: Services, participantId: ParticipantId | null): Promise<Addressed> {
  const letter = participantId === null ? undefined : await letterOf(services, participantId);
  if (letter === undefined || !isAddressed(letter) || letter.state === 'waiting')
    throw new Problem('verification.code-invalid');
  return letter;
}

/** Territory of a postal code, where the organization has said which lies where. */
async function territoryOf(services: Services, postalCode: string) {
  const plain = postalCode
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  const { codes } = (await methodSettings(services))['postal-code'];
  return codes.find(({ code }) => code === plain)?.territoryId ?? null;
}

/**
 * Who has the code gets letters at the address, and is signed in as who asked for it: a letter that somebody else opens
 * helps nobody.
 *
 * One name at one address is one person, however it is spelled. It proves where somebody lives and not who: several people
 * of a household each have one, and a household could make up more of them, up to the letters that one house gets in a
 * year (`mostPerAddress`). Where every vote must be one person's, ask for an identity document, the desk or the census.
 *
 * The letter goes in the transaction that grants, and with it the address.
 *
 * @throws Problem 422 `verification.code-invalid`; 429 `verification.too-many-tries`: a new letter is needed then
 */
export const postalLetter = directMethod<LetterGiven>({
  method: 'postal-letter',
  given: LetterGiven,
  async prove(services, { code }, { participantId }) {
    const letter = await printedLetter(services, participantId);
    const { id, address } = letter;
    await services.db.write(
      increment(Letters, { id }, 'tries', {
        when: [{ attribute: 'id', op: '=', value: id }],
        below: LETTER_TRIES,
        otherwise: 'verification.too-many-tries',
      }),
    );
    const secret = await services.secrets.get('verification');
    if (!equalInConstantTime(code, letterCodeOf(secret, id))) throw new Problem('verification.code-invalid');
    const used = { when: [{ attribute: 'id', op: '=', value: id }], otherwise: 'verification.code-invalid' } as const;
    return {
      person: samePerson(address),
      bornOn: null,
      territoryId: await territoryOf(services, address.postalCode),
      writes: [remove(Letters, { id }, used), remove(LettersOf, letter, used)],
    };
  },
});

/** How far somebody's letter is. */
export const letterStanding: DeferredMethod = {
  method: 'postal-letter',
  async standingOf(services, participantId) {
    const letter = await letterOf(services, participantId);
    if (letter === undefined) return { state: 'none', since: null };
    if (letter.state === 'refused') return { state: 'refused', since: letter.refusedAt };
    return { state: 'waiting', since: letter.requestedAt };
  },
};
