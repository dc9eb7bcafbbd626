import { moderatedComments, recentComments } from './comments/moderated.ts';
import { moderatedAttachments } from './media/moderated.ts';
import { moderatedProfiles } from './participants/moderated.ts';
import { moderatedProposals, recentProposals } from './proposals/moderated.ts';

/** What can be moderated, and what is looked through for signals. */
export const moderated = {
  resources: moderatedProposals,
  comments: moderatedComments,
  attachments: moderatedAttachments,
  profiles: moderatedProfiles,
  recent: [recentProposals, recentComments],
};
