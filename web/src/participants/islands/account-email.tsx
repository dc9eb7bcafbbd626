import { useRef, useState } from 'preact/hooks';
import { Field } from '../../platform/island-field.tsx';
import { setSession } from '../../platform/session.ts';
import { accountApi } from '../account-api.ts';
import { CodeForm } from './account-code.tsx';
import type { AccountPart } from './account-part.ts';
import { errorsOf, textOf } from './sign-in-flow.ts';

interface Sent {
  readonly email: string;
  readonly minutes: number;
}

/** Changes the e-mail address: the new one gets a code, and nothing changes before it is entered. */
export function EmailChange({ t, me }: AccountPart) {
  const [sent, setSent] = useState<Sent | null>(null);
  const [isDone, setDone] = useState(false);

  const confirm = async (code: string) => {
    const result = await accountApi.confirmEmailChange({ body: { code } });
    if (!result.ok) return result.problem;
    setSent(null);
    setDone(true);
    setSession({ ...me, email: result.data.email });
    return null;
  };
  return (
    <div class="stack stack-24">
      <p>{t('account.email-now', { email: me.email })}</p>
      <div role="status">
        {isDone && <p class="note note--ok">{t('account.email-changed', { email: me.email })}</p>}
        {sent && <p class="note">{t('account.email-sent', { email: sent.email, minutes: sent.minutes })}</p>}
      </div>
      {sent ? (
        <CodeForm
          t={t}
          id="account-email-code"
          action={t('account.email-confirm')}
          act={confirm}
          leave={t('account.email-other')}
          onLeave={() => setSent(null)}
        />
      ) : (
        <NewAddress
          t={t}
          onSent={(to) => {
            setDone(false);
            setSent(to);
          }}
        />
      )}
    </div>
  );
}

interface NewAddressProps extends Pick<AccountPart, 't'> {
  readonly onSent: (sent: Sent) => void;
}

function NewAddress({ t, onSent }: NewAddressProps) {
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const refuse = (words: string) => {
    setError(words);
    input.current?.focus();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || !(event.currentTarget instanceof HTMLFormElement)) return;
    const email = textOf(new FormData(event.currentTarget), 'email').trim();
    if (!email.includes('@')) return refuse(t(email ? 'sign-in.email-invalid' : 'sign-in.email-missing'));
    setBusy(true);
    const result = await accountApi.requestEmailChange({ body: { email } });
    setBusy(false);
    if (result.ok) return onSent({ email, minutes: Math.round(result.data.expiresInSeconds / 60) });
    const [field] = result.problem.fields;
    if (field?.code === 'email.unchanged') refuse(t('account.email-same'));
    else refuse(errorsOf(t, result.problem, 'email').email ?? '');
  };
  return (
    <form class="stack stack-16" onSubmit={submit} noValidate>
      <Field id="account-email" label={t('account.email-new')} help={t('account.email-new-help')} error={error}>
        {(props) => (
          <input {...props} ref={input} class="input" name="email" type="email" autocomplete="email" maxLength={254} />
        )}
      </Field>
      <button class="btn" type="submit" aria-busy={busy}>
        {t('account.email-send')}
      </button>
    </form>
  );
}
