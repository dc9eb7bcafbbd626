import { EVENT_NAMES, type EventName } from '../../../../shared/notifications/events.ts';
import type { Choice, Preferences, PreferencesInput } from '../../../../shared/notifications/preferences.ts';

type Times = Pick<Preferences, 'digestHour' | 'quiet' | 'timeZone' | 'isPaused'>;

const isSameChoice = (one: Choice, other: Choice) => one.mail === other.mail && one.push === other.push;
const isSameTime = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Events for which something else is chosen than what was saved. */
const changedEvents = (saved: Preferences, draft: Preferences): readonly EventName[] =>
  EVENT_NAMES.filter((event) => !isSameChoice(saved.choices[event], draft.choices[event]));

/** Whether a draft says the same as what was saved. */
export const isSaved = (saved: Preferences, draft: Preferences): boolean =>
  changedEvents(saved, draft).length === 0 && isSameTime(timesOf(saved), timesOf(draft));

const timesOf = ({ digestHour, quiet, timeZone, isPaused }: Times): Times => ({
  digestHour,
  quiet,
  timeZone,
  isPaused,
});

/** What is sent to make of `saved` what the draft says: events that stay as they are are not named. */
export const inputOf = (saved: Preferences, draft: Preferences): PreferencesInput => ({
  revision: saved.revision,
  choices: Object.fromEntries(changedEvents(saved, draft).map((event) => [event, draft.choices[event]])),
  ...timesOf(draft),
});

/**
 * What was changed in a draft, put onto what somebody has saved elsewhere meanwhile: nothing that was chosen here is
 * lost, and nothing that was chosen there but what was chosen here too.
 */
export function ontoLatest(saved: Preferences, draft: Preferences, latest: Preferences): Preferences {
  const own = changedEvents(saved, draft).map((event) => [event, draft.choices[event]]);
  const pick = <K extends keyof Times>(key: K): Times[K] =>
    isSameTime(saved[key], draft[key]) ? latest[key] : draft[key];
  return {
    revision: latest.revision,
    choices: { ...latest.choices, ...Object.fromEntries(own) },
    digestHour: pick('digestHour'),
    quiet: pick('quiet'),
    timeZone: pick('timeZone'),
    isPaused: pick('isPaused'),
  };
}
