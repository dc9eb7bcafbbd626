import { aPerson, definePolicy, registered, signedIn, staffIn } from '../platform/policy.ts';

export const teamPolicy = definePolicy('team', {
  manage: [signedIn, registered, staffIn('process-administrator')],
  join: [signedIn, aPerson, registered],
});
