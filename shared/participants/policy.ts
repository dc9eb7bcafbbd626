import { aPerson, definePolicy, signedIn } from '../platform/policy.ts';

export const participantsPolicy = definePolicy('participant', {
  update: [signedIn, aPerson],
  'sign-out': [signedIn, aPerson],
});
