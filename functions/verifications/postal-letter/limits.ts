import type { LetterAddress } from '../../../shared/verifications/letter.ts';
import { sameAddress } from '../../../shared/verifications/letter.ts';
import { networkOf } from '../../platform/network.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { hmac } from '../../platform/signing.ts';
import { DAY } from './letter.ts';

const problem = 'verification.too-many-letters';
const OF_PERSON: Limit = { name: 'letters-person', requests: 5, seconds: 30 * DAY, problem };
const OF_NETWORK: Limit = { name: 'letters-network', requests: 40, seconds: DAY, problem };

interface Asked {
  readonly participantId: string;
  readonly sourceIp: string;
  readonly address: LetterAddress;
  readonly mostPerAddress: number;
  readonly dailyBudget: number;
}

/**
 * Counts a request against every limit. Of an address only a keyed hash is kept: so many letters go to one house in a
 * year, since names of further inhabitants are quickly made up.
 *
 * @throws Problem 429 `verification.too-many-letters` with the seconds to wait.
 */
export async function countLetter(services: Services, asked: Asked): Promise<void> {
  const secret = await services.secrets.get('verification');
  const subject = hmac(secret, 'letter.address', sameAddress(asked.address));
  const network = hmac(secret, 'letter.network', networkOf(asked.sourceIp));
  await countAgainst(services, OF_PERSON, asked.participantId);
  await countAgainst(services, OF_NETWORK, network);
  const ofAddress = { name: 'letters-address', requests: asked.mostPerAddress, seconds: 365 * DAY, problem } as const;
  await countAgainst(services, ofAddress, subject);
  await countAgainst(services, { name: 'letters-day', requests: asked.dailyBudget, seconds: DAY, problem }, 'all');
}
