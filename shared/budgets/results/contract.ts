/** HTTP contract of the count of budgets: sealing, publication, figures, and what becomes of winners. */
import * as z from 'zod';
import { defineContract } from '../../platform/contract.ts';
import { ComponentId, MilestoneId, ProjectId } from '../../platform/ids.ts';
import { Localized, RequiredLocalized } from '../../platform/locale.ts';
import { Instant } from '../../platform/time.ts';
import { Version } from '../../spaces/fields.ts';
import { Milestone, Project, Realization } from '../project.ts';
import { BudgetStatistics, CountedEnvelope, CountState } from './count.ts';

const component = z.object({ componentId: ComponentId });

/** Ballots of paper. Sealing leaves out for good what is not settled. */
export const PaperStandingView = z.object({
  handedOut: z.int(),
  entered: z.int().nonnegative().describe('Settled, valid or not'),
  unfinished: z.int().nonnegative().describe('Entered by one agent alone, or in two ways'),
});

export const BudgetCountView = z.object({
  state: CountState,
  isWorking: z.boolean().describe('The worker has something to do; ask again in a moment'),
  endedAt: Instant.nullable().describe('When the vote ended by its dates; null: it goes on, or never began'),
  sealedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  root: z.string().nullable().describe('Root of the published list'),
  withdrawal: z.object({ at: Instant, reason: Localized }).nullable(),
  paper: PaperStandingView.nullable().describe('null: there is no ballot of paper'),
  envelopes: z.array(CountedEnvelope).describe('Empty until the count is sealed'),
});
export type BudgetCountView = z.infer<typeof BudgetCountView>;

const NOT_THERE = ['component.not-found'] as const;

export const budgetResults = defineContract('budgetResults', {
  readCount: {
    summary: 'How the count of a vote stands, with its winners once it is sealed',
    method: 'GET',
    path: '/budgets/{componentId}/count',
    access: 'budget.manage',
    params: component,
    returns: BudgetCountView,
    problems: NOT_THERE,
  },
  seal: {
    summary:
      'Seal the count, once and for good: no ballot can be cast or entered any more, and the list of ballots is published with its root; asked twice, it is done once',
    method: 'POST',
    path: '/budgets/{componentId}/count',
    access: 'budget.manage',
    status: 202,
    params: component,
    body: z.object({ leavesOutPapers: z.boolean().default(false).describe('Although ballots of paper are unsettled') }),
    returns: BudgetCountView,
    problems: [...NOT_THERE, 'budget.vote-open', 'budget.papers-unsettled'],
  },
  publishResults: {
    summary: 'Publish the result of a sealed count; asked twice, it is done once',
    method: 'POST',
    path: '/budgets/{componentId}/results',
    access: 'budget.manage',
    status: 202,
    params: component,
    returns: BudgetCountView,
    problems: [...NOT_THERE, 'budget.not-sealed', 'budget.count-busy'],
  },
  withdrawResults: {
    summary: 'Take back the page of a result, with a reason; the list of ballots stays, and nothing is counted anew',
    method: 'POST',
    path: '/budgets/{componentId}/results/withdrawal',
    access: 'budget.manage',
    status: 202,
    params: component,
    body: z.object({ reason: RequiredLocalized }),
    returns: BudgetCountView,
    problems: [...NOT_THERE, 'budget.not-sealed', 'budget.count-busy'],
  },
  readStatistics: {
    summary: 'Figures about the vote: sums alone; null until some were made',
    method: 'GET',
    path: '/budgets/{componentId}/statistics',
    access: 'budget.manage',
    params: component,
    returns: z.object({ statistics: BudgetStatistics.nullable() }),
    problems: NOT_THERE,
  },
  makeStatistics: {
    summary: 'Have figures about the vote made anew; they are there in some seconds',
    method: 'POST',
    path: '/budgets/{componentId}/statistics',
    access: 'budget.manage',
    status: 202,
    params: component,
    returns: z.object({ askedAt: Instant }),
    problems: NOT_THERE,
  },
  realizeProject: {
    summary: 'Say where the realization of a winner stands',
    method: 'PUT',
    path: '/budgets/{componentId}/projects/{projectId}/realization',
    access: 'budget.manage',
    params: component.extend({ projectId: ProjectId }),
    body: z.object({
      status: Realization.shape.status,
      progress: Realization.shape.progress,
      milestones: z.array(Milestone.extend({ id: MilestoneId.nullable().default(null) })).max(50),
      version: Version,
    }),
    returns: Project,
    problems: [...NOT_THERE, 'budget.project-not-found', 'budget.not-selected', 'budget.changed-meanwhile'],
  },
});
