import { commentContributions } from '../comments/contributions.ts';
import { lambda } from '../platform/entry.ts';
import { proposalContributions, proposalTitles } from '../proposals/contributions.ts';
import { adoptGuest } from '../verifications/adopt-guest.ts';
import { participantsApi } from './api.ts';

const slots = {
  proposalsOf: proposalContributions,
  commentsOf: commentContributions(proposalTitles),
  adoptGuest,
};

export const handler = lambda(participantsApi(slots).entry);
