import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { ProposalSort } from '../../../shared/proposals/contract.ts';
import type { ProposalSums } from '../tally-file.ts';
import type { Listed } from './list-index.ts';

/** Where an entry stands in an order: the smaller rank first, then the newer, then the smaller id. */
export interface Place {
  readonly rank: number;
  readonly publishedMs: number;
  readonly id: ProposalId;
}

/** Negative when `one` comes before `other`; 0 only for the same entry. */
export function compare(one: Place, other: Place): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.publishedMs !== other.publishedMs) return other.publishedMs - one.publishedMs;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** FNV-1a over seed and id: a stable order for each seed. */
function shuffled(id: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  // Twice over the id: what differs in its last letters alone must be spread too.
  for (let round = 0; round < 2; round++) {
    for (let position = 0; position < id.length; position++) {
      hash = Math.imul(hash ^ id.charCodeAt(position), 0x01000193);
    }
    hash = (hash ^ (hash >>> 15)) >>> 0;
  }
  return hash;
}

/** Who counts as a supporter: supports, or those who agree. */
const supportersOf = ({ support, agree }: ProposalSums): number => support + agree;

/** Rank of an entry in an order. */
export function rankOf(sort: ProposalSort, seed: number, { id, publishedMs }: Listed, sums: ProposalSums): number {
  switch (sort) {
    case 'recent':
      return -publishedMs;
    case 'oldest':
      return publishedMs;
    case 'most-supported':
      return -supportersOf(sums);
    case 'most-discussed':
      return -sums.comments;
    case 'random':
      return shuffled(id, seed);
  }
}

/** Above so many wanted entries sorting all of them is faster. */
const BY_INSERTION = 500;

function inserted<P extends Place>(first: P[], place: P, most: number): void {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = first[middle];
    if (there !== undefined && compare(there, place) < 0) low = middle + 1;
    else high = middle;
  }
  if (low >= most) return;
  first.splice(low, 0, place);
  if (first.length > most) first.pop();
}

/** The first `most` of all places, in order, without sorting the rest. */
export function firstOf<P extends Place>(places: readonly P[], most: number): P[] {
  if (most > BY_INSERTION) return [...places].sort(compare).slice(0, most);
  const first: P[] = [];
  for (const place of places) {
    const last = first[most - 1];
    if (last === undefined || compare(place, last) < 0) inserted(first, place, most);
  }
  return first;
}
