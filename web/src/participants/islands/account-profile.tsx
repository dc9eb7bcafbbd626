import { useRef, useState } from 'preact/hooks';
import type { OwnProfile } from '../../../../shared/participants/account.ts';
import { ABOUT_LENGTH, LINK_LENGTH, tidyLink, tidyName } from '../../../../shared/participants/rules.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { setSession } from '../../platform/session.ts';
import { accountApi } from '../account-api.ts';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';
import { textOf } from './sign-in-flow.ts';

/** Languages in their own words, which need no translation. */
const LANGUAGES: Readonly<Record<InterfaceLocale, string>> = { fr: 'Français', en: 'English', nl: 'Nederlands' };
const isLocale = (text: string): text is InterfaceLocale => Object.hasOwn(LANGUAGES, text);

type Status = 'idle' | 'sending' | 'saved';
type Errors = Readonly<Partial<Record<'displayName' | 'about' | 'link' | 'form', string>>>;

/** What the form says about itself before anything is sent. */
function errorsIn(t: AccountPart['t'], values: FormData): Errors {
  const tooMany = textOf(values, 'about').length - ABOUT_LENGTH;
  const link = textOf(values, 'link').trim();
  return {
    ...(tidyName(textOf(values, 'displayName')).length < 2 ? { displayName: t('account.name-length') } : {}),
    ...(tooMany > 0 ? { about: t('account.about-length', { count: tooMany, max: ABOUT_LENGTH }) } : {}),
    ...(link !== '' && tidyLink(link) === undefined ? { link: t('account.link-invalid') } : {}),
  };
}

const POINTERS: Readonly<Record<string, [keyof Errors, string]>> = {
  '/displayName': ['displayName', 'account.name-length'],
  '/link': ['link', 'account.link-invalid'],
};
const errorsOf = (t: AccountPart['t'], problem: Problem): Errors => {
  const named = problem.fields.flatMap(({ pointer }) => {
    const [name, words] = POINTERS[pointer] ?? [];
    return name && words ? [[name, t(words)]] : [];
  });
  return named.length > 0 ? Object.fromEntries(named) : { form: problemWords(t, problem) };
};

/** Sends the profile, once at a time. */
function useSave(t: AccountPart['t']) {
  const form = useRef<HTMLFormElement>(null);
  const [status, setStatus] = useState<Status>('idle');
  const [errors, setErrors] = useState<Errors>({});

  const refuse = (found: Errors) => {
    setStatus('idle');
    setErrors(found);
    // Once the fields say so themselves.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (status === 'sending' || form.current === null) return;
    const values = new FormData(form.current);
    const found = errorsIn(t, values);
    const locale = textOf(values, 'locale');
    if (Object.keys(found).length > 0 || !isLocale(locale)) return refuse(found);
    setErrors({});
    setStatus('sending');
    const [displayName, about] = [textOf(values, 'displayName'), textOf(values, 'about')];
    const link = tidyLink(textOf(values, 'link')) ?? null;
    const body = { displayName, locale, about, link, acceptsCharter: true };
    const result = await accountApi.updateProfile({ body });
    if (!result.ok) return refuse(errorsOf(t, result.problem));
    setStatus('saved');
    setSession(result.data.participant);
  };
  return { form, status, errors, save };
}

/** Changes what everybody can read of oneself, and the language of mails. */
export function ProfileSection(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => accountApi.readAccount());
  return (
    <div class="stack stack-24">
      <p class="muted">{t('account.public')}</p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ profile }) => <ProfileForm part={part} profile={profile} />}
      </LoadedPart>
    </div>
  );
}

interface ProfileFormProps {
  readonly part: AccountPart;
  readonly profile: OwnProfile;
}

function ProfileForm({ part, profile }: ProfileFormProps) {
  const { t, me, locale } = part;
  const { form, status, errors, save } = useSave(t);
  return (
    <form class="stack stack-24" ref={form} onSubmit={save} noValidate>
      <Field id="account-name" label={t('account.name')} help={t('account.name-help')} error={errors.displayName}>
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
      <PublicWords t={t} profile={profile} errors={errors} />
      <MailLanguage t={t} chosen={me.locale} />
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={status === 'sending'}>
          {t('account.save')}
        </button>
        <span role="status">{status === 'saved' && t('account.saved')}</span>
        {profile.path !== null && (
          <a class="more" href={`/${locale}${profile.path}`}>
            {t('account.see-page')}
          </a>
        )}
      </div>
    </form>
  );
}

interface PublicWordsProps extends Pick<AccountPart, 't'> {
  readonly profile: OwnProfile;
  readonly errors: Errors;
}

function PublicWords({ t, profile, errors }: PublicWordsProps) {
  return (
    <>
      <Field
        id="account-about"
        label={t('account.about')}
        help={t('account.about-help', { max: ABOUT_LENGTH })}
        error={errors.about}
      >
        {(props) => <textarea {...props} class="input" name="about" rows={4} defaultValue={profile.about} />}
      </Field>
      <Field id="account-link" label={t('account.link')} help={t('account.link-help')} error={errors.link}>
        {(props) => (
          <input
            {...props}
            class="input"
            name="link"
            type="text"
            inputMode="url"
            autocomplete="url"
            maxLength={LINK_LENGTH}
            defaultValue={profile.link ?? ''}
          />
        )}
      </Field>
    </>
  );
}

function MailLanguage({ t, chosen }: Pick<AccountPart, 't'> & { readonly chosen: InterfaceLocale }) {
  return (
    <Field id="account-locale" label={t('account.locale')} help={t('account.locale-help')}>
      {(props) => (
        <select {...props} class="input input--s" name="locale">
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag} selected={tag === chosen}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
