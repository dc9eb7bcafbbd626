import { CODE_SECONDS, CODE_TRIES, isRedeemable } from '../../shared/participants/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, patch } from '../platform/db/write.ts';
import { codeOf, idOfToken } from '../platform/mail/sign-in-secrets.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { equalInConstantTime } from '../platform/signing.ts';
import { emailHash } from './email-hash.ts';
import { SignInCodes, SignInLinks } from './entities.ts';
import { TRIES_WITHOUT_CODE } from './limits.ts';

type SignInCode = ItemOf<typeof SignInCodes>;

/** Whose mail was shown to us: the only thing that a code or a link proves. */
export type ProvenAddress = Pick<SignInCode, 'email' | 'locale'>;

/**
 * Uses a code up. The condition holds "once": of two sign-ins at the same moment one is refused, and so is a code
 * that a newer one has just replaced.
 */
async function consume({ db, now }: Services, { emailHash, id, email, locale }: SignInCode): Promise<ProvenAddress> {
  await db.write(
    patch(
      SignInCodes,
      { emailHash },
      { consumedAt: now() },
      {
        when: [
          { attribute: 'id', op: '=', value: id },
          { attribute: 'consumedAt', op: '=', value: null },
        ],
        otherwise: 'sign-in.code-invalid',
      },
    ),
  );
  return { email, locale };
}

const increaseTries = ({ db }: Services, { emailHash, id }: SignInCode) =>
  db.write(
    increment(SignInCodes, { emailHash }, 'tries', {
      when: [{ attribute: 'id', op: '=', value: id }],
      below: CODE_TRIES,
      otherwise: 'sign-in.too-many-tries',
    }),
  );

/**
 * Counts a try before it is judged: guesses sent at the same moment all pass the one counter. Without a code a limit
 * of the same size is counted, and both refuse in the same words.
 */
async function countTry(services: Services, hash: string, code: SignInCode | undefined): Promise<void> {
  try {
    if (code === undefined) await countAgainst(services, TRIES_WITHOUT_CODE, hash);
    else await increaseTries(services, code);
  } catch (error) {
    throw error instanceof Problem ? new Problem(error.code, { retryAfter: CODE_SECONDS }) : error;
  }
}

/**
 * Takes the six digits that were mailed to an address. Without a usable code the same work is done and the same limit
 * counted, so that nobody learns whether the address has asked for one.
 *
 * @throws Problem `sign-in.code-invalid`, whatever was wrong; `sign-in.too-many-tries` after five.
 */
export async function redeemDigits(services: Services, email: string, digits: string): Promise<ProvenAddress> {
  const hash = await emailHash(services, email);
  const stored = await services.db.get(SignInCodes, { emailHash: hash });
  const code = stored !== undefined && isRedeemable(stored, services.now()) ? stored : undefined;
  await countTry(services, hash, code);

  const id = code?.id ?? services.newId('signInCode');
  const isRight = equalInConstantTime(digits, codeOf(await services.secrets.get('session'), id));
  if (code === undefined || !isRight) throw new Problem('sign-in.code-invalid');
  return consume(services, code);
}

/**
 * Takes the token of a mailed link. It cannot be guessed, so wrong digits tried by somebody else do not spoil it.
 *
 * @throws Problem `sign-in.code-invalid`, whatever was wrong.
 */
export async function redeemToken(services: Services, token: string): Promise<ProvenAddress> {
  const id = idOfToken(await services.secrets.get('session'), token);
  const link = id && (await services.db.get(SignInLinks, { id }));
  const code = link && (await services.db.get(SignInCodes, { emailHash: link.emailHash }));
  if (code === undefined || code.id !== id || !isRedeemable(code, services.now())) {
    throw new Problem('sign-in.code-invalid');
  }
  return consume(services, code);
}
