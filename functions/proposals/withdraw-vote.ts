import type { ComponentId } from '../../shared/platform/ids.ts';
import { shardOf } from '../../shared/platform/voting.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { mayVote, votesLeft } from '../../shared/proposals/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Ballots, Votes } from './entities.ts';
import { voteGateOf } from './vote-gate.ts';
import { voterKeyOf } from './voter-keys.ts';

type Vote = ItemOf<typeof Votes>;
const TRIES = 5;

const removal = (vote: Vote) =>
  remove(Votes, vote, {
    when: [{ attribute: 'isOnBallot', op: '=', value: vote.isOnBallot }],
    otherwise: 'unchanged',
  });

/** Removes a vote with its place on the ballot, exactly once; says whether this call did. */
async function takeBack({ db }: Services, componentId: ComponentId, vote: Vote): Promise<boolean> {
  if (!vote.isOnBallot) return (await db.write(removal(vote))).changed;
  const { voterKey } = vote;
  const { changed } = await db.transact(
    removal(vote),
    increment(Ballots, { componentId, voterKey }, 'votesCast', { by: -1, atLeast: 1, otherwise: 'unchanged' }),
  );
  return changed;
}

/** Takes an own vote back while votes are open; without a vote it changes nothing. */
export const withdrawVote = handle(proposals.withdrawVote, async ({ params, actor }, services) => {
  const { componentId, proposalId } = params;
  const { settings, ...gate } = await voteGateOf(services, params, services.now());
  enforce(mayVote(gate));
  const voterKey = await voterKeyOf(services, componentId, personOf(actor).participantId);
  let isGone = false;
  for (let attempt = 0; attempt < TRIES && !isGone; attempt++) {
    const vote = await services.db.get(Votes, { proposalId, shard: shardOf(voterKey), voterKey });
    isGone = vote === undefined || (await takeBack(services, componentId, vote));
  }
  if (!isGone) throw new Problem('internal.unavailable', { retryAfter: 1 });
  const { voteLimit } = settings;
  const ballot = voteLimit === 0 ? undefined : await services.db.get(Ballots, { componentId, voterKey });
  return { votesLeft: votesLeft(voteLimit, ballot?.votesCast ?? 0) };
});
