import * as z from 'zod';
import { TaxonomyId } from '../platform/ids.ts';
import { Localized } from '../platform/locale.ts';

/**
 * What a ballot says: projects that fit into the envelope together, so many projects, points for projects, or projects in
 * order of preference.
 */
export const BallotKind = z.enum(['envelope', 'number', 'points', 'ranking']);
export type BallotKind = z.infer<typeof BallotKind>;

/** In how many envelopes of the component one person votes. */
export const EnvelopeChoice = z.enum(['one', 'several', 'all']);
export type EnvelopeChoice = z.infer<typeof EnvelopeChoice>;

/** How winners follow from ballots; docs/participatory-budget.md explains each. */
export const AllocationRule = z.enum(['greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen']);
export type AllocationRule = z.infer<typeof AllocationRule>;

/** What a project is worth to somebody who chose it: its cost, or one like any other. */
export const Utility = z.enum(['cost', 'cardinality']);
export type Utility = z.infer<typeof Utility>;

/** What is done with the money that Equal Shares leaves. */
export const Completion = z.enum(['none', 'add1', 'utilitarian']);
export type Completion = z.infer<typeof Completion>;

/** Criteria by which a tie is broken, tried in their order; the number in the catalogue always decides in the end. */
export const TieBreak = z.enum(['max-votes', 'min-cost', 'max-cost']);
export type TieBreak = z.infer<typeof TieBreak>;

/** Most projects that a ballot holds in one envelope: a ballot is one item of the table, and one sheet of paper. */
export const MOST_CHOICES = 100;

/** How many projects of a category a ballot may hold. */
export const CategoryLimit = z.object({
  categoryId: TaxonomyId,
  minimum: z.int().min(0).max(MOST_CHOICES).default(0),
  maximum: z.int().min(1).max(MOST_CHOICES).nullable().default(null).describe('null: no limit'),
});
export type CategoryLimit = z.infer<typeof CategoryLimit>;

/** Settings of a budgets component; `.describe` is for the OpenAPI document, screens have words of their own. */
export const BudgetSettings = z.object({
  currency: z.enum(['EUR', 'CHF', 'GBP', 'CAD', 'USD', 'XPF', 'XOF']).default('EUR').describe('ISO 4217'),
  ballotKind: BallotKind.default('envelope').describe('What a ballot says'),
  envelopeChoice: EnvelopeChoice.default('one').describe('In how many envelopes one person votes'),
  minimumShare: z
    .int()
    .min(0)
    .max(100)
    .default(0)
    .describe('Percent of the envelope that a ballot must spend at least; kind envelope'),
  minimumProjects: z.int().min(0).max(MOST_CHOICES).default(1).describe('Projects that a ballot must hold at least'),
  maximumProjects: z
    .int()
    .min(0)
    .max(MOST_CHOICES)
    .default(0)
    .describe('Projects that a ballot may hold at most; 0: no limit of its own'),
  categoryLimits: z.array(CategoryLimit).max(50).default([]).describe('Limits by category'),
  points: z.int().min(1).max(1000).default(10).describe('Points to share; kind points'),
  pointsPerProject: z.int().min(0).max(1000).default(0).describe('Points for one project at most; 0: no limit'),
  allocationRule: AllocationRule.default('greedy-votes').describe('How winners follow from ballots'),
  utility: Utility.default('cost').describe('For Equal Shares'),
  completion: Completion.default('add1').describe('For Equal Shares'),
  ties: z.array(TieBreak).max(3).default(['max-votes', 'min-cost']).describe('How ties are broken, in this order'),
  reminderHours: z
    .int()
    .min(0)
    .max(336)
    .default(48)
    .describe('Hours after which somebody is reminded of an unfinished ballot; 0: never'),
  moreInformation: Localized.default({}).describe('Help for voters, as Markdown'),
});
export type BudgetSettings = z.infer<typeof BudgetSettings>;

/** What a phase switches on. The catalogue is there in every phase once the component is published. */
export const BudgetPhaseSettings = z.object({
  voting: z.boolean().default(false).describe('Ballots can be cast, also at the desk'),
});
export type BudgetPhaseSettings = z.infer<typeof BudgetPhaseSettings>;
