import type { GroupId } from '../../shared/platform/ids.ts';
import type { Contribution } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';

/** What groups need of the features that members write in; `functions/pages.ts` hands it over. */
export interface GroupSlots {
  /** What was published in the name of the group, newest first. */
  readonly contributionsOf: (services: Services, groupId: GroupId) => Promise<readonly Contribution[]>;
}
