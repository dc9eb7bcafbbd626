import { CODE_SECONDS, CODE_TRIES, isRedeemable } from '../../shared/participants/rules.ts';
import type { ParticipantId, SignInCodeId } from '../../shared/platform/ids.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, patch, put, type Write } from '../platform/db/write.ts';
import { codeOf } from '../platform/mail/sign-in-secrets.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { equalInConstantTime } from '../platform/signing.ts';
import { Confirmations } from './entities.ts';

export type Confirmation = ItemOf<typeof Confirmations>;

/** A new code for a purpose: the write that keeps it, and the id that its mail needs. The code before it is void. */
export function newConfirmation(
  services: Services,
  { participantId, purpose, email }: Pick<Confirmation, 'participantId' | 'purpose' | 'email'>,
): { readonly id: SignInCodeId; readonly write: Write } {
  const id = services.newId('signInCode');
  const expiresAt = addSeconds(services.now(), CODE_SECONDS);
  const item = { participantId, purpose, id, email, tries: 0, consumedAt: null, expiresAt };
  return { id, write: put(Confirmations, item) };
}

/** Counts a try before it is judged: guesses sent at the same moment all pass the one counter. */
async function countTry({ db }: Services, { participantId, purpose, id }: Confirmation): Promise<void> {
  try {
    await db.write(
      increment(Confirmations, { participantId, purpose }, 'tries', {
        when: [{ attribute: 'id', op: '=', value: id }],
        below: CODE_TRIES,
        otherwise: 'participant.too-many-tries',
      }),
    );
  } catch (error) {
    throw error instanceof Problem ? new Problem(error.code, { retryAfter: CODE_SECONDS }) : error;
  }
}

/**
 * The confirmation that six digits are right for. It may have been used already, which its caller must look at: a
 * second press of the same button is no error.
 *
 * @throws Problem `participant.code-invalid`, whatever was wrong; `participant.too-many-tries` after five.
 */
export async function confirmationByDigits(
  services: Services,
  participantId: ParticipantId,
  purpose: Confirmation['purpose'],
  digits: string,
): Promise<Confirmation> {
  const confirmation = await services.db.get(Confirmations, { participantId, purpose });
  if (confirmation === undefined) throw new Problem('participant.code-invalid');
  if (confirmation.consumedAt === null) await countTry(services, confirmation);
  const isRight = equalInConstantTime(digits, codeOf(await services.secrets.get('session'), confirmation.id));
  const isLate = confirmation.consumedAt === null && !isRedeemable(confirmation, services.now());
  if (!isRight || isLate) throw new Problem('participant.code-invalid');
  return confirmation;
}

/** Uses a code up: part of the transaction that does what it confirms, which it makes `unchanged` the second time. */
export const consume = ({ now }: Services, { participantId, purpose, id }: Confirmation): Write =>
  patch(
    Confirmations,
    { participantId, purpose },
    { consumedAt: now() },
    {
      when: [
        { attribute: 'id', op: '=', value: id },
        { attribute: 'consumedAt', op: '=', value: null },
      ],
      otherwise: 'unchanged',
    },
  );
