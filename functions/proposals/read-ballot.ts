import { shardOf } from '../../shared/platform/voting.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { votesLeft, votesMissing } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { ballotStanding } from './ballot-standing.ts';
import { Votes } from './entities.ts';
import { publishedSpace, settingsOf } from './space.ts';
import { knownVoter } from './voter.ts';

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
  const space = await publishedSpace(services, componentId);
  const settings = settingsOf(space);
  const voterKey = await knownVoter(services, space.component, personOf(actor).participantId);
  const { voteLimit, voteMinimum } = settings;
  if (voterKey === undefined)
    return { votes: {}, voteLimit, votesLeft: votesLeft(voteLimit, 0), votesMissing: votesMissing(voteMinimum, 0) };
  const shard = shardOf(voterKey);
  const [votes, standing] = await Promise.all([
    services.db.batchGet(
      Votes,
      named.map((proposalId) => ({ proposalId, shard, voterKey })),
    ),
    ballotStanding(services, { componentId, voterKey }, settings),
  ]);
  return {
    votes: Object.fromEntries(votes.map(({ proposalId, choice }) => [proposalId, choice])),
    voteLimit,
    ...standing,
  };
});
