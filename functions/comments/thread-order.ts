import type { CommentSort } from '../../shared/comments/comment.ts';
import type { CommentId } from '../../shared/platform/ids.ts';
import type { ThreadNode } from './thread-index.ts';

/** Normal quantile of a confidence of 95 %. */
const Z = 1.96;

/**
 * Lower bound of the share of useful votes, with a confidence of 95 %: the score interval of E. B. Wilson (Journal of
 * the American Statistical Association 22, 1927, 209-212). Three of three votes stand below ninety of a hundred, which
 * neither a difference nor an average of votes would do. 0 without any useful vote.
 */
export function usefulness(up: number, down: number): number {
  const votes = up + down;
  if (up === 0) return 0;
  const share = up / votes;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * votes)) / votes);
  return (share + (Z * Z) / (2 * votes) - spread) / (1 + (Z * Z) / votes);
}

/** Below everything that was found useless, however often. */
const LAST = 1e9;

/** Useful ones first, then those without votes, then the less useless, then what is left of deleted ones. */
function bestRank({ entry: { up, down, isDeleted } }: ThreadNode): number {
  if (isDeleted) return LAST;
  return up > 0 ? -usefulness(up, down) : down;
}

const RANKS: Readonly<Record<CommentSort, (node: ThreadNode) => number>> = {
  best: bestRank,
  recent: ({ entry }) => -entry.createdMs,
  oldest: ({ entry }) => entry.createdMs,
  'most-discussed': ({ size }) => -size,
};

/** Where a thread stands in an order: the smaller rank first, then the newer one. */
export interface Place {
  readonly rank: number;
  readonly createdMs: number;
  readonly id: CommentId;
}

export const placeOf = (sort: CommentSort, node: ThreadNode): Place => ({
  rank: RANKS[sort](node),
  createdMs: node.entry.createdMs,
  id: node.entry.id,
});

/** Negative when `one` comes before `other`; 0 only for the same thread. */
export function comparePlaces(one: Place, other: Place): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.createdMs !== other.createdMs) return other.createdMs - one.createdMs;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
