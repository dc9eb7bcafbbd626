import type { MailsSlots } from './mails/slots.ts';
import { accountWith } from './participants/new-account.ts';

/** What accounts and newsletters tell the office of mails. */
export const mailSlots: MailsSlots = {
  accountWith,
  subscriptionWith: async () => undefined,
  recentNewsletters: async () => [],
};
