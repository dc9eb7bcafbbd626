import { useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { problemWords } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { Field } from '../../platform/island-field.tsx';
import { setSession } from '../../platform/session.ts';
import { textOf } from './sign-in-flow.ts';

/** Languages in their own words, which need no translation. */
const LANGUAGES: Readonly<Record<InterfaceLocale, string>> = { fr: 'Français', en: 'English', nl: 'Nederlands' };
const isLocale = (text: string): text is InterfaceLocale => Object.hasOwn(LANGUAGES, text);

type Status = 'idle' | 'sending' | 'saved';

/** Sends the profile, once at a time. */
function useSave(t: Translate) {
  const [status, setStatus] = useState<Status>('idle');
  const [error, setError] = useState('');
  const [nameError, setNameError] = useState('');

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (status === 'sending' || !(event.currentTarget instanceof HTMLFormElement)) return;
    const values = new FormData(event.currentTarget);
    const displayName = textOf(values, 'displayName').trim();
    const locale = textOf(values, 'locale');
    setError('');
    setNameError(displayName.length < 2 ? t('account.name-length') : '');
    if (displayName.length < 2 || !isLocale(locale)) {
      event.currentTarget.querySelector('input')?.focus();
      return;
    }
    setStatus('sending');
    const result = await api.participants.updateProfile({ body: { displayName, locale, acceptsCharter: true } });
    setStatus(result.ok ? 'saved' : 'idle');
    if (result.ok) setSession(result.data.participant);
    else setError(problemWords(t, result.problem));
  };
  return { status, error, nameError, save };
}

/** Changes the display name and the language of mails. */
export function ProfileForm({ t, me }: { readonly t: Translate; readonly me: Me }) {
  const { status, error, nameError, save } = useSave(t);
  return (
    <form class="stack stack-16" onSubmit={save} noValidate>
      <Field id="account-name" label={t('account.name')} help={t('account.name-help')} error={nameError}>
        {(props) => (
          <input
            {...props}
            class="input"
            name="displayName"
            autocomplete="nickname"
            maxLength={60}
            defaultValue={me.displayName ?? ''}
          />
        )}
      </Field>
      <Field id="account-locale" label={t('account.locale')} help={t('account.locale-help')}>
        {(props) => (
          <select {...props} class="input input--s" name="locale">
            {Object.entries(LANGUAGES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag} selected={tag === me.locale}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={status === 'sending'}>
          {t('account.save')}
        </button>
        <span role="status">{status === 'saved' && t('account.saved')}</span>
      </div>
    </form>
  );
}
