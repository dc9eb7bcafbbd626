import { endingOf, MAX_ALT, MAX_TITLE } from '../../../../shared/media/rules.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import { isBad, nameOf, type Speech, stateWords } from './row-words.ts';
import type { Row } from './rows.ts';
import type { UploadDesk } from './upload-desk.ts';

export interface RowProps {
  readonly speech: Speech;
  readonly desk: UploadDesk;
  readonly row: Row;
  /** Place in the list, from 1, and how many there are. */
  readonly number: number;
  readonly count: number;
  readonly isSlow: boolean;
  /** Says something to those who do not see it. */
  readonly say: (words: string) => void;
}

/** What the file looks like: small, or its format. */
function Sight({ row: { attachment, kind, name } }: Pick<RowProps, 'row'>) {
  const small = attachment?.thumbnail ?? attachment;
  if (attachment?.kind === 'image' && small?.path) {
    return <img class="file__sight" src={small.path} width={small.width ?? 1} height={small.height ?? 1} alt="" />;
  }
  const ending = attachment ? endingOf(attachment.contentType) : (name.split('.').at(-1) ?? '');
  return (
    <span class="file__sight" aria-hidden="true">
      {kind === 'image' ? '' : ending.slice(0, 4).toUpperCase()}
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
          class="input input--s wide"
          type="text"
          maxLength={name === 'alt' ? MAX_ALT : MAX_TITLE}
          value={attachment[name]}
          onChange={(event) => desk.describe(key, { [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

interface ActProps {
  readonly words: string;
  readonly name: string;
  readonly act: () => void;
  readonly isOff?: boolean;
}

/** A button whose full name says which file it is about; off, it keeps the focus that it has. */
const Act = ({ words, name, act, isOff = false }: ActProps) => (
  <button
    class="btn btn--quiet btn--s"
    type="button"
    aria-label={name}
    aria-disabled={isOff ? 'true' : undefined}
    onClick={isOff ? undefined : act}
  >
    {words}
  </button>
);

function Places({ speech, desk, row, number, count, say }: RowProps) {
  const { t } = speech;
  if (count < 2) return null;
  const name = nameOf(speech, row, number);
  const move = async (by: -1 | 1) => {
    if (await desk.move(row.key, by)) say(t('attachments.said.moved', { name, number: number + by, count }));
  };
  return (
    <>
      <Act
        words={t('attachments.up')}
        name={t('attachments.up-name', { name })}
        act={() => move(-1)}
        isOff={number === 1}
      />
      <Act
        words={t('attachments.down')}
        name={t('attachments.down-name', { name })}
        act={() => move(1)}
        isOff={number === count}
      />
    </>
  );
}

function Acts(props: RowProps) {
  const { speech, desk, row, number, say } = props;
  const { t } = speech;
  const name = nameOf(speech, row, number);
  const isReady = row.step === 'server' && row.attachment?.state === 'ready';
  const isOnItsWay = row.step === 'sending' || row.step === 'queued' || row.step === 'waiting';
  const take = () => {
    if (isReady) desk.remove(row.key);
    else desk.cancel(row.key);
    say(t('attachments.said.removed', { name }));
    document.getElementById('attachments-list')?.focus();
  };
  return (
    <div class="row file__acts">
      {isReady && <Places {...props} />}
      {row.mayRepeat && (
        <Act
          words={t('attachments.again')}
          name={t('attachments.again-name', { name })}
          act={() => desk.repeat(row.key)}
        />
      )}
      <Act
        words={t(isOnItsWay ? 'attachments.cancel' : 'attachments.remove')}
        name={t(isOnItsWay ? 'attachments.cancel-name' : 'attachments.remove-name', { name })}
        act={take}
      />
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
        <Act words={t('attachments.undo')} name={t('attachments.undo-name', { name })} act={() => desk.undo(row.key)} />
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
