import { aPerson, definePolicy, signedIn } from '../platform/policy.ts';

export const participantsPolicy = definePolicy('participant', {
  read: [signedIn, aPerson],
  update: [signedIn, aPerson],
  'change-email': [signedIn, aPerson],
  download: [signedIn, aPerson],
  delete: [signedIn, aPerson],
  'sign-out': [signedIn, aPerson],
});
