import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { acceptOf, declaredType, MAX_FILE_BYTES } from '../../../../shared/media/rules.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { DocumentKind } from '../../../../shared/verifications/document.ts';
import { sendFile } from '../../media/islands/send-file.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { textIn } from '../DirectForm.tsx';
import { verificationsApi } from '../verifications-api.ts';

// shared/verifications/document.ts has the same, but brings the schema library with it.
const KINDS = ['identity-card', 'passport', 'residence-permit'] as const satisfies readonly DocumentKind[];
const PICTURES = ['first', 'second'] as const;
type FieldName = 'number' | 'bornOn' | (typeof PICTURES)[number];
type Errors = Readonly<Partial<Record<FieldName | 'form', string>>>;

const fileIn = (values: FormData, name: string): File | null => {
  const value = values.get(name);
  return value instanceof File && value.size > 0 ? value : null;
};

/** What is wrong with a picture before it is sent; empty: nothing. */
function wrongWith(t: Translate, file: File | null): string {
  if (file === null) return '';
  const type = declaredType(file.name, file.type);
  if (/^image\/hei[cf]/.test(type)) return t('id-document.unusable', { reason: 'heic' });
  if (!acceptOf(['image']).split(',').includes(type)) return t('id-document.unusable', { reason: 'wrong-type' });
  return file.size > MAX_FILE_BYTES ? t('id-document.unusable', { reason: 'too-large' }) : '';
}

function errorsIn(t: Translate, values: FormData): Errors {
  const [number, bornOn] = [textIn(values, 'number'), textIn(values, 'bornOn')];
  const length = number.replace(/[^0-9A-Za-z]/g, '').length;
  const first = fileIn(values, 'first');
  const found = {
    number: length < 5 || length > 24 ? t('id-document.number-wrong') : '',
    bornOn: bornOn === '' ? t('id-document.born-on-missing') : '',
    first: first === null ? t('id-document.picture-missing') : wrongWith(t, first),
    second: wrongWith(t, fileIn(values, 'second')),
  };
  return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== ''));
}

const WORDS: Readonly<Record<string, string>> = {
  number: 'id-document.number-wrong',
  bornOn: 'id-document.born-on-missing',
};

function refusal(t: Translate, problem: Problem): Errors {
  const named = problem.fields.flatMap(({ pointer }) => {
    const name = pointer.slice(1).split('/')[0] ?? '';
    return WORDS[name] === undefined ? [] : [[name, t(WORDS[name])] as const];
  });
  return named.length > 0 ? Object.fromEntries(named) : { form: problemWords(t, problem) };
}

/** Announces the document, then sends each picture straight to the bucket. */
async function sendAll(t: Translate, values: FormData): Promise<Errors> {
  const kind = KINDS.find((one) => one === values.get('kind')) ?? 'identity-card';
  const files = PICTURES.flatMap((name) => fileIn(values, name) ?? []);
  const answer = await verificationsApi.sendIdDocument({
    body: {
      ...{ kind, number: textIn(values, 'number'), bornOn: textIn(values, 'bornOn') },
      pictures: files.map((file) => ({ type: declaredType(file.name, file.type), bytes: file.size })),
    },
  });
  if (!answer.ok) return refusal(t, answer.problem);
  for (const [index, form] of answer.data.forms.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const sent = await sendFile(form, file, { tell: () => undefined, signal: new AbortController().signal });
    if (sent !== 'sent') return { form: t('id-document.not-sent') };
  }
  return {};
}

interface NewDocumentProps {
  /** Needs the messages `id-document.` and `problem.`. */
  readonly t: Translate;
  /** Every picture has been sent. */
  readonly onSent: () => void;
}

/** Kind, number and birth date of a document with its pictures. */
export function NewDocument({ t, onSent }: NewDocumentProps) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [isBusy, setBusy] = useState(false);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || !form.current) return;
    const values = new FormData(form.current);
    const wrong = errorsIn(t, values);
    if (Object.keys(wrong).length > 0) return setErrors(wrong);
    setBusy(true);
    const found = await sendAll(t, values);
    setBusy(false);
    setErrors(found);
    if (Object.keys(found).length === 0) onSent();
  };
  return (
    <form class="stack stack-24" ref={form} onSubmit={submit} noValidate>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      <DocumentFields t={t} errors={errors} />
      {PICTURES.map((name) => (
        <Field
          key={name}
          id={`id-document-${name}`}
          label={t(`id-document.${name}`)}
          help={name === 'first' ? t('id-document.picture.help') : undefined}
          error={errors[name]}
        >
          {(control) => <input {...control} class="input" name={name} type="file" accept={acceptOf(['image'])} />}
        </Field>
      ))}
      <p class="help">{t('id-document.privacy')}</p>
      <button class="btn btn--wide" type="submit" aria-busy={isBusy}>
        {t(isBusy ? 'id-document.sending' : 'id-document.send')}
      </button>
    </form>
  );
}

/** What is typed of the document. */
function DocumentFields({ t, errors }: { readonly t: Translate; readonly errors: Errors }) {
  return (
    <>
      <Field id="id-document-kind" label={t('id-document.kind')}>
        {(control) => (
          <select {...control} class="input" name="kind">
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`id-document.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id="id-document-number"
        label={t('id-document.number')}
        help={t('id-document.number.help')}
        error={errors.number}
      >
        {(control) => (
          <input
            {...control}
            class="input"
            name="number"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={60}
            required
          />
        )}
      </Field>
      <Field id="id-document-born-on" label={t('id-document.born-on')} error={errors.bornOn}>
        {(control) => <input {...control} class="input" name="bornOn" type="date" autocomplete="bday" required />}
      </Field>
    </>
  );
}
