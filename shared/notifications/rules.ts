/** When news goes out: pure, and exact over changes of the clock. Knows no schemas: islands may run it. */
import { addSeconds, hourOf, type Instant, toMilliseconds } from '../platform/time.ts';

/** Days that notifications are kept. */
export const KEPT_DAYS = 90;
/** Where the link of a mail leads, without the language. */
export const MUTE_PATH = '/mute/';
/** The list of notifications, without the language. */
export const NOTIFICATIONS_PATH = '/notifications/';
/** Pieces of news that a digest names; of the others it tells how many there are. */
export const MOST_IN_DIGEST = 20;
/** Seconds that something due is written before its hour at the least: what collects it comes after. */
export const MARGIN_SECONDS = 5 * 60;

const HOUR_MS = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    });
  formatters.set(timeZone, known);
  return known;
}

/** Whether a name is one of a time zone that dates can be told in. */
export function isTimeZone(name: string): boolean {
  try {
    // Offsets such as +02:00 know no summer time.
    return /^[A-Z]/i.test(name) && formatterOf(name) !== undefined;
  } catch {
    return false;
  }
}

interface LocalTime {
  /** Text order is time order, but for the hour that autumn repeats: `2026-11-21T09:30`. */
  readonly clock: string;
  readonly day: string;
  readonly hour: number;
  /** `Mon` to `Sun`. */
  readonly weekday: string;
}

/** What a clock on the wall shows. */
export function localTime(milliseconds: number, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  return { clock: `${day}T${parts.hour}:${parts.minute}`, day, hour: Number(parts.hour), weekday: parts.weekday ?? '' };
}

/** Days that a search goes on: a week, and the two days that may be skipped or shifted at its ends. */
const MOST_HOURS = 9 * 24;

/**
 * The first full hour (UTC) at which a clock on the wall has come to an hour of the day, at least five minutes from `now`.
 * An hour that summer time skips is the one after it; one that winter time repeats counts once. Zones with half hours
 * are half an hour late.
 *
 * @param onMonday only on Mondays
 */
export function nextSlot(now: Instant, timeZone: string, hour: number, onMonday = false): Instant {
  const first = toMilliseconds(hourOf(addSeconds(now, MARGIN_SECONDS))) + HOUR_MS;
  const target = String(hour).padStart(2, '0');
  let before = localTime(first - HOUR_MS, timeZone);
  for (let n = 0; n < MOST_HOURS; n++) {
    const at = first + n * HOUR_MS;
    const local = localTime(at, timeZone);
    const wanted = `${local.day}T${target}:00`;
    if (before.clock < wanted && wanted <= local.clock && (!onMonday || local.weekday === 'Mon'))
      return new Date(at).toISOString();
    before = local;
  }
  throw new RangeError(`no clock in ${timeZone} comes to ${hour}`);
}

/** Whether nothing is to be sent now; half-open, over midnight where `from` is later than `to`. */
export function isQuiet(
  now: Instant,
  quiet: { readonly from: number; readonly to: number } | null,
  timeZone: string,
): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const { hour } = localTime(toMilliseconds(now), timeZone);
  const { from, to } = quiet;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}
