import {
  type ComponentId,
  type ParticipantId,
  ProposalId,
  type ResourceId,
  type TaxonomyId,
} from '../../shared/platform/ids.ts';
import type { Shown } from '../../shared/platform/locale.ts';
import type { PageFrame, ShownHtml } from '../../shared/platform/views.ts';
import type { Tally } from '../../shared/proposals/proposal.ts';
import { isFull, isPublic, mayVote, reachesThreshold } from '../../shared/proposals/rules.ts';
import type { ProposalGate, ProposalPage, ReferenceView } from '../../shared/proposals/views.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { shownHtml } from '../platform/frame.ts';
import { groupAuthorsOf } from '../platform/group-names.ts';
import type { PageRequest } from '../platform/page.ts';
import { authorsOf } from '../platform/profiles.ts';
import { toHtml } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { sumsOfProposal } from './count-sums.ts';
import { Proposals, References } from './entities.ts';
import { gateView, nameOf, spaceAt, spaceView, stateView } from './page-views.ts';
import { placeView } from './place-view.ts';
import type { ProposalItem } from './proposal.ts';
import { finalCountView } from './recount/final-count.ts';
import { requirementsView } from './requirements-view.ts';
import { componentPathOf, type Space } from './space.ts';

/** What the page of a proposal shows that other features know. */
export interface ProposalPageSlots {
  readonly commentsOf: (
    services: Services,
    resource: { readonly id: ResourceId; readonly authorId: ProposalItem['authorId'] },
  ) => Promise<ProposalPage['comments']>;
  readonly attachmentsOf: (services: Services, id: ProposalId) => Promise<ProposalPage['attachments']>;
  /** What came of a proposal in the budgets of its process. */
  readonly projectsOf: (
    services: Services,
    id: ProposalId,
    frame: PageFrame,
  ) => Promise<NonNullable<ProposalPage['projects']>>;
  /** The technical study of a proposal, and where it went. */
  readonly studyOf: (
    services: Services,
    of: { readonly process: Space['process']; readonly componentId: ComponentId; readonly proposalId: ProposalId },
    frame: PageFrame,
  ) => Promise<NonNullable<ProposalPage['study']> | null>;
  /** Those of the proposals of a component that went into others. */
  readonly mergedAmong: (
    services: Services,
    componentId: ComponentId,
    ids: readonly ProposalId[],
  ) => Promise<ReadonlySet<ProposalId>>;
  /** Pages on which somebody has commented. */
  readonly pagesCommentedBy: (services: Services, participantId: ParticipantId) => Promise<readonly string[]>;
}

const languageOf = (locale: string) => locale.split('-')[0];

/** A text that exists in one language alone. */
const writtenHtml = ({ body, locale }: ProposalItem, frame: PageFrame): ShownHtml => ({
  html: toHtml(body),
  locale,
  isFallback: languageOf(locale) !== frame.locale,
});

