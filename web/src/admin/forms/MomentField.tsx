import type { ComponentChildren } from 'preact';
import { Field } from './Field.tsx';

/** Half a date: the control shows it, but gives no value. The API refuses this text beside the field. */
const INCOMPLETE = 'incomplete';

interface MomentFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly fullLabel?: string;
  readonly help?: ComponentChildren;
  /** Value of a `datetime-local` control; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day and a time of day on the wall clock of the organization's time zone. */
export function MomentField({ value, onChange, ...field }: MomentFieldProps) {
  // Without this, a date whose time is missing would be taken for no date at all, an open end for instance.
  const check = (input: HTMLInputElement) => {
    if (input.validity.badInput) onChange(INCOMPLETE);
  };
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          class="input input--narrow"
          type="datetime-local"
          value={value === INCOMPLETE ? '' : value}
          onInput={(event) => onChange(event.currentTarget.value)}
          onBlur={(event) => check(event.currentTarget)}
        />
      )}
    </Field>
  );
}
