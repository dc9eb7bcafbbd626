import type { ComponentChildren } from 'preact';
import { useOffice } from '../context.ts';
import { languageName } from '../language.ts';
import { problemsAt, useFields } from './form.ts';
import { fieldId, fieldText, type Measure } from './problems.ts';

/** What a control needs to be tied to its label, help and errors. */
interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  /** JSON pointer into the body that is sent. */
  readonly pointer: string;
  readonly label: string;
  /** Label that says all by itself, for the summary of errors: "Start of phase 2". */
  readonly fullLabel?: string;
  readonly help?: ComponentChildren;
  readonly isLocalized?: boolean;
  readonly measure?: Measure;
  /** Says after the label that nothing need be written. */
  readonly isOptional?: boolean;
  readonly children: (control: ControlProps) => ComponentChildren;
}

/** Errors of a field in words; those of a language that is not shown name it. */
export function FieldErrors({ pointer, id }: { readonly pointer: string; readonly id: string }) {
  const office = useOffice();
  const { problem, fieldAt, language } = useFields();
  const problems = problemsAt(problem, pointer).filter((field) => fieldAt(field.pointer)?.pointer === pointer);
  if (problems.length === 0) return null;
  const textOf = (field: (typeof problems)[number]) => {
    const part = field.pointer.slice(pointer.length + 1);
    const text = fieldText(office, field, fieldAt(pointer)?.measure);
    return part === '' || part === language ? text : `${languageName(part, office.locale)}: ${text}`;
  };
  return (
    <p class="error" id={id}>
      {problems.map(textOf).join(' ')}
    </p>
  );
}

/** A label above its help, its errors and its control. */
export function Field({ pointer, label, fullLabel = label, help, isOptional = false, children, ...kind }: FieldProps) {
  const { t, locale } = useOffice();
  const { register, problem, fieldAt, language } = useFields();
  register({ pointer, label: fullLabel, ...kind });
  const id = fieldId(pointer);
  const isBad = problemsAt(problem, pointer).some((field) => fieldAt(field.pointer)?.pointer === pointer);
  const described = [help ? `${id}-help` : '', isBad ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class={isBad ? 'field field--bad' : 'field'}>
      <label for={id}>
        {label}
        {kind.isLocalized && <span class="muted field-note"> {languageName(language, locale)}</span>}
        {isOptional && <span class="muted field-note"> {t('optional')}</span>}
      </label>
      {help && (
        <div class="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <FieldErrors pointer={pointer} id={`${id}-error`} />
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': isBad || undefined })}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children' | 'isLocalized'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'datetime-local' | 'number';
  readonly list?: string;
  readonly narrow?: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** One line of text, a number or a moment. */
export function TextField({
  value,
  onChange,
  type = 'text',
  list,
  narrow = false,
  min,
  max,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field} measure={type === 'number' ? 'number' : 'text'}>
      {(control) => (
        <input
          {...control}
          class={narrow ? 'input input--narrow' : 'input'}
          type={type}
          value={value}
          list={list}
          min={min}
          max={max}
          autoComplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps extends Omit<FieldProps, 'children' | 'isLocalized'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few choices. */
export function SelectField({ value, onChange, options, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          class="input input--s"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
