import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OwnLetter } from '../../../../shared/verifications/letter.ts';
import { problemWords, useWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { countriesOf } from '../countries.ts';
import { DirectForm, textIn } from '../DirectForm.tsx';
import type { MethodFormProps } from '../method-form.ts';
import { verificationsApi } from '../verifications-api.ts';

/** Lines of the envelope, with what a browser knows of them. */
const LINES = [
  { name: 'name', complete: 'name', most: 45, isOptional: false },
  { name: 'street', complete: 'street-address', most: 45, isOptional: false },
  { name: 'addition', complete: 'address-line2', most: 45, isOptional: true },
  { name: 'postalCode', complete: 'postal-code', most: 12, isOptional: false },
  { name: 'city', complete: 'address-level2', most: 32, isOptional: false },
] as const;
type LineName = (typeof LINES)[number]['name'];

const labelOf = (name: LineName) => (name === 'postalCode' ? 'postal-letter.postal-code' : `postal-letter.${name}`);
type Errors = Readonly<Partial<Record<LineName | 'country' | 'form', string>>>;

/** A letter with a code in two steps, between which days pass: the address, then the code. */
export function PostalLetterForm(props: MethodFormProps) {
  const t = useWords(props.words);
  const [letter, setLetter] = useState<OwnLetter | null | 'loading' | 'failed'>('loading');
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    verificationsApi.readLetter().then((answer) => setLetter(answer.ok ? answer.data.letter : 'failed'));
  }, []);
  if (letter === 'loading') return <p role="status">{t('verify.loading')}</p>;
  if (letter === 'failed') return <p class="note note--alert">{t('postal-letter.failed')}</p>;
  const requested = (own: OwnLetter) => {
    setLetter(own);
    setNew(false);
    props.onWaiting();
  };
  if (letter === null || letter.state === 'refused' || isNew) {
    return <AddressForm {...props} before={letter} onRequested={requested} />;
  }
  return <OnItsWay {...props} letter={letter} onNew={() => setNew(true)} />;
}

interface OnItsWayProps extends MethodFormProps {
  readonly letter: OwnLetter;
  readonly onNew: () => void;
}

/** What has become of the letter; the code can be entered as soon as it was printed. */
function OnItsWay({ letter, onNew, ...props }: OnItsWayProps) {
  const t = useWords(props.words);
  const { state, requestedAt, sentAt, expiresAt, address } = letter;
  const day = (instant: string) =>
    new Intl.DateTimeFormat(props.locale, { dateStyle: 'long' }).format(new Date(instant));
  const lines = address && [address.name, address.street, address.addition, `${address.postalCode} ${address.city}`];
  const read = (values: FormData): { given: Record<string, string>; errors?: Record<string, string> } => {
    const given = { code: textIn(values, 'code') };
    const isWhole = given.code.replace(/[^0-9A-Za-z]/g, '').length === 10;
    return isWhole ? { given } : { given, errors: { code: t('postal-letter.code-missing') } };
  };
  const standing =
    state === 'sent' && sentAt !== null && expiresAt !== null
      ? t('postal-letter.sent', { date: day(sentAt), until: day(expiresAt) })
      : t(state === 'printed' ? 'postal-letter.printed' : 'postal-letter.requested', { date: day(requestedAt) });
  return (
    <div class="stack stack-24">
      <div class="note stack stack-8">
        <p>{standing}</p>
        {lines && <p>{t('postal-letter.to', { address: lines.filter((line) => line !== '').join(', ') })}</p>}
      </div>
      {state !== 'waiting' && (
        <DirectForm {...props} read={read} said={() => t('postal-letter.code-missing')}>
          {({ errorOf }) => (
            <Field
              id="postal-letter-code"
              label={t('postal-letter.code')}
              help={t('postal-letter.code-help')}
              error={errorOf('code')}
            >
              {(control) => (
                <input
                  {...control}
                  class="input"
                  name="code"
                  type="text"
                  autocomplete="off"
                  autocapitalize="characters"
                  spellcheck={false}
                  maxLength={20}
                  required
                />
              )}
            </Field>
          )}
        </DirectForm>
      )}
      <p>
        <button class="btn btn--quiet btn--s" type="button" onClick={onNew}>
          {t(state === 'waiting' ? 'postal-letter.change' : 'postal-letter.again')}
        </button>
      </p>
    </div>
  );
}

