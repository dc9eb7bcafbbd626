import { eraseDeskVisits } from './assistance/own-data.ts';
import { eraseBaskets } from './budgets/ballots/own-ballots.ts';
import { eraseFollows } from './follows/list-follows.ts';
import { eraseMemberships } from './groups/erase-memberships.ts';
import { eraseIdentities } from './identities/own-data.ts';
import { eraseFromModeration } from './moderation/own-data.ts';
import { eraseSubscriptions } from './newsletters/subscriptions/own-data.ts';
import { eraseNotifications } from './notifications/own-data.ts';
import type { EraseSlots } from './participants/slots.ts';
import { eraseDrafts } from './proposals/contributions.ts';
import { eraseFilters } from './proposals/office/erase-filters.ts';
import { eraseAssignments } from './proposals/office/own-assignments.ts';
import { erasePushes } from './push/devices.ts';
import { eraseRoles } from './team/own-roles.ts';
import { eraseIdDocuments } from './verifications/id-document/own-data.ts';
import { eraseAuthorizations } from './verifications/own-data.ts';
import { eraseLetter } from './verifications/postal-letter/own-data.ts';

/** What each feature removes after a deletion. */
export const erased: EraseSlots = [
  eraseDrafts,
  eraseBaskets,
  eraseFilters,
  eraseAssignments,
  eraseRoles,
  eraseMemberships,
  eraseFollows,
  eraseNotifications,
  eraseSubscriptions,
  eraseIdentities,
  eraseFromModeration,
  eraseAuthorizations,
  eraseLetter,
  eraseIdDocuments,
  eraseDeskVisits,
  erasePushes,
];
