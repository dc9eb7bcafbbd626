import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import { useOffice } from '../context.ts';
import { languageName } from '../language.ts';
import { type Fields, FieldsContext, type Form } from './form.ts';
import { fieldId, fieldText, problemText } from './problems.ts';

/** Language that a pointer into a localized text names, such as `co` in `/title/co`. */
const languageIn = (pointer: string, fieldPointer: string) =>
  pointer.slice(fieldPointer.length + 1).split('/')[0] ?? '';

function SummaryLine({ field, fields }: { readonly field: FieldProblem; readonly fields: Fields }) {
  const office = useOffice();
  const known = fields.fieldAt(field.pointer);
  if (!known) return <li>{fieldText(office, field)}</li>;
  const language = known.isLocalized ? languageIn(field.pointer, known.pointer) : '';
  const label = language === '' ? known.label : `${known.label} (${languageName(language, office.locale)})`;
  const show = (event: Event) => {
    event.preventDefault();
    if (language !== '') fields.setLanguage(language);
    document.getElementById(fieldId(known.pointer))?.focus();
  };
  return (
    <li>
      <a href={`#${fieldId(known.pointer)}`} onClick={show}>
        {office.t('errors.line', { label, problem: fieldText(office, field, known.measure) })}
      </a>
    </li>
  );
}

/** Says at the top what was refused, with a link to each field, and takes the focus so that nobody misses it. */
function ErrorSummary({ fields }: { readonly fields: Fields }) {
  const office = useOffice();
  const box = useRef<HTMLDivElement>(null);
  const { problem, refusals } = fields;
  useLayoutEffect(() => {
    box.current?.focus();
  }, [refusals]);
  if (!problem) return null;
  return (
    <div class="errors" ref={box} tabIndex={-1} role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">{problem.fields.length > 0 ? office.t('errors.title') : problemText(office, problem)}</h2>
      <p class="muted">{office.t('errors.kept')}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <SummaryLine key={`${field.pointer} ${field.code}`} field={field} fields={fields} />
          ))}
        </ul>
      )}
      {problem.status === 401 && (
        <button class="btn btn--2 btn--s" type="button" onClick={() => office.signInAgain()}>
          {office.t('session.again')}
        </button>
      )}
    </div>
  );
}

/** What to do when somebody else saved first: both versions are still there. */
export interface Conflict {
  /** Loads what the other person saved; what was typed here is dropped. */
  readonly takeTheirs: () => void;
  /** Saves what was typed here over it. */
  readonly keepMine: () => void;
}

function ConflictNote({ takeTheirs, keepMine }: Conflict) {
  const { t } = useOffice();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div class="note note--alert stack stack-8" ref={box} tabIndex={-1} role="alert">
      <p>
        <b>{t('conflict.title')}</b>
      </p>
      <p>{t('conflict.text')}</p>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={takeTheirs}>
          {t('conflict.take-theirs')}
        </button>
        <button class="btn btn--danger btn--s" type="button" onClick={keepMine}>
          {t('conflict.keep-mine')}
        </button>
      </div>
    </div>
  );
}

interface FormBoxProps<T> {
  readonly form: Form<T>;
  /** What the button does, in words. */
  readonly save: string;
  readonly conflict?: Conflict | undefined;
  /** Further buttons and links beside the save button. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A form with its summary of errors above and its buttons below; the browser's own bubbles stay away. */
export function FormBox<T>({ form, save, conflict, actions, children }: FormBoxProps<T>) {
  const { t } = useOffice();
  const isConflict = conflict && form.fields.problem?.code.endsWith('.changed-meanwhile');
  return (
    <FieldsContext.Provider value={form.fields}>
      <form class="stack stack-32" onSubmit={form.submit} noValidate={true}>
        {isConflict ? <ConflictNote {...conflict} /> : <ErrorSummary fields={form.fields} />}
        {children}
        <div class="row form-foot">
          <button class="btn" type="submit" aria-busy={form.isSaving}>
            {form.isSaving ? t('saving') : save}
          </button>
          {actions}
          <p class="muted">{form.isUnsaved ? t('unsaved') : ''}</p>
        </div>
      </form>
    </FieldsContext.Provider>
  );
}
