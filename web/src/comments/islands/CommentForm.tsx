import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mentionable } from '../../../../shared/comments/comment.ts';
import { withIds } from '../../../../shared/comments/mentions.ts';
import { isBlank, tidyText } from '../../../../shared/comments/text.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { visibleLength } from '../../../../shared/platform/visible-length.ts';
import { newKey } from '../../platform/api-client.ts';
import { problemWords, useSession } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { CommentsContext } from './CommentItem.tsx';
import { write as publish } from './comment-acts.ts';
import { OfficialChoice, Positions } from './form-choices.tsx';
import { MentionArea } from './MentionArea.tsx';
import { NOTHING, useWritten, type Written } from './written-draft.ts';

export interface CommentFormProps {
  readonly context: CommentsContext;
  /** What is replied to; `null`: a thread of its own. */
  readonly parentId: CommentId | null;
  readonly onDone?: () => void;
}

/** Characters as the server counts them. */
export const lengthOf = (text: string): number => visibleLength({ format: 'markdown', text: tidyText(text) });

/** What is wrong with a text, in words; empty where nothing is. */
export function faultOf({ store: { t, props } }: CommentsContext, text: string): string {
  const length = lengthOf(text);
  if (isBlank(tidyText(text))) return t('comments.text-missing');
  return length > props.maxLength ? t('comments.text-long', { length, max: props.maxLength }) : '';
}

/** The form's one act: checks the text, sends it, and gives it back to its writer when that did not work. */
function useSubmit({ context, parentId, onDone }: CommentFormProps, written: Written, write: (next: Written) => void) {
  const { store } = context;
  // An object, so that the same words said again move the focus again.
  const [error, setSaid] = useState({ said: '' });
  const setError = (said: string) => setSaid({ said });
  const [status, setStatus] = useState('');
  const sent = useRef({ content: '', key: '', isBusy: false });

  const submit = async (event: SubmitEvent, isOfficial: boolean) => {
    event.preventDefault();
    if (sent.current.isBusy) return;
    setStatus('');
    const { text, position, people } = written;
    const fault = faultOf(context, text);
    if (fault) return setError(fault);
    // The same words sent again are the same comment; other words are another one.
    const content = JSON.stringify([written, isOfficial]);
    if (sent.current.content !== content) sent.current = { content, key: newKey(), isBusy: true };
    sent.current.isBusy = true;
    setError('');
    const draft = { text, body: withIds(text, people), position, isOfficial, parentId };
    const problem = await publish(store, draft, sent.current.key);
    sent.current.isBusy = false;
    if (problem === 'given-up') return;
    if (problem) return setError(problemWords(store.t, problem));
    sent.current.content = '';
    write(NOTHING);
    setStatus(store.t('comments.published'));
    onDone?.();
  };
  return { error, status, submit };
}

/** Writes a comment or a reply. */
export function CommentForm(form: CommentFormProps) {
  const { context, parentId } = form;
  const { store, isOpen, state } = context;
  const { t, props } = store;
  const id = parentId === null ? 'write-comment' : `reply-${parentId}`;
  const [written, write] = useWritten(`comment:${props.resourceId}:${parentId ?? ''}`);
  const [isOfficial, setOfficial] = useState(false);
  const me = useSession() ?? null;
  const isAdministrator = me?.role === 'administrator';
  const { error, status, submit } = useSubmit(form, written, write);
  const area = useRef<HTMLTextAreaElement>(null);
  const takesFocus = parentId !== null || state.writing === 'asked';
  useEffect(() => {
    if (error.said || takesFocus) area.current?.focus();
  }, [error]);

  const type = (text: string, chosen?: Mentionable) =>
    write({ ...written, text, people: chosen ? [...written.people, chosen] : written.people });
  return (
    <form class="stack comment-form" id={id} onSubmit={(event) => submit(event, isOfficial)} noValidate>
      {parentId === null && <h3>{t('comments.write')}</h3>}
      {parentId === null && isOpen && (
        <Positions t={t} chosen={written.position} choose={(position) => write({ ...written, position })} />
      )}
      <Field
        id={`${id}-text`}
        label={t(parentId === null ? 'comments.text' : 'comments.reply-text')}
        help={<Help context={context} text={written.text} />}
        error={error.said}
      >
        {(control) => (
          <MentionArea {...{ store, control, area, type }} thread={parentId} text={written.text} isReadOnly={!isOpen} />
        )}
      </Field>
      {isOpen && isAdministrator && parentId === null && (
        <OfficialChoice t={t} checked={isOfficial} choose={setOfficial} />
      )}
      {isOpen && <Named t={t} name={isOfficial ? props.organizationName : me?.displayName} />}
      <Foot context={context} status={status} />
    </form>
  );
}

/** Under which name it will be read: nobody should learn it from the published page. */
function Named({ t, name }: { readonly t: Translate; readonly name: string | null | undefined }) {
  return <p class="small muted">{name ? t('comments.named', { name }) : t('comments.named-later')}</p>;
}

function Foot({ context: { store, isOpen }, status }: { readonly context: CommentsContext; readonly status: string }) {
  return (
    <div class="row">
      {isOpen && (
        <button class="btn" type="submit">
          {store.t('comments.publish')}
        </button>
      )}
      <span role="status">{status}</span>
    </div>
  );
}

function Help({ context: { store, isOpen }, text }: { readonly context: CommentsContext; readonly text: string }) {
  const { t, props } = store;
  if (!isOpen) return t('comments.kept');
  return (
    <>
      {t('comments.text-help', { max: props.maxLength, left: props.maxLength - lengthOf(text) })}{' '}
      {t('comments.mention-help')}
    </>
  );
}
