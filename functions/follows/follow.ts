import { follows } from '../../shared/follows/contract.ts';
import { MOST_FOLLOWS } from '../../shared/follows/rules.ts';
import { put, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { Follows } from './entities.ts';
import type { FollowSlots } from './slots.ts';

/** Of titles that nobody is shown. */
const LANGUAGE = 'en';

const FOLLOWS: Limit = { name: 'follows', requests: 120, seconds: 3600, problem: 'request.too-many' };

/** Whether the person who asks follows the resource. */
export const readFollow = handle(follows.read, async ({ params: { resourceId }, actor }, { db }) => {
  const { participantId } = personOf(actor);
  return { isFollowing: (await db.get(Follows, { resourceId, participantId })) !== undefined };
});

/**
 * Follows what participants can read. The most that one can follow is judged by an index that may lag by a moment: it
 * bounds what one account costs, not what anybody may say.
 */
export const follow = ({ titlesOf }: FollowSlots) =>
  handle(follows.follow, async ({ params: { resourceId }, actor }, services) => {
    const { participantId } = personOf(actor);
    if (resourceId === participantId) throw new Problem('request.not-found');
    const resource = (await titlesOf(services, [resourceId], LANGUAGE)).get(resourceId);
    if (resource === undefined || resource.path === null) throw new Problem('request.not-found');
    await countAgainst(services, FOLLOWS, participantId);
    const own = await services.db.all(Follows, { participantId }, { index: 'byParticipant' });
    if (own.length >= MOST_FOLLOWS) throw new Problem('follow.too-many', { facts: { maximum: MOST_FOLLOWS } });
    const followed = { resourceId, participantId, followedAt: services.now() };
    await services.db.write(put(Follows, followed, { when: 'absent', otherwise: 'unchanged' }));
    return { isFollowing: true };
  });

/** Follows no more; also something that is no longer public. */
export const unfollow = handle(follows.unfollow, async ({ params: { resourceId }, actor }, { db }) => {
  await db.write(remove(Follows, { resourceId, participantId: personOf(actor).participantId }));
  return undefined;
});
