import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';

/** A code is valid as long as this, in seconds: an address that waits for one is remembered no longer. */
const CODE_SECONDS = 15 * 60;
const KEY = 'sign-in';

type StepField = 'email' | 'code' | 'displayName' | 'acceptsCharter' | 'form';
/** Errors of a step by field; `form` is for what no field can mend. */
export type StepErrors = Readonly<Partial<Record<StepField, string>>>;

/** The address that a code was sent to, and for how many minutes it was said to be valid. */
export interface Sent {
  readonly email: string;
  readonly minutes: number;
}

/** Remembers in this window that a code is on its way: phones drop a page while its reader looks at the mail. */
export const keepSent = (sent: Sent): boolean => keep(KEY, sent, CODE_SECONDS, 'sessionStorage');
export const forgetSent = (): void => forget(KEY, 'sessionStorage');

export function keptSent(): Sent | null {
  const read = (value: unknown) => {
    const { email, minutes } = asRecord(value) ?? {};
    return typeof email === 'string' && typeof minutes === 'number' ? { email, minutes } : null;
  };
  return kept(KEY, read, 'sessionStorage');
}

/** The six digits of a code as people type or paste it, spaces and hyphens left out; `null` if there are not six. */
export function digitsOf(typed: string): string | null {
  const digits = typed.replace(/[\s\-.]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Text of a field of a form; files, which no form here has, count as empty. */
export function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  email: 'sign-in.email-invalid',
  code: 'sign-in.code-incomplete',
  displayName: 'sign-in.name-length',
  acceptsCharter: 'sign-in.charter-required',
};

/** Puts a refusal beside the fields it names; `fallback` is where the others are said. */
export function errorsOf(t: Translate, problem: Problem, fallback: StepField): StepErrors {
  const named = problem.fields.flatMap(({ pointer, code }) => {
    const name = pointer.slice(1);
    const words = code === 'email.international' ? 'sign-in.email-international' : FIELD_WORDS[name];
    return words === undefined ? [] : [[name, t(words)]];
  });
  return named.length > 0 ? Object.fromEntries(named) : { [fallback]: problemWords(t, problem) };
}
