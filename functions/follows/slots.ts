import type { FollowedId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { ResourceTitle } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';

/** Titles of what can be followed, by id; what is not or no longer there is left out. */
export type FollowedTitles = (
  services: Services,
  ids: readonly FollowedId[],
  locale: InterfaceLocale,
) => Promise<ReadonlyMap<FollowedId, ResourceTitle>>;

/** What follows need of the features whose resources can be followed; `functions/features.ts` hands it over. */
export interface FollowSlots {
  readonly titlesOf: FollowedTitles;
}
