import { moderatedComments } from '../comments/moderated.ts';
import { moderatedAttachments } from '../media/moderated.ts';
import { moderatedProfiles } from '../participants/moderated.ts';
import { lambda } from '../platform/entry.ts';
import { moderatedProposals } from '../proposals/moderated.ts';
import { moderationApi } from './api.ts';

const slots = {
  resources: moderatedProposals,
  comments: moderatedComments,
  attachments: moderatedAttachments,
  profiles: moderatedProfiles,
};
export const handler = lambda(moderationApi(slots).entry);
