import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { problemWords } from '../../platform/island.ts';
import { CommentForm } from './CommentForm.tsx';
import type { CommentsContext } from './CommentItem.tsx';
import { remove } from './comment-acts.ts';
import type { OpenPanel, ShownComment } from './comment-state.ts';
import { EditForm } from './EditForm.tsx';

export { CommentForm };

interface PanelProps {
  readonly comment: ShownComment;
  readonly context: CommentsContext;
  readonly kind: OpenPanel['kind'];
}

/** What was opened below a comment. Closing gives the focus back to what had opened it. */
export function CommentPanel({ comment, context, kind }: PanelProps) {
  const { id } = comment;
  if (id === 'pending') return null;
  const close = () => context.store.update(() => ({ panel: null, focus: { id: `${kind}-of-${id}` } }));
  if (kind === 'reply') {
    return <CommentForm context={context} parentId={id} onDone={() => context.store.update(() => ({ panel: null }))} />;
  }
  if (kind === 'edit') return <EditForm context={context} comment={comment} id={id} close={close} />;
  if (kind === 'delete') return <DeleteBox context={context} comment={comment} close={close} />;
  return <LinkBox context={context} id={id} />;
}

interface DeleteBoxProps {
  readonly comment: ShownComment;
  readonly context: CommentsContext;
  readonly close: () => void;
}

/** Says what deleting does, and asks. */
function DeleteBox({ comment, context: { store }, close }: DeleteBoxProps) {
  const { t } = store;
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const id = `delete-${comment.id}`;
  useEffect(() => box.current?.focus(), []);
  const confirm = async () => {
    setBusy(true);
    const problem = await remove(store, comment);
    setBusy(false);
    if (problem && problem !== 'given-up') setError(problemWords(t, problem));
  };
  return (
    <fieldset class="note stack comment-delete" ref={box} tabIndex={-1} aria-describedby={`${id}-what`}>
      <legend>{t('comments.delete-ask')}</legend>
      <p id={`${id}-what`}>{t('comments.delete-what', { replies: comment.replyCount })}</p>
      <div role="status">{error && <p class="error">{error}</p>}</div>
      <div class="row">
        <button class="btn btn--danger" type="button" disabled={isBusy} onClick={confirm}>
          {t('comments.delete-yes')}
        </button>
        <button class="btn btn--2" type="button" onClick={close}>
          {t('comments.cancel')}
        </button>
      </div>
    </fieldset>
  );
}

/** Copies the link of a comment; where the browser does not allow that, shows it to be copied. */
function LinkBox({ context: { store }, id }: { readonly context: CommentsContext; readonly id: CommentId }) {
  const { t } = store;
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const url = new URL(`#${id}`, location.href);
  url.search = '';
  useEffect(() => {
    // Pages without TLS have no clipboard.
    const copying = navigator.clipboard?.writeText(url.href) ?? Promise.reject(new Error('no clipboard'));
    copying.then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }, [id]);
  return (
    <div class="field">
      <label for={`link-${id}`}>{t('comments.link-label')}</label>
      <span class="help" role="status">
        {isCopied !== null && t(isCopied ? 'comments.link-copied' : 'comments.link-shown')}
      </span>
      <input
        class="input"
        id={`link-${id}`}
        readOnly
        value={url.href}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </div>
  );
}
