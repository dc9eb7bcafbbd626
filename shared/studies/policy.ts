import { definePolicy, registered, signedIn, staffIn } from '../platform/policy.ts';

export const studyPolicy = definePolicy('study', {
  /** Reading and writing studies and notes; evaluators those of what is assigned to them, which handlers look at. */
  write: [signedIn, registered, staffIn('process-administrator', 'evaluator')],
  /** Publication, merges and projects. */
  manage: [signedIn, registered, staffIn('process-administrator')],
});
