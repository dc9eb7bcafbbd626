import type { ParticipantId, SubscriptionId } from '../../../shared/platform/ids.ts';
import { sha256 } from '../signing.ts';

/**
 * Whose mail it is: the participant, the subscription, or a hash of the address where the mail was written to an address. Without a
 * secret, as the hash that accounts are found by: the address itself stands in the same item, and the hash keeps it out
 * of what is logged of keys.
 */
export function recipientOf(
  to:
    | { readonly email: string }
    | { readonly participantId: ParticipantId }
    | { readonly subscriptionId: SubscriptionId },
): string {
  if ('participantId' in to) return to.participantId;
  return 'subscriptionId' in to ? to.subscriptionId : sha256(JSON.stringify(['recipient', to.email]));
}
