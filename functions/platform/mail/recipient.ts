import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { sha256 } from '../signing.ts';

/**
 * Whose mail it is: the participant, or a hash of the address where the mail was written to an address. Without a
 * secret, as the hash that accounts are found by: the address itself stands in the same item, and the hash keeps it out
 * of what is logged of keys.
 */
export const recipientOf = (to: { readonly email: string } | { readonly participantId: ParticipantId }): string =>
  'email' in to ? sha256(JSON.stringify(['recipient', to.email])) : to.participantId;
