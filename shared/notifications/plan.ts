import type { Instant } from '../platform/time.ts';
import { type EventName, isFixed } from './events.ts';
import { type Choice, DIGEST_HOUR, defaultChoice, type Preferences, type QuietHours } from './preferences.ts';
import { isQuiet, nextSlot } from './rules.ts';

/** What of somebody's choices decides how news reaches them. */
export interface Choices {
  readonly choices: Partial<Readonly<Record<string, Choice>>>;
  readonly digestHour: number;
  readonly quiet: QuietHours | null;
  readonly timeZone: string;
  readonly isPaused: boolean;
}

/** What a digest gathers: of a day, of a week, or of quiet hours. */
export const PERIODS = ['daily', 'weekly', 'quiet'] as const;
export type Period = (typeof PERIODS)[number];

/** How one piece of news reaches somebody besides the list on the site. */
export interface Plan {
  /** `null`: no mail. A slot is the hour at which what has gathered goes out. */
  readonly mail: 'now' | { readonly slot: Instant; readonly period: Period } | null;
  readonly push: 'now' | { readonly slot: Instant } | null;
}

/** What holds for whoever has chosen nothing. @param timeZone of the organization */
export const defaultChoices = (timeZone: string): Choices => ({
  choices: {},
  digestHour: DIGEST_HOUR,
  quiet: null,
  timeZone,
  isPaused: false,
});

/** How an event reaches somebody by their choices. */
export const choiceOf = ({ choices }: Pick<Choices, 'choices'>, event: EventName): Choice =>
  choices[event] ?? defaultChoice(event);

const frequencyOf = (own: Choices, event: EventName) => {
  if (isFixed(event)) return 'now';
  return own.isPaused ? 'none' : choiceOf(own, event).mail;
};

/** How a piece of news reaches somebody who is told of it at `now`. */
export function planOf(own: Choices, event: EventName, now: Instant): Plan {
  const { quiet, timeZone, digestHour } = own;
  const calm = isQuiet(now, quiet, timeZone) && quiet !== null ? nextSlot(now, timeZone, quiet.to) : null;
  const push = choiceOf(own, event).push ? (calm === null ? 'now' : { slot: calm }) : null;
  const frequency = frequencyOf(own, event);
  if (frequency === 'none') return { mail: null, push };
  if (frequency === 'now') return { mail: calm === null ? 'now' : { slot: calm, period: 'quiet' }, push };
  const slot = nextSlot(now, timeZone, digestHour, frequency === 'weekly');
  return { mail: { slot, period: frequency }, push };
}

/** Preferences as screens show them: every event has a line. */
export const shownChoices = (own: Choices, events: readonly EventName[]): Preferences['choices'] => {
  const entries = events.map((event) => [event, { mail: choiceOf(own, event).mail, push: choiceOf(own, event).push }]);
  return Object.fromEntries(entries);
};
