import type { LetterId } from '../../../shared/platform/ids.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '../../../shared/verifications/letter.ts';
import { hmac } from '../../platform/signing.ts';

/** Hexadecimal digits for each sign: 24 bits, of which the alphabet takes a remainder that favors none by 1 in 10^5. */
const DIGITS = 6;

/**
 * The code of a letter: 49 bits. Derived, never stored: who reads the table or a backup learns only the id. The secret is
 * `verification`, which no rotation changes: a letter is on its way for weeks, and may be printed again.
 */
export function letterCodeOf(secret: string, id: LetterId): string {
  const digits = hmac(secret, 'letter.code', id);
  return Array.from({ length: CODE_LENGTH }, (_, at) => {
    const number = Number.parseInt(digits.slice(at * DIGITS, (at + 1) * DIGITS), 16);
    return CODE_ALPHABET[number % CODE_ALPHABET.length] ?? '';
  }).join('');
}
