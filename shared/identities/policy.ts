import { administrator, aPerson, definePolicy, registered, signedIn } from '../platform/policy.ts';

export const identitiesPolicy = definePolicy('identity', {
  read: [signedIn, aPerson],
  link: [signedIn, aPerson],
  unlink: [signedIn, aPerson],
  'sign-out': [signedIn, aPerson],
  manage: [signedIn, registered, administrator],
});
