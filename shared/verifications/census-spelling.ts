/**
 * One spelling of what a census and people write differently: the same for the file and for whoever looks themselves up.
 * Pure, without zod. Changing anything here makes every census that was uploaded before useless.
 */
import type { CensusField } from './census-fields.ts';
import type { Day } from './method.ts';

const ASCII = /^[\0-\x7f]*$/;
const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ς: 'σ',
};
const SPECIAL = /[œæßøłđðþıħŋς]/g;

/**
 * Letters and digits alone, in lower case, without accents: "Jean-Pierre  LE GOFF" and "jean pierre legoff" are the same.
 * Empty where nothing else stands there.
 */
export function lettersAndDigits(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, '');
  // Capitals first: ß has two of them. Compatibility forms come before, and what lower case takes apart after.
  return text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}\p{Mc}]/gu, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
}

const addressOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s\p{C}]/gu, '');

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const EUROPEAN = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
/** Nobody alive was born before; the same bounds on both sides keep figures of another kind out. */
const [EARLIEST, LATEST] = [1850, 2199];

/** A day of the calendar as people write it: 2001-02-28, 28/02/2001, 28.02.2001, 28-02-2001; `null` for anything else. */
export function dayOf(text: string): Day | null {
  const trimmed = text.trim();
  const [, year, month, day] = ISO.exec(trimmed) ?? [];
  const [, day2, , month2, year2] = EUROPEAN.exec(trimmed) ?? [];
  const [y, m, d] = [Number(year ?? year2), Number(month ?? month2), Number(day ?? day2)];
  if (!(y >= EARLIEST && y <= LATEST && m >= 1 && m <= 12 && d >= 1)) return null;
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** One spelling of what stands in a field; empty: nothing stands there; `null`: no day where one is wanted. */
export function spelled(field: CensusField, text: string): string | null {
  if (field === 'birth-date') return text.trim() === '' ? '' : dayOf(text);
  return field === 'email' ? addressOf(text) : lettersAndDigits(text);
}
