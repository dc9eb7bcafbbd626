import type { ComponentChildren } from 'preact';

/** What the control of a field must carry, so that its help and its error are read with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

/** Ids of what describes a control, and whether it is wrong. */
export function controlProps(id: string, help: unknown, error: unknown): ControlProps {
  const describing = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
  return {
    id,
    'aria-describedby': describing.length > 0 ? describing.join(' ') : undefined,
    'aria-invalid': error ? 'true' : undefined,
  };
}

interface FieldProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
  readonly children: (control: ControlProps) => ComponentChildren;
}

/** Label above, help under the label, error beside the control. */
export function Field({ id, label, help, error, children }: FieldProps) {
  return (
    <div class={error ? 'field field--bad' : 'field'}>
      <label for={id}>{label}</label>
      {help && (
        <span class="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {error && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
      {children(controlProps(id, help, error))}
    </div>
  );
}
