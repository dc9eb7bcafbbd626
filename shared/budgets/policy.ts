import { aPerson, definePolicy, guestsToo, registered, signedIn, staffIn } from '../platform/policy.ts';

export const budgetPolicy = definePolicy('budget', {
  /** Without an account too; the handler looks at whether the vote allows that. */
  vote: [guestsToo, signedIn, aPerson, registered],
  /** Envelopes, projects, results and their publication. */
  manage: [signedIn, registered, staffIn('process-administrator')],
  /** Ballots of paper: handing out, entering, and the tablet in a hall. */
  paper: [signedIn, registered, staffIn('process-administrator', 'agent')],
});
