import type { ScheduledEvent } from 'aws-lambda';
import { remindOfBallots } from '../budgets/ballots/reminders.ts';
import type { Entry } from '../platform/entry.ts';

/** Runs every hour: reminds of ballots that were begun and not cast. Two runs at once remind nobody twice. */
export const ballotReminders: Entry<Pick<ScheduledEvent, 'time'> | undefined, void> = (services) => async () => {
  const reminded = await remindOfBallots(services);
  if (reminded > 0) services.log.info('ballots.reminded', { mails: reminded });
};
