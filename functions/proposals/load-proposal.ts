import { type ParticipantId, ProposalId, type ResourceId, type TaxonomyId } from '../../shared/platform/ids.ts';
import type { Shown } from '../../shared/platform/locale.ts';
import type { PageFrame, ShownHtml } from '../../shared/platform/views.ts';
import { isPublic, mayVote } from '../../shared/proposals/rules.ts';
import type { ProposalPage, ReferenceView } from '../../shared/proposals/views.ts';
import type { Taxonomy } from '../../shared/spaces/contract.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { shownHtml } from '../platform/frame.ts';
import type { PageRequest } from '../platform/page.ts';
import { profilesOf } from '../platform/profiles.ts';
import { toHtml } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { sumsOfProposal } from './count-sums.ts';
import { Proposals, References } from './entities.ts';
import { gateView, nameOf, spaceAt, spaceView } from './page-views.ts';
import type { ProposalItem } from './proposal.ts';
import { componentPathOf, type Space } from './space.ts';

/** What the page of a proposal shows that other features know. */
export interface ProposalPageSlots {
  readonly commentsOf: (
    services: Services,
    resource: { readonly id: ResourceId; readonly authorId: ProposalItem['authorId'] },
  ) => Promise<ProposalPage['comments']>;
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

function answerView({ answer }: ProposalItem, frame: PageFrame): ProposalPage['proposal']['answer'] {
  if (answer === null) return null;
  const { state, text, answeredAt } = answer;
  return { state, text: shownHtml(text, frame.locale, frame.organization.defaultLocale), answeredAt };
}

async function proposalView(
  proposal: ProposalItem,
  space: Space,
  frame: PageFrame,
  services: Services,
): Promise<ProposalPage['proposal'] | undefined> {
  const { id, authorId, reference, title, locale, isOfficial, state, publishedAt, withdrawnAt } = proposal;
  if (publishedAt === null) return undefined;
  const [known, names, sums, references] = await Promise.all([
    taxonomies(services),
    profilesOf(services, authorId === null ? [] : [authorId]),
    sumsOfProposal(services, proposal),
    services.db.all(References, { proposalId: id }),
  ]);
  const { comments: _, references: __, ...tally } = sums;
  const tags = { space, known, frame };
  return {
    id,
    reference,
    title,
    locale,
    body: writtenHtml(proposal, frame),
    authorName: authorId === null ? null : (names.get(authorId) ?? null),
    isOfficial,
    theme: tagView('theme', proposal.themeId, tags),
    territory: tagView('territory', proposal.territoryId, tags),
    state,
    publishedAt,
    withdrawnAt,
    answer: answerView(proposal, frame),
    tally,
    references: references.map(referenceView),
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
  if (space === undefined || proposal?.componentId !== space.component.id || !isPublic(proposal.state))
    return undefined;
  const view = await proposalView(proposal, space, frame, services);
  if (view === undefined) return undefined;
  const gate = gateView(space, frame);
  const { state } = proposal;
  const takesVotes = mayVote({ state, voteKind: gate.settings.voteKind, voting: gate.voting }).allowed;
  return {
    ...frame,
    ...spaceView(space, frame),
    gate: { ...gate, voting: takesVotes, comments: gate.comments && state !== 'withdrawn' },
    proposal: view,
    comments: await slots.commentsOf(services, proposal),
  };
}
