import type { ParticipantId } from '../platform/ids.ts';
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

/** Most characters of the words about oneself. */
export const ABOUT_LENGTH = 400;
/** Most characters of an address on the web. */
export const LINK_LENGTH = 300;
/** Days that the file of one's data can be downloaded. */
export const EXPORT_DAYS = 7;

/** Plain text of several lines as it is stored: composed, no marks that turn the direction, two line breaks at most. */
export const tidyAbout = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * An address on the web as it is stored, `https://` put before one that was typed without a scheme; `undefined` for
 * what is no such address, other schemes such as `javascript:` and addresses with a password included.
 */
export function tidyLink(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (address.length > LINK_LENGTH || /\s/.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.hostname.includes('.') && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Letters that stand for a name where there is no picture: of the first and the last word, two at most. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s'’-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('fr');
}

/** Path of the page about a participant, without the language. */
export const profilePath = (id: ParticipantId): string => `/participants/${id}/`;
/** Path of the page with everything that the participant has published. */
export const allContributionsPath = (id: ParticipantId): string => `${profilePath(id)}all/`;
