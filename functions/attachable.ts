/** Everything that attachments can belong to. */
import { attachableProject, spaceOfProject } from './budgets/attachable.ts';
import type { MediaSlots } from './media/slots.ts';
import { attachableProposal, spaceOfAttachable } from './proposals/attachable.ts';
import { attachableProcess } from './spaces/attachable.ts';

export const attachable: MediaSlots = {
  proposal: attachableProposal,
  process: attachableProcess,
  project: attachableProject,
  spaceOf: async (services, id) => (await spaceOfAttachable(services, id)) ?? (await spaceOfProject(services, id)),
};
