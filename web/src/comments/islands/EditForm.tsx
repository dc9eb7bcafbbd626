import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mentionable } from '../../../../shared/comments/comment.ts';
import { type Named, withIds, withNames } from '../../../../shared/comments/mentions.ts';
import { EDIT_MINUTES } from '../../../../shared/comments/rules.ts';
import { formatMoment } from '../../../../shared/platform/format.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import { faultOf } from './CommentForm.tsx';
import type { CommentsContext } from './CommentItem.tsx';
import { edit, readSource } from './comment-acts.ts';
import type { ShownComment } from './comment-state.ts';
import { MentionArea } from './MentionArea.tsx';

interface EditFormProps {
  readonly context: CommentsContext;
  readonly comment: ShownComment;
  readonly id: CommentId;
  readonly close: () => void;
}
interface Edited {
  readonly text: string;
  readonly people: readonly Named[];
  readonly revision: number;
}

/** The text as it was written, read when the form opens. */
function useSource({ context: { store }, id, close }: EditFormProps) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const [error, setError] = useState({ said: '' });
  useEffect(() => {
    readSource(store, id).then((result) => {
      if (result === null) return close();
      if (!result.ok) return setError({ said: problemWords(store.t, result.problem) });
      const { body, revision, mentions } = result.data;
      setEdited({ text: withNames(body, mentions), people: mentions, revision });
    });
  }, [id]);
  return { edited, setEdited, error, setError };
}

/** Until when it can be changed, or, once comments are closed, what can still be done with the text. */
function helpOf({ store: { t, props }, isOpen }: CommentsContext, { createdAt }: ShownComment): string {
  const until = new Date(Date.parse(createdAt) + EDIT_MINUTES * 60_000).toISOString();
  return isOpen
    ? t('comments.edit-help', { time: formatMoment(until, props.locale, props.timeZone) })
    : t('comments.kept');
}

/** Changes an own comment while that is possible. */
export function EditForm(form: EditFormProps) {
  const { context, comment, id, close } = form;
  const { store, isOpen } = context;
  const { t } = store;
  const { edited, setEdited, error, setError } = useSource(form);
  const area = useRef<HTMLTextAreaElement>(null);
  const isReady = edited !== null;
  useEffect(() => {
    if (isReady) area.current?.focus();
  }, [error, isReady]);
  if (!edited) {
    return (
      <p role="status">{error.said ? <span class="note note--alert">{error.said}</span> : t('comments.loading')}</p>
    );
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const fault = faultOf(context, edited.text);
    if (fault) return setError({ said: fault });
    const problem = await edit(store, id, withIds(edited.text, edited.people), edited.revision);
    if (problem && problem !== 'given-up') setError({ said: problemWords(t, problem) });
  };
  const type = (text: string, chosen?: Mentionable) =>
    setEdited({ ...edited, text, people: chosen ? [...edited.people, chosen] : edited.people });
  return (
    <form class="stack comment-form" onSubmit={save} noValidate>
      <Field id={`edit-${id}-text`} label={t('comments.edit-text')} help={helpOf(context, comment)} error={error.said}>
        {(control) => (
          <MentionArea {...{ store, control, area, type }} thread={id} text={edited.text} isReadOnly={!isOpen} />
        )}
      </Field>
      <Foot context={context} close={close} />
    </form>
  );
}

function Foot({ context: { store, isOpen }, close }: Pick<EditFormProps, 'context' | 'close'>) {
  return (
    <div class="row">
      {isOpen && (
        <button class="btn" type="submit">
          {store.t('comments.save')}
        </button>
      )}
      <button class="btn btn--2" type="button" onClick={close}>
        {store.t('comments.cancel')}
      </button>
    </div>
  );
}
