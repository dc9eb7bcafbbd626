import { aPerson, definePolicy, registered, signedIn } from '../platform/policy.ts';

export const commentPolicy = definePolicy('comment', {
  write: [signedIn, aPerson, registered],
  vote: [signedIn, aPerson, registered],
});
