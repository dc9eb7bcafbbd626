import type { Shown } from '../platform/locale.ts';
import type { VerificationMethod } from './method.ts';

/** What an action asks for, as pages say it before somebody begins. */
export interface RequirementView {
  readonly combine: 'all' | 'any';
  readonly methods: readonly {
    readonly method: VerificationMethod;
    /** Years; `null`: any age. */
    readonly minimumAge: number | null;
    /** Where one must live; none: anywhere. */
    readonly territories: readonly Shown[];
  }[];
  /** Who verifies may do this at once, without an account. */
  readonly withoutAccount: boolean;
}

/** By action; one that asks for nothing is not there. */
export type RequirementViews = Readonly<Record<string, RequirementView>>;
