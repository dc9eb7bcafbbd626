import { useState } from 'preact/hooks';
import type { ShownNote, StudyFile } from '../../../../shared/studies/contract.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';

interface WritingProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly save: (text: string) => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onLeft?: () => void;
}

function Writing({ id, label, text, save, onDone, onLeft }: WritingProps) {
  const office = useOffice();
  const { t } = office;
  const [value, setValue] = useState(text);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (value.trim() === '') return;
    const answer = await save(value);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setValue('');
    onDone();
  };
  return (
    <form class="stack stack-8" onSubmit={submit}>
      <div class="field">
        <label for={id}>{label}</label>
        <textarea
          class="input"
          id={id}
          rows={3}
          maxLength={4000}
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </div>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button class="btn btn--2 btn--s" type="submit">
          {t('studies.note.save')}
        </button>
        {onLeft && (
          <button class="btn btn--quiet btn--s" type="button" onClick={onLeft}>
            {t('cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

interface NoteProps {
  readonly file: StudyFile;
  readonly note: ShownNote;
  readonly reload: () => void;
}

function Note({ file, note, reload }: NoteProps) {
  const { t, moment } = useOffice();
  const [isEdited, setEdited] = useState(false);
  const { componentId, proposalId } = file.study;
  const params = { componentId, proposalId, noteId: note.id };
  const done = () => {
    setEdited(false);
    reload();
  };
  const remove = async () => {
    await api.studies.removeNote({ params });
    reload();
  };
  return (
    <li class="study-note stack stack-8">
      <p class="tiny muted">
        {note.authorName ?? t('studies.note.nobody')} · {moment(note.createdAt)}
        {note.editedAt && ` · ${t('studies.note.edited')}`}
      </p>
      {isEdited ? (
        <Writing
          id={`note-${note.id}`}
          label={t('studies.note.edit')}
          text={note.text}
          save={(text) => api.studies.editNote({ params, body: { text, version: note.version } })}
          onDone={done}
          onLeft={() => setEdited(false)}
        />
      ) : (
        <p class="study-note-text">{note.text}</p>
      )}
      {note.isOwn && !isEdited && (
        <div class="row">
          <button class="btn btn--quiet btn--s" type="button" onClick={() => setEdited(true)}>
            {t('studies.note.edit')}
          </button>
          <button class="btn btn--quiet btn--s" type="button" onClick={remove}>
            {t('studies.note.remove')}
          </button>
        </div>
      )}
    </li>
  );
}

/** Notes for those who study a proposal; nobody else ever reads them. */
export function Notes({ file, reload }: Omit<NoteProps, 'note'>) {
  const { t } = useOffice();
  const { componentId, proposalId } = file.study;
  const add = (text: string) =>
    api.studies.addNote({ params: { componentId, proposalId }, body: { text }, idempotencyKey: newKey() });
  return (
    <section class="stack" aria-labelledby="h-notes">
      <h2 id="h-notes">{t('studies.notes')}</h2>
      <p class="help">{t('studies.notes.help')}</p>
      <ul class="plain-list stack">
        {file.notes.map((note) => (
          <Note key={note.id} file={file} note={note} reload={reload} />
        ))}
      </ul>
      <Writing id="new-note" label={t('studies.note.new')} text="" save={add} onDone={reload} />
    </section>
  );
}
