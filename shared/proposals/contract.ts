/** HTTP contract of proposals: submission, lists, votes, official answers. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, ParticipantId, ProposalId, ReferenceId, TaxonomyId } from '../platform/ids.ts';
import { Locale, Localized } from '../platform/locale.ts';
import { Cursor, pageOf } from '../platform/pagination.ts';
import { RichText } from '../platform/rich-text.ts';
import { Instant, InstantInput } from '../platform/time.ts';

export const ProposalState = z.enum(['draft', 'published', 'evaluating', 'accepted', 'rejected', 'withdrawn']);
export type ProposalState = z.infer<typeof ProposalState>;
/** States that an official answer can give. */
export const AnswerState = z.enum(['evaluating', 'accepted', 'rejected']);

/** `support`, or one of three degrees where the component asks for an opinion. */
export const Choice = z.enum(['support', 'agree', 'mixed', 'disagree']);
export type Choice = z.infer<typeof Choice>;

/** Votes by choice. */
export const Tally = z.object({
  support: z.int().nonnegative(),
  agree: z.int().nonnegative(),
  mixed: z.int().nonnegative(),
  disagree: z.int().nonnegative(),
});
export type Tally = z.infer<typeof Tally>;
export const NO_VOTES: Tally = { support: 0, agree: 0, mixed: 0, disagree: 0 };

export const OfficialAnswer = z.object({ state: AnswerState, text: Localized, answeredAt: Instant });
export type OfficialAnswer = z.infer<typeof OfficialAnswer>;

