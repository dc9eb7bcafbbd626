import { administrator, aPerson, definePolicy, guestsToo, registered, signedIn } from '../platform/policy.ts';

export const verificationPolicy = definePolicy('verification', {
  read: [guestsToo, signedIn, aPerson],
  obtain: [signedIn, aPerson, registered],
  manage: [signedIn, registered, administrator],
});
