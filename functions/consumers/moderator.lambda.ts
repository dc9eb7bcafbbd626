import { moderatedComments } from '../comments/moderated.ts';
import { lambda } from '../platform/entry.ts';
import { moderatedProposals } from '../proposals/moderated.ts';
import { moderator } from './moderator.ts';

export const handler = lambda(moderator({ resources: moderatedProposals, comments: moderatedComments }));
