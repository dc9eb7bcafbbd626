import type { AttachmentResourceId } from '../../shared/media/attachment.ts';
import { ProcessId, ProjectId, type ProposalId, type SpaceId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { Attachable } from '../platform/slots.ts';

type AttachableOf<Id> = (services: Services, resourceId: Id, actor: Actor) => Promise<Attachable>;

/** What attachments need of the features whose resources they belong to: each throws where it is not the actor's. */
export interface MediaSlots {
  readonly proposal: AttachableOf<ProposalId>;
  readonly process: AttachableOf<ProcessId>;
  readonly project: AttachableOf<ProjectId>;
  /** The process of a resource that a path names. */
  readonly spaceOf: (services: Services, id: string) => Promise<SpaceId | undefined>;
}

const isProject = (id: AttachmentResourceId): id is ProjectId => ProjectId.safeParse(id).success;
const isProcess = (id: AttachmentResourceId): id is ProcessId => ProcessId.safeParse(id).success;

/** The resource of a request. @throws Problem where there is none, or none of the actor's. */
export const attachableOf = (
  slots: MediaSlots,
  services: Services,
  resourceId: AttachmentResourceId,
  actor: Actor,
): Promise<Attachable> => {
  if (isProcess(resourceId)) return slots.process(services, resourceId, actor);
  if (isProject(resourceId)) return slots.project(services, resourceId, actor);
  return slots.proposal(services, resourceId, actor);
};

/** The resource, if its attachments may change now. @throws Problem */
export async function changeableOf(
  slots: MediaSlots,
  services: Services,
  resourceId: AttachmentResourceId,
  actor: Actor,
): Promise<Attachable> {
  const attachable = await attachableOf(slots, services, resourceId, actor);
  enforce(attachable.mayChange);
  return attachable;
}

/** The resource, if something may be added now. @throws Problem */
export async function openOf(
  slots: MediaSlots,
  services: Services,
  resourceId: AttachmentResourceId,
  actor: Actor,
): Promise<Attachable> {
  const attachable = await changeableOf(slots, services, resourceId, actor);
  if (attachable.accepts.length === 0) throw new Problem('attachment.closed');
  return attachable;
}
