/** Who evaluates a proposal: people with that role in its process, to whom it was assigned. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ComponentId, ParticipantId, ProposalId } from '../platform/ids.ts';

/** Evaluators of one proposal. */
export const MOST_EVALUATORS = 20;

const People = z.array(
  z.object({ participantId: ParticipantId, name: z.string().nullable().describe('null: the account is deleted') }),
);
const Evaluators = z.object({
  assigned: People,
  offered: People.describe('Everybody who evaluates in the process now'),
});
const params = z.object({ componentId: ComponentId, proposalId: ProposalId });
const path = '/components/{componentId}/proposals/{proposalId}/evaluators';

export const evaluatorRoutes = {
  readEvaluators: {
    summary: 'Who works on a proposal, and who else could',
    method: 'GET',
    path,
    access: 'proposal.manage',
    params,
    returns: Evaluators,
    problems: ['proposal.not-found'],
  },
  assignEvaluators: {
    summary: 'Assign a proposal to evaluators, and to nobody else',
    method: 'PUT',
    path,
    access: 'proposal.manage',
    status: 200,
    params,
    body: z.object({ evaluatorIds: z.array(ParticipantId).max(MOST_EVALUATORS) }),
    returns: Evaluators,
    problems: ['proposal.not-found', 'proposal.no-evaluator'],
  },
} as const satisfies Record<string, Route>;
