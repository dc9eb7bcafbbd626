import type { Instant } from '../platform/time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}

/** Milliseconds that the wall clock of the zone would be after the epoch, were it a clock of UTC. */
function wallClock(milliseconds: number, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return seconds + (((milliseconds % 1000) + 1000) % 1000);
}

const offsetAt = (milliseconds: number, timeZone: string) => wallClock(milliseconds, timeZone) - milliseconds;

/** Milliseconds of `YYYY-MM-DDTHH:mm[:ss[.sss]]` read as UTC; `null` where it names no moment, such as 31 February. */
function readLocal(local: string): number | null {
  const match = LOCAL.exec(local);
  if (!match) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = '0'] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== text ? null : milliseconds;
}

/**
 * The moment at which the wall clock of `timeZone` shows `local`, the value of a `datetime-local` control.
 *
 * An hour that comes twice (clocks go back) means its first time; an hour that never comes (clocks go forward) is moved
 * on by the length of the gap. `null` where `local` is empty or no date. Years 1900 to 9999.
 *
 * @throws RangeError for an unknown time zone.
 */
export function localToInstant(local: string, timeZone: string): Instant | null {
  const wanted = readLocal(local);
  if (wanted === null) return null;
  // A zone changes its clocks at most once in the two days around, so these are all the offsets there can be.
  const before = offsetAt(wanted - DAY, timeZone);
  const after = offsetAt(wanted + DAY, timeZone);
  const shows = (offset: number) => offsetAt(wanted - offset, timeZone) === offset;
  const offset = shows(before) || !shows(after) ? before : after;
  return new Date(wanted - offset).toISOString();
}

/**
 * What a `datetime-local` control shows for a moment in `timeZone`: minutes, and seconds only where there are any, so
 * that showing and reading again loses nothing but which of two equal hours was meant.
 *
 * @throws RangeError for an unknown time zone or a text that is no moment.
 */
export function instantToLocal(instant: Instant, timeZone: string): string {
  const text = new Date(wallClock(Date.parse(instant), timeZone)).toISOString();
  if (!text.endsWith(':00.000Z')) return text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23);
  return text.slice(0, 16);
}

/**
 * Some moment of the last day that a half-open span ending at `endsAt` covers: midnight ends the day before.
 * For showing the day only.
 */
export const lastMomentBefore = (endsAt: Instant): Instant => new Date(Date.parse(endsAt) - 1).toISOString();

/** Whether the wall clock of `timeZone` shows midnight at `instant`. */
export const isMidnight = (instant: Instant, timeZone: string): boolean =>
  instantToLocal(instant, timeZone).endsWith('T00:00');
