import type { ComponentId, ParticipantId } from '../../../shared/platform/ids.ts';
import type { ProblemCode } from '../../../shared/platform/problem.ts';
import { VoterKey } from '../../../shared/platform/voting.ts';
import { Problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { hmac } from '../signing.ts';

type Keys = Pick<Services, 'voteSecrets'>;

const keyOf = (secret: string, componentId: ComponentId, participantId: ParticipantId) =>
  VoterKey.parse(hmac(secret, componentId, participantId));

/**
 * Who votes, as ballots know it: the same person has the same key in one component and another one in each other.
 * Without the secret of that vote, which the first vote makes, nobody can tell which key is whose.
 *
 * @throws Problem `closed` once the secret is destroyed: with another one people could vote twice
 */
export async function voterKeyOf(
  { voteSecrets }: Keys,
  componentId: ComponentId,
  participantId: ParticipantId,
  closed: ProblemCode,
): Promise<VoterKey> {
  const kept = await voteSecrets.of(componentId);
  if ('destroyedAt' in kept) throw new Problem(closed);
  return keyOf(kept.secret, componentId, participantId);
}

/** The same to look for votes: `none` where nobody has voted, `destroyed` where nobody can tell any more whose is whose. */
export async function knownVoterKey(
  { voteSecrets }: Keys,
  componentId: ComponentId,
  participantId: ParticipantId,
): Promise<VoterKey | 'none' | 'destroyed'> {
  const kept = await voteSecrets.find(componentId);
  if (kept === undefined) return 'none';
  return 'destroyedAt' in kept ? 'destroyed' : keyOf(kept.secret, componentId, participantId);
}
