import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentResourceId } from '../../../../shared/media/attachment.ts';
import { acceptOf, type FileClass, MAX_FILE_BYTES } from '../../../../shared/media/rules.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { problemWords } from '../../platform/island.ts';
import { AttachmentRow } from './AttachmentRow.tsx';
import { endWords, nameOf, type Speech } from './row-words.ts';
import { counts, type DeskState, isReady, type Row } from './rows.ts';
import type { UploadDesk } from './upload-desk.ts';
import { useDesk } from './use-desk.ts';

export interface AttachmentsFieldProps {
  /** Needs the messages `attachments.` and `problem.`. */
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  /** Id of the field, to which lists of errors lead. */
  readonly id: string;
  readonly error: string | undefined;
  /** What the files belong to; `null`: nothing yet. */
  readonly resourceId: AttachmentResourceId | null;
  /** What such a resource takes, for the time before there is one. */
  readonly taken: { readonly accepts: readonly FileClass[]; readonly most: number };
  /** Files wait for a resource: makes one where that can be done. */
  readonly makeResource: () => void;
}

/** What becomes of files, said once each to those who do not see it. */
function useNews(speech: Speech, rows: readonly Row[]) {
  const [said, say] = useState('');
  const known = useRef(new Map<string, string>());
  useEffect(() => {
    for (const [index, row] of rows.entries()) {
      const words = endWords(speech, row, nameOf(speech, row, index + 1));
      // What was there when the page was opened is no news.
      if (words !== '' && words !== known.current.get(row.key) && row.file !== null) say(words);
      known.current.set(row.key, words);
    }
  }, [rows, speech]);
  return { said, say };
}

interface ChooserProps extends Pick<AttachmentsFieldProps, 't' | 'id'> {
  readonly accepts: readonly FileClass[];
  readonly take: (files: readonly File[]) => void;
}

/** A button for files, and a place to drop them. */
function Chooser({ t, id, accepts, take }: ChooserProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...(event.dataTransfer?.files ?? [])]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button in it does the same
    <div class={isOver ? 'drop drop--over' : 'drop'} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input
        class="sr drop__input"
        id={`${id}-files`}
        type="file"
        multiple
        accept={acceptOf(accepts)}
        aria-describedby={`${id}-help`}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <label class="btn btn--2" for={`${id}-files`}>
        {t('attachments.add')}
      </label>
      <span class="drop__words muted small">{t('attachments.drop')}</span>
    </div>
  );
}

/** What was removed is gone when the form goes off the screen. */
function useLeaving(desk: UploadDesk, taken: AttachmentsFieldProps['taken']): void {
  useEffect(() => {
    desk.expect(taken.accepts, taken.most);
    const leave = () => desk.settleRemovals();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [desk, taken]);
}

interface PartProps extends Pick<AttachmentsFieldProps, 't' | 'id'> {
  readonly desk: UploadDesk;
  readonly state: DeskState;
}

/** Where files are added, or why none can be. */
function Adding({ t, id, desk, state, makeResource }: PartProps & Pick<AttachmentsFieldProps, 'makeResource'>) {
  const { rows, isLoaded, accepts, most, problem } = state;
  if (problem) {
    return (
      <p class="note note--alert row" role="alert">
        {t('attachments.not-loaded', { problem: problemWords(t, problem) })}
        <button class="btn btn--2 btn--s" type="button" onClick={() => desk.load()}>
          {t('attachments.again')}
        </button>
      </p>
    );
  }
  if (!isLoaded) return <p class="muted small">{t('attachments.loading')}</p>;
  if (accepts.length === 0) return <p class="note">{t('attachments.closed')}</p>;
  if (rows.filter(counts).length >= most) return <p class="note">{t('attachments.full', { most })}</p>;
  const take = (files: readonly File[]) => {
    if (files.length > 0 && desk.add(files)) makeResource();
  };
  return <Chooser t={t} id={id} accepts={accepts} take={take} />;
}

function Rows({ t, desk, state, speech }: Omit<PartProps, 'id'> & { readonly speech: Speech }) {
  const { rows, isSlow } = state;
  const { said, say } = useNews(speech, rows);
  const ready = rows.filter(isReady);
  return (
    <>
      <ul class="files" tabIndex={-1} aria-label={t('attachments.list')} hidden={rows.length === 0}>
        {rows.map((row, index) => (
          <AttachmentRow
            key={row.key}
            speech={speech}
            desk={desk}
            row={row}
            number={index + 1}
            place={ready.indexOf(row) + 1}
            count={ready.length}
            isSlow={isSlow}
            say={say}
          />
        ))}
      </ul>
      <span class="sr" role="status">
        {said}
      </span>
    </>
  );
}

/** Pictures and documents of a proposal: chosen or dropped, sent at once, described and put in order. */
export function AttachmentsField(props: AttachmentsFieldProps) {
  const { t, locale, id, error, resourceId, taken, makeResource } = props;
  const { desk, state } = useDesk(resourceId);
  const [speech] = useState<Speech>({ t, locale });
  useLeaving(desk, taken);
  return (
    <fieldset class={error ? 'field field--bad' : 'field'} id={id} tabIndex={-1} aria-describedby={`${id}-help`}>
      <legend>{t('attachments.legend')}</legend>
      <span class="help" id={`${id}-help`}>
        {t('attachments.help', { most: taken.most, megabytes: MAX_FILE_BYTES / 1_000_000 })}
      </span>
      {error && <span class="error">{error}</span>}
      <Adding t={t} id={id} desk={desk} state={state} makeResource={makeResource} />
      <Rows t={t} desk={desk} state={state} speech={speech} />
    </fieldset>
  );
}
