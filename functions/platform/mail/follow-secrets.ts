import { FollowedId, ParticipantId } from '../../../shared/platform/ids.ts';
import { equalInConstantTime, hmac } from '../signing.ts';

interface Followed {
  readonly resourceId: FollowedId;
  readonly participantId: ParticipantId;
}

/**
 * What the link of a mail carries to end a follow. It says who follows what and can do nothing else, so it has no end:
 * a mail that is found again after years still stops the next one.
 */
export const unfollowToken = (secret: string, { resourceId, participantId }: Followed): string =>
  `${resourceId}.${participantId}.${hmac(secret, 'follow.end', resourceId, participantId)}`;

/** What a token of ours ends; `undefined` for any other text. */
export function unfollowOf(secret: string, token: string): Followed | undefined {
  const [resource, participant] = token.split('.');
  const resourceId = FollowedId.safeParse(resource);
  const participantId = ParticipantId.safeParse(participant);
  if (!resourceId.success || !participantId.success) return undefined;
  const followed = { resourceId: resourceId.data, participantId: participantId.data };
  return equalInConstantTime(token, unfollowToken(secret, followed)) ? followed : undefined;
}
