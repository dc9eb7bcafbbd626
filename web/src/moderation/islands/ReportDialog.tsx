import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { REPORT_LENGTH } from '../../../../shared/moderation/rules.ts';
import type { AttachmentId } from '../../../../shared/platform/ids.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { newKey } from '../../platform/api-client.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords, useWords, type Words } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Reported } from './open-report.ts';

/** As the contract has them: islands carry no schemas. */
const REASONS = ['spam', 'offensive', 'off-topic', 'illegal', 'personal-data'] as const;
type Reason = (typeof REASONS)[number];

interface AttachmentHere {
  readonly id: AttachmentId;
  readonly name: string;
}

const isAttachmentId = (id: string | undefined): id is AttachmentId => id?.startsWith('att_') === true;

/** Pictures and documents of the proposal that the page shows, by what it calls them. */
const attachmentsHere = (): AttachmentHere[] =>
  [...document.querySelectorAll<HTMLElement>('[data-attachment]')].flatMap((item) => {
    const id = item.dataset.attachment;
    const name = item.querySelector('img')?.alt || item.querySelector('a')?.textContent?.trim() || '';
    return isAttachmentId(id) ? [{ id, name }] : [];
  });

interface DialogProps {
  readonly of: Reported;
  readonly words: Words;
  readonly close: () => void;
}

/** Shows the dialog over the page; ends when it is closed. */
export function reportDialog(of: Reported, words: Words): Promise<void> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.setAttribute('aria-labelledby', 'report-title');
    dialog.addEventListener('close', () => {
      render(null, dialog);
      dialog.remove();
      resolve();
    });
    document.body.append(dialog);
    render(<ReportDialog of={of} words={words} close={() => dialog.close()} />, dialog);
    dialog.showModal();
  });
}

/** Sends the report; one key for each dialog, so that a lost answer makes no second report. */
function useReport({ of, words }: DialogProps) {
  const t = useWords(words);
  const [key] = useState(newKey);
  const [reason, setReason] = useState<Reason | null>(null);
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [error, setError] = useState({ reason: '', form: '' });
  const [attachmentId, setAttachment] = useState<AttachmentId | null>(null);
  const send = async (text: string) => {
    if (state === 'sending') return;
    if (reason === null) return setError({ reason: t('report.reason-missing'), form: '' });
    setState('sending');
    setError({ reason: '', form: '' });
    const { resourceId, commentId } = of;
    const body = { commentId, attachmentId, reason, words: text };
    const result = await asParticipant(t('report.sign-in'), words, () =>
      engagement.moderation.report({ params: { resourceId }, body, idempotencyKey: key }),
    );
    setState(result?.ok ? 'sent' : 'idle');
    if (result && !result.ok) setError({ reason: '', form: problemWords(t, result.problem) });
  };
  return { t, reason, setReason, attachmentId, setAttachment, state, error, send };
}

function ReportDialog(props: DialogProps) {
  const { t, reason, setReason, attachmentId, setAttachment, state, error, send } = useReport(props);
  const { commentId, kind } = props.of;
  const [files] = useState(() => (commentId === null && kind === undefined ? attachmentsHere() : []));
  const box = useRef<HTMLTextAreaElement>(null);
  const reasons = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (error.reason !== '') reasons.current?.querySelector('input')?.focus();
  }, [error]);
  if (state === 'sent') return <Thanks {...props} />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send(box.current?.value ?? '');
  };
  return (
    <form class="stack stack-24" onSubmit={submit} noValidate>
      <div class="stack stack-8">
        <h2 id="report-title">{t(`report.title-${kind ?? (commentId === null ? 'proposal' : 'comment')}`)}</h2>
        <p class="small muted">{t('report.intro')}</p>
      </div>
      {files.length > 0 && (
        <label class="field">
          <span>{t('report.about')}</span>
          <select
            class="input"
            value={attachmentId ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setAttachment(files.find(({ id }) => id === value)?.id ?? null);
            }}
          >
            <option value="">{t('report.about-proposal')}</option>
            {files.map(({ id, name }, index) => (
              <option key={id} value={id}>
                {t('report.about-file', { number: index + 1, name })}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class={error.reason ? 'field field--bad' : 'field'} ref={reasons}>
        <legend>{t('report.reason')}</legend>
        {error.reason && (
          <span class="error" id="report-reason-error" role="alert">
            {error.reason}
          </span>
        )}
        {REASONS.map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name="reason"
              value={one}
              checked={reason === one}
              aria-describedby={error.reason ? 'report-reason-error' : undefined}
              onChange={() => setReason(one)}
            />
            <span>{t(`report.reason.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <Field id="report-words" label={t('report.words')} help={t('report.words-help', { maximum: REPORT_LENGTH })}>
        {(control) => <textarea {...control} class="input" ref={box} rows={3} maxLength={REPORT_LENGTH} />}
      </Field>
      <div role="alert">{error.form && <p class="note note--alert">{error.form}</p>}</div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={state === 'sending'}>
          {t('report.send')}
        </button>
        <button class="btn btn--2" type="button" onClick={props.close}>
          {t('report.cancel')}
        </button>
      </div>
    </form>
  );
}

function Thanks({ words, close }: DialogProps) {
  const t = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack stack-16">
      <h2 id="report-title" tabIndex={-1} ref={heading}>
        {t('report.thanks')}
      </h2>
      <p>{t('report.thanks-text')}</p>
      <p>
        <button class="btn" type="button" onClick={close}>
          {t('report.close')}
        </button>
      </p>
    </div>
  );
}
