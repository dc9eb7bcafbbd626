import { aPerson, definePolicy, signedIn } from '../platform/policy.ts';

export const verificationPolicy = definePolicy('verification', {
  read: [signedIn, aPerson],
});