/** An address that a link may have: what imports bring may be anything. */
const safeUrl = (url: string | null): string | null => (url !== null && /^https?:\/\//i.test(url) ? url : null);

const referenceView = ({ id, title, url, body, category, authorName }: ItemOf<typeof References>): ReferenceView => ({
  id,
  title,
  url: safeUrl(url),
  html: toHtml(body),
  category,
  authorName,
});

/** A theme or territory with the search for what else bears it. */
function tagView(
  name: 'theme' | 'territory',
  id: TaxonomyId | null,
  { space, known, frame }: { space: Space; known: readonly Taxonomy[]; frame: PageFrame },
): { readonly name: Shown; readonly path: string } | null {
  const shown = nameOf(id, known, frame);
  return shown === null ? null : { name: shown, path: `${componentPathOf(space)}search/?${name}=${id}` };
}

function answerView({ answer, answerChangedAt }: ProposalItem, frame: PageFrame): ProposalPage['proposal']['answer'] {
  if (answer === null) return null;
  const { state, text, answeredAt } = answer;
  return {
    state,
    text: shownHtml(text, frame.locale, frame.organization.defaultLocale),
    answeredAt,
    changedAt: answerChangedAt,
  };
}

/** Votes and whether they are enough; nothing of them while counts are hidden. */
function countsView(
  proposal: ProposalItem,
  tally: Tally,
  { settings, countsHidden }: ProposalGate,
): Pick<ProposalPage['proposal'], 'tally' | 'reachedAt'> {
  if (countsHidden) return { tally: null, reachedAt: null };
  // Once votes are closed by the threshold they stay so, also where a vote was taken back just before.
  const isReached = reachesThreshold(tally, settings) || isFull(proposal, settings, countsHidden);
  return { tally, reachedAt: isReached ? (proposal.reached?.at ?? null) : null };
}

async function proposalView(
  proposal: ProposalItem,
  space: Space,
  frame: PageFrame,
  gate: ProposalGate,
  services: Services,
): Promise<ProposalPage['proposal'] | undefined> {
  const { id, authorId, reference, title, locale, isOfficial, state, publishedAt, withdrawnAt } = proposal;
  if (publishedAt === null) return undefined;
  const { groupId } = proposal;
  const [known, authors, groups, sums, references] = await Promise.all([
    taxonomies(services),
    authorsOf(services, authorId === null ? [] : [authorId]),
    groupAuthorsOf(services, groupId === null ? [] : [groupId]),
    sumsOfProposal(services, proposal),
    services.db.all(References, { proposalId: id }),
  ]);
  const person = authorId === null ? undefined : authors.get(authorId);
  const group = groupId === null ? undefined : groups.get(groupId);
  const author = group ?? person;
  const { comments: _, references: __, ...tally } = sums;
  const tags = { space, known, frame };
  return {
    id,
    reference,
    title,
    locale,
    body: writtenHtml(proposal, frame),
    authorName: author?.name ?? null,
    authorPath: author?.path ?? null,
    authorKind: group === undefined ? 'person' : 'group',
    isOfficial,
    isAssisted: proposal.isAssisted,
    theme: tagView('theme', proposal.themeId, tags),
    territory: tagView('territory', proposal.territoryId, tags),
    place: await placeView(services, space, proposal),
    state,
    customState: stateView(proposal.stateId, space, frame),
    publishedAt,
    withdrawnAt,
    editedAt: proposal.editedAt,
    answer: answerView(proposal, frame),
    ...countsView(proposal, tally, gate),
    references: references.map(referenceView),
  };
}

/** Nothing of a hidden proposal but that it was there: its page says why, and where to go on. */
function hiddenPage(
  proposal: ProposalItem,
  space: Space,
  frame: PageFrame,
  gate: ProposalGate,
): ProposalPage | undefined {
  const { id, reference, locale, state, publishedAt, hidden } = proposal;
  if (hidden === null || publishedAt === null) return undefined;
  const nobody = { authorName: null, authorPath: null, authorKind: 'person', isOfficial: false } as const;
  const nowhere = { theme: null, territory: null, place: null, customState: null } as const;
  const unsaid = { withdrawnAt: null, editedAt: null, answer: null, tally: null, reachedAt: null } as const;
  const body = { html: '', locale, isFallback: false };
  return {
    ...frame,
    ...spaceView(space, frame),
    hidden: { reason: hidden.reason, hiddenAt: hidden.hiddenAt },
    gate: { ...gate, voting: false, comments: false },
    finalCount: null,
    proposal: {
      id,
      reference,
      locale,
      state,
      publishedAt,
      title: '',
      body,
      references: [],
      ...nobody,
      ...nowhere,
      ...unsaid,
    },
    attachments: { images: [], documents: [] },
    comments: { total: 0, for: 0, against: 0, neutral: 0, official: [], items: [], next: null },
  };
}

/** The page of one proposal, read consistently; none for a draft. */
export async function loadProposal(
  { params, frame }: PageRequest,
  services: Services,
  slots: ProposalPageSlots,
): Promise<ProposalPage | undefined> {
  const space = await spaceAt(services, params);
  const id = ProposalId.safeParse(params.proposalId);
  const proposal = id.success ? await services.db.get(Proposals, { id: id.data }) : undefined;
  if (space === undefined || proposal?.componentId !== space.component.id) return undefined;
  const gate = gateView(space, frame);
  if (proposal.state === 'hidden') return hiddenPage(proposal, space, frame, gate);
  if (!isPublic(proposal.state)) return undefined;
  const view = await proposalView(proposal, space, frame, gate, services);
  if (view === undefined) return undefined;
  const { state } = proposal;
  const takesVotes = mayVote({
    state,
    isFull: isFull(proposal, gate.settings, gate.countsHidden),
    voteKind: gate.settings.voteKind,
    voting: gate.voting,
  }).allowed;
  return {
    ...frame,
    ...spaceView(space, frame),
    gate: { ...gate, voting: takesVotes, comments: gate.comments && state !== 'withdrawn' },
    requirements: await requirementsView(services, space, frame),
    finalCount: await finalCountView(services, space, frame.renderedAt),
    proposal: view,
    attachments: await slots.attachmentsOf(services, proposal.id),
    projects: await slots.projectsOf(services, proposal.id, frame),
    study: await slots.studyOf(
      services,
      { process: space.process, componentId: space.component.id, proposalId: proposal.id },
      frame,
    ),
    comments: await slots.commentsOf(services, proposal),
  };
}
