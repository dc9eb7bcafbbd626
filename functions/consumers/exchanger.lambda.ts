import { exportedComments } from '../comments/exported-comments.ts';
import { importComments, importedCommentId, knownComment } from '../comments/importer.ts';
import { attachmentCounts } from '../media/attachment-counts.ts';
import { lambda } from '../platform/entry.ts';
import { exportedIds, exportedProposals } from '../proposals/exported-proposals.ts';
import { importedProposalId, importProposal, knownProposal } from '../proposals/importer.ts';
import { statesOf } from '../proposals/space.ts';
import { exchanger } from './exchanger.ts';

export const handler = lambda(
  exchanger({
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
      attachments: attachmentCounts,
      statesOf,
    },
  }),
);
