import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Field } from '../../platform/island-field.tsx';
import type { Problem, Result } from '../../platform/problem.ts';
import { problemText } from '../forms/problems.ts';
import type { Words } from '../language.ts';

interface CodeFormProps<T> {
  readonly words: Words;
  readonly label: string;
  readonly help?: string;
  readonly action: string;
  /** Six digits, or a recovery code too. */
  readonly isNumeric: boolean;
  readonly send: (code: string) => Promise<Result<T>>;
  readonly onDone: (data: T) => void;
  readonly children?: ComponentChildren;
}

/** One code and its button. A refusal stands beside the code, which takes the focus. */
export function CodeForm<T>({ words, label, help, action, isNumeric, send, onDone, children }: CodeFormProps<T>) {
  const control = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly problem: Problem } | null>(null);
  useLayoutEffect(() => {
    control.current?.focus();
  }, [refusal, isNumeric]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await send(control.current?.value ?? '');
    setBusy(false);
    if (answer.ok) onDone(answer.data);
    else setRefusal({ problem: answer.problem });
  };
  const error = refusal
    ? refusal.problem.code === 'request.invalid'
      ? words.t('second-factor.not-a-code')
      : problemText(words, refusal.problem)
    : undefined;
  return (
    <form class="stack stack-16" onSubmit={submit} noValidate>
      <Field id="second-factor-code" label={label} help={help} error={error}>
        {(props) => (
          <input
            {...props}
            key={String(isNumeric)}
            ref={control}
            class="input code"
            name="code"
            type="text"
            inputMode={isNumeric ? 'numeric' : 'text'}
            autocomplete={isNumeric ? 'one-time-code' : 'off'}
            maxLength={40}
            required
          />
        )}
      </Field>
      <div class="row">
        <button class="btn" type="submit" aria-busy={isBusy}>
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}
