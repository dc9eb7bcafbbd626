import format, { type CompiledMessage } from 'icu-minify/format';
import { timeZoneName } from './time-zone.ts';

/** Messages of one language, compiled: what an island is given with its props. */
export type CompiledMessages = Readonly<Record<string, CompiledMessage>>;
export type MessageValues = Readonly<Record<string, string | number>>;
/** Says a message; an unknown key says itself, so that a missing word is seen and never breaks a page. */
export type Translate<K extends string = string> = (key: K, values?: MessageValues) => string;

const cached = <A extends readonly unknown[], R>(make: (...args: A) => R) => {
  const made = new Map<string, R>();
  return (...args: A): R => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
};
const formatters = {
  getNumberFormat: cached((...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args)),
  getPluralRules: cached((...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args)),
  getDateTimeFormat: cached(
    (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  ),
};

/** Says compiled messages in one language; the only part of the interface's words that a browser loads. */
export function translateCompiled(messages: CompiledMessages, locale: string): Translate {
  return (key, values) => {
    const message = messages[key];
    return message === undefined ? key : String(format(message, locale, { ...values }, { formatters }));
  };
}

/** A number as the language writes it. */
export const formatNumber = (value: number, locale: string): string => formatters.getNumberFormat(locale).format(value);

/** English dates as Europe writes them: the day first. */
export const dateLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** A day in full words, in the organization's time zone. */
export const formatDay = (instant: string, locale: string, timeZone: string): string =>
  formatters.getDateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone }).format(Date.parse(instant));

/** The time of day, in the organization's time zone. */
export const formatTime = (instant: string, locale: string, timeZone: string): string =>
  formatters.getDateTimeFormat(dateLocale(locale), { timeStyle: 'short', timeZone }).format(Date.parse(instant));

/** The time of day to the second, in the organization's time zone. */
export const formatClock = (instant: string, locale: string, timeZone: string): string =>
  formatters.getDateTimeFormat(dateLocale(locale), { timeStyle: 'medium', timeZone }).format(Date.parse(instant));

/** A day in full words and the time of day, in the organization's time zone. For who knows whose time it is. */
export const formatHour = (instant: string, locale: string, timeZone: string): string =>
  formatters
    .getDateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeStyle: 'short', timeZone })
    .format(Date.parse(instant));

/**
 * A day in full words and the time of day with whose time it is: `13 December 2026 at 18:00 (Paris time)`. People read
 * it elsewhere too, and an hour that is not theirs must not mislead them.
 */
export const formatMoment = (instant: string, locale: string, timeZone: string): string =>
  `${formatHour(instant, locale, timeZone)} (${timeZoneName(timeZone, locale)})`;
