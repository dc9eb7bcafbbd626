import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { MAIL_SHARDS } from '../platform/mail/lanes.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Where somebody stands among those who are due at an hour: by the last digit of their id, which is a matter of chance. */
export const dueKeyOf = (slot: Instant, participantId: ParticipantId) => ({
  slot,
  shard: DIGITS.indexOf(participantId.slice(-1)) % MAIL_SHARDS,
  participantId,
});
