import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { Shard } from '../../../shared/platform/voting.ts';
import type { Services } from '../../platform/services.ts';
import { Votes } from '../entities.ts';
import { addVotes, countsOfVote, type VoteCounts } from '../vote-counts.ts';

/** Counts the ballots of one partition, page after page: a rush of votes must not fill the memory. */
export async function countBallots(
  { db }: Pick<Services, 'db'>,
  proposalId: ProposalId,
  shard: Shard,
): Promise<VoteCounts> {
  let counts: VoteCounts = {};
  let cursor: string | null | undefined;
  // Keys of voters begin with the digit of their partition; what else stands in it is no ballot.
  const startsWith = shard.toString(16);
  do {
    const page = await db.query(Votes, { proposalId, shard }, { startsWith, ...(cursor ? { cursor } : {}) });
    for (const vote of page.items) counts = addVotes(counts, countsOfVote(vote));
    cursor = page.next;
  } while (cursor !== null);
  return counts;
}
