import type { FollowedId, ParticipantId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { Follows } from './entities.ts';

/** Who of some people follows one of some things. */
export async function followersAmong(
  { db }: Pick<Services, 'db'>,
  followed: readonly FollowedId[],
  people: readonly ParticipantId[],
): Promise<ReadonlySet<ParticipantId>> {
  const keys = followed.flatMap((resourceId) => people.map((participantId) => ({ resourceId, participantId })));
  return new Set((await db.batchGet(Follows, keys)).map(({ participantId }) => participantId));
}
