import { moderatedComments, recentComments } from './comments/moderated.ts';
import { moderatedProposals, recentProposals } from './proposals/moderated.ts';

/** What can be moderated, and what is looked through for signals. */
export const moderated = {
  resources: moderatedProposals,
  comments: moderatedComments,
  recent: [recentProposals, recentComments],
};
