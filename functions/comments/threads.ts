import type { CommentSort, CommentView, CommentVotes, Position } from '../../shared/comments/contract.ts';
import type { CommentId, ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Tallies } from '../platform/entities.ts';
import { profilesOf } from '../platform/profiles.ts';
import { toHtml } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { Comments } from './entities.ts';

export type CommentItem = ItemOf<typeof Comments>;

/** A comment with its votes, and with the replies below it, oldest first. */
export interface Thread {
  readonly comment: CommentItem;
  readonly votes: CommentVotes;
  readonly replies: readonly Thread[];
  /** Replies at any depth. */
  readonly size: number;
}

/** All comments of a resource as threads, in no order: the organization's opinions and everybody's comments. */
export interface Threads {
  readonly official: readonly Thread[];
  readonly ordinary: readonly Thread[];
  /** Comments and replies, without opinions of the organization, by position. */
  readonly counts: Readonly<Record<'total' | Position, number>>;
}

type Reads = Pick<Services, 'db'>;

async function countedVotes({ db }: Reads, resourceId: ResourceId): Promise<Map<string, CommentVotes>> {
  const tallies = await db.all(Tallies, { group: resourceId }, { startsWith: 'cmt_' });
  return new Map(
    tallies.map(({ subject, counts: { up = 0, down = 0 } }) => [
      subject,
      { up: Math.max(0, up), down: Math.max(0, down) },
    ]),
  );
}

/** An opinion of the organization on the resource itself stands apart; what it replies stands in the thread. */
export const isOpinion = ({ isOfficial, parentId }: Pick<CommentItem, 'isOfficial' | 'parentId'>): boolean =>
  isOfficial && parentId === null;

const inTime = ({ comment: one }: Thread, { comment: other }: Thread) =>
  one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id) ? -1 : 1;

function toThreads(comments: readonly CommentItem[], votes: ReadonlyMap<string, CommentVotes>): Thread[] {
  const byParent = Map.groupBy(comments, ({ parentId }) => parentId);
  const below = (parentId: CommentId | null): Thread[] =>
    (byParent.get(parentId) ?? []).map((comment) => {
      const replies = below(comment.id).sort(inTime);
      const { up = 0, down = 0 } = votes.get(comment.id) ?? {};
      return {
        comment,
        votes: { up: up + comment.importedVotes.up, down: down + comment.importedVotes.down },
        replies,
        size: replies.reduce((sum, reply) => sum + 1 + reply.size, 0),
      };
    });
  return below(null);
}

function countsOf(comments: readonly CommentItem[]): Threads['counts'] {
  const counts = { total: 0, for: 0, against: 0, neutral: 0 };
  for (const comment of comments) {
    if (isOpinion(comment)) continue;
    counts.total += 1;
    counts[comment.position] += 1;
  }
  return counts;
}

/** Reads all comments of a resource: consistent, votes as counted by now. */
export async function readThreads(services: Reads, resourceId: ResourceId): Promise<Threads> {
  const [comments, votes] = await Promise.all([
    services.db.all(Comments, { resourceId }),
    countedVotes(services, resourceId),
  ]);
  const threads = toThreads(comments, votes);
  return {
    official: threads.filter(({ comment }) => isOpinion(comment)).sort(inTime),
    ordinary: threads.filter(({ comment }) => !isOpinion(comment)),
    counts: countsOf(comments),
  };
}

/** Where a thread stands in an order: the smaller rank first, then by time, newest first unless oldest is asked for. */
export interface ThreadPlace {
  readonly rank: number;
  readonly createdMs: number;
  readonly id: CommentId;
}

export function placeOf(sort: CommentSort, { comment, votes, size }: Thread): ThreadPlace {
  const createdMs = Date.parse(comment.createdAt);
  const ranks = { best: votes.down - votes.up, recent: -createdMs, oldest: createdMs, 'most-discussed': -size };
  return { rank: ranks[sort], createdMs, id: comment.id };
}

/** Negative when `one` comes before `other`; 0 only for the same thread. */
export function comparePlaces(one: ThreadPlace, other: ThreadPlace): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.createdMs !== other.createdMs) return other.createdMs - one.createdMs;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Threads as screens show them, with the names that their authors have now. */
export async function toViews(
  services: Reads,
  threads: readonly Thread[],
  resourceAuthorId: ParticipantId | null,
): Promise<CommentView[]> {
  const authorsIn = ({ comment, replies }: Thread): ParticipantId[] => [
    ...(comment.authorId === null ? [] : [comment.authorId]),
    ...replies.flatMap(authorsIn),
  ];
  const names = await profilesOf(services, threads.flatMap(authorsIn));
  const view = ({ comment, votes, replies }: Thread): CommentView => {
    const { id, parentId, depth, authorId, isOfficial, position, locale, body, createdAt } = comment;
    return {
      id,
      parentId,
      depth,
      authorName: authorId === null ? null : (names.get(authorId) ?? null),
      isAuthor: authorId !== null && authorId === resourceAuthorId,
      isOfficial,
      position,
      locale,
      html: toHtml(body),
      votes,
      createdAt,
      replies: replies.map(view),
    };
  };
  return threads.map(view);
}
