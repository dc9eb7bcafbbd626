import { lambda } from '../platform/entry.ts';
import { commentableProposal } from '../proposals/slots.ts';
import { commentsApi } from './api.ts';

export const handler = lambda(commentsApi({ commentable: commentableProposal }).entry);
