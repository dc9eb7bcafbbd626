import { aPerson, definePolicy, guestsToo, registered, signedIn, staffIn } from '../platform/policy.ts';

export const proposalPolicy = definePolicy('proposal', {
  write: [signedIn, aPerson, registered],
  /** Without an account too; the handler looks at whether the vote allows that. */
  vote: [guestsToo, signedIn, aPerson, registered],
  /** The table of the back office; evaluators see what is assigned to them. */
  review: [signedIn, registered, staffIn('process-administrator', 'moderator', 'evaluator')],
  /** Evaluators answer what is assigned to them, which the handler looks at. */
  answer: [signedIn, registered, staffIn('process-administrator', 'evaluator')],
  manage: [signedIn, registered, staffIn('process-administrator')],
});
