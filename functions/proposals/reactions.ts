import { isPublic } from '../../shared/proposals/rules.ts';
import { Tallies } from '../platform/entities.ts';
import { type Change, on } from '../platform/stream/change.ts';
import { count, type Reactions } from '../platform/stream/reactions.ts';
import { Proposals, References, Votes } from './entities.ts';
import type { ProposalItem } from './proposal.ts';

/** The proposal of a change that readers can see, before or after it; drafts concern nobody. */
function publicOne({ before, after }: Change<ProposalItem>): ProposalItem | undefined {
  return [after, before].find((proposal) => proposal !== undefined && isPublic(proposal.state));
}
const ifPublic =
  <J>(jobOf: (proposal: ProposalItem) => J) =>
  (change: Change<ProposalItem>): J[] => {
    const proposal = publicOne(change);
    return proposal === undefined ? [] : [jobOf(proposal)];
  };

/**
 * What follows from changes of proposals and votes. Lists, the process page and the home page are not named here: they
 * show what the index holds, so the indexer publishes them once it is written.
 */
export const proposalsReactions: Reactions = {
  counters: [
    count(Votes, ({ proposalId, shard, choice }) => ({
      group: proposalId,
      subject: 'votes',
      shard,
      counts: { [choice]: 1 },
    })),
    count(References, ({ proposalId }) => ({
      group: proposalId,
      subject: 'references',
      shard: 0,
      counts: { total: 1 },
    })),
  ],
  pages: [
    on(
      Proposals,
      ifPublic(({ pagePath }) => ({ page: pagePath })),
    ),
    on(References, ({ before, after }) =>
      [after ?? before].flatMap((reference) => (reference ? [{ page: reference.pagePath }] : [])),
    ),
  ],
  index: [
    on(
      Proposals,
      ifPublic(({ componentId, id }) => ({ componentId, proposalId: id })),
    ),
  ],
  tallies: [
    on(
      Proposals,
      ifPublic(({ id }) => ({ group: id })),
    ),
    on(Tallies, ({ before, after }) => [after ?? before].flatMap((tally) => (tally ? [{ group: tally.group }] : []))),
  ],
};
