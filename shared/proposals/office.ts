/** Routes of the back office of proposals: saved filters, acts on many proposals at once, what needs attention. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { BulkActId, ComponentId, ProposalId, SavedFilterId, StateId, TaxonomyId } from '../platform/ids.ts';
import { Localized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { AnswerState, Proposal } from './proposal.ts';

/** Filters and order of the table, as the query of its address has them: `state=published&sort=oldest`. */
const ListFilter = z.string().max(2000);

export const SavedFilter = z.object({
  id: SavedFilterId,
  componentId: ComponentId,
  name: z.string(),
  filter: ListFilter,
  createdAt: Instant,
});
export type SavedFilter = z.infer<typeof SavedFilter>;
/** Filters that one administrator may keep for one component. */
export const MOST_FILTERS = 50;

/** What is done to each proposal chosen. */
export const BulkChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    state: AnswerState,
    stateId: StateId.nullable().default(null),
    text: Localized.default({}).describe('Empty: a proposal keeps the text that its answer has'),
  }),
  z.object({ kind: z.literal('theme'), themeId: TaxonomyId.nullable() }),
  z.object({ kind: z.literal('territory'), territoryId: TaxonomyId.nullable() }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

/** Proposals that one act may be about. */
export const MOST_CHOSEN = 5000;
/** Proposals named one by one, or every proposal that a filter finds at that moment. */
export const Selection = z.union([
  z.object({ ids: z.array(ProposalId).min(1).max(1000) }),
  z.object({ filter: ListFilter }),
]);
export type Selection = z.infer<typeof Selection>;

/** What an act would do, in figures. */
export const BulkForecast = z.object({
  total: z.int().nonnegative(),
  changes: z.int().nonnegative(),
  already: z.int().nonnegative().describe('They are so already'),
  refused: z.int().nonnegative().describe('Withdrawn proposals take no answer'),
});
export type BulkForecast = z.infer<typeof BulkForecast>;

export const BulkAct = z.object({
  id: BulkActId,
  componentId: ComponentId,
  change: BulkChange,
  /** Whether there are still proposals to change, or to give back what they were. */
  status: z.enum(['running', 'done', 'undoing', 'undone']),
  total: z.int().nonnegative(),
  /** Proposals that were looked at; goes from 0 to `total`, and again while the act is undone. */
  progress: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  already: z.int().nonnegative(),
  refused: z.int().nonnegative(),
  /** Given back what they were. */
  restored: z.int().nonnegative(),
  /** Changed by somebody after the act, so left as they are. */
  kept: z.int().nonnegative(),
  createdAt: Instant,
  expiresAt: Instant.describe('Until then it can be undone'),
});
export type BulkAct = z.infer<typeof BulkAct>;

/** Sums of a component at the end of a day of the organization's time zone. */
export const DayFigures = z.object({
  day: z.iso.date(),
  proposals: z.int().nonnegative(),
  votes: z.int().nonnegative().nullable().describe('null: counts were hidden'),
  comments: z.int().nonnegative(),
});
export type DayFigures = z.infer<typeof DayFigures>;

/** What waits for an administrator in one component, and how it grew. */
export const Attention = z.object({
  proposals: z.int().nonnegative(),
  votes: z.int().nonnegative().nullable().describe('null: counts are hidden'),
  comments: z.int().nonnegative(),
  unanswered: z.int().nonnegative().describe('Published proposals without an official answer'),
  oldestUnanswered: Instant.nullable(),
  reachedUnanswered: z.int().nonnegative().describe('Those of them that have reached the threshold of supports'),
  unfinishedActs: z.int().nonnegative().describe('Acts on many proposals that were interrupted'),
  days: z.array(DayFigures).describe('The last days before today that were counted, newest first'),
});
export type Attention = z.infer<typeof Attention>;

const component = z.object({ componentId: ComponentId });
const filter = z.object({ componentId: ComponentId, filterId: SavedFilterId });
const act = z.object({ componentId: ComponentId, actId: BulkActId });
const ActInput = z.object({ selection: Selection, change: BulkChange });

/** Routes of the back office of proposals. */
export const officeRoutes = {
  listFilters: {
    summary: 'Own saved filters of a component, by name',
    method: 'GET',
    path: '/components/{componentId}/saved-filters',
    access: 'proposal.review',
    params: component,
    returns: z.object({ items: z.array(SavedFilter) }),
  },
  saveFilter: {
    summary: 'Save the filters of the table under a name; the same name replaces what was saved under it',
    method: 'POST',
    path: '/components/{componentId}/saved-filters',
    access: 'proposal.review',
    status: 201,
    params: component,
    body: z.object({ name: z.string().trim().min(1).max(80), filter: ListFilter }),
    returns: SavedFilter,
    problems: ['component.not-found', 'saved-filter.too-many'],
  },
  removeFilter: {
    summary: 'Remove an own saved filter; one that is gone is no error',
    method: 'DELETE',
    path: '/components/{componentId}/saved-filters/{filterId}',
    access: 'proposal.review',
    status: 204,
    params: filter,
  },
  forecastAct: {
    summary: 'What an act on many proposals would do, in figures; changes nothing',
    method: 'POST',
    path: '/components/{componentId}/bulk-forecasts',
    access: 'proposal.manage',
    status: 200,
    params: component,
    body: ActInput,
    returns: BulkForecast,
    problems: ['component.not-found', 'bulk-act.too-many', 'proposal.state-unknown', 'taxonomy.not-found'],
  },
  createAct: {
    summary: 'Write down an act on many proposals; its steps carry it out',
    method: 'POST',
    path: '/components/{componentId}/bulk-acts',
    access: 'proposal.manage',
    status: 201,
    params: component,
    body: ActInput,
    returns: BulkAct,
    problems: ['component.not-found', 'bulk-act.too-many', 'proposal.state-unknown', 'taxonomy.not-found'],
  },
  listActs: {
    summary: 'Acts of the last day on many proposals of a component, newest first',
    method: 'GET',
    path: '/components/{componentId}/bulk-acts',
    access: 'proposal.manage',
    params: component,
    returns: z.object({ items: z.array(BulkAct) }),
  },
  stepAct: {
    summary:
      'Carry the next part of an act out, or of its undoing; repeated until nothing is left, also by somebody else',
    method: 'POST',
    path: '/components/{componentId}/bulk-acts/{actId}/steps',
    access: 'proposal.manage',
    status: 200,
    params: act,
    returns: BulkAct,
    problems: ['bulk-act.not-found'],
  },
  undoAct: {
    summary: 'Begin to undo an act; proposals that were changed since stay as they are',
    method: 'POST',
    path: '/components/{componentId}/bulk-acts/{actId}/undoing',
    access: 'proposal.manage',
    status: 200,
    params: act,
    returns: BulkAct,
    problems: ['bulk-act.not-found'],
  },
  exportProposals: {
    summary: 'Proposals of a filter with their whole text, some at a time, for a file',
    method: 'GET',
    path: '/components/{componentId}/proposal-exports',
    access: 'proposal.manage',
    reads: 'personal-data',
    params: component,
    query: z.object({ filter: ListFilter.default(''), after: z.coerce.number().int().min(0).default(0) }),
    returns: z.object({
      items: z.array(
        Proposal.omit({ importedVotes: true }).extend({
          path: z.string().describe('Of its page, without the language'),
          authorName: z.string().nullable(),
          tally: z
            .object({ support: z.int(), agree: z.int(), mixed: z.int(), disagree: z.int() })
            .nullable()
            .describe('null: counts are hidden until the phase ends'),
          comments: z.int().nonnegative(),
        }),
      ),
      total: z.int().nonnegative(),
      next: z.int().nullable().describe('What `after` is for the next part'),
    }),
    problems: ['component.not-found'],
  },
  readAttention: {
    summary: 'What waits for an administrator in a component, and how it grew',
    method: 'GET',
    path: '/components/{componentId}/attention',
    access: 'proposal.review',
    params: component,
    returns: Attention,
    problems: ['component.not-found'],
  },
} as const satisfies Record<string, Route>;
