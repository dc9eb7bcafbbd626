import { type BallotStanding, budgetBallots } from '../../../shared/budgets/ballot-routes.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import type { VoterKey } from '../../../shared/platform/voting.ts';
import type { Authorization } from '../../../shared/verifications/authorization.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { Baskets } from '../entities.ts';
import { budgetVoters } from '../voter.ts';
import { keepsBasket } from './basket.ts';
import { type BallotGate, ballotGateOf } from './gate.ts';
import { reachOf } from './reach.ts';
import { ballotOf, type StoredBallot } from './write-ballot.ts';

type Refusal = BallotStanding['refusal'];

interface Known {
  readonly voterKey: VoterKey | undefined;
  readonly authorizations?: readonly Authorization[];
  readonly refusal: Refusal;
}

/** Who asks, as check-out would find out: what it would refuse is said here, instead of thrown. */
async function voterNow(services: Services, { space, isOpen }: BallotGate, actor: Actor): Promise<Known> {
  const { component } = space;
  const known = () => budgetVoters.knownVoter(services, component, personOf(actor).participantId);
  if (!isOpen) return { voterKey: await known(), refusal: { code: 'budget.voting-closed', facts: {} } };
  try {
    return { ...(await budgetVoters.entitledVoter(services, component, actor)), refusal: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, facts } = error;
    return { voterKey: await known(), refusal: { code, facts: { ...facts } } };
  }
}

const basketOf = async (services: Services, componentId: ComponentId, actor: Actor) =>
  keepsBasket(actor)
    ? services.db.get(Baskets, { componentId, participantId: personOf(actor).participantId })
    : undefined;

const shownBallot = (stored: StoredBallot | undefined): BallotStanding['ballot'] =>
  stored === undefined || stored.content === null
    ? null
    : { content: stored.content, revision: stored.revision, channel: stored.channel, castInHour: stored.hour };

/** Own ballot and basket. The code of a receipt is not among them: nobody can be made to show it later. */
export const readBallot = handle(budgetBallots.readBallot, async ({ params, actor }, services) => {
  const { componentId } = params;
  const gate = await ballotGateOf(services, componentId, services.now());
  const { voterKey, authorizations, refusal } = await voterNow(services, gate, actor);
  const { participantId } = personOf(actor);
  const [stored, basket, { votesIn }] = await Promise.all([
    voterKey && ballotOf(services, componentId, voterKey),
    basketOf(services, componentId, actor),
    reachOf(services, gate.space.component, gate.catalogue, participantId, authorizations),
  ]);
  const isPaper = stored?.content === null;
  const why: Refusal = isPaper && refusal === null ? { code: 'budget.voted-on-paper', facts: {} } : refusal;
  return {
    ballot: shownBallot(stored),
    isPaper,
    basket: basket === undefined ? null : { content: basket.content, revision: basket.revision },
    votesIn: [...votesIn],
    mayVote: why === null,
    refusal: why,
  };
});
