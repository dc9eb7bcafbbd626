import type { ItemOf } from '../platform/db/entity.ts';
import type { Votes } from './entities.ts';

/** Sums by choice; a choice that nobody has made may be missing. */
export type VoteCounts = Readonly<Record<string, number>>;

/** What one ballot adds to the sums: the same for the counters, which hear of it, and for a recount, which reads it. */
export const countsOfVote = ({ choice, isCounted }: Pick<ItemOf<typeof Votes>, 'choice' | 'isCounted'>): VoteCounts =>
  isCounted ? { [choice]: 1 } : {};

/** Sums of one and the other together; `by` -1 for the difference. */
export function addVotes(one: VoteCounts, other: VoteCounts, by = 1): Record<string, number> {
  const sums: Record<string, number> = { ...one };
  for (const [choice, count] of Object.entries(other)) sums[choice] = (sums[choice] ?? 0) + by * count;
  return sums;
}

/** Whether two sums say the same; a missing choice is nobody's. */
export const sameVotes = (one: VoteCounts, other: VoteCounts): boolean =>
  Object.values(addVotes(one, other, -1)).every((difference) => difference === 0);
