import type { ComponentId } from '../../shared/platform/ids.ts';
import { hourOf } from '../../shared/platform/time.ts';
import { shardOf } from '../../shared/platform/voting.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { mayChoose, mayVote } from '../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, patch, put, type Write } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { countParticipants } from '../platform/participation.ts';
import { enforce } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { addToPaper } from './ballot-paper.ts';
import { ballotStanding } from './ballot-standing.ts';
import { Ballots, Votes } from './entities.ts';
import { withFirstVote } from './first-vote.ts';
import { untilDone } from './until-done.ts';
import { voteGateOf } from './vote-gate.ts';
import { noteVoteStart } from './vote-start.ts';
import { entitledVoter } from './voter.ts';

type Vote = Omit<ItemOf<typeof Votes>, 'isOnBallot' | 'isOnPaper' | 'isCounted'>;
const AT_ONCE = { isOnPaper: false, isCounted: true } as const;

/** Changes the choice of a vote that is there; says whether it was. */
async function changeChoice({ db }: Pick<Services, 'db'>, { choice, ...vote }: Vote): Promise<boolean> {
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

/** One conditional put. It must not replace a vote cast while there was a limit or a minimum: that one is changed. */
async function castFreely({ db }: Services, vote: Vote, alsoFirst: readonly Write[]): Promise<boolean> {
  const cast = put(
    Votes,
    { ...vote, ...AT_ONCE, isOnBallot: false },
    {
      when: [
        { attribute: 'choice', op: '<>', value: vote.choice },
        { attribute: 'isOnBallot', op: '<>', value: true },
        { attribute: 'isOnPaper', op: '<>', value: true },
      ],
      otherwise: 'unchanged',
    },
  );
  const { changed } = await (alsoFirst.length === 0 ? db.write(cast) : db.transact(cast, ...alsoFirst));
  return changed || changeChoice({ db }, vote);
}

/**
 * A new vote and its place on the ballot, both or neither: only the condition on the ballot holds the limit, since
 * another window may be voting now. A vote that is there already needs no other place, also at the limit.
 */
async function castOnBallot(
  services: Services,
  vote: Vote,
  ballot: Ballot,
  alsoFirst: readonly Write[],
): Promise<boolean> {
  const { voteLimit, ...key } = ballot;
  const { changed } = await services.db.transact(
    put(Votes, { ...vote, ...AT_ONCE, isOnBallot: true }, { when: 'absent', otherwise: 'unchanged' }),
    increment(Ballots, key, 'votesCast', { below: voteLimit, otherwise: 'proposal.vote-limit-reached' }),
    ...alsoFirst,
  );
  return changed || changeChoice(services, vote);
}
type Ballot = Pick<ItemOf<typeof Ballots>, 'componentId' | 'voterKey'> & { readonly voteLimit: number };

/**
 * How a vote is cast follows from what the component asks for: a minimum, a limit alone, or neither. `join` makes its
 * voter a participant. It comes first and apart, so that a vote is nothing but itself: who gets here takes part, and a
 * vote that is lost on the way is cast again by the island. With a minimum nobody does before votes of theirs count.
 */
async function castOnce(
  services: Services,
  componentId: ComponentId,
  vote: Vote,
  settings: ProposalSettings,
  join: () => Promise<void>,
  alsoFirst: readonly Write[],
): Promise<boolean> {
  const { voterKey } = vote;
  const { voteLimit, voteMinimum } = settings;
  if (voteMinimum > 0)
    return (
      (await addToPaper(services, componentId, vote, settings, { join, alsoFirst })) || changeChoice(services, vote)
    );
  await join();
  if (voteLimit > 0) return castOnBallot(services, vote, { componentId, voterKey, voteLimit }, alsoFirst);
  return castFreely(services, vote, alsoFirst);
}

/**
 * Casts one vote, or changes its choice, and says how many are left. Voting again for the same proposal changes
 * nothing, as PUT promises. The end of the vote is judged by the time at which the function received it.
 *
 * @throws Problem 404 for an unknown proposal, 409 and 422 `proposal.*` for a refused vote, 403 `verification.*`
 */
export const castVote = handle(proposals.castVote, async ({ params, body: { choice }, actor }, services) => {
  const receivedAt = services.now();
  const { componentId, proposalId } = params;
  const { settings, processId, component, space, ...gate } = await voteGateOf(services, params, receivedAt);
  enforce(mayVote(gate));
  enforce(mayChoose(choice, gate.voteKind));
  const { voterId, voterKey } = await entitledVoter(services, component, actor);
  const vote = { proposalId, shard: shardOf(voterKey), voterKey, choice, hour: hourOf(receivedAt) };
  await noteVoteStart(services, componentId, receivedAt);
  const join = () => countParticipants(services, [{ processId, participantId: voterId }]);
  await untilDone(async () => {
    const alsoFirst = await withFirstVote(services, { space, settings, actor });
    return castOnce(services, componentId, vote, settings, join, alsoFirst);
  });
  return { choice, ...(await ballotStanding(services, { componentId, voterKey }, settings)) };
});
