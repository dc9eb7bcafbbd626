import { NewsletterId, SubscriptionId } from '../../../shared/platform/ids.ts';
import { equalInConstantTime, hmac } from '../signing.ts';

/** What a link of ours is about. */
export interface SubscriptionLink {
  readonly subscriptionId: SubscriptionId;
  /** The newsletter whose mail it stood in; `undefined`: another mail. */
  readonly newsletterId?: NewsletterId | undefined;
}

/** Shown in place of a newsletter. */
const NONE = '-';

/**
 * What links of newsletters carry: to end the subscription or to change what it asks for, and nothing else. It has no end:
 * a mail that is found again after years still stops the next one.
 */
export function subscriptionToken(secret: string, { subscriptionId, newsletterId }: SubscriptionLink): string {
  const about = newsletterId ?? NONE;
  return `${subscriptionId}.${about}.${hmac(secret, 'newsletter.subscription', subscriptionId, about)}`;
}

/** What a token of ours is about; `undefined` for any other text. */
export function subscriptionOf(secret: string, token: string): SubscriptionLink | undefined {
  const [subscription, about] = token.split('.');
  const subscriptionId = SubscriptionId.safeParse(subscription);
  const newsletterId = NewsletterId.safeParse(about);
  if (!subscriptionId.success) return undefined;
  const link = {
    subscriptionId: subscriptionId.data,
    ...(newsletterId.success ? { newsletterId: newsletterId.data } : {}),
  };
  return equalInConstantTime(token, subscriptionToken(secret, link)) ? link : undefined;
}

/** What the mail carries that asks to confirm a subscription: only who reads mail of that address can. */
export const confirmationToken = (secret: string, subscriptionId: SubscriptionId): string =>
  `${subscriptionId}.${hmac(secret, 'newsletter.confirm', subscriptionId)}`;

/** The subscription that a token of ours confirms; `undefined` for any other text. */
export function confirmedBy(secret: string, token: string): SubscriptionId | undefined {
  const id = SubscriptionId.safeParse(token.split('.')[0]);
  return id.success && equalInConstantTime(token, confirmationToken(secret, id.data)) ? id.data : undefined;
}
