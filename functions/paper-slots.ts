import type { PaperSlots } from './budgets/papers/slots.ts';
import { accountWith } from './participants/new-account.ts';
import { participantPresent, proofByCensus } from './verifications/assisted.ts';
import { requireMethod } from './verifications/settings.ts';

/** What accounts and verifications do for the desk of a vote on paper. */
export const paperSlots: PaperSlots = {
  accountWith,
  requireMethod,
  proveByCensus: proofByCensus,
  participantFor: participantPresent,
};
