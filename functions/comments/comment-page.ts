import * as z from 'zod';
import type { CommentCounts, CommentSort, CommentView, Position } from '../../shared/comments/comment.ts';
import { CommentId, type ParticipantId } from '../../shared/platform/ids.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { shapeOf } from './comment-shape.ts';
import { type CommentedResource, toViews } from './comment-views.ts';
import { Comments } from './entities.ts';
import { type Ordered, pathOf, type ThreadIndex } from './thread-index.ts';
import { comparePlaces } from './thread-order.ts';
import { freshThreads, warmThreads } from './warm-threads.ts';

/** Threads of a page where nothing else is asked for. */
const PAGE_SIZE = 20;

interface Wanted {
  readonly sort?: CommentSort | undefined;
  readonly position?: Position | undefined;
  readonly cursor?: string | undefined;
  readonly comment?: CommentId | undefined;
  readonly limit?: number | undefined;
}

/** What a cursor belongs to, and the place of the last thread before it. */
const Place = z.strictObject({ q: z.string(), r: z.number(), t: z.number(), i: CommentId });

/** Index of the first thread after a cursor: threads may have moved since, so the place counts and not the number. */
function indexAfter({ places }: Ordered, cursor: string, wanted: string): number {
  const { q, r, t, i } = decodeCursor(cursor, Place);
  if (q !== wanted) throw new Problem('request.invalid-cursor');
  const last = { rank: r, createdMs: t, id: i };
  const index = places.findIndex((place) => comparePlaces(place, last) > 0);
  return index < 0 ? places.length : index;
}

/** Start of the page on which a comment stands, and the comments to unfold. @throws Problem `comment.not-found` */
function pageWith(threads: ThreadIndex, { nodes }: Ordered, comment: CommentId, limit: number) {
  const node = threads.get(comment);
  if (node === undefined) throw new Problem('comment.not-found');
  const path = pathOf(node);
  const first = path.at(-1);
  const index = first === undefined ? -1 : nodes.indexOf(first);
  return { start: Math.max(0, index - (index % limit)), wanted: new Set(path.map(({ entry }) => entry.id)) };
}

async function pageOfThreads(
  services: Pick<Services, 'db'>,
  threads: ThreadIndex,
  resource: CommentedResource,
  { sort = 'best', position, cursor, comment, limit = PAGE_SIZE }: Wanted,
) {
  const filter = comment === undefined ? position : undefined;
  const query = `${resource.id} ${sort} ${filter ?? ''}`;
  const ordered = threads.order(sort, filter);
  const { start, wanted } =
    comment === undefined
      ? { start: cursor === undefined ? 0 : indexAfter(ordered, cursor, query), wanted: new Set<CommentId>() }
      : pageWith(threads, ordered, comment, limit);
  const end = start + limit;
  const shapes = ordered.nodes.slice(start, end).map((node) => shapeOf(node, wanted));
  const last = end < ordered.nodes.length ? ordered.places[end - 1] : undefined;
  return {
    items: await toViews(services, resource, shapes),
    next: last === undefined ? null : encodeCursor({ q: query, r: last.rank, t: last.createdMs, i: last.id }),
    total: ordered.nodes.length,
    skipped: start,
  };
}

/**
 * Threads of a resource by pages, each with its first replies; opinions of the organization stand elsewhere.
 *
 * @throws Problem `request.invalid-cursor` for a cursor that was made up or belongs to another list,
 *   `comment.not-found` where the page of a comment is asked for that is not there.
 */
export async function listThreads(
  services: Pick<Services, 'db' | 'files' | 'now'>,
  resource: CommentedResource,
  wanted: Wanted,
) {
  return pageOfThreads(services, await warmThreads(services, resource.id), resource, wanted);
}

/** What the page of a resource shows of its comments. */
export interface PageComments extends CommentCounts {
  readonly official: readonly CommentView[];
  readonly items: readonly CommentView[];
  readonly next: string | null;
}

/** Counts, opinions of the organization and the first page of threads, best first. */
export async function commentsPageOf(
  services: Pick<Services, 'db' | 'files' | 'now'>,
  { id, authorId }: CommentedResource,
): Promise<PageComments> {
  const resource = { id, authorId };
  const threads = await freshThreads(services, id);
  const [{ items, next }, official] = await Promise.all([
    pageOfThreads(services, threads, resource, {}),
    toViews(
      services,
      resource,
      threads.official.map((node) => shapeOf(node)),
    ),
  ]);
  return { ...threads.counts, official, items, next };
}

/** Paths of the pages that show comments of a participant, without the language; each once. */
export async function pagesCommentedBy({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<string[]> {
  const comments = await db.all(Comments, { authorId: participantId }, { index: 'byAuthor' });
  return [...new Set(comments.map(({ pagePath }) => pagePath))];
}
