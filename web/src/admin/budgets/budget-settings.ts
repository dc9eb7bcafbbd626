/** Settings of a budget as the back office holds them: no schema in the browser, so each is looked at. */
import type { BudgetSettings, CategoryLimit, TieBreak } from '../../../../shared/budgets/settings.ts';
import { isTaxonomyId } from '../ids.ts';

type Stored = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const CURRENCIES = ['EUR', 'CHF', 'GBP', 'CAD', 'USD', 'XPF', 'XOF'] as const;
/** Criteria of ties, in the order in which they are offered. */
export const TIE_BREAKS = ['max-votes', 'min-cost', 'max-cost'] as const satisfies readonly TieBreak[];

const oneOf = <T extends string>(all: readonly [T, ...T[]] | readonly T[], value: unknown, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise;
const wholeOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : otherwise;

/** Currency of all amounts. */
export const currencyOf = (settings: Stored): BudgetSettings['currency'] => oneOf(CURRENCIES, settings.currency, 'EUR');

/** Limits by category that are complete. */
export const limitsIn = (value: unknown): readonly CategoryLimit[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (!isRecord(one) || typeof one.categoryId !== 'string' || !isTaxonomyId(one.categoryId)) return [];
    const maximum = typeof one.maximum === 'number' ? one.maximum : null;
    return [{ categoryId: one.categoryId, minimum: wholeOf(one.minimum, 0), maximum }];
  });

/** Criteria of ties, each once. */
export const tiesIn = (value: unknown): readonly TieBreak[] => [
  ...new Set((Array.isArray(value) ? value : []).flatMap((one) => TIE_BREAKS.find((known) => known === one) ?? [])),
];

/** The rule that settings say, with the defaults of the manifest where they say nothing. */
export function ruleIn(settings: Stored): Omit<BudgetSettings, 'moreInformation' | 'reminderHours'> {
  return {
    currency: currencyOf(settings),
    ballotKind: oneOf(['envelope', 'number', 'points', 'ranking'], settings.ballotKind, 'envelope'),
    envelopeChoice: oneOf(['one', 'several', 'all'], settings.envelopeChoice, 'one'),
    minimumShare: wholeOf(settings.minimumShare, 0),
    minimumProjects: wholeOf(settings.minimumProjects, 1),
    maximumProjects: wholeOf(settings.maximumProjects, 0),
    categoryLimits: [...limitsIn(settings.categoryLimits)],
    points: wholeOf(settings.points, 10),
    pointsPerProject: wholeOf(settings.pointsPerProject, 0),
    allocationRule: oneOf(
      ['greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen'],
      settings.allocationRule,
      'greedy-votes',
    ),
    utility: oneOf(['cost', 'cardinality'], settings.utility, 'cost'),
    completion: oneOf(['none', 'add1', 'utilitarian'], settings.completion, 'add1'),
    ties: settings.ties === undefined ? ['max-votes', 'min-cost'] : [...tiesIn(settings.ties)],
  };
}
