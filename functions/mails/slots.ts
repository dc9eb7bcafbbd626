/** What the office of mails needs of the features that know addresses: `functions/mail-slots.ts` hands it over. */
import type { NewsletterId, ParticipantId, SubscriptionId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';

export interface MailsSlots {
  /** The account that has an address now. */
  accountWith(services: Services, email: string): Promise<{ readonly id: ParticipantId } | undefined>;
  /** The subscription of an address to newsletters, where it has one that has not ended. */
  subscriptionWith(services: Services, email: string): Promise<SubscriptionId | undefined>;
  /** Newsletters whose mails may still be in the outbox. */
  recentNewsletters(services: Services): Promise<readonly NewsletterId[]>;
}
