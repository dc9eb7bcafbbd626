import { moderatedComments, recentComments } from '../comments/moderated.ts';
import { lambda } from '../platform/entry.ts';
import { moderatedProposals, recentProposals } from '../proposals/moderated.ts';
import { moderator } from './moderator.ts';

const recent = [recentProposals, recentComments];
export const handler = lambda(moderator({ resources: moderatedProposals, comments: moderatedComments, recent }));
