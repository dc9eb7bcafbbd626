/** HTTP contract of proposals: submission, lists, votes, official answers. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, ProposalId, StateId } from '../platform/ids.ts';
import { InterfaceLocale, Localized } from '../platform/locale.ts';
import { pageOf } from '../platform/pagination.ts';
import { InstantInput } from '../platform/time.ts';
import { evaluatorRoutes } from './evaluators.ts';
import { ProposalFilters, ProposalQuery, several } from './list.ts';
import { officeRoutes } from './office.ts';
import { GoneVotes, OwnVotes } from './own-votes.ts';
import { AnswerState, Choice, Proposal, ProposalCard } from './proposal.ts';
import { recountRoutes } from './recount.ts';
import { writingRoutes } from './writing.ts';

const VotesMissing = z
  .int()
  .nonnegative()
  .describe('Votes still to cast in the component before any of them counts; 0: they count');
const params = z.object({ componentId: ComponentId });
const one = z.object({ componentId: ComponentId, proposalId: ProposalId });

export const proposals = defineContract('proposals', {
  ...writingRoutes,
  ...evaluatorRoutes,
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
  listPlaces: {
    summary: 'Positions of the proposals that a search finds, in columns of equal length, the newest first',
    method: 'GET',
    path: '/public/components/{componentId}/places',
    access: 'public',
    cacheSeconds: 10,
    params,
    query: ProposalFilters,
    returns: z.object({
      total: z.int().nonnegative().describe('Results of the search, with and without a position'),
      placed: z.int().nonnegative().describe('Results with a position; the columns have the newest 100,000 of them'),
      ids: z.array(z.string()).describe('Ids without `prp_`'),
      latitudes: z.array(z.int()).describe('Hundred-thousandths of a degree'),
      longitudes: z.array(z.int()).describe('Hundred-thousandths of a degree'),
      titles: z.array(z.string()).nullable().describe('null: too many; ask for single proposals'),
    }),
    problems: ['component.not-found'],
  },
  manage: {
    summary: 'Proposals of a component for the back office: like search, of unpublished components too, never cached',
    method: 'GET',
    path: '/components/{componentId}/proposals',
    access: 'proposal.review',
    params,
    query: ProposalQuery.extend({
      assigned: z.literal('me').optional().describe('Only what is assigned to oneself; evaluators see nothing else'),
    }),
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
  read: {
    summary: 'One proposal; a draft only for its author',
    method: 'GET',
    path: '/components/{componentId}/proposals/{proposalId}',
    access: 'anyone',
    params: one,
    returns: Proposal,
    problems: ['proposal.not-found'],
  },
  answer: {
    summary: 'Give or change the official answer',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}/answer',
    access: 'proposal.answer',
    params: one,
    body: z.object({
      state: AnswerState,
      stateId: StateId.nullable().default(null).describe('A state of the component; `state` must be what it means'),
      text: Localized,
      answeredAt: InstantInput.optional().describe('Now, where nothing is said'),
    }),
    returns: Proposal,
    problems: ['proposal.not-found', 'proposal.not-answerable', 'proposal.not-assigned', 'proposal.state-unknown'],
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
    problems: ['proposal.not-found', 'proposal.not-votable', 'proposal.voting-closed', 'proposal.threshold-reached'],
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
  listMyVotes: {
    summary: 'Own votes in every vote that is open now, by component, and votes of which nobody can tell any more',
    method: 'GET',
    path: '/my-votes',
    access: 'proposal.vote',
    query: z.object({ locale: InterfaceLocale }).describe('Language of the names of components'),
    returns: z.object({
      items: z.array(OwnVotes),
      gone: z
        .array(GoneVotes)
        .describe('Votes whose secret is destroyed, in consultations in which the person took part'),
    }),
  },
  ...officeRoutes,
  ...recountRoutes,
});
