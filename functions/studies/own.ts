import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { StudiedProposal, StudySlots } from './slots.ts';
import { type StudySpace, seesEvery, studySpace } from './space.ts';

/** Proposals of a component that somebody works on; `null`: all of them. */
export async function ownAmong(
  services: Services,
  { assignments }: StudySlots,
  actor: Actor,
  space: StudySpace,
): Promise<ReadonlySet<ProposalId> | null> {
  if (seesEvery(actor, space)) return null;
  const all = await assignments(services, space.component.id);
  return new Set(
    all
      .filter(({ evaluatorId }) => actor.kind === 'participant' && evaluatorId === actor.participantId)
      .map(({ proposalId }) => proposalId),
  );
}

/** A published proposal that somebody may study, with where it stands. */
export interface Opened {
  readonly space: StudySpace;
  readonly proposal: StudiedProposal;
}

/**
 * Opens a study for somebody: those who run the process, and evaluators what is assigned to them.
 *
 * @throws Problem `proposal.not-found`, `proposal.not-assigned`, and those of `studySpace`
 */
export async function openStudy(
  services: Services,
  slots: StudySlots,
  actor: Actor,
  { componentId, proposalId }: { readonly componentId: ComponentId; readonly proposalId: ProposalId },
): Promise<Opened> {
  const space = await studySpace(services, componentId);
  const proposal = await slots.proposal(services, componentId, proposalId);
  if (proposal === undefined) throw new Problem('proposal.not-found');
  const own = await ownAmong(services, slots, actor, space);
  if (own !== null && !own.has(proposalId)) throw new Problem('proposal.not-assigned');
  return { space, proposal };
}
