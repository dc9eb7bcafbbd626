import { aPerson, definePolicy, hasRole, registered, signedIn } from '../platform/policy.ts';

export const proposalPolicy = definePolicy('proposal', {
  write: [signedIn, aPerson, registered],
  vote: [signedIn, aPerson, registered],
  manage: [signedIn, registered, hasRole('administrator')],
});
