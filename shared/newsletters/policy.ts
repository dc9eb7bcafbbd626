import { administrator, aPerson, definePolicy, signedIn } from '../platform/policy.ts';

export const newsletterPolicy = definePolicy('newsletter', {
  /** Writing and sending: administrators alone, since a newsletter speaks for the whole organization. */
  manage: [administrator],
  /** One's own subscription. */
  subscribe: [signedIn, aPerson],
});
