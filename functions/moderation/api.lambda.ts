import { moderatedComments } from '../comments/moderated.ts';
import { lambda } from '../platform/entry.ts';
import { moderatedProposals } from '../proposals/moderated.ts';
import { moderationApi } from './api.ts';

const slots = { resources: moderatedProposals, comments: moderatedComments };
export const handler = lambda(moderationApi(slots).entry);
