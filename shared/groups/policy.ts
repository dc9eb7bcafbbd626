import { aPerson, definePolicy, registered, signedIn } from '../platform/policy.ts';

export const groupPolicy = definePolicy('group', {
  read: [signedIn, aPerson],
  join: [signedIn, aPerson, registered],
  manage: [signedIn, aPerson, registered],
});
