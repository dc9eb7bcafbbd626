import type { AllocationRule, BudgetSettings, TieBreak, Utility } from '../settings.ts';

/**
 * What breaks a tie: a criterion, the number in the catalogue (lower first), or a list of ids of which the first that is in
 * the tie wins (ids that are not in it come last).
 */
export type TieRule = TieBreak | 'number' | { readonly order: readonly string[] };

/**
 * What is done with the money that Equal Shares leaves: nothing, shares raised step by step, the most wanted of the rest, or
 * shares raised and then the most wanted of the rest.
 */
export type Completion = BudgetSettings['completion'] | 'add1-utilitarian';

/** A rule in all its details: the same rule and the same ballots always give the same winners. */
export interface Rule {
  readonly allocation: AllocationRule;
  /** For Equal Shares. */
  readonly utility: Utility;
  /** For Equal Shares. */
  readonly completion: Completion;
  /** Tried in their order. Ends with `number` in the platform, so that nothing stays undecided. */
  readonly ties: readonly TieRule[];
  /** One whole unit of the currency in its smallest unit (100, for euros): add1 begins at whole ones. At least 1. */
  readonly unit: bigint;
  /** By how much add1 raises every share at a time, in the smallest unit; a unit of the currency if it is not said. At least 1. */
  readonly increment?: bigint;
}

/** Currencies without a smaller unit; every other one that the platform knows has a hundred of them. */
const WHOLE: ReadonlySet<string> = new Set(['XPF', 'XOF']);

/** How many of its smallest unit make one of a currency (ISO 4217). */
export const unitOf = (currency: string): bigint => (WHOLE.has(currency) ? 1n : 100n);

/** Of currencies without a smaller unit, add1 raises by this many: one of them is worth too little. */
const COARSE = 100n;

/** The rule that a component's settings say; the number in the catalogue decides what its criteria leave undecided. */
export function ruleOf(
  settings: Pick<BudgetSettings, 'allocationRule' | 'utility' | 'completion' | 'ties' | 'currency'>,
): Rule {
  const unit = unitOf(settings.currency);
  return {
    allocation: settings.allocationRule,
    utility: settings.utility,
    completion: settings.completion,
    ties: [...settings.ties, 'number'],
    unit,
    increment: unit === 1n ? COARSE : unit,
  };
}
