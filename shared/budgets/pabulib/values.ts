import { readDecimal } from './decimal.ts';
import { type Field, PABULIB_RULES, type PabulibRule, VOTE_TYPES, type VoteType } from './fields.ts';
import type { PabulibCode } from './problem.ts';

/** Names of countries that are usual beside those of the Unicode locale data. */
const OTHER_COUNTRIES = [
  'worldwide',
  'turkey',
  'czech republic',
  'viet nam',
  'korea, republic of',
  'russian federation',
  'taiwan',
];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Names and two-letter codes of countries, in lower case; made when it is first needed. */
let countries: ReadonlySet<string> | undefined;
function countryNames(): ReadonlySet<string> {
  if (countries !== undefined) return countries;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const codes = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  const known = codes.flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [code.toLowerCase(), name.toLowerCase()];
  });
  countries = new Set([...known, ...OTHER_COUNTRIES]);
  return countries;
}

let currencies: ReadonlySet<string> | undefined;
function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}

const isLanguage = (code: string): boolean =>
  /^[a-z]{2}$/.test(code) && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) !== undefined;

/** A day as `[year, month, day]` of a date `YYYY` (its first) or `DD.MM.YYYY`; nothing if the calendar has none. */
export function readDate(text: string): readonly [number, number, number] | undefined {
  if (/^\d{4}$/.test(text)) return [Number(text), 1, 1];
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isThere = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isThere ? [Number(year), Number(month), Number(day)] : undefined;
}

function isAge(text: string): boolean {
  const [, from, until] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(text) ?? [];
  return from !== undefined && (until === undefined || Number(from) <= Number(until));
}

/** A whole number, also a negative one, that is safe to calculate with. */
export function readWhole(text: string): number | undefined {
  const number = /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  return number;
}

export const readVoteType = (text: string): VoteType | undefined => VOTE_TYPES.find((type) => type === text);
export const readRule = (text: string): PabulibRule | undefined => PABULIB_RULES.find((rule) => rule === text);

/** A part of the globe: degrees, with a point or a comma. */
const isDegree = (text: string, most: number): boolean =>
  /^-?\d{1,3}(?:[.,]\d+)?$/.test(text) && Math.abs(Number(text.replace(',', '.'))) <= most;

const VALID: Readonly<Record<Field['kind'], (text: string) => boolean>> = {
  text: () => true,
  list: () => true,
  whole: (text) => readWhole(text) !== undefined,
  amount: (text) => readDecimal(text) !== undefined,
  country: (text) => countryNames().has(text.toLowerCase()),
  language: isLanguage,
  currency: isCurrency,
  date: (text) => readDate(text) !== undefined,
  'vote-type': (text) => readVoteType(text) !== undefined,
  rule: (text) => readRule(text) !== undefined,
  one: (text) => text === '1',
  comment: (text) => text.startsWith('#1: '),
  selected: (text) => /^[0-3]$/.test(text),
  latitude: (text) => isDegree(text, 90),
  longitude: (text) => isDegree(text, 180),
  age: isAge,
  sex: (text) => /^[MFO]$/.test(text),
  method: (text) => text === 'internet' || text === 'paper',
};

/** What is wrong with the value of a field; nothing if it is in order. */
export function valueProblem({ kind, mayBeEmpty }: Field, text: string): PabulibCode | undefined {
  if (text === '') return mayBeEmpty ? undefined : 'value-empty';
  if (VALID[kind](text)) return undefined;
  if (kind === 'amount' && /^\d+(?:,\d+)+$/.test(text)) return 'comma-in-number';
  if (kind === 'date') return 'date-invalid';
  return kind === 'rule' ? 'rule-unknown' : 'value-invalid';
}
