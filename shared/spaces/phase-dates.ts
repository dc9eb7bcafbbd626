/** Dates of phases on the wall clock of the organization: nobody plans in UTC. */
import type { Instant } from '../platform/time.ts';
import type { Phase } from './process.ts';
import { instantToLocal, localToInstant } from './zoned.ts';

type Span = Pick<Phase, 'startsAt' | 'endsAt'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds of a wall clock's reading, were it a clock of UTC. */
const reading = (instant: Instant, timeZone: string): number => {
  const local = instantToLocal(instant, timeZone);
  return Date.parse(local.length === 16 ? `${local}:00Z` : `${local}Z`);
};
const momentOf = (milliseconds: number, timeZone: string): Instant => {
  const local = new Date(milliseconds).toISOString().slice(0, 23);
  const instant = localToInstant(local, timeZone);
  if (instant === null) throw new RangeError(`${local} is no moment`);
  return instant;
};

/**
 * Phases moved so that the first starts at `startsAt`. The others keep their distance on the wall clock: what began at
 * midnight still does, whatever the clocks did in between.
 *
 * @param timeZone IANA name
 * @throws RangeError for an unknown time zone, or a moment after the year 9999
 */
export function shiftPhases<T extends Span>(phases: readonly T[], startsAt: Instant, timeZone: string): T[] {
  const [first] = phases;
  if (first === undefined) return [];
  const by = reading(startsAt, timeZone) - reading(first.startsAt, timeZone);
  if (by === 0 && startsAt === first.startsAt) return [...phases];
  const shifted = (instant: Instant) => momentOf(reading(instant, timeZone) + by, timeZone);
  return phases.map((phase, index) => ({
    ...phase,
    startsAt: index === 0 ? startsAt : shifted(phase.startsAt),
    endsAt: phase.endsAt === null ? null : shifted(phase.endsAt),
  }));
}

/**
 * Spans that follow one another from the local midnight before `from`, each so many days long; `null` has no end, and
 * none comes after it.
 */
export function proposePhases(days: readonly (number | null)[], from: Instant, timeZone: string): Span[] {
  const spans: Span[] = [];
  let start: number | null = Math.floor(reading(from, timeZone) / DAY) * DAY;
  for (const length of days) {
    if (start === null) break;
    const end: number | null = length === null ? null : start + length * DAY;
    spans.push({
      startsAt: momentOf(start, timeZone),
      endsAt: end === null ? null : momentOf(end, timeZone),
    });
    start = end;
  }
  return spans;
}
