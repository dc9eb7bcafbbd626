import { SMS_SECONDS, SMS_TRIES } from '../../../shared/verifications/sms.ts';
import { networkOf } from '../../platform/network.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { hmac } from '../../platform/signing.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const problem = 'verification.too-many-codes';

/** What one telephone can be molested with. */
const OF_NUMBER: readonly Limit[] = [
  { name: 'sms-number', requests: 3, seconds: SMS_SECONDS, problem },
  { name: 'sms-number-day', requests: 6, seconds: DAY, problem },
];
/** A thousand neighboring numbers: people have them by chance, frauds by contract. */
const OF_RANGE: Limit = { name: 'sms-range', requests: 20, seconds: HOUR, problem };
const OF_PERSON: Limit = { name: 'sms-person', requests: 8, seconds: DAY, problem };
/** A town hall or a school is one address. */
const OF_NETWORK: readonly Limit[] = [
  { name: 'sms-network', requests: 60, seconds: HOUR, problem },
  { name: 'sms-network-day', requests: 200, seconds: DAY, problem },
];
/** Tries for a number that was sent no code, limited like those for one that was. */
export const TRIES_WITHOUT_SMS: Limit = {
  name: 'sms-tries',
  requests: SMS_TRIES,
  seconds: SMS_SECONDS,
  problem: 'verification.too-many-tries',
};

/** Who asks, and for which telephone. */
export interface Asked {
  readonly sourceIp: string;
  readonly participantId: string | null;
  readonly numberHash: string;
  readonly range: string;
}

/**
 * Counts a text against every limit: who asks first, so that a fraud from one network closes nobody's telephone.
 *
 * @throws Problem 429 `verification.too-many-codes` with the seconds to wait.
 */
export async function countText(services: Services, { sourceIp, participantId, numberHash, range }: Asked) {
  const secret = await services.secrets.get('session');
  const network = hmac(secret, 'sms.network', networkOf(sourceIp));
  for (const limit of OF_NETWORK) await countAgainst(services, limit, network);
  if (participantId !== null) await countAgainst(services, OF_PERSON, participantId);
  await countAgainst(services, OF_RANGE, hmac(secret, 'sms.range', range));
  for (const limit of OF_NUMBER) await countAgainst(services, limit, numberHash);
}
