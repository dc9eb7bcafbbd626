/** What the office of mails needs of the features that know addresses: `functions/mail-slots.ts` hands it over. */
import type { NewsletterId, ParticipantId, SubscriptionId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';

export interface MailsSlots {
  /** The account that has an address now. */
  accountWith(services: Services, email: string): Promise<{ readonly id: ParticipantId } | undefined>;
  /** The subscription of an address to newsletters, and whether any goes to it. */
  subscriptionWith(
    services: Services,
    email: string,
  ): Promise<{ readonly id: SubscriptionId; readonly isConfirmed: boolean } | undefined>;
  /** Newsletters whose mails may still be in the outbox. */
  recentNewsletters(services: Services): Promise<readonly NewsletterId[]>;
}
