/** Verification by a letter: who it goes to, its code, and what happens to a request. Pure. */
import * as z from 'zod';
import { LetterId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Country } from './country.ts';

/** Letters of one print run. */
export const MOST_LETTERS = 500;
/** Days that a request waits to be printed before it is forgotten. */
export const WAITING_DAYS = 90;
/** Days that somebody sees why a letter was refused. */
export const REFUSED_DAYS = 30;
/** Wrong codes that one letter bears. */
export const LETTER_TRIES = 10;

/** Characters of a code: no 0 and O, no 1, I and L, no U, which reads as V by hand. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
export const CODE_LENGTH = 10;

/** What fits one line of the window at the smallest type that a sorting machine still reads. */
export const LINE_LENGTH = 45;
/** Scripts that the typeface of letters has. */
const PRINTABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}\p{Zs}.,'’\-–/()&°º#:]*$/u;

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const line = (least: number, most: number) =>
  z.string().max(200).transform(tidy).pipe(z.string().min(least).max(most).regex(PRINTABLE));

/** Who a letter goes to. */
export const LetterAddress = z.object({
  name: line(2, LINE_LENGTH),
  /** Flat, floor, building, care of: may be empty. */
  addition: line(0, LINE_LENGTH),
  street: line(3, LINE_LENGTH),
  postalCode: line(2, 12),
  city: line(1, 32),
  country: Country,
});
export type LetterAddress = z.infer<typeof LetterAddress>;

/** `waiting` to be printed, `printed`, `sent`, or `refused` by an administrator. One that was used is gone. */
export const LETTER_STATES = ['waiting', 'printed', 'sent', 'refused'] as const;
export const LetterState = z.enum(LETTER_STATES);
export type LetterState = z.infer<typeof LetterState>;

export const REFUSAL_REASONS = ['unreadable', 'outside', 'no-such-address', 'duplicate', 'other'] as const;
export const RefusalReason = z.enum(REFUSAL_REASONS);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** What the person sees of their own letter. */
export const OwnLetter = z.object({
  state: LetterState,
  requestedAt: Instant,
  sentAt: Instant.nullable(),
  /** The code holds until then; `null` as long as the letter was not sent. */
  expiresAt: Instant.nullable(),
  reason: RefusalReason.nullable(),
  address: LetterAddress.nullable(),
});
export type OwnLetter = z.infer<typeof OwnLetter>;

/** What administrators see of a request. */
export const OfficeLetter = z.object({
  id: LetterId,
  state: LetterState,
  address: LetterAddress.nullable(),
  locale: InterfaceLocale,
  requestedAt: Instant,
  runId: LetterId.nullable(),
  printedAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  reason: RefusalReason.nullable(),
});
export type OfficeLetter = z.infer<typeof OfficeLetter>;

/** A code as it is compared: capitals, without what people put between, and with the letters that are never in one read as their likes. */
export const tidyCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** A code as it is printed: two groups of five. */
export const readableCode = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Where somebody lives in one spelling; without the flat, so that a house is one address however its flats are written. */
export const sameAddress = ({ street, postalCode, city, country }: LetterAddress): string =>
  JSON.stringify([plain(street), plain(postalCode).replaceAll(' ', ''), plain(city), country]);

/**
 * Name and address in one spelling: accents, capitals, punctuation and the order of names do not make another person.
 * It tells people of one household apart, and no more: a letter proves that somebody empties a letter box.
 */
export const samePerson = (address: LetterAddress): string =>
  JSON.stringify([plain(address.name).split(' ').toSorted().join(' '), sameAddress(address)]);

/** Lines of the address field, the country's name last and only for letters that go abroad. */
export const addressLines = (address: LetterAddress, home: string, countryName: string): string[] =>
  [
    address.name,
    address.addition,
    address.street,
    `${address.postalCode} ${address.city}`,
    address.country === home ? '' : countryName.toUpperCase(),
  ].filter((one) => one !== '');
