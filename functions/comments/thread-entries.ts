import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Tallies } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { type CommentItem, isReadable } from './comment-item.ts';
import { Comments } from './entities.ts';
import type { ThreadEntry } from './thread-index.ts';

type Reads = Pick<Services, 'db'>;

function entriesOf(comments: readonly CommentItem[], tallies: readonly ItemOf<typeof Tallies>[]): ThreadEntry[] {
  const votes = new Map(tallies.map(({ subject, counts }) => [subject, counts]));
  return comments.map((comment) => {
    const { id, parentId, authorId, position, isOfficial, importedVotes, createdAt } = comment;
    const { up = 0, down = 0 } = votes.get(id) ?? {};
    return {
      id,
      parentId,
      authorId,
      position,
      createdMs: toMilliseconds(createdAt),
      up: Math.max(0, up) + importedVotes.up,
      down: Math.max(0, down) + importedVotes.down,
      isOfficial,
      isDeleted: !isReadable(comment),
    };
  });
}

/** Entries of some comments as the table has them now, votes as counted by now. */
export async function someEntries(
  { db }: Reads,
  resourceId: ResourceId,
  ids: readonly CommentId[],
): Promise<ThreadEntry[]> {
  const [comments, tallies] = await Promise.all([
    db.batchGet(
      Comments,
      ids.map((id) => ({ resourceId, id })),
    ),
    db.batchGet(
      Tallies,
      ids.map((id) => ({ group: resourceId, subject: id, shard: 0 })),
    ),
  ]);
  return entriesOf(comments, tallies);
}

/** Entries of every comment of a resource: for one that has no file yet, and to write the file anew. */
export async function allEntries({ db }: Reads, resourceId: ResourceId): Promise<ThreadEntry[]> {
  const [comments, tallies] = await Promise.all([
    db.all(Comments, { resourceId }),
    db.all(Tallies, { group: resourceId }, { startsWith: 'cmt_' }),
  ]);
  return entriesOf(comments, tallies);
}
