import { budgetBallots } from '../../../shared/budgets/ballot-routes.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import type { Write } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { countParticipants } from '../../platform/participation.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { noteVoteStart } from '../vote-start.ts';
import { budgetVoters } from '../voter.ts';
import { recordedMail } from './ballot-mail.ts';
import { basketRemoval, keepsBasket } from './basket.ts';
import { type BallotGate, ballotGateOf } from './gate.ts';
import { enforceRules, tidied } from './judge.ts';
import { reachOf } from './reach.ts';
import { newReceipt } from './receipt.ts';
import { ballotOf, checkOutOf, putBallot, type Recorded, recordedBefore } from './write-ballot.ts';

/** What the same request has recorded before the vote ended: its answer was lost on the way. */
async function answeredBefore(
  services: Services,
  { space }: BallotGate,
  actor: Actor,
  checkOut: string,
): Promise<Recorded> {
  const { component } = space;
  const voterKey = await budgetVoters.knownVoter(services, component, personOf(actor).participantId);
  const stored = voterKey && (await ballotOf(services, component.id, voterKey));
  const before = recordedBefore(stored, checkOut);
  if (before === undefined) throw new Problem('budget.voting-closed');
  return before;
}

/** What is written with a ballot: the basket is done with, and its owner is told. */
async function alongside(
  services: Services,
  gate: BallotGate,
  actor: Actor,
  isChange: boolean,
): Promise<readonly Write[]> {
  const { participantId } = personOf(actor);
  const basket = keepsBasket(actor) ? [basketRemoval(gate.space.component.id, participantId)] : [];
  return [...basket, ...(await recordedMail(services, gate, actor, isChange))];
}

/**
 * Checks out: casts a ballot, or replaces the one with the revision that was sent. The end of the vote is judged by the
 * time at which the function received it. Asked again with the same Idempotency-Key it answers the same receipt, also
 * after the end.
 *
 * @throws Problem 422 `budget.ballot-refused` with each rule that is broken; 409 `budget.*`; 403 `verification.*`
 */
export const castBallot = handle(
  budgetBallots.castBallot,
  async ({ params, body, actor, idempotencyKey }, services) => {
    const receivedAt = services.now();
    const { componentId } = params;
    const gate = await ballotGateOf(services, componentId, receivedAt);
    const content = tidied(body.content, gate);
    const checkOut = checkOutOf(idempotencyKey, content);
    if (!gate.isOpen) return answeredBefore(services, gate, actor, checkOut);
    const { component, process } = gate.space;
    const { voterId, voterKey, authorizations } = await budgetVoters.entitledVoter(services, component, actor);
    const { votesIn, territoryId } = await reachOf(
      services,
      component,
      gate.catalogue,
      personOf(actor).participantId,
      authorizations,
    );
    enforceRules(body.content, gate, votesIn);
    await noteVoteStart(services, componentId, receivedAt);
    await countParticipants(services, [{ processId: process.id, participantId: voterId }]);
    const isAssisted = actor.kind === 'participant' && actor.assistance !== undefined;
    const ballot = {
      componentId,
      voterKey,
      content,
      channel: isAssisted ? ('assisted' as const) : ('online' as const),
      receipt: newReceipt(),
      territoryId,
      at: receivedAt,
      checkOut,
    };
    const others = await alongside(services, gate, actor, body.revision !== null);
    return putBallot(services, ballot, body.revision, others);
  },
);
