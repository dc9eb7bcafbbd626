import type { ComponentId } from '../../shared/platform/ids.ts';
import { shardOf } from '../../shared/platform/voting.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { mayTakeBack } from '../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { takeOffPaper } from './ballot-paper.ts';
import { ballotStanding } from './ballot-standing.ts';
import { Ballots, Votes } from './entities.ts';
import { untilDone } from './until-done.ts';
import { voteGateOf } from './vote-gate.ts';
import { voterOf } from './voter.ts';

type Vote = ItemOf<typeof Votes>;

const removal = (vote: Vote) =>
  remove(Votes, vote, {
    when: [{ attribute: 'isOnBallot', op: '=', value: vote.isOnBallot }],
    otherwise: 'unchanged',
  });

/** Removes a vote with its place on ballot or paper, exactly once; says whether this call did. */
async function takeBack(
  services: Services,
  componentId: ComponentId,
  vote: Vote,
  settings: ProposalSettings,
): Promise<boolean> {
  const { db } = services;
  if (vote.isOnPaper) return takeOffPaper(services, componentId, vote, settings);
  if (!vote.isOnBallot) return (await db.write(removal(vote))).changed;
  const { voterKey } = vote;
  const { changed } = await db.transact(
    removal(vote),
    increment(Ballots, { componentId, voterKey }, 'votesCast', { by: -1, atLeast: 1, otherwise: 'unchanged' }),
  );
  return changed;
}

/** Takes an own vote back while votes are open, from a hidden proposal too; without a vote it changes nothing. */
export const withdrawVote = handle(proposals.withdrawVote, async ({ params, actor }, services) => {
  const { componentId, proposalId } = params;
  const { settings, component, ...gate } = await voteGateOf(services, params, services.now(), {
    evenHidden: true,
  });
  enforce(mayTakeBack(gate));
  // What was cast can be taken back also after a verification has expired.
  const voter = await voterOf(services, component, personOf(actor).participantId);
  if (voter === undefined) throw new Problem('verification.required');
  const { voterKey } = voter;
  await untilDone(async () => {
    const vote = await services.db.get(Votes, { proposalId, shard: shardOf(voterKey), voterKey });
    return vote === undefined || takeBack(services, componentId, vote, settings);
  });
  return ballotStanding(services, { componentId, voterKey }, settings);
});
