/** What somebody chooses for each event: schemas. */
import * as z from 'zod';
import { EVENT_NAMES, EVENTS, type EventName, FREQUENCIES } from './events.ts';
import { isTimeZone } from './rules.ts';

export const EventNameSchema = z.enum(EVENT_NAMES);

/** What the link of a mail ends: an event, all digests, or all mails of notifications. */
export const Muted = z.union([EventNameSchema, z.enum(['digest', 'all'])]);
export type Muted = z.infer<typeof Muted>;

/** How one event reaches somebody; a fixed one comes by mail whatever is said here. */
export const Choice = z.object({ mail: z.enum(FREQUENCIES), push: z.boolean() });
export type Choice = z.infer<typeof Choice>;

const Hour = z.int().min(0).max(23);
/** Hours in which nothing is sent at once, half-open and over midnight where `from` is later; what came comes at `to`. */
export const QuietHours = z
  .object({ from: Hour, to: Hour })
  .refine(({ from, to }) => from !== to, { path: ['to'], params: { code: 'quiet.empty' } });
export type QuietHours = z.infer<typeof QuietHours>;

const TimeZone = z
  .string()
  .max(50)
  .refine(isTimeZone, { params: { code: 'time-zone.unknown' } });

const Times = {
  digestHour: Hour.describe('Hour of the daily digest, and on Mondays of the weekly one'),
  quiet: QuietHours.nullable().describe('null: there are none'),
  timeZone: TimeZone.describe('IANA name'),
  isPaused: z.boolean().describe('No mails of notifications at all but fixed ones, whatever is chosen for each event'),
};

export const Preferences = z.object({
  revision: z.int().nonnegative().describe('0 where nothing was ever saved'),
  choices: z.record(EventNameSchema, Choice),
  ...Times,
});
export type Preferences = z.infer<typeof Preferences>;

export const PreferencesInput = z.object({
  revision: z.int().nonnegative().describe('Of what was read: somebody else’s changes are not lost'),
  choices: z.partialRecord(EventNameSchema, Choice),
  ...Times,
});
export type PreferencesInput = z.infer<typeof PreferencesInput>;

/** Hour of digests for whoever has chosen none: before the day begins. */
export const DIGEST_HOUR = 7;

/** What holds for an event where nothing was chosen. */
export const defaultChoice = (event: EventName): Choice => ({ mail: EVENTS[event].mail, push: EVENTS[event].push });
