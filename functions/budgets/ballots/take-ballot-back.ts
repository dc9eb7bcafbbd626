import { budgetBallots } from '../../../shared/budgets/ballot-routes.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import { budgetVoters } from '../voter.ts';
import { ballotGateOf } from './gate.ts';
import { removeBallot } from './write-ballot.ts';

/** Takes the own ballot back while the vote is open, also after a verification has expired. */
export const takeBallotBack = handle(budgetBallots.takeBallotBack, async ({ params, actor }, services) => {
  const { componentId } = params;
  const { isOpen, space } = await ballotGateOf(services, componentId, services.now());
  if (!isOpen) throw new Problem('budget.voting-closed');
  const voterKey = await budgetVoters.knownVoter(services, space.component, personOf(actor).participantId);
  if (voterKey !== undefined) await removeBallot(services, { componentId, voterKey });
  return undefined;
});
