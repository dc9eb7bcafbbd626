import { aPerson, definePolicy, registered, signedIn } from '../platform/policy.ts';

export const followPolicy = definePolicy('follow', {
  read: [signedIn, aPerson],
  change: [signedIn, aPerson, registered],
});
