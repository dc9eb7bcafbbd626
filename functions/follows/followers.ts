import type { FollowedId, ParticipantId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { Follows } from './entities.ts';

/** Followers that one message tells: well within the time of the worker. */
const PAGE = 50;

/** Who follows a resource, some at a time. */
export async function followersOf(
  { db }: Services,
  resourceId: FollowedId,
  cursor: string | undefined,
): Promise<{ readonly ids: readonly ParticipantId[]; readonly next: string | null }> {
  const { items, next } = await db.query(Follows, { resourceId }, { limit: PAGE, cursor });
  return { ids: items.map(({ participantId }) => participantId), next };
}
