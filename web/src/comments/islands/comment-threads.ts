import type { CommentId } from '../../../../shared/platform/ids.ts';
import type { ShownComment } from './comment-state.ts';

type Threads = readonly ShownComment[];

/** The threads with one comment changed, at any depth; others stay the same objects. */
export function changed(threads: Threads, id: string, change: (comment: ShownComment) => ShownComment): Threads {
  return threads.map((thread) => {
    if (thread.id === id) return change(thread);
    if (thread.replies.length === 0) return thread;
    return { ...thread, replies: changed(thread.replies, id, change) };
  });
}

/** The threads with one more comment: a thread of its own comes first, a reply last below its parent. */
export function inserted(threads: Threads, comment: ShownComment): Threads {
  if (comment.parentId === null) return [comment, ...threads];
  return changed(threads, comment.parentId, (parent) => ({ ...parent, replies: [...parent.replies, comment] }));
}

/** The threads without one comment and what stands below it. */
export function without(threads: Threads, id: ShownComment['id']): Threads {
  return threads
    .filter((thread) => thread.id !== id)
    .map((thread) => (thread.replies.length === 0 ? thread : { ...thread, replies: without(thread.replies, id) }));
}

/** Threads followed by those of the next page that are not shown yet: own ones may stand there a second time. */
export function continued(threads: Threads, page: Threads): Threads {
  const known = new Set(threads.map(({ id }) => id));
  return [...threads, ...page.filter(({ id }) => !known.has(id))];
}

/** Ids of all comments of the threads, replies too. */
export function idsOf(threads: Threads): readonly CommentId[] {
  return threads.flatMap(({ id, replies }) => [...(id === 'pending' ? [] : [id]), ...idsOf(replies)]);
}

/** The newest moment at which one of the comments was written; `null` without any. */
export function newestOf(threads: Threads): string | null {
  return threads.reduce<string | null>((newest, { createdAt, replies }) => {
    const below = newestOf(replies);
    const own = below !== null && below > createdAt ? below : createdAt;
    return newest !== null && newest > own ? newest : own;
  }, null);
}

const inTime = (one: ShownComment, other: ShownComment) =>
  one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id) ? -1 : 1;

/** Replies that are shown and replies that were just read, each once, oldest first; what was read is newer. */
function united(shown: Threads, read: Threads): Threads {
  const known = new Map(shown.map((reply) => [reply.id, reply]));
  for (const reply of read) {
    const old = known.get(reply.id);
    known.set(reply.id, old === undefined ? reply : refreshed(old, reply));
  }
  return [...known.values()].sort(inTime);
}

/** A thread as it was read just now, with all of its replies that are on the screen already. */
function refreshed(shown: ShownComment, read: ShownComment): ShownComment {
  const replies = united(shown.replies, read.replies);
  const moreReplies = Math.max(0, read.replies.length + read.moreReplies - replies.length);
  const repliesAfter = moreReplies > 0 ? (shown.repliesAfter ?? read.repliesAfter) : null;
  return { ...read, replies, moreReplies, repliesAfter };
}

/** The threads with some that were read just now: known ones in their place, others before all. */
export function renewed(threads: Threads, read: Threads): Threads {
  const byId = new Map(read.map((thread) => [thread.id, thread]));
  const known = new Set(threads.map(({ id }) => id));
  const kept = threads.map((thread) => {
    const newer = byId.get(thread.id);
    return newer === undefined ? thread : refreshed(thread, newer);
  });
  return [...read.filter(({ id }) => !known.has(id)), ...kept];
}

/** The threads with a page of further replies below one comment. */
export const withReplies = (
  threads: Threads,
  id: CommentId,
  page: { readonly items: Threads; readonly next: CommentId | null; readonly total: number },
): Threads =>
  changed(threads, id, (comment) => {
    const replies = united(comment.replies, page.items);
    const moreReplies = page.next === null ? 0 : Math.max(0, page.total - replies.length);
    return { ...comment, replies, moreReplies, repliesAfter: moreReplies > 0 ? page.next : null };
  });
