/** What is wrong with requirements that each are in order. Pure. */
import type { FieldProblem } from '../platform/problem.ts';
import { worksWithoutAccount } from './method.ts';
import type { Requirement, Requirements } from './requirement.ts';

/** The action that people can do without an account. */
const VOTE = 'vote';

/** What is wrong with "without an account": it is for votes, and for methods that do without one. */
function guestProblems(action: string, { combine, methods, withoutAccount }: Requirement, pointer: string) {
  if (!withoutAccount) return [];
  const wrong = (code: string) => [{ pointer: `${pointer}/withoutAccount`, code }];
  if (action !== VOTE) return wrong('requirement.votes-only');
  const able = methods.filter(({ method }) => worksWithoutAccount(method));
  // People verify with one method at a time: two at once would take an account to hold them together.
  const isPossible = combine === 'any' ? able.length > 0 : able.length === 1 && methods.length === 1;
  return isPossible ? [] : wrong('requirement.needs-account');
}

/** What is wrong with one requirement: a method that is there twice, or one that nobody could meet without an account. */
function problemsOf(action: string, requirement: Requirement): FieldProblem[] {
  const pointer = `/requirements/${action}`;
  const { methods } = requirement;
  const doubles = methods.flatMap(({ method }, index) =>
    methods.findIndex((other) => other.method === method) < index
      ? [{ pointer: `${pointer}/methods/${index}/method`, code: 'not-unique' }]
      : [],
  );
  return [...doubles, ...guestProblems(action, requirement, pointer)];
}

/** What is wrong, with pointers into the component; empty: nothing. */
export const requirementProblems = (requirements: Requirements, actions: readonly string[]): FieldProblem[] =>
  Object.entries(requirements).flatMap(([action, requirement]) =>
    actions.includes(action)
      ? problemsOf(action, requirement)
      : [{ pointer: `/requirements/${action}`, code: 'unrecognized_keys' }],
  );
