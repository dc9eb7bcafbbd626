import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { digitsOf, textOf } from './sign-in-flow.ts';

interface CodeFormProps {
  readonly t: Translate;
  readonly id: string;
  readonly action: string;
  readonly isDanger?: boolean;
  /** Does what the code confirms; gives the problem, or `null` once it is done. */
  readonly act: (code: string) => Promise<Problem | null>;
  /** The way back. */
  readonly leave: string;
  readonly onLeave: () => void;
}

/** Asks for six mailed digits, and says beside the field what was wrong with them. */
export function CodeForm({ t, id, action, isDanger = false, act, leave, onLeave }: CodeFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  useLayoutEffect(() => input.current?.focus(), []);

  const refuse = (words: string) => {
    setError(words);
    input.current?.focus();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || !(event.currentTarget instanceof HTMLFormElement)) return;
    const code = digitsOf(textOf(new FormData(event.currentTarget), 'code'));
    if (code === null) return refuse(t('account.code-incomplete'));
    setBusy(true);
    const problem = await act(code);
    setBusy(false);
    if (problem !== null) refuse(problemWords(t, problem));
  };
  return (
    <form class="stack stack-16" onSubmit={submit} noValidate>
      <Field id={id} label={t('account.code')} error={error}>
        {(props) => (
          <input
            {...props}
            ref={input}
            class="input code"
            name="code"
            type="text"
            inputMode="numeric"
            autocomplete="one-time-code"
            required
          />
        )}
      </Field>
      <div class="row">
        <button class={isDanger ? 'btn btn--danger' : 'btn'} type="submit" aria-busy={busy}>
          {action}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={onLeave}>
          {leave}
        </button>
      </div>
    </form>
  );
}
