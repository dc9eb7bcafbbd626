import { shardOf } from '../../shared/platform/voting.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { votesLeft } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { Ballots, Votes } from './entities.ts';
import { publishedSpace, settingsOf } from './space.ts';
import { voterKeyOf } from './voter-keys.ts';

/** Proposals that one request may name. */
const MOST = 100;

/** Own votes for the proposals named; those without a vote, and those of other components, are left out. */
export const readBallot = handle(proposals.readBallot, async ({ params, query, actor }, services) => {
  const { componentId } = params;
  const named = query.proposal ?? [];
  if (named.length > MOST) {
    const fields = [{ pointer: '/query/proposal', code: 'too_big', facts: { maximum: MOST } }];
    throw new Problem('request.invalid', { fields });
  }
  const { voteLimit } = settingsOf(await publishedSpace(services, componentId));
  const voterKey = await voterKeyOf(services, componentId, personOf(actor).participantId);
  const shard = shardOf(voterKey);
  const [votes, ballot] = await Promise.all([
    services.db.batchGet(
      Votes,
      named.map((proposalId) => ({ proposalId, shard, voterKey })),
    ),
    services.db.get(Ballots, { componentId, voterKey }),
  ]);
  return {
    votes: Object.fromEntries(votes.map(({ proposalId, choice }) => [proposalId, choice])),
    votesLeft: votesLeft(voteLimit, ballot?.votesCast ?? 0),
    voteLimit,
  };
});
