import { audienceKey, readEmailAddress } from '../../../shared/platform/email-address.ts';
import type { SubscriptionId } from '../../../shared/platform/ids.ts';
import { derivedId } from '../../platform/idempotent-id.ts';
import { SUBSCRIPTION_SHARDS } from '../entities.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digitAt = (id: string, place: number): number => DIGITS.indexOf(id.at(place) ?? '0');

/** What is no address has nothing but itself: one bad line of a list must not be taken for another one. */
function keyOf(email: string): string {
  const read = readEmailAddress(email);
  return 'fault' in read ? email : audienceKey(read);
}

/** The id of the one subscription that an address can have, however its owner writes it. */
export const subscriptionIdOf = (email: string): SubscriptionId =>
  derivedId('subscription', 0, 'newsletters', keyOf(email));

/** Where a subscription stands in the table. */
export const subscriptionKeyOf = (id: SubscriptionId) => ({
  shard: (digitAt(id, -1) + digitAt(id, -2) * DIGITS.length) % SUBSCRIPTION_SHARDS,
  id,
});