interface AddressFormProps extends MethodFormProps {
  /** The letter before: what it has of the address is not typed again. */
  readonly before: OwnLetter | null;
  readonly onRequested: (letter: OwnLetter) => void;
}

/** Asks for the letter; what is wrong is said at its line, which takes the focus. */
function useRequest({ words, locale, onRequested }: AddressFormProps) {
  const t = useWords(words);
  const [errors, setErrors] = useState<Errors>({});
  const [isBusy, setBusy] = useState(false);
  const wordsOf = (code: string) => {
    if (code === 'too_small') return t('postal-letter.missing');
    if (code === 'too_big') return t('postal-letter.too-long');
    return t(code === 'postal-letter.country-not-allowed' ? code : 'postal-letter.characters');
  };
  const refusal = (problem: Problem): Errors =>
    problem.fields.length === 0
      ? { form: problemWords(t, problem) }
      : Object.fromEntries(problem.fields.map(({ pointer, code }) => [pointer.split('/').at(-1), wordsOf(code)]));
  const request = async (values: FormData) => {
    if (isBusy) return;
    const line = (name: string) => textIn(values, name);
    const missing = LINES.filter(({ name, isOptional }) => !isOptional && line(name) === '');
    if (missing.length > 0)
      return setErrors(Object.fromEntries(missing.map(({ name }) => [name, t('postal-letter.missing')])));
    const address = {
      name: line('name'),
      addition: line('addition'),
      street: line('street'),
      postalCode: line('postalCode'),
      city: line('city'),
      country: line('country'),
    };
    setBusy(true);
    const answer = await verificationsApi.requestLetter({ body: { address, locale } });
    setBusy(false);
    setErrors(answer.ok ? {} : refusal(answer.problem));
    if (answer.ok) onRequested(answer.data.letter);
  };
  return { t, errors, isBusy, request };
}

function AddressForm(props: AddressFormProps) {
  const { settings, before } = props;
  const { t, errors, isBusy, request } = useRequest(props);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current) request(new FormData(form.current));
  };
  const days = typeof settings.codeDays === 'number' ? settings.codeDays : 30;
  return (
    <form class="stack stack-24" ref={form} onSubmit={submit} noValidate>
      {before?.reason && <p class="note note--alert">{t(`postal-letter.refused.${before.reason}`)}</p>}
      <p>{t('postal-letter.intro', { days })}</p>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      {LINES.map(({ name, complete, most, isOptional }) => (
        <Field
          key={name}
          id={`postal-letter-${name}`}
          label={t(labelOf(name))}
          help={name === 'name' ? t('postal-letter.name-help') : undefined}
          error={errors[name]}
        >
          {(control) => (
            <input
              {...control}
              class={name === 'postalCode' ? 'input input--s' : 'input'}
              name={name}
              type="text"
              autocomplete={complete}
              maxLength={most}
              defaultValue={before?.address?.[name] ?? ''}
              required={!isOptional}
            />
          )}
        </Field>
      ))}
      <CountryField {...props} label={t('postal-letter.country')} error={errors.country} />
      <p class="help">{t('postal-letter.kept')}</p>
      <button class="btn btn--wide" type="submit" aria-busy={isBusy}>
        {t('postal-letter.request')}
      </button>
    </form>
  );
}

interface CountryFieldProps extends AddressFormProps {
  readonly label: string;
  readonly error: string | undefined;
}

/** The country, where there is a choice. */
function CountryField({ label, error, before, ...props }: CountryFieldProps) {
  const countries = countriesOf(props);
  const [first] = countries;
  if (countries.length === 1) return <input type="hidden" name="country" value={first?.code} />;
  return (
    <Field id="postal-letter-country" label={label} error={error}>
      {(control) => (
        <select
          {...control}
          class="input"
          name="country"
          autocomplete="country"
          defaultValue={before?.address?.country ?? first?.code}
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
