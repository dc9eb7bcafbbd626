import type { CommentVotes } from '../../shared/comments/comment.ts';
import type { CommentId } from '../../shared/platform/ids.ts';
import type { ThreadNode } from './thread-index.ts';

/** A comment with those of its replies that a page shows, before their texts are read. */
export interface CommentShape {
  readonly id: CommentId;
  readonly votes: CommentVotes;
  readonly replyCount: number;
  readonly moreReplies: number;
  readonly repliesAfter: CommentId | null;
  readonly replies: readonly CommentShape[];
}

/** Replies shown below a comment of each depth until more are asked for: a thread of hundreds stays one of a page. */
const SHOWN = [3, 1, 1] as const;

/**
 * What a page shows of a thread: the first replies, and those that are wanted with the way to them, wherever they stand.
 *
 * @param wanted comments to show in any case
 */
export function shapeOf(node: ThreadNode, wanted: ReadonlySet<CommentId> = new Set(), depth = 0): CommentShape {
  const { entry, size, replies } = node;
  const first = SHOWN[depth] ?? 0;
  const isWanted = (reply: ThreadNode): boolean => wanted.has(reply.entry.id) || reply.replies.some(isWanted);
  const shown = replies.filter((reply, index) => index < first || (wanted.size > 0 && isWanted(reply)));
  const moreReplies = replies.length - shown.length;
  return {
    id: entry.id,
    votes: { up: entry.up, down: entry.down },
    replyCount: size,
    moreReplies,
    // Those that are wanted stand further below: what comes next begins after the first ones.
    repliesAfter: moreReplies > 0 ? (replies[first - 1]?.entry.id ?? null) : null,
    replies: shown.map((reply) => shapeOf(reply, wanted, depth + 1)),
  };
}

/** A comment that has just been written: nothing stands below it. */
export const shapeOfNew = (id: CommentId): CommentShape => ({
  id,
  votes: { up: 0, down: 0 },
  replyCount: 0,
  moreReplies: 0,
  repliesAfter: null,
  replies: [],
});

/** Ids of the comments of shapes, replies too. */
export const idsOf = (shapes: readonly CommentShape[]): CommentId[] =>
  shapes.flatMap(({ id, replies }) => [id, ...idsOf(replies)]);
