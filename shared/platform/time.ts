import * as z from 'zod';

/** A moment: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 }).meta({ description: 'ISO 8601, UTC, milliseconds' });
export type Instant = z.infer<typeof Instant>;

/** A moment as people and programs send it: any ISO 8601 offset; stored as an `Instant`. */
export const InstantInput = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .meta({ description: 'ISO 8601 with an offset' });

/** Half-open span of time: `startsAt` belongs to it, `endsAt` does not; `null` means without end. */
export interface Window {
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
}

/** Whether `now` lies in the half-open window. */
export const isWithin = ({ startsAt, endsAt }: Window, now: Instant): boolean =>
  now >= startsAt && (endsAt === null || now < endsAt);

/** Start of the hour of `instant`: all that a ballot may remember of its time. */
export const hourOf = (instant: Instant): Instant => `${instant.slice(0, 13)}:00:00.000Z`;

/** Milliseconds since the epoch. */
export const toMilliseconds = (instant: Instant): number => Date.parse(instant);

/** `instant` moved by a number of seconds, which may be negative. */
export const addSeconds = (instant: Instant, seconds: number): Instant =>
  new Date(toMilliseconds(instant) + seconds * 1000).toISOString();
