/** View models of pages that few people see and everybody must be able to read. */

import { toHtml } from '../../functions/platform/rich-text.ts';
import type { CommentChangesPage } from '../../shared/comments/views.ts';
import type { GroupPage } from '../../shared/groups/views.ts';
import type { TransparencyPage } from '../../shared/moderation/views.ts';
import { GroupId, ProcessGroupId } from '../../shared/platform/ids.ts';
import type { ProposalPage } from '../../shared/proposals/views.ts';
import type { ProcessGroupPage } from '../../shared/spaces/group-views.ts';
import type { SitePageView } from '../../shared/spaces/views.ts';
import { aProposalPage } from './proposal-views.ts';
import { aFrame, COMPONENT_PATH, html, LONG_WORD, shown, ulid, untranslated } from './view-parts.ts';
import { aHomePage } from './views.ts';

/** What moderation has left of a proposal. */
export const aHiddenProposal = (): ProposalPage => {
  const page = aProposalPage(0);
  return {
    ...page,
    path: `${COMPONENT_PATH}proposals/prp_${ulid(109)}/`,
    hidden: { reason: 'offensive', hiddenAt: '2026-11-19T10:00:00.000Z' },
  };
};

/** What was changed in a comment. */
export const aCommentChangesPage = (): CommentChangesPage => ({
  ...aFrame(`/comments/prp_${ulid(100)}/cmt_${ulid(7)}/changes/`),
  resource: { title: aProposalPage(0).proposal.title, path: `${aProposalPage(0).path}#cmt_${ulid(7)}` },
  comment: { authorName: 'Ada Lovelace', isOfficial: false, locale: 'fr', createdAt: '2026-11-19T10:00:00.000Z' },
  changes: [
    {
      at: '2026-11-19T10:20:00.000Z',
      parts: [
        { kind: 'same', text: 'Je suis d’accord' },
        { kind: 'added', text: `, avec ${LONG_WORD}` },
        { kind: 'removed', text: ' !' },
      ],
    },
  ],
});

/** A page of the site with a video in its text and one in an answer. */
export const aVideoPage = (): SitePageView => {
  const shownIn = (text: string) => html(toHtml({ format: 'markdown', text }));
  return {
    ...aFrame('/pages/film/'),
    title: shown('Le film'),
    text: shownIn('En deux minutes :\n\nhttps://tube.example.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d'),
    questions: [{ question: 'Et l’autre ?', answer: shownIn('[Le débat du *10* juin](https://youtu.be/dQw4w9WgXcQ)') }],
  };
};

/** A proposal as a card for other sites. */
export const aCard = (): ProposalPage => {
  const page = aProposalPage(0);
  return { ...page, path: `${page.path}embed/` };
};

/** The public figures of moderation. */
export const aTransparencyPage = (overrides: Partial<TransparencyPage> = {}): TransparencyPage => ({
  ...aFrame('/moderation/'),
  grounds: [
    { reason: 'spam', hidden: 31, blocked: 2, kept: 4, reports: 52 },
    { reason: 'offensive', hidden: 12, blocked: 1, kept: 20, reports: 61 },
    { reason: 'personal-data', hidden: 3, blocked: 0, kept: 0, reports: 3 },
  ],
  decisions: 73,
  automated: 0,
  medianHours: 6.4,
  appeals: { all: 5, upheld: 3, reversed: 1 },
  reversed: 2,
  ...overrides,
});

/** A group that has written, with an address that nothing can break. */
export const aGroupPage = (): GroupPage => ({
  ...aFrame(`/groups/${GroupId.parse(`grp_${ulid(1)}`)}/`),
  group: {
    id: GroupId.parse(`grp_${ulid(1)}`),
    name: 'Les cantines de Bretagne',
    initials: 'CB',
    about: `Quarante cuisinières et cuisiniers.\n${LONG_WORD}`,
    link: `https://www.example.org/${LONG_WORD}`,
    members: 41,
  },
  contributions: [
    {
      title: shown('Un menu végétarien au choix, chaque jour'),
      isWithdrawn: false,
      path: `${COMPONENT_PATH}proposals/prp_${ulid(103)}/`,
      at: '2026-10-12T09:30:00.000Z',
    },
    {
      title: untranslated(LONG_WORD, 'en'),
      isWithdrawn: true,
      path: `${COMPONENT_PATH}proposals/prp_${ulid(104)}/`,
      at: '2026-10-12T09:30:00.000Z',
    },
  ],
});

/** Processes that belong together. */
export function aProcessGroupPage(): ProcessGroupPage {
  const { open, done } = aHomePage();
  return {
    ...aFrame('/process-groups/numerique/'),
    group: {
      id: ProcessGroupId.parse(`pgr_${ulid(1)}`),
      path: '/process-groups/numerique/',
      title: shown('Le numérique'),
      excerpt: shown('Tout ce que nous demandons sur le numérique.'),
      image: null,
      imageAlt: shown(''),
      processes: 4,
      open: 3,
    },
    description: html('<p>Tout ce que nous demandons sur le <strong>numérique</strong>.</p>'),
    processes: [...open, ...done],
  };
}
