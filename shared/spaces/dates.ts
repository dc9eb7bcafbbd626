/** Dates as people read them; ends are half-open, so an end at local midnight belongs to the day before. */
import { dateLocale, formatDay, formatMoment } from '../platform/format.ts';
import type { Instant } from '../platform/time.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();
function localParts(milliseconds: number, timeZone: string): Readonly<Record<string, string>> {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  clocks.set(timeZone, clock);
  return Object.fromEntries(clock.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
}

function isMidnight(milliseconds: number, timeZone: string): boolean {
  const { hour, minute, second } = localParts(milliseconds, timeZone);
  return hour === '00' && minute === '00' && second === '00';
}

/** Days since the epoch of the local calendar day that holds the moment. */
function calendarDay(milliseconds: number, timeZone: string): number {
  const { year, month, day } = localParts(milliseconds, timeZone);
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
}

/**
 * A moment within the last day of a half-open span: an end at local midnight means that the day before is the last.
 * Any other end is returned unchanged.
 * @param timeZone IANA name
 */
export function lastDay(endsAt: Instant, timeZone: string): Instant {
  const end = Date.parse(endsAt);
  return isMidnight(end, timeZone) ? new Date(end - 1).toISOString() : endsAt;
}

/**
 * Calendar days from `now` to the last day, both in the time zone: 0 on the last day, negative afterwards.
 * @param now ISO 8601; browsers pass the device's clock
 */
export const daysLeft = (endsAt: Instant, now: Instant, timeZone: string): number =>
  calendarDay(Date.parse(lastDay(endsAt, timeZone)), timeZone) - calendarDay(Date.parse(now), timeZone);

/** The end in words: the last day, or the day and the hour with whose hour it is, where the end is not at midnight. */
export const formatEnd = (endsAt: Instant, locale: string, timeZone: string): string =>
  isMidnight(Date.parse(endsAt), timeZone)
    ? formatDay(lastDay(endsAt, timeZone), locale, timeZone)
    : formatMoment(endsAt, locale, timeZone);

// Formatters are dear to make, and a page has several spans.
const spans = new Map<string, Intl.DateTimeFormat>();

/** First and last day in words, without saying the month or year twice: `5 October – 13 December 2026`. */
export function formatSpan(startsAt: Instant, endsAt: Instant, locale: string, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  const days = spans.get(key) ?? new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone });
  spans.set(key, days);
  return days.formatRange(Date.parse(startsAt), Date.parse(lastDay(endsAt, timeZone)));
}
