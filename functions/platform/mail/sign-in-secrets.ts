import { SignInCodeId } from '../../../shared/platform/ids.ts';
import { equalInConstantTime, hmac } from '../signing.ts';

/** Twelve hexadecimal digits are 48 bits: the million codes differ in likelihood by less than 1 in 10^8. */
const DIGITS = 12;
const CODES = 1_000_000;

/**
 * The six digits that a sign-in code stands for. They are derived, never stored: who reads the table, the outbox, the
 * stream or a backup learns only the id. A stored hash of six digits would be found in a second by trying all.
 *
 * An id must be used for one address only, and never be chosen from outside: equal ids have equal codes.
 */
export const codeOf = (secret: string, id: SignInCodeId): string =>
  String(Number.parseInt(hmac(secret, 'sign-in.code', id).slice(0, DIGITS), 16) % CODES).padStart(6, '0');

/** What the mailed link carries: the id, and 256 bits that only this platform can make. */
export const tokenOf = (secret: string, id: SignInCodeId): string => `${id}.${hmac(secret, 'sign-in.token', id)}`;

/** The id of a token that this platform made; `undefined` for any other text. Says nothing about its time. */
export function idOfToken(secret: string, token: string): SignInCodeId | undefined {
  const id = SignInCodeId.safeParse(token.split('.')[0]);
  return id.success && equalInConstantTime(token, tokenOf(secret, id.data)) ? id.data : undefined;
}