export const Proposal = z.object({
  id: ProposalId,
  componentId: ComponentId,
  /** Short name that people can say, such as `PRP-7K3Q`. */
  reference: z.string(),
  authorId: ParticipantId.nullable().describe('null: an official proposal'),
  isOfficial: z.boolean(),
  locale: Locale,
  // No lengths here: they are settings of submission, and imported texts keep theirs.
  title: z.string(),
  body: RichText,
  themeId: TaxonomyId.nullable(),
  territoryId: TaxonomyId.nullable(),
  state: ProposalState,
  answer: OfficialAnswer.nullable(),
  /** Votes counted before this platform: an import brings their sums, never who voted. */
  importedVotes: Tally,
  externalId: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  version: z.int().nonnegative(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A document that participants brought in support of a proposal. */
export const Reference = z.object({
  id: ReferenceId,
  proposalId: ProposalId,
  title: z.string(),
  url: z.string().nullable(),
  body: RichText,
  category: z.string(),
  authorName: z.string(),
  createdAt: Instant,
  externalId: z.string().nullable(),
});
export type Reference = z.infer<typeof Reference>;

/** A proposal as lists show it. */
export const ProposalCard = z.object({
  id: ProposalId,
  componentId: ComponentId,
  reference: z.string(),
  title: z.string(),
  excerpt: z.string(),
  locale: Locale,
  authorName: z.string().nullable(),
  isOfficial: z.boolean(),
  themeId: TaxonomyId.nullable(),
  territoryId: TaxonomyId.nullable(),
  state: ProposalState,
  publishedAt: Instant,
  isAnswered: z.boolean(),
  tally: Tally,
  comments: z.int().nonnegative(),
});
export type ProposalCard = z.infer<typeof ProposalCard>;

export const ProposalSort = z.enum(['recent', 'oldest', 'most-supported', 'most-discussed', 'random']);
export type ProposalSort = z.infer<typeof ProposalSort>;

const several = <S extends z.ZodType>(item: S) => z.union([item.transform((one) => [one]), z.array(item)]).optional();
/** Filters and order of a list; the same names stand in the address of the page. */
export const ProposalQuery = z.object({
  q: z.string().trim().max(200).optional().describe('Words to search; accents and case do not matter'),
  theme: several(TaxonomyId).describe('May be repeated; a first-level theme includes those below it'),
  territory: several(TaxonomyId).describe('May be repeated'),
  state: several(ProposalState.exclude(['draft'])).describe(
    'May be repeated; without it every state, withdrawn proposals too',
  ),
  sort: ProposalSort.optional(),
  seed: z.coerce.number().int().min(0).max(63).optional().describe('Random order: the same seed gives the same order'),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: Cursor.optional(),
});
export type ProposalQuery = z.infer<typeof ProposalQuery>;

/** What an author writes; lengths are judged by `rules.ts` when the draft is published. */
const ProposalText = z.object({
  title: z.string().max(500),
  body: z.string().max(50_000).describe('Markdown: paragraphs, lists, bold, italics, links, sub-headings'),
  locale: Locale,
  themeId: TaxonomyId.nullable().default(null),
  territoryId: TaxonomyId.nullable().default(null),
});
const params = z.object({ componentId: ComponentId });
const one = z.object({ componentId: ComponentId, proposalId: ProposalId });

export const proposals = defineContract('proposals', {
  search: {
    summary: 'Published proposals of a component: search, filters, order, pages',
    method: 'GET',
    path: '/public/components/{componentId}/proposals',
    access: 'public',
    cacheSeconds: 2,
    params,
    query: ProposalQuery,
    returns: pageOf(ProposalCard),
    problems: ['component.not-found', 'request.invalid-cursor'],
  },
  manage: {
    summary: 'Proposals of a component for the back office: like search, of unpublished components too, never cached',
    method: 'GET',
    path: '/components/{componentId}/proposals',
    access: 'proposal.manage',
    params,
    query: ProposalQuery,
    returns: pageOf(ProposalCard),
    problems: ['component.not-found', 'request.invalid-cursor'],
  },
  listMine: {
    summary: 'Own drafts and proposals in a component, newest first',
    method: 'GET',
    path: '/components/{componentId}/proposals/mine',
    access: 'proposal.write',
    params,
    returns: z.object({ items: z.array(Proposal) }),
  },
  createDraft: {
    summary: 'Start a draft; the same Idempotency-Key gives the same draft',
    method: 'POST',
    path: '/components/{componentId}/proposals',
    access: 'proposal.write',
    status: 201,
    params,
    body: ProposalText,
    returns: Proposal,
    problems: ['component.not-found', 'proposal.creation-closed', 'taxonomy.not-found'],
  },
  createOfficial: {
    summary: 'Publish an official proposal',
    method: 'POST',
    path: '/components/{componentId}/official-proposals',
    access: 'proposal.manage',
    status: 201,
    params,
    body: ProposalText,
    returns: Proposal,
    problems: ['component.not-found', 'proposal.text-refused', 'taxonomy.not-found'],
  },
  read: {
    summary: 'One proposal; a draft only for its author',
    method: 'GET',
    path: '/components/{componentId}/proposals/{proposalId}',
    access: 'anyone',
    params: one,
    returns: Proposal,
    problems: ['proposal.not-found'],
  },
  updateDraft: {
    summary: 'Change an own draft',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}',
    access: 'proposal.write',
    params: one,
    body: ProposalText.extend({ version: z.int().nonnegative() }),
    returns: Proposal,
    problems: [
      'proposal.not-found',
      'proposal.not-yours',
      'proposal.not-a-draft',
      'proposal.changed-meanwhile',
      'taxonomy.not-found',
    ],
  },
  discardDraft: {
    summary: 'Throw an own draft away',
    method: 'DELETE',
    path: '/components/{componentId}/proposals/{proposalId}',
    access: 'proposal.write',
    status: 204,
    params: one,
    problems: ['proposal.not-found', 'proposal.not-yours', 'proposal.not-a-draft'],
  },
  publish: {
    summary: 'Publish an own draft; publishing twice changes nothing',
    method: 'POST',
    path: '/components/{componentId}/proposals/{proposalId}/publication',
    access: 'proposal.write',
    status: 200,
    params: one,
    returns: Proposal,
    problems: ['proposal.not-found', 'proposal.not-yours', 'proposal.creation-closed', 'proposal.text-refused'],
  },
  withdraw: {
    summary: 'Withdraw an own proposal that has no official answer; withdrawing twice changes nothing',
    method: 'POST',
    path: '/components/{componentId}/proposals/{proposalId}/withdrawal',
    access: 'proposal.write',
    status: 200,
    params: one,
    returns: Proposal,
    problems: ['proposal.not-found', 'proposal.not-yours', 'proposal.not-withdrawable'],
  },
  answer: {
    summary: 'Give or change the official answer',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}/answer',
    access: 'proposal.manage',
    params: one,
    body: z.object({
      state: AnswerState,
      text: Localized,
      answeredAt: InstantInput.optional().describe('Now, where nothing is said'),
    }),
    returns: Proposal,
    problems: ['proposal.not-found', 'proposal.not-answerable'],
  },
  castVote: {
    // PUT, not POST: a retry on a poor connection must not count twice.
    summary: 'Vote for a proposal, or change the choice',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}/vote',
    access: 'proposal.vote',
    params: one,
    body: z.object({ choice: Choice }),
    returns: z.object({ choice: Choice, votesLeft: z.int().nonnegative().nullable().describe('null: no limit') }),
    problems: [
      'proposal.not-found',
      'proposal.not-votable',
      'proposal.voting-closed',
      'proposal.choice-not-offered',
      'proposal.vote-limit-reached',
    ],
  },
  withdrawVote: {
    summary: 'Take an own vote back; without a vote it changes nothing',
    method: 'DELETE',
    path: '/components/{componentId}/proposals/{proposalId}/vote',
    access: 'proposal.vote',
    params: one,
    returns: z.object({ votesLeft: z.int().nonnegative().nullable() }),
    problems: ['proposal.not-found', 'proposal.not-votable', 'proposal.voting-closed'],
  },
  readBallot: {
    summary: 'Own votes for the proposals named, and how many are left',
    method: 'GET',
    path: '/components/{componentId}/ballot',
    access: 'proposal.vote',
    params,
    query: z.object({ proposal: several(ProposalId).describe('May be repeated, 100 at most') }),
    returns: z.object({
      votes: z.record(z.string(), Choice),
      votesLeft: z.int().nonnegative().nullable(),
      voteLimit: z.int().nonnegative(),
    }),
    problems: ['component.not-found'],
  },
});
