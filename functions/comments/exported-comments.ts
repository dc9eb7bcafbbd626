/** What an export in another platform's form reads of comments: `functions/features.ts` hands it to imports. */
import type { Comment, CommentVotes } from '../../shared/comments/comment.ts';
import type { ResourceId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { Tallies } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { isReadable } from './comment-item.ts';
import { textsOf } from './contributions.ts';
import { Comments } from './entities.ts';

/** A comment with its votes as they are now, those of an import included; people mentioned by name. */
export interface ExportedComment {
  readonly comment: Comment;
  readonly votes: CommentVotes;
  /** `null` unless its author has deleted it, or moderation has hidden it: then there is no text. */
  readonly goneAt: Instant | null;
}

async function votesOf({ db }: Services, group: ResourceId): Promise<ReadonlyMap<string, CommentVotes>> {
  const sums = new Map<string, { up: number; down: number }>();
  for (const { subject, counts } of await db.all(Tallies, { group }, { startsWith: 'cmt_' })) {
    const sum = sums.get(subject) ?? { up: 0, down: 0 };
    sums.set(subject, { up: sum.up + (counts.up ?? 0), down: sum.down + (counts.down ?? 0) });
  }
  return sums;
}

/** Comments of a resource, parents before their replies, then the oldest first. */
export async function exportedComments(services: Services, resourceId: ResourceId): Promise<ExportedComment[]> {
  const all = await services.db.all(Comments, { resourceId });
  if (all.length === 0) return [];
  const [votes, textOf] = await Promise.all([votesOf(services, resourceId), textsOf(services, all)]);
  const inTime = all.sort(
    (one, other) => one.depth - other.depth || (one.createdAt + one.id < other.createdAt + other.id ? -1 : 1),
  );
  return inTime.map((item) => {
    const { up, down } = votes.get(item.id) ?? { up: 0, down: 0 };
    const isGone = !isReadable(item);
    const body = { ...item.body, text: isGone ? '' : textOf(item) };
    const goneAt = isGone ? (item.deletedAt ?? item.createdAt) : null;
    const { importedVotes } = item;
    const sums = { up: Math.max(0, importedVotes.up + up), down: Math.max(0, importedVotes.down + down) };
    return { comment: { ...item, body }, votes: sums, goneAt };
  });
}
