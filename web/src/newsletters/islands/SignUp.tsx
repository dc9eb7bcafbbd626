import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { problemWords, useLive, useWords, type Words } from '../../platform/island.ts';
import { controlProps, Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { type TerritoryChoice, Wishes, wishesIn } from './Wishes.tsx';

interface SignUpProps extends Words {
  /** Name of the organization, for the words of consent. */
  readonly organization: string;
  readonly locales: readonly InterfaceLocale[];
  readonly territories: readonly TerritoryChoice[];
  readonly consentVersion: string;
}

interface Errors {
  readonly email?: string;
  readonly consent?: string;
  readonly form?: string;
}

const loadApi = async () => (await import('../newsletters-api.ts')).newslettersApi;
const textOf = (values: FormData, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** What a refusal says, beside the field that it is about where it names one. */
const errorsOf = (t: Translate, problem: Problem): Errors =>
  problem.fields.some(({ pointer }) => pointer === '/email')
    ? { email: t('sign-up.email-invalid') }
    : { form: problemWords(t, problem) };

function Consent({
  t,
  organization,
  locale,
  error,
}: {
  readonly t: Translate;
  readonly organization: string;
  readonly locale: InterfaceLocale;
  readonly error: string | undefined;
}) {
  const { id, ...described } = controlProps('newsletter-consent', false, error);
  return (
    <div class={error ? 'field field--bad' : 'field'}>
      {error && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <label class="choice">
        <input {...described} type="checkbox" name="consent" required />
        <span>{t('sign-up.consent', { organization })}</span>
      </label>
      <a class="more small" href={`/${locale}/legal/`}>
        {t('sign-up.privacy')}
      </a>
    </div>
  );
}

interface SentProps {
  readonly t: Translate;
  readonly email: string;
  readonly days: number;
  readonly again: () => void;
}

/** The same for every address: nobody learns here who has subscribed. */
function Sent({ t, email, days, again }: SentProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack stack-16">
      <h2 id="newsletter-sent" tabIndex={-1} ref={heading}>
        {t('sign-up.sent-title')}
      </h2>
      <p>{t('sign-up.sent', { email, days })}</p>
      <p class="muted">{t('sign-up.sent-hint')}</p>
      <p>
        <button class="btn btn--2" type="button" onClick={again}>
          {t('sign-up.again')}
        </button>
      </p>
    </div>
  );
}

/** Asks for newsletters without an account: a mail then asks whether one is the owner of the address. */
export function SignUp({ organization, locales, territories, consentVersion, ...words }: SignUpProps) {
  const t = useWords(words);
  const live = useLive();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [sent, setSent] = useState<{ readonly email: string; readonly days: number } | null>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || form.current === null) return;
    const values = new FormData(form.current);
    const email = textOf(values, 'email');
    const found: Errors = {
      ...(/^\S+@\S+\.\S+$/.test(email) ? {} : { email: t('sign-up.email-invalid') }),
      ...(values.has('consent') ? {} : { consent: t('sign-up.consent-missing') }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const body = { email, consentVersion, ...wishesIn(values, locales, words.locale) };
    const result = await (await loadApi()).subscribe({ body });
    setBusy(false);
    if (result.ok) setSent({ email, days: result.data.days });
    else setErrors(errorsOf(t, result.problem));
  };
  if (sent !== null) return <Sent t={t} {...sent} again={() => setSent(null)} />;
  return (
    <form class="stack stack-24" ref={form} onSubmit={submit} noValidate>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      <Field id="newsletter-email" label={t('sign-up.email')} help={t('sign-up.email-help')} error={errors.email}>
        {(props) => (
          <input {...props} class="input" name="email" type="email" autocomplete="email" maxLength={254} required />
        )}
      </Field>
      <Wishes t={t} locales={locales} territories={territories} locale={words.locale} territoryId={null} />
      <Consent t={t} organization={organization} locale={words.locale} error={errors.consent} />
      <div>
        <button class="btn" type="submit" disabled={!live} aria-busy={busy}>
          {t('sign-up.action')}
        </button>
      </div>
    </form>
  );
}
