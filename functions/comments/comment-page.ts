import * as z from 'zod';
import type { CommentSort, CommentView, Position } from '../../shared/comments/contract.ts';
import { CommentId, type ParticipantId, type ResourceId } from '../../shared/platform/ids.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Comments } from './entities.ts';
import { comparePlaces, placeOf, readThreads, type Threads, toViews } from './threads.ts';

/** Threads of a page where nothing else is asked for. */
const PAGE_SIZE = 20;

interface Resource {
  readonly id: ResourceId;
  readonly authorId: ParticipantId | null;
}
interface Wanted {
  readonly sort?: CommentSort | undefined;
  readonly position?: Position | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** What a cursor belongs to, and the place of the last thread before it. */
const Place = z.strictObject({ q: z.string(), r: z.number(), t: z.number(), i: CommentId });

function placeIn(cursor: string, wanted: string) {
  const { q, r, t, i } = decodeCursor(cursor, Place);
  if (q !== wanted) throw new Problem('request.invalid-cursor');
  return { rank: r, createdMs: t, id: i };
}

/** One page of the ordinary threads, and how many there are. */
async function pageOfThreads(services: Pick<Services, 'db'>, threads: Threads, resource: Resource, wanted: Wanted) {
  const { sort = 'best', position, cursor, limit = PAGE_SIZE } = wanted;
  const query = `${resource.id} ${sort} ${position ?? ''}`;
  const after = cursor === undefined ? undefined : placeIn(cursor, query);
  const matching = threads.ordinary
    .filter(({ comment }) => position === undefined || comment.position === position)
    .map((thread) => ({ thread, place: placeOf(sort, thread) }))
    .sort((one, other) => comparePlaces(one.place, other.place));
  const rest = after === undefined ? matching : matching.filter(({ place }) => comparePlaces(place, after) > 0);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1)?.place;
  const items = await toViews(
    services,
    shown.map(({ thread }) => thread),
    resource.authorId,
  );
  const next =
    rest.length > limit && last !== undefined
      ? encodeCursor({ q: query, r: last.rank, t: last.createdMs, i: last.id })
      : null;
  return { items, next, total: matching.length };
}

/**
 * Threads of a resource by pages, each with all its replies; opinions of the organization stand elsewhere.
 *
 * @throws Problem `request.invalid-cursor` for a cursor that was made up or belongs to another list.
 */
export async function listThreads(services: Pick<Services, 'db'>, resource: Resource, wanted: Wanted) {
  return pageOfThreads(services, await readThreads(services, resource.id), resource, wanted);
}

/** What the page of a resource shows of its comments. */
export interface PageComments {
  readonly total: number;
  readonly for: number;
  readonly against: number;
  readonly neutral: number;
  readonly official: readonly CommentView[];
  readonly items: readonly CommentView[];
  readonly next: string | null;
}

/** Counts, opinions of the organization and the first page of threads, best first. */
export async function commentsPageOf(services: Pick<Services, 'db'>, resource: Resource): Promise<PageComments> {
  const threads = await readThreads(services, resource.id);
  const [{ items, next }, official] = await Promise.all([
    pageOfThreads(services, threads, resource, {}),
    toViews(services, threads.official, resource.authorId),
  ]);
  return { ...threads.counts, official, items, next };
}

/** Paths of the pages that show comments of a participant, without the language; each once. */
export async function pagesCommentedBy({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<string[]> {
  const comments = await db.all(Comments, { authorId: participantId }, { index: 'byAuthor' });
  return [...new Set(comments.map(({ pagePath }) => pagePath))];
}
