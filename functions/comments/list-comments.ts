import { comments } from '../../shared/comments/contract.ts';
import type { CommentId } from '../../shared/platform/ids.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { listThreads } from './comment-page.ts';
import { shapeOf } from './comment-shape.ts';
import { toViews } from './comment-views.ts';
import { type CommentSlots, resourceOf } from './slots.ts';
import { pathOf, type ThreadIndex, type ThreadNode } from './thread-index.ts';
import { warmThreads } from './warm-threads.ts';

/** Replies that one request gives. */
const REPLIES = 20;
/** New comments that one request gives: who was away for longer reads the list. */
const NEWS = 50;

/** Comments by pages of threads, each with its first replies. */
export const listComments = (slots: CommentSlots) =>
  handle(comments.list, async ({ params: { resourceId }, query }, services) => {
    const { authorId } = await resourceOf(slots, services, resourceId);
    return listThreads(services, { id: resourceId, authorId }, query);
  });

/** Further replies to one comment. */
export const listReplies = (slots: CommentSlots) =>
  handle(comments.replies, async ({ params: { resourceId, commentId }, query: { after } }, services) => {
    const { authorId } = await resourceOf(slots, services, resourceId);
    const node = (await warmThreads(services, resourceId)).get(commentId);
    if (node === undefined) throw new Problem('comment.not-found');
    const start = after === undefined ? 0 : node.replies.findIndex(({ entry }) => entry.id === after) + 1;
    const page = node.replies.slice(start, start + REPLIES);
    const depth = pathOf(node).length;
    const shapes = page.map((reply) => shapeOf(reply, new Set(), depth));
    return {
      items: await toViews(services, { id: resourceId, authorId }, shapes),
      next: start + page.length < node.replies.length ? (page.at(-1)?.entry.id ?? null) : null,
      total: node.replies.length,
    };
  });

/** The newest comments after a moment, each with the way to it; opinions and what is deleted are no news. */
const newsIn = (threads: ThreadIndex, afterMs: number): (readonly ThreadNode[])[] =>
  [...threads.all()]
    .filter(({ entry }) => entry.createdMs > afterMs && !entry.isDeleted)
    .map(pathOf)
    .filter((path) => path.at(-1)?.entry.isOfficial !== true)
    .sort(([one], [other]) => (other?.entry.createdMs ?? 0) - (one?.entry.createdMs ?? 0))
    .slice(0, NEWS);

/** Threads in which something was written after a moment. */
export const listNews = (slots: CommentSlots) =>
  handle(comments.news, async ({ params: { resourceId }, query: { after } }, services) => {
    const { authorId } = await resourceOf(slots, services, resourceId);
    const threads = await warmThreads(services, resourceId);
    const paths = newsIn(threads, toMilliseconds(after));
    const wanted = new Set<CommentId>(paths.flatMap((path) => path.map(({ entry }) => entry.id)));
    const roots = new Set(paths.flatMap((path) => path.slice(-1)));
    const shapes = [...roots].map((node) => shapeOf(node, wanted));
    return { items: await toViews(services, { id: resourceId, authorId }, shapes), counts: threads.counts };
  });
