import { endingOf, MAX_ALT, MAX_TITLE } from '../../../../shared/media/rules.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import { isBad, nameOf, type Speech, stateWords } from './row-words.ts';
import { isReady, type Row } from './rows.ts';
import type { UploadDesk } from './upload-desk.ts';

export interface RowProps {
  readonly speech: Speech;
  readonly desk: UploadDesk;
  readonly row: Row;
  /** Place in the list, from 1. */
  readonly number: number;
  /** Place among those that readers will see, from 1, and how many these are. */
  readonly place: number;
  readonly count: number;
  readonly isSlow: boolean;
  /** Says something to those who do not see it. */
  readonly say: (words: string) => void;
}

/** What the file looks like: small, or its format. */
function Sight({ row: { attachment, name } }: Pick<RowProps, 'row'>) {
  const small = attachment?.thumbnail ?? attachment;
  if (attachment?.kind === 'image' && small?.path) {
    return <img class="file__sight" src={small.path} width={small.width ?? 1} height={small.height ?? 1} alt="" />;
  }
  const ending = attachment ? endingOf(attachment.contentType) : (name.split('.').at(-1) ?? '');
  return (
    <span class="file__sight" aria-hidden="true">
      {ending.slice(0, 4).toUpperCase()}
    </span>
  );
}

/** What somebody says of a file that is ready: what a picture shows, or the title of a document. */
function About({ speech: { t }, desk, row: { key, attachment, problem } }: RowProps) {
  if (attachment?.state !== 'ready') return null;
  const name = attachment.kind === 'image' ? 'alt' : 'title';
  const error = problem ? t('attachments.not-saved', { problem: problemWords(t, problem) }) : undefined;
  const help = name === 'alt' ? t('attachments.alt-help') : undefined;
  return (
    <Field id={`${attachment.id}-${name}`} label={t(`attachments.${name}`)} help={help} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          maxLength={name === 'alt' ? MAX_ALT : MAX_TITLE}
          value={attachment[name]}
          onInput={(event) => desk.write(key, { [name]: event.currentTarget.value })}
          onChange={() => desk.describe(key)}
        />
      )}
    </Field>
  );
}

interface ActProps {
  readonly t: Translate;
  readonly words: string;
  /** The file that it is about. */
  readonly name: string;
  readonly act: (button: HTMLButtonElement) => void;
  readonly isOff?: boolean;
}

/** A button whose full name says which file it is about; off, it keeps the focus that it has. */
const Act = ({ t, words, name, act, isOff = false }: ActProps) => (
  <button
    class="btn btn--quiet btn--s"
    type="button"
    aria-label={t('attachments.act', { act: words, name })}
    aria-disabled={isOff ? 'true' : undefined}
    onClick={({ currentTarget }) => !isOff && act(currentTarget)}
  >
    {words}
  </button>
);

function Places({ speech, desk, row, number, place, count, say }: RowProps) {
  const { t } = speech;
  if (count < 2) return null;
  const name = nameOf(speech, row, number);
  const move = async (by: -1 | 1, button: HTMLButtonElement) => {
    const isDone = await desk.move(row.key, by);
    // What moves in the document loses the focus.
    button.focus();
    if (isDone) say(t('attachments.said.moved', { name, number: place + by, count }));
  };
  const way = (words: 'up' | 'down', by: -1 | 1, isOff: boolean) => (
    <Act t={t} words={t(`attachments.${words}`)} name={name} act={(button) => move(by, button)} isOff={isOff} />
  );
  return (
    <>
      {way('up', -1, place === 1)}
      {way('down', 1, place === count)}
    </>
  );
}

/** Where the focus goes when the file that had it is gone. */
function focusNear(button: HTMLButtonElement): void {
  const field = button.closest('fieldset');
  const next = field?.querySelector<HTMLElement>('.files:not([hidden])') ?? field;
  next?.focus();
}

function Acts(props: RowProps) {
  const { speech, desk, row, number, say } = props;
  const { t } = speech;
  const name = nameOf(speech, row, number);
  const isOnItsWay = row.step === 'sending' || row.step === 'queued' || row.step === 'waiting';
  const take = (button: HTMLButtonElement) => {
    focusNear(button);
    if (isReady(row)) desk.remove(row.key);
    else desk.cancel(row.key);
    say(t('attachments.said.removed', { name }));
  };
  return (
    <div class="row file__acts">
      {isReady(row) && <Places {...props} />}
      {row.mayRepeat && <Act t={t} words={t('attachments.again')} name={name} act={() => desk.repeat(row.key)} />}
      <Act t={t} words={t(isOnItsWay ? 'attachments.cancel' : 'attachments.remove')} name={name} act={take} />
    </div>
  );
}

/** One file with all that can be done with it. */
export function AttachmentRow(props: RowProps) {
  const { speech, desk, row, number, isSlow } = props;
  const { t } = speech;
  const name = nameOf(speech, row, number);
  if (row.step === 'removed') {
    return (
      <li class="file file--gone">
        <span>{t('attachments.removed', { name })}</span>
        <Act t={t} words={t('attachments.undo')} name={name} act={() => desk.undo(row.key)} />
      </li>
    );
  }
  return (
    <li class={isBad(row) ? 'file file--bad' : 'file'}>
      <Sight row={row} />
      <div class="file__text stack stack-8">
        <p class="file__name" dir="auto">
          {name}
        </p>
        <p class={isBad(row) ? 'error' : 'small muted'}>{stateWords(speech, row, isSlow)}</p>
        {row.step === 'sending' && <progress class="file__progress" max={100} value={row.percent} aria-label={name} />}
        <About {...props} />
        <Acts {...props} />
      </div>
    </li>
  );
}
