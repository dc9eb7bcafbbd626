import type { MailsSlots } from './mails/slots.ts';
import { RunningNewsletters } from './newsletters/entities.ts';
import { subscriptionIdOf } from './newsletters/subscriptions/address.ts';
import { subscriptionById } from './newsletters/subscriptions/subscription.ts';
import { accountWith } from './participants/new-account.ts';

/** What accounts and newsletters tell the office of mails. */
export const mailSlots: MailsSlots = {
  accountWith,
  async subscriptionWith(services, email) {
    const found = await subscriptionById(services, subscriptionIdOf(email));
    return found && { id: found.id, isConfirmed: found.state === 'confirmed' };
  },
  // They are looked after for as long as their mails are kept.
  recentNewsletters: async ({ db }) => (await db.all(RunningNewsletters, {})).map(({ newsletterId }) => newsletterId),
};
