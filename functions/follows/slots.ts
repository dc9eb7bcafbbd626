import type { ResourceTitles } from '../platform/contributions.ts';

/** What follows need of the features whose resources can be followed; `functions/features.ts` hands it over. */
export interface FollowSlots {
  readonly titlesOf: ResourceTitles;
}
