import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import { VoterKey } from '../../shared/platform/voting.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';

/** Who votes on the comments of a resource: the same person has another key on each resource, and another in ballots. */
export async function voterKeyOf(
  { secrets }: Pick<Services, 'secrets'>,
  resourceId: ResourceId,
  participantId: ParticipantId,
): Promise<VoterKey> {
  return VoterKey.parse(hmac(await secrets.get('vote'), 'comments', resourceId, participantId));
}
