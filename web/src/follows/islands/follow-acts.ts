import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { engagement } from '../../platform/engagement-api.ts';
import type { Words } from '../../platform/island.ts';
import type { Result } from '../../platform/problem.ts';
import type { FollowedId } from './followed-kind.ts';

/** Whether the person who is signed in follows something; `false` where nobody can tell. */
export async function isFollowed(resourceId: FollowedId): Promise<boolean> {
  const answer = await engagement.follows.read({ params: { resourceId } });
  return answer.ok && answer.data.isFollowing;
}

/** Follows something or ends that, after sign-in where nobody is signed in; `null`: sign-in was given up. */
export const changeFollow = (
  resourceId: FollowedId,
  follows: boolean,
  reason: string,
  words: Words,
): Promise<Result<unknown> | null> => {
  const { follow, unfollow } = engagement.follows;
  return asParticipant(reason, words, async () => (follows ? follow : unfollow)({ params: { resourceId } }));
};
