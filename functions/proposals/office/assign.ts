import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { covers } from '../../../shared/platform/policy.ts';
import { holds } from '../../../shared/platform/roles.ts';
import { proposals } from '../../../shared/proposals/contract.ts';
import { put, remove } from '../../platform/db/write.ts';
import { RoleGrants } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import { profilesOf } from '../../platform/profiles.ts';
import type { Services } from '../../platform/services.ts';
import type { ProposalItem } from '../proposal.ts';
import { proposalIn } from '../proposal.ts';
import { anySpace, type Space } from '../space.ts';
import { EvaluatorAssignments } from './entities.ts';

/** Who may be given proposals of a space: everybody who evaluates in it now. */
export async function evaluatorsIn({ db, now }: Services, { process }: Space): Promise<ReadonlySet<ParticipantId>> {
  const at = now();
  const grants = await db.all(RoleGrants, {});
  return new Set(
    grants
      .filter((grant) => grant.role === 'evaluator' && holds(grant, at) && covers(grant, process.id))
      .map(({ participantId }) => participantId),
  );
}

const assignmentsOf = ({ db }: Services, { componentId, id }: ProposalItem) =>
  db.all(EvaluatorAssignments, { componentId }, { startsWith: `${id}#` });

/** Who works on a proposal, and who else could. */
async function view(services: Services, space: Space, proposal: ProposalItem) {
  const [assigned, offered] = await Promise.all([assignmentsOf(services, proposal), evaluatorsIn(services, space)]);
  const ids = assigned.map(({ evaluatorId }) => evaluatorId);
  const names = await profilesOf(services, [...new Set([...ids, ...offered])]);
  const people = (all: Iterable<ParticipantId>) =>
    [...all]
      .map((participantId) => ({ participantId, name: names.get(participantId) ?? null }))
      .sort((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
  return { assigned: people(ids), offered: people(offered) };
}

/** Says who works on a proposal, and who else could. */
export const readEvaluators = handle(proposals.readEvaluators, async ({ params }, services) => {
  const proposal = await proposalIn(services, params);
  return view(services, await anySpace(services, params.componentId, 'proposal.not-found'), proposal);
});

/**
 * Gives a proposal to evaluators, and takes it from those who are not named. Doing so twice changes nothing.
 *
 * @throws Problem `proposal.no-evaluator` for somebody who does not evaluate in the process
 */
export const assignEvaluators = handle(proposals.assignEvaluators, async ({ params, body, actor }, services) => {
  const proposal = await proposalIn(services, params);
  const space = await anySpace(services, params.componentId, 'proposal.not-found');
  const wanted = new Set(body.evaluatorIds);
  const present = await assignmentsOf(services, proposal);
  const known = new Set(present.map(({ evaluatorId }) => evaluatorId));
  const added = [...wanted].filter((id) => !known.has(id));
  const offered = await evaluatorsIn(services, space);
  if (!added.every((id) => offered.has(id))) throw new Problem('proposal.no-evaluator');
  const { componentId, id: proposalId } = proposal;
  const assignedBy = actor.kind === 'participant' ? actor.participantId : null;
  const assignedAt = services.now();
  const writes = [
    ...added.map((evaluatorId) =>
      put(EvaluatorAssignments, { componentId, proposalId, evaluatorId, assignedAt, assignedBy }),
    ),
    ...present.filter(({ evaluatorId }) => !wanted.has(evaluatorId)).map((one) => remove(EvaluatorAssignments, one)),
  ];
  if (writes.length > 0) await services.db.transact(...writes);
  return view(services, space, proposal);
});
