/** HTTP contract of proposals: submission, lists, votes, official answers. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, GroupId, ProposalId, StateId, TaxonomyId } from '../platform/ids.ts';
import { Locale, Localized } from '../platform/locale.ts';
import { Cursor, pageOf } from '../platform/pagination.ts';
import { InstantInput } from '../platform/time.ts';
import { officeRoutes } from './office.ts';
import { AnswerState, Choice, Place, Proposal, ProposalCard, ProposalState } from './proposal.ts';

export const ProposalSort = z.enum(['recent', 'oldest', 'most-supported', 'most-discussed', 'random']);
export type ProposalSort = z.infer<typeof ProposalSort>;

const several = <S extends z.ZodType>(item: S) => z.union([item.transform((one) => [one]), z.array(item)]).optional();
/** Filters and order of a list; the same names stand in the address of the page. */
export const ProposalQuery = z.object({
  q: z.string().trim().max(200).optional().describe('Words to search; accents and case do not matter'),
  theme: several(TaxonomyId).describe('May be repeated; a first-level theme includes those below it'),
  territory: several(TaxonomyId).describe('May be repeated'),
  state: several(z.union([ProposalState.exclude(['draft']), StateId])).describe(
    'May be repeated; a built-in state, those of the component that mean it included, or a state of the component',
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
  groupId: GroupId.nullable().default(null).describe('Write in the name of a group that one is a member of'),
  place: Place.nullable().default(null),
});
const VotesMissing = z
  .int()
  .nonnegative()
  .describe('Votes still to cast in the component before any of them counts; 0: they count');
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
      stateId: StateId.nullable().default(null).describe('A state of the component; `state` must be what it means'),
      text: Localized,
      answeredAt: InstantInput.optional().describe('Now, where nothing is said'),
    }),
    returns: Proposal,
    problems: ['proposal.not-found', 'proposal.not-answerable', 'proposal.state-unknown'],
  },
  castVote: {
    // PUT, not POST: a retry on a poor connection must not count twice.
    summary: 'Vote for a proposal, or change the choice',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}/vote',
    access: 'proposal.vote',
    params: one,
    body: z.object({ choice: Choice }),
    returns: z.object({
      choice: Choice,
      votesLeft: z.int().nonnegative().nullable().describe('null: no limit'),
      votesMissing: VotesMissing,
    }),
    problems: [
      'proposal.not-found',
      'proposal.not-votable',
      'proposal.voting-closed',
      'proposal.choice-not-offered',
      'proposal.vote-limit-reached',
      'proposal.threshold-reached',
    ],
  },
  withdrawVote: {
    summary: 'Take an own vote back; without a vote it changes nothing',
    method: 'DELETE',
    path: '/components/{componentId}/proposals/{proposalId}/vote',
    access: 'proposal.vote',
    params: one,
    returns: z.object({ votesLeft: z.int().nonnegative().nullable(), votesMissing: VotesMissing }),
    problems: [
      'proposal.not-found',
      'proposal.not-votable',
      'proposal.voting-closed',
      'proposal.threshold-reached',
    ],
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
      votesMissing: VotesMissing,
    }),
    problems: ['component.not-found'],
  },
  ...officeRoutes,
});
