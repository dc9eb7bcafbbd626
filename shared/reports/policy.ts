import { aPerson, definePolicy, hasRole, signedIn } from '../platform/policy.ts';

export const reportPolicy = definePolicy('report', {
  create: [signedIn, aPerson],
  manage: [hasRole('administrator')],
});
