import type { ContributionsOf, ErasePersonalData, PersonalData } from '../platform/contributions.ts';

/** What accounts need of the features that people write in; `functions/features.ts` hands it over. */
export interface AccountSlots {
  readonly proposalsOf: ContributionsOf;
  readonly commentsOf: ContributionsOf;
}

/** What each feature adds to the file of somebody's data. */
export type ExportSlots = readonly PersonalData[];

/** What each feature removes after a deletion. */
export type EraseSlots = readonly ErasePersonalData[];
