import type { ProposalId } from '../../../shared/platform/ids.ts';
import { VOTE_SHARDS } from '../../../shared/platform/voting.ts';
import { NO_VOTES, type Tally } from '../../../shared/proposals/proposal.ts';
import type { Drift } from '../../../shared/proposals/recount.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { addVotes, type VoteCounts } from '../vote-counts.ts';
import { type Patience, recountShard } from './recount-shard.ts';

/** What the ballots of one proposal say, and what that changed. */
export interface ProposalCount {
  readonly found: Tally;
  readonly repaired: number;
  readonly unsettled: number;
  readonly drift: Drift | undefined;
}

const asTally = (counts: VoteCounts): Tally => ({
  support: counts.support ?? 0,
  agree: counts.agree ?? 0,
  mixed: counts.mixed ?? 0,
  disagree: counts.disagree ?? 0,
});
const total = (all: readonly VoteCounts[]): VoteCounts => all.reduce((sum, one) => addVotes(sum, one), NO_VOTES);

/** Counts the ballots of a proposal in its sixteen partitions, and repairs their sums. Votes of an import are not in. */
export async function recountProposal(
  services: Pick<Services, 'db' | 'now' | 'log' | 'config'>,
  proposalId: ProposalId,
  patience?: Patience,
): Promise<ProposalCount> {
  const onDrift = ({ shard }: { readonly shard: number }, counted: VoteCounts, found: VoteCounts) =>
    // Each drift by itself: the alarm must go off even if the repair fails.
    services.log.warn(
      'recount.drift',
      { proposalId, shard, counted: JSON.stringify(counted), found: JSON.stringify(found) },
      { name: 'TallyDrift', value: 1, stage: services.config.stage },
    );
  const shards = Array.from({ length: VOTE_SHARDS }, (_, shard) => shard);
  const all = await inParallel(shards, VOTE_SHARDS, (shard) =>
    recountShard(services, { proposalId, shard }, onDrift, patience),
  );
  const repaired = all.flatMap((one) => (one.outcome === 'repaired' ? [one] : []));
  return {
    found: asTally(total(all.map(({ found }) => found))),
    repaired: repaired.length,
    unsettled: all.filter(({ outcome }) => outcome === 'unsettled').length,
    drift:
      repaired.length === 0
        ? undefined
        : {
            proposalId,
            counted: asTally(total(repaired.map(({ counted }) => counted))),
            found: asTally(total(repaired.map(({ found }) => found))),
          },
  };
}
