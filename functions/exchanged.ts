import { exportedProjects } from './budgets/exported-projects.ts';
import { exportedComments } from './comments/exported-comments.ts';
import { importComments, importedCommentId, knownComment } from './comments/importer.ts';
import type { ExchangeSlots } from './consumers/exchanger.ts';
import { attachmentCounts } from './media/attachment-counts.ts';
import { proposalTitles } from './proposals/contributions.ts';
import { exportedIds, exportedProposals } from './proposals/exported-proposals.ts';
import { importedProposalId, importProposal, knownProposal } from './proposals/importer.ts';
import { statesOf } from './proposals/space.ts';

/** How proposals and comments go out and come in as files. */
export const exchanged: ExchangeSlots = {
  import: {
    importProposal,
    importComments,
    proposalId: importedProposalId,
    commentId: importedCommentId,
    knownProposal,
    knownComment,
    statesOf,
  },
  export: {
    proposals: exportedProposals,
    proposalIds: exportedIds,
    comments: exportedComments,
    projects: exportedProjects(async (services, ids) => {
      const titles = await proposalTitles(services, ids);
      return new Map(
        [...titles].flatMap(([id, { title, locale, path }]) => (path ? [[id, { title, locale, path }] as const] : [])),
      );
    }),
    attachments: attachmentCounts,
    statesOf,
  },
};
