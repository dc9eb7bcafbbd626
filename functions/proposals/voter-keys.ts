import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import { VoterKey } from '../../shared/platform/voting.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';

/**
 * Who votes, as ballots know it: the same person has the same key in one component and another one in each other.
 * Without the secret of the vote nobody can tell which key is whose.
 */
export async function voterKeyOf(
  { secrets }: Pick<Services, 'secrets'>,
  componentId: ComponentId,
  participantId: ParticipantId,
): Promise<VoterKey> {
  return VoterKey.parse(hmac(await secrets.get('vote'), componentId, participantId));
}
