import type { ScheduledEvent } from 'aws-lambda';
import { newslettersTick } from '../newsletters/clock.ts';
import type { Entry } from '../platform/entry.ts';

/** Runs every minute: newsletters that are scheduled begin, and those that are sent to the last end. */
export const newsletterClock: Entry<Pick<ScheduledEvent, 'time'> | undefined, void> = (services) => () =>
  newslettersTick(services);
