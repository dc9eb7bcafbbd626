import type { AssistanceSlots } from './assistance/slots.ts';
import { accountWith } from './participants/new-account.ts';
import { grantToPresent, proofByCensus } from './verifications/assisted.ts';
import { grantAuthorization } from './verifications/grant.ts';
import { requireMethod } from './verifications/settings.ts';

/** What accounts and verifications do for the desk. */
export const deskSlots: AssistanceSlots = {
  accountWith,
  requireMethod,
  grant: grantAuthorization,
  proveByCensus: proofByCensus,
  grantToPresent,
};
