import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { problemWords, useWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { countriesOf } from '../countries.ts';
import { DirectForm, type FieldsOfForm, textIn } from '../DirectForm.tsx';
import type { MethodFormProps } from '../method-form.ts';
import { verificationsApi } from '../verifications-api.ts';

/** A code that was sent. */
interface Sent {
  /** As it was typed, to be sent again with the code. */
  readonly typed: string;
  /** As it was understood. */
  readonly number: string;
  readonly minutes: number;
  readonly againInSeconds: number;
  /** Tells one text from the next: each waits anew. */
  readonly sentAt: number;
}

/** Asks for a code; words that say what is wrong with the number, or with everything. */
function useSending({ words, locale }: MethodFormProps, onSent: (sent: Sent) => void) {
  const t = useWords(words);
  const [errors, setErrors] = useState<{ readonly number?: string; readonly form?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const refusal = (problem: Problem) => {
    const code = problem.fields[0]?.code;
    if (code === undefined) return { form: problemWords(t, problem) };
    return { number: t(code === 'sms.country-not-allowed' ? code : 'sms.number-invalid') };
  };
  const send = async (typed: string) => {
    if (isBusy) return;
    if (typed === '') return setErrors({ number: t('sms.number-missing') });
    setBusy(true);
    const answer = await verificationsApi.sendSmsCode({ body: { number: typed, locale } });
    setBusy(false);
    setErrors(answer.ok ? {} : refusal(answer.problem));
    if (!answer.ok) return;
    const { number, expiresInSeconds, againInSeconds } = answer.data;
    onSent({ typed, number, minutes: Math.round(expiresInSeconds / 60), againInSeconds, sentAt: Date.now() });
  };
  return { t, errors, isBusy, send };
}

/** A code by SMS in two steps: the number, then the code that was sent to it. */
export function SmsForm(props: MethodFormProps) {
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent === null) return <NumberForm {...props} typed={typed} onSent={setSent} />;
  const change = () => {
    setTyped(sent.typed);
    setSent(null);
  };
  return <CodeForm {...props} sent={sent} onSent={setSent} onChange={change} />;
}

interface NumberFormProps extends MethodFormProps {
  readonly typed: string;
  readonly onSent: (sent: Sent) => void;
}

function NumberForm({ typed, onSent, ...props }: NumberFormProps) {
  const { t, errors, isBusy, send } = useSending(props, onSent);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current) send(textIn(new FormData(form.current), 'number'));
  };
  const countries = new Intl.ListFormat(props.locale).format(countriesOf(props).map(({ name }) => name));
  return (
    <form class="stack stack-24" ref={form} onSubmit={submit} noValidate>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      <Field id="sms-number" label={t('sms.number')} help={t('sms.number-help', { countries })} error={errors.number}>
        {(control) => (
          <input
            {...control}
            class="input"
            name="number"
            type="tel"
            autocomplete="tel"
            maxLength={40}
            defaultValue={typed}
            required
          />
        )}
      </Field>
      <p class="help">{t('sms.kept')}</p>
      <button class="btn btn--wide" type="submit" aria-busy={isBusy}>
        {t('sms.send')}
      </button>
    </form>
  );
}

interface CodeFormProps extends MethodFormProps {
  readonly sent: Sent;
  readonly onSent: (sent: Sent) => void;
  readonly onChange: () => void;
}

function CodeForm({ sent, onSent, onChange, ...props }: CodeFormProps) {
  const { t, errors, isBusy, send } = useSending(props, onSent);
  const read = (values: FormData): { given: Record<string, string>; errors?: Record<string, string> } => {
    const given = { number: sent.typed, code: textIn(values, 'code').replace(/\s/g, '') };
    return /^\d{6}$/.test(given.code) ? { given } : { given, errors: { code: t('sms.code-missing') } };
  };
  return (
    <div class="stack stack-24">
      <DirectForm {...props} read={read}>
        {(fields) => (
          <>
            <p role="status">{t('sms.sent-to', { number: sent.number, minutes: sent.minutes })}</p>
            <CodeField {...fields} />
          </>
        )}
      </DirectForm>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      <Again key={sent.sentAt} t={t} seconds={sent.againInSeconds} isBusy={isBusy} onAgain={() => send(sent.typed)} />
      <p>
        <button class="btn btn--quiet btn--s" type="button" onClick={onChange}>
          {t('sms.other-number')}
        </button>
      </p>
    </div>
  );
}

function CodeField({ t, errorOf }: FieldsOfForm) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Field id="sms-code" label={t('sms.code')} error={errorOf('code')}>
      {(control) => (
        <input
          {...control}
          class="input input--s"
          ref={input}
          name="code"
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={10}
          required
        />
      )}
    </Field>
  );
}

interface AgainProps extends Pick<FieldsOfForm, 't'> {
  readonly seconds: number;
  readonly isBusy: boolean;
  readonly onAgain: () => void;
}

/** Another code, once most texts have come. The seconds are for the eye; a screen reader hears that the time is over. */
function Again({ t, seconds, isBusy, onAgain }: AgainProps) {
  const [left, setLeft] = useState(seconds);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) return;
    const until = Date.now() + left * 1000;
    const ticking = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 1000);
    return () => clearInterval(ticking);
  }, [isOver]);
  return (
    <div class="stack stack-8">
      <p class="help" role={isOver ? 'status' : undefined}>
        {isOver ? t('sms.again-now') : t('sms.again-in', { seconds: left })}
      </p>
      {isOver && (
        <p>
          <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={onAgain}>
            {t('sms.again')}
          </button>
        </p>
      )}
    </div>
  );
}
