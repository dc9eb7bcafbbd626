import { administrator, aPerson, definePolicy, registered, signedIn, staffSomewhere } from '../platform/policy.ts';

export const assistancePolicy = definePolicy('assistance', {
  /** Looks at a document and grants, or begins to enter for somebody. */
  begin: [signedIn, registered, staffSomewhere('agent')],
  /** Whoever is in such a session, which has no role. */
  end: [signedIn, aPerson],
  read: [signedIn, registered, administrator],
});
