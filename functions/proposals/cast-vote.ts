import { hourOf } from '../../shared/platform/time.ts';
import { shardOf } from '../../shared/platform/voting.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { mayChoose, mayVote, votesLeft } from '../../shared/proposals/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, patch, put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Ballots, Votes } from './entities.ts';
import { voteGateOf } from './vote-gate.ts';
import { voterKeyOf } from './voter-keys.ts';

type Vote = Omit<ItemOf<typeof Votes>, 'isOnBallot'>;
/** Two windows of one person that vote and take back at once are tried again so often. */
const TRIES = 5;

/** Changes the choice of a vote that is there; says whether it was. */
async function changeChoice({ db }: Services, { choice, ...vote }: Vote): Promise<boolean> {
  const { changed } = await db.write(
    patch(
      Votes,
      vote,
      { choice },
      { when: [{ attribute: 'voterKey', op: '=', value: vote.voterKey }], otherwise: 'unchanged' },
    ),
  );
  return changed;
}

/** One conditional put. It must not replace a vote on a ballot, cast before the limit was lifted: that one is changed. */
async function castFreely(services: Services, vote: Vote): Promise<boolean> {
  const { changed } = await services.db.write(
    put(
      Votes,
      { ...vote, isOnBallot: false },
      {
        when: [
          { attribute: 'choice', op: '<>', value: vote.choice },
          { attribute: 'isOnBallot', op: '<>', value: true },
        ],
        otherwise: 'unchanged',
      },
    ),
  );
  return changed || changeChoice(services, vote);
}

/**
 * A new vote and its place on the ballot, both or neither: only the condition on the ballot holds the limit, since
 * another window may be voting now. A vote that is there already needs no other place, also at the limit.
 */
async function castOnBallot(services: Services, vote: Vote, ballot: Ballot): Promise<boolean> {
  const { voteLimit, ...key } = ballot;
  const { changed } = await services.db.transact(
    put(Votes, { ...vote, isOnBallot: true }, { when: 'absent', otherwise: 'unchanged' }),
    increment(Ballots, key, 'votesCast', { below: voteLimit, otherwise: 'proposal.vote-limit-reached' }),
  );
  return changed || changeChoice(services, vote);
}
type Ballot = Pick<ItemOf<typeof Ballots>, 'componentId' | 'voterKey'> & { readonly voteLimit: number };

/**
 * Casts one vote, or changes its choice, and says how many are left. Voting again for the same proposal changes
 * nothing, as PUT promises. The end of the vote is judged by the time at which the function received it.
 *
 * @throws Problem 404 for an unknown proposal, 409 and 422 `proposal.*` for a refused vote.
 */
export const castVote = handle(proposals.castVote, async ({ params, body: { choice }, actor }, services) => {
  const receivedAt = services.now();
  const { componentId, proposalId } = params;
  const { settings, ...gate } = await voteGateOf(services, params, receivedAt);
  enforce(mayVote(gate));
  enforce(mayChoose(choice, gate.voteKind));
  const voterKey = await voterKeyOf(services, componentId, personOf(actor).participantId);
  const vote = { proposalId, shard: shardOf(voterKey), voterKey, choice, hour: hourOf(receivedAt) };
  const { voteLimit } = settings;
  const cast = () =>
    voteLimit === 0 ? castFreely(services, vote) : castOnBallot(services, vote, { componentId, voterKey, voteLimit });
  let isCast = false;
  for (let attempt = 0; attempt < TRIES && !isCast; attempt++) isCast = await cast();
  if (!isCast) throw new Problem('internal.unavailable', { retryAfter: 1 });
  if (voteLimit === 0) return { choice, votesLeft: null };
  const ballot = await services.db.get(Ballots, { componentId, voterKey });
  return { choice, votesLeft: votesLeft(voteLimit, ballot?.votesCast ?? 0) };
});
