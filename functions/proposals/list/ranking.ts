import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { ProposalSort } from '../../../shared/proposals/list.ts';
import { supportersOf } from '../../../shared/proposals/rules.ts';
import { NO_SUMS, type ProposalSums } from '../tally-file.ts';
import type { Listed } from './list-index.ts';

/** Sums by proposal, as last counted. */
export type Sums = Readonly<Record<string, ProposalSums>>;
export const sumsOf = (sums: Sums, { id }: Pick<Listed, 'id'>): ProposalSums => sums[id] ?? NO_SUMS;

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

/** A number of 32 bits that follows from an id and looks like chance (FNV-1a). */
export function chanceOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let position = 0; position < id.length; position++) {
    hash = Math.imul(hash ^ id.charCodeAt(position), 0x01000193);
  }
  return hash >>> 0;
}

/** Spreads the chance of an entry anew for each seed: every bit of both changes half of the bits (murmur3's end). */
function shuffled(chance: number, seed: number): number {
  let hash = chance ^ Math.imul(seed + 1, 0x9e3779b9);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Which order a list has. */
export interface Sorting {
  readonly sort: ProposalSort;
  /** Of the random order. */
  readonly seed: number;
}

/** Rank of an entry in an order: a whole number, for the orders by sums and by chance of 32 bits. */
export function rankOf({ sort, seed }: Sorting, listed: Listed, sums: Sums): number {
  switch (sort) {
    case 'recent':
      return -listed.publishedMs;
    case 'oldest':
      return listed.publishedMs;
    case 'most-supported':
      return -supportersOf(sumsOf(sums, listed));
    case 'most-discussed':
      return -sumsOf(sums, listed).comments;
    case 'random':
      return shuffled(listed.chance, seed);
  }
}

/** Where an entry stands. */
export const placeOf = (sorting: Sorting, listed: Listed, sums: Sums): Place => ({
  rank: rankOf(sorting, listed, sums),
  publishedMs: listed.publishedMs,
  id: listed.id,
});
