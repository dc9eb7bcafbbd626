import { aPerson, definePolicy, registered, signedIn } from '../platform/policy.ts';

export const pushPolicy = definePolicy('push', {
  read: [signedIn, aPerson],
  change: [signedIn, aPerson, registered],
});
