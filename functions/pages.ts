import { kioskPages } from './budgets/ballots/kiosk/pages.ts';
import { budgetsFileKinds, budgetsPages } from './budgets/pages.ts';
import { projectsOfProposal } from './budgets/projects-of-proposal.ts';
import { budgetResultsPages } from './budgets/results/pages.ts';
import { budgetAnswers, budgetFigures } from './budgets/slots.ts';
import { commentsPageOf, pagesCommentedBy } from './comments/comment-page.ts';
import { commentContributions } from './comments/contributions.ts';
import { commentsPages } from './comments/pages.ts';
import { followsPages } from './follows/pages.ts';
import { groupsPages } from './groups/pages.ts';
import { identitiesPages } from './identities/pages.ts';
import { pageAttachments } from './media/page-attachments.ts';
import { moderationFiles, moderationPages } from './moderation/pages.ts';
import { newsletterCards } from './newsletter-cards.ts';
import { newslettersFileKinds, newslettersPages } from './newsletters/pages.ts';
import { notificationsPages } from './notifications/pages.ts';
import { participantsPages } from './participants/pages.ts';
import type { AccountSlots } from './participants/slots.ts';
import type { Published } from './platform/feature.ts';
import { groupContributions, proposalContributions, proposalTitles } from './proposals/contributions.ts';
import { proposalsFileKinds, proposalsPages } from './proposals/pages.ts';
import { commentableProposal, proposalFigures, recentAnswers } from './proposals/slots.ts';
import { proposalLinks } from './proposals/studied-links.ts';
import { spacesFileKinds } from './spaces/file-kinds.ts';
import { spacesFiles } from './spaces/files.ts';
import { spacesPages } from './spaces/pages.ts';
import { studyFigures } from './studies/figures.ts';
import { mergedAmong, studyOnPage } from './studies/page-study.ts';
import { verificationsPages } from './verifications/pages.ts';

/** What other features know of somebody's contributions. */
export const account: AccountSlots = {
  proposalsOf: proposalContributions,
  commentsOf: commentContributions(proposalTitles),
};

/** What each feature publishes or renders on demand: all that the publisher and the views carry. */
const componentFigures = { proposals: proposalFigures, budgets: budgetFigures };
export const pages = {
  participants: { pages: participantsPages(account) },
  spaces: {
    pages: spacesPages({
      componentFigures,
      recentAnswers: { proposals: recentAnswers, budgets: budgetAnswers },
    }),
    files: spacesFiles,
    fileKinds: spacesFileKinds({ componentFigures }),
  },
  proposals: {
    pages: proposalsPages({
      commentsOf: commentsPageOf,
      attachmentsOf: pageAttachments,
      pagesCommentedBy,
      projectsOf: projectsOfProposal,
      studyOf: studyOnPage(proposalLinks),
      mergedAmong,
    }),
    fileKinds: proposalsFileKinds,
  },
  budgets: {
    pages: [
      ...budgetsPages({
        attachmentsOf: pageAttachments,
        proposalsOf: async (services, ids) => {
          const titles = await proposalTitles(services, ids);
          return ids.flatMap((id) => {
            const found = titles.get(id);
            return found?.path ? [{ title: found.title, locale: found.locale, path: found.path }] : [];
          });
        },
        studyFigures,
        countProposals: async (services, componentId) => (await proposalFigures(services, componentId)).proposals,
      }),
      ...budgetResultsPages,
      ...kioskPages,
    ],
    fileKinds: budgetsFileKinds,
  },
  comments: { pages: commentsPages({ commentable: commentableProposal }) },
  groups: { pages: groupsPages({ contributionsOf: groupContributions }) },
  follows: { pages: followsPages },
  newsletters: { pages: newslettersPages(newsletterCards), fileKinds: newslettersFileKinds },
  identities: { pages: identitiesPages },
  moderation: { pages: moderationPages, files: moderationFiles },
  notifications: { pages: notificationsPages },
  verifications: { pages: verificationsPages },
} as const satisfies Readonly<Record<string, Published>>;
