import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { fieldText } from '../../forms/problems.ts';

/** The refusal of the last save, whose fields say where. */
export const RefusalContext = createContext<Problem | null>(null);

interface EditorFieldProps {
  /** JSON pointer into the body of a save; also what the control is found by. */
  readonly pointer: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  }) => ComponentChildren;
}

/** `id` of a control of the editor. */
export const controlId = (pointer: string): string => `nl${pointer.replaceAll('/', '-')}`;

/** A label above its help, what the last save said of it, and its control. */
export function EditorField({ pointer, label, help, children }: EditorFieldProps) {
  const office = useOffice();
  const problem = useContext(RefusalContext);
  const id = controlId(pointer);
  const wrong = problem?.fields.filter((field) => `${field.pointer}/`.startsWith(`${pointer}/`)) ?? [];
  const described = [help ? `${id}-help` : '', wrong.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class={wrong.length > 0 ? 'field field--bad' : 'field'}>
      <label for={id}>{label}</label>
      {help && (
        <div class="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {wrong.length > 0 && (
        <p class="error" id={`${id}-error`}>
          {wrong.map((field) => fieldText(office, field)).join(' ')}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': wrong.length > 0 || undefined })}
    </div>
  );
}

interface LineProps extends Omit<EditorFieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lang?: string;
  readonly maxLength?: number;
  /** More than one: a text area. */
  readonly lines?: number;
}

/** One line of text, or several. */
export function Line({ value, onChange, lang, maxLength, lines = 1, ...field }: LineProps) {
  return (
    <EditorField {...field}>
      {(control) =>
        lines === 1 ? (
          <input
            {...control}
            class="input"
            type="text"
            lang={lang}
            value={value}
            maxLength={maxLength}
            autoComplete="off"
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...control}
            class="input"
            rows={lines}
            lang={lang}
            value={value}
            maxLength={maxLength}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </EditorField>
  );
}
