import { commentContributions } from '../comments/contributions.ts';
import { lambda } from '../platform/entry.ts';
import { proposalContributions, proposalTitles } from '../proposals/contributions.ts';
import { participantsApi } from './api.ts';

const slots = { proposalsOf: proposalContributions, commentsOf: commentContributions(proposalTitles) };

export const handler = lambda(participantsApi(slots).entry);
