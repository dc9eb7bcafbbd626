import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import type { Words } from '../language.ts';

type Facts = Problem['facts'];

/** Facts as values of a message: a message that names a fact which is not there says a dash. */
const valuesOf = (facts: Facts | undefined) =>
  Object.fromEntries(Object.entries(facts ?? {}).map(([key, value]) => [key, value ?? '–']));

/** A problem in words; one without words of its own says that something went wrong. */
export function problemText({ find, t }: Words, { code, facts }: Problem): string {
  return find(`problem.${code}`, valuesOf(facts)) ?? t('problem.unknown');
}

/** What a bound counts: the value itself, characters, or things chosen. */
export type Measure = 'number' | 'text' | 'list';

/** What is wrong with one field, with its bound where the server names one. */
export function fieldText({ find, t }: Words, { code, facts = {} }: FieldProblem, measure: Measure = 'text'): string {
  const bound = facts.minimum ?? facts.maximum;
  if ((code === 'too_small' || code === 'too_big') && typeof bound === 'number')
    return t(`error.${code === 'too_small' ? 'at-least' : 'at-most'}.${measure}`, { bound });
  return find(`error.${code}`, valuesOf(facts)) ?? find(`problem.${code}`, valuesOf(facts)) ?? t('error.invalid');
}

/** `id` of the control of a field: `/phases/0/title` gives `f-phases-0-title`. */
export const fieldId = (pointer: string): string => `f${pointer.replaceAll('/', '-')}`;

/** A refusal that needs no request: the form knows already that the API would say so. */
export const refused = (pointer: string, code: string): Result<never> => ({
  ok: false,
  problem: { code: 'request.invalid', status: 422, facts: {}, fields: [{ pointer, code }], retryAfter: null },
});
