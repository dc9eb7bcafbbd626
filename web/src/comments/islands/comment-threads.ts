import type { CommentView } from '../../../../shared/comments/contract.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';

/** A comment on the screen: one that was just written has no HTML of the server's yet, only its text. */
export interface ShownComment extends Omit<CommentView, 'id' | 'replies'> {
  readonly id: CommentId | 'pending';
  readonly text?: string;
  readonly replies: readonly ShownComment[];
}

/** The threads with one more comment: a thread of its own comes first, a reply last below its parent. */
export function inserted(threads: readonly ShownComment[], comment: ShownComment): readonly ShownComment[] {
  if (comment.parentId === null) return [comment, ...threads];
  return threads.map((thread) =>
    thread.id === comment.parentId
      ? { ...thread, replies: [...thread.replies, comment] }
      : { ...thread, replies: insertedBelow(thread.replies, comment) },
  );
}
const insertedBelow = (replies: readonly ShownComment[], comment: ShownComment): readonly ShownComment[] =>
  replies.length === 0 ? replies : inserted(replies, comment);

/** The threads without one comment and what stands below it. */
export function without(threads: readonly ShownComment[], id: ShownComment['id']): readonly ShownComment[] {
  return threads
    .filter((thread) => thread.id !== id)
    .map((thread) => (thread.replies.length === 0 ? thread : { ...thread, replies: without(thread.replies, id) }));
}

/** Threads followed by those of the next page that are not shown yet: own ones may stand there a second time. */
export function continued(threads: readonly ShownComment[], page: readonly ShownComment[]): readonly ShownComment[] {
  const known = new Set(threads.map(({ id }) => id));
  return [...threads, ...page.filter(({ id }) => !known.has(id))];
}

/** Ids of all comments of the threads, replies too. */
export function idsOf(threads: readonly ShownComment[]): readonly CommentId[] {
  return threads.flatMap(({ id, replies }) => [...(id === 'pending' ? [] : [id]), ...idsOf(replies)]);
}
