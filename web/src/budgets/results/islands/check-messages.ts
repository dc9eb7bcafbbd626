import type { Checked } from '../../../../../shared/budgets/results/check.ts';
import type { Localized } from '../../../../../shared/platform/locale.ts';

/** A ballot as it is shown to who holds its receipt. */
export interface FoundBallot {
  readonly place: number;
  readonly choices: readonly {
    readonly number: number;
    readonly title: Localized;
    readonly isWithdrawn: boolean;
    readonly points: number | null;
  }[];
}

/** What the check tells while it goes on, and in the end. */
export type Said =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'hashing'; readonly done: number; readonly all: number }
  | {
      readonly kind: 'checked';
      readonly checked: Checked;
      readonly receipt: string;
      readonly found: FoundBallot | null;
    };
