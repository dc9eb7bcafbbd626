/** Votes of a component with a minimum: all votes of a person are named on one paper, and count together or not at all. */
import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { shardOf, type VoterKey } from '../../shared/platform/voting.ts';
import { MOST_ON_BALLOT } from '../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch, put, remove, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { BallotPapers, Votes } from './entities.ts';

type Paper = ItemOf<typeof BallotPapers>;
type Vote = Omit<ItemOf<typeof Votes>, 'isOnBallot' | 'isOnPaper' | 'isCounted'>;
type Limits = Pick<ProposalSettings, 'voteLimit' | 'voteMinimum'>;

interface Voter {
  readonly componentId: ComponentId;
  readonly voterKey: VoterKey;
}

/** The paper of a voter, an empty one where nothing was voted. */
export const readPaper = async ({ db }: Pick<Services, 'db'>, voter: Voter): Promise<Paper> =>
  (await db.get(BallotPapers, voter)) ?? { ...voter, votes: [], isCounted: false, revision: 0 };

/** Replaces a paper that is still as it was read. */
function replacement(paper: Paper, votes: readonly ProposalId[], isCounted: boolean): Write {
  const { revision } = paper;
  return put(
    BallotPapers,
    { ...paper, votes: [...votes], isCounted, revision: revision + 1 },
    { when: revision === 0 ? 'absent' : [{ attribute: 'revision', op: '=', value: revision }], otherwise: 'unchanged' },
  );
}

/**
 * Makes votes count, or not count any more, where that changes. They are fewer than the highest minimum there can be:
 * a paper that begins or ceases to count holds no more.
 */
const turned = ({ voterKey, isCounted: was }: Paper, others: readonly ProposalId[], isCounted: boolean): Write[] =>
  was === isCounted
    ? []
    : others.map((proposalId) =>
        patch(
          Votes,
          { proposalId, shard: shardOf(voterKey), voterKey },
          { isCounted },
          { when: 'present', otherwise: 'unchanged' },
        ),
      );

/**
 * Puts a new vote on the paper of its voter: the vote, the paper and every vote that begins to count with it, all or
 * nothing. `false`: it is there already, or another window of the same person came first.
 *
 * @param join makes the voter a participant, before votes of theirs count
 * @param alsoFirst what belongs to somebody's first vote
 * @throws Problem `proposal.vote-limit-reached`
 */
export async function addToPaper(
  services: Services,
  componentId: ComponentId,
  vote: Vote,
  { voteLimit, voteMinimum }: Limits,
  { join, alsoFirst }: { readonly join: () => Promise<void>; readonly alsoFirst: readonly Write[] },
): Promise<boolean> {
  const { proposalId, voterKey } = vote;
  const paper = await readPaper(services, { componentId, voterKey });
  if (paper.votes.includes(proposalId)) return false;
  if (paper.votes.length >= (voteLimit > 0 ? voteLimit : MOST_ON_BALLOT))
    throw new Problem('proposal.vote-limit-reached');
  const votes = [...paper.votes, proposalId];
  const isCounted = votes.length >= voteMinimum;
  if (isCounted) await join();
  const { changed } = await services.db.transact(
    put(Votes, { ...vote, isOnBallot: false, isOnPaper: true, isCounted }, { when: 'absent', otherwise: 'unchanged' }),
    replacement(paper, votes, isCounted),
    ...turned(paper, paper.votes, isCounted),
    ...alsoFirst,
  );
  return changed;
}

/**
 * Takes a vote off the paper with all that follows from it, exactly once. `false`: somebody else did, or changed the
 * paper meanwhile.
 */
export async function takeOffPaper(
  services: Services,
  componentId: ComponentId,
  { proposalId, voterKey }: Pick<Vote, 'proposalId' | 'voterKey'>,
  { voteMinimum }: Limits,
): Promise<boolean> {
  const paper = await readPaper(services, { componentId, voterKey });
  const votes = paper.votes.filter((id) => id !== proposalId);
  if (votes.length === paper.votes.length) return false;
  const isCounted = votes.length > 0 && votes.length >= voteMinimum;
  const { changed } = await services.db.transact(
    remove(
      Votes,
      { proposalId, shard: shardOf(voterKey), voterKey },
      { when: [{ attribute: 'isOnPaper', op: '=', value: true }], otherwise: 'unchanged' },
    ),
    replacement(paper, votes, isCounted),
    ...turned(paper, votes, isCounted),
  );
  return changed;
}
