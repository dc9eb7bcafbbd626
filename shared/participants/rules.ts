import type { Instant } from '../platform/time.ts';

/** Seconds that a mailed code and its link are valid. */
export const CODE_SECONDS = 15 * 60;
/** Codes that may be tried before a new one must be asked for. */
export const CODE_TRIES = 5;

/** Whether a code may still be used: once, and before its end; at `expiresAt` it is late. */
export const isRedeemable = (
  code: { readonly consumedAt: Instant | null; readonly expiresAt: Instant },
  now: Instant,
): boolean => code.consumedAt === null && now < code.expiresAt;

/**
 * The path to go on to after sign-in, or `undefined` for anything that a browser would take to another site, such as
 * `//example.org`, `/\example.org` or `/<tab>/example.org`.
 */
export function ownPath(path: string | undefined): string | undefined {
  const own = 'https://own.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, own)) return undefined;
  const { origin, pathname, search, hash } = new URL(path, own);
  return origin === own ? `${pathname}${search}${hash}` : undefined;
}

/**
 * A name as it is stored: composed (NFC), white space as single spaces, without control characters and without the
 * marks that turn the direction of writing, which could make one name look like another.
 */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
