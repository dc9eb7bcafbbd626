/** Proposals as something that attachments can belong to: `functions/features.ts` hands it over. */
import type { FileClass } from '../../shared/media/rules.ts';
import { allowed, denied } from '../../shared/platform/decision.ts';
import { ProcessId, ProposalId, type SpaceId } from '../../shared/platform/ids.ts';
import { type Actor, isStaffIn } from '../../shared/platform/policy.ts';
import { mayEdit } from '../../shared/proposals/edit-rules.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { Attachable } from '../platform/slots.ts';
import { spaceOfComponent } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import { anySpace, editGateOf, pagePathOf, type Space, settingsOf } from './space.ts';

/** Pictures and documents of one proposal. */
const MOST = 10;
const TAKEN: readonly FileClass[] = ['image', 'pdf'];

/** An own proposal, or an official one for those who run the process. @throws Problem `proposal.not-yours` */
function enforceWriter(actor: Actor, { authorId, isOfficial, state }: ProposalItem, { process }: Space): void {
  const isOwn = actor.kind === 'participant' && authorId === actor.participantId;
  const isManaged = isOfficial && isStaffIn(actor, process.id, 'process-administrator');
  if (!isOwn && !isManaged) throw new Problem(state === 'draft' ? 'proposal.not-found' : 'proposal.not-yours');
}

/** Of a draft always, of a published text as long as the text itself may be changed, of an official one until it is withdrawn. */
function mayChange(services: Pick<Services, 'now'>, space: Space, proposal: ProposalItem): Attachable['mayChange'] {
  const now = services.now();
  if (proposal.state === 'draft') return allowed;
  if (proposal.isOfficial) return proposal.state === 'withdrawn' ? denied('attachment.closed') : allowed;
  return mayEdit(editGateOf(space, proposal, now), now);
}

/** A proposal with what may be done to its attachments now. @throws Problem `proposal.not-found`, `proposal.not-yours` */
export async function attachableProposal(
  services: Pick<Services, 'db' | 'now'>,
  id: ProposalId,
  actor: Actor,
): Promise<Attachable> {
  const proposal = await services.db.require(Proposals, { id }, 'proposal.not-found');
  const space = await anySpace(services, proposal.componentId, 'proposal.not-found');
  enforceWriter(actor, proposal, space);
  return {
    pagePath: pagePathOf(space, id),
    accepts: settingsOf(space).attachmentsAllowed || proposal.isOfficial ? TAKEN : [],
    mayChange: mayChange(services, space, proposal),
    most: MOST,
  };
}

/** The process of a proposal, or the process itself, that a path names. */
export async function spaceOfAttachable(services: Pick<Services, 'db'>, id: string): Promise<SpaceId | undefined> {
  const processId = ProcessId.safeParse(id);
  if (processId.success) return processId.data;
  const proposalId = ProposalId.safeParse(id);
  const proposal = proposalId.success ? await services.db.get(Proposals, { id: proposalId.data }) : undefined;
  return proposal && spaceOfComponent(services, proposal.componentId);
}
