import type { ComponentId, ParticipantId, ProposalId } from '../../../shared/platform/ids.ts';
import { type Actor, isStaffIn } from '../../../shared/platform/policy.ts';
import type { Services } from '../../platform/services.ts';
import type { ProposalItem } from '../proposal.ts';
import type { Space } from '../space.ts';
import { EvaluatorAssignments } from './entities.ts';

type Reads = Pick<Services, 'db'>;

/** Proposals of a component that somebody works on. The index may be a moment behind. */
export async function assignedTo(
  { db }: Reads,
  componentId: ComponentId,
  evaluatorId: ParticipantId,
): Promise<ReadonlySet<ProposalId>> {
  const all = await db.all(
    EvaluatorAssignments,
    { evaluatorId },
    { index: 'byEvaluator', startsWith: `${componentId}#` },
  );
  return new Set(all.map(({ proposalId }) => proposalId));
}

/** Whether somebody sees every proposal of the space, and not only what is assigned to them. */
export const seesEvery = (actor: Actor, { process }: Space): boolean =>
  isStaffIn(actor, process.id, 'process-administrator', 'moderator');

async function isAssigned({ db }: Reads, actor: Actor, { componentId, id }: ProposalItem): Promise<boolean> {
  if (actor.kind !== 'participant') return false;
  const key = { componentId, proposalId: id, evaluatorId: actor.participantId };
  return (await db.get(EvaluatorAssignments, key)) !== undefined;
}

/** Whether somebody may read a proposal that readers cannot: by a role in its process, evaluators what is assigned. */
export async function mayReview(services: Reads, actor: Actor, space: Space, proposal: ProposalItem): Promise<boolean> {
  if (seesEvery(actor, space)) return true;
  return isStaffIn(actor, space.process.id, 'evaluator') && isAssigned(services, actor, proposal);
}

/** Whether somebody may answer a proposal: those who run its process, and evaluators what is assigned to them. */
export async function mayWorkOn(services: Reads, actor: Actor, space: Space, proposal: ProposalItem): Promise<boolean> {
  if (isStaffIn(actor, space.process.id, 'process-administrator')) return true;
  return isStaffIn(actor, space.process.id, 'evaluator') && isAssigned(services, actor, proposal);
}
