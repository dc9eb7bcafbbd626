import type { ParticipantId } from '../../shared/platform/ids.ts';
import { networkOf } from '../platform/network.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';

const HOUR = 3600;
const problem = 'verification.too-many-tries';

/** Tries of one account: enough for slips, too few to guess what others would say. */
const TRIES_OF_PARTICIPANT: Limit = { name: 'verifications', requests: 20, seconds: HOUR, problem };
/** A town hall, a school or a mobile operator is one address. */
const TRIES_OF_NETWORK: Limit = { name: 'verifications-network', requests: 600, seconds: HOUR, problem };

/**
 * Counts a try, right or wrong. The network is kept as a keyed hash for the time of the window.
 *
 * @throws Problem `verification.too-many-tries` with the seconds to wait
 */
export async function countTry(
  services: Services,
  { participantId, sourceIp }: { readonly participantId: ParticipantId | null; readonly sourceIp: string },
): Promise<void> {
  const network = hmac(await services.secrets.get('session'), 'verification.network', networkOf(sourceIp));
  await countAgainst(services, TRIES_OF_NETWORK, network);
  if (participantId !== null) await countAgainst(services, TRIES_OF_PARTICIPANT, participantId);
}
