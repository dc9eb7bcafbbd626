import { EVENT_NAMES } from '../../shared/notifications/events.ts';
import { type Choices, defaultChoices, shownChoices } from '../../shared/notifications/plan.ts';
import type { Preferences } from '../../shared/notifications/preferences.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { NotificationPreferences } from './entities.ts';

export type PreferencesItem = ItemOf<typeof NotificationPreferences>;

/** What somebody has saved, with the time zone of the organization where they have none of their own. */
export const choicesOf = ({ timeZone, ...own }: PreferencesItem, organizationTimeZone: string): Choices => ({
  ...own,
  timeZone: timeZone ?? organizationTimeZone,
});

/** Preferences as their owner sees them. */
export function toPreferences(item: PreferencesItem | undefined, organizationTimeZone: string): Preferences {
  const own = item === undefined ? defaultChoices(organizationTimeZone) : choicesOf(item, organizationTimeZone);
  const { digestHour, quiet, timeZone, isPaused } = own;
  const choices = shownChoices(own, EVENT_NAMES);
  return { revision: item?.revision ?? 0, choices, digestHour, quiet, timeZone, isPaused };
}
