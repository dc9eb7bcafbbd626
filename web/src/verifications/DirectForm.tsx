import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../shared/platform/format.ts';
import { problemWords, useWords } from '../platform/island.ts';
import { controlProps } from '../platform/island-field.tsx';
import type { Problem } from '../platform/problem.ts';
import type { MethodFormProps } from './method-form.ts';
import { proveDirectly } from './prove.ts';

/** What is wrong in words, by the name of the field in what is given; `form` is for what no field can mend. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What the fields of a form are given. */
export interface FieldsOfForm {
  readonly t: Translate;
  /** What is wrong with a field, in words. */
  readonly errorOf: (name: string) => string | undefined;
}

interface DirectFormProps extends MethodFormProps {
  /** What is sent as `given`; errors in words where something is missing that the server need not be asked for. */
  readonly read: (
    values: FormData,
    t: Translate,
  ) => { readonly given: Readonly<Record<string, unknown>>; readonly errors?: FieldErrors };
  /** Words for a field that the server refuses. @default that something is wrong here */
  readonly said?: (t: Translate, name: string, code: string) => string;
  readonly children: (fields: FieldsOfForm) => ComponentChildren;
}

/** Refusals beside the fields that they name: `/given/birthDate` is the field `birthDate`. */
function errorsOf(t: Translate, problem: Problem, said: DirectFormProps['said']): FieldErrors {
  const named = problem.fields.map(({ pointer, code }) => {
    const name = pointer.replace(/^\/given\//, '').split('/')[0] ?? '';
    return [name, said?.(t, name, code) ?? t('verify.field-wrong')] as const;
  });
  return named.length > 0 ? Object.fromEntries(named) : { form: problemWords(t, problem) };
}

/** Text of a field of a form, without spaces around it. */
export function textIn(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Form of a method that answers at once: its fields, the consent of those without account, one button. What is wrong is
 * said at its field, which takes the focus; nothing typed is lost.
 */
export function DirectForm({ read, said, children, ...props }: DirectFormProps) {
  const { words, withoutAccount, action } = props;
  const t = useWords(words);
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [isBusy, setBusy] = useState(false);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || !form.current) return;
    const values = new FormData(form.current);
    const { given, errors: missing = {} } = read(values, t);
    const consent = withoutAccount && !values.has('charter') ? { charter: t('verify.charter-required') } : {};
    const found = { ...missing, ...consent };
    if (Object.keys(found).length > 0) return setErrors(found);
    setBusy(true);
    const problem = await proveDirectly(props, given);
    setBusy(false);
    if (problem === null) return props.onProven();
    setErrors(errorsOf(t, problem, said));
  };
  return (
    <form class="stack stack-24" ref={form} onSubmit={submit} noValidate>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      {children({ t, errorOf: (name) => errors[name] })}
      {withoutAccount && <Charter t={t} locale={props.locale} error={errors.charter} />}
      <button class="btn btn--wide" type="submit" aria-busy={isBusy}>
        {action}
      </button>
    </form>
  );
}

interface CharterProps {
  readonly t: Translate;
  readonly locale: string;
  readonly error: string | undefined;
}

/** Consent to the charter of those without account, whom nobody has asked for it before. */
function Charter({ t, locale, error }: CharterProps) {
  const { id, ...described } = controlProps('verify-charter', false, error);
  return (
    <div class={error ? 'field field--bad' : 'field'}>
      {error && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <label class="choice">
        <input {...described} id={id} type="checkbox" name="charter" required />
        <span>{t('verify.charter')}</span>
      </label>
      <a class="more small" href={`/${locale}/charter/`} target="_blank" rel="noopener">
        {t('verify.read-charter')}
      </a>
    </div>
  );
}
