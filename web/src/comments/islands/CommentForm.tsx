import { useEffect, useRef, useState } from 'preact/hooks';
import type { Position } from '../../../../shared/comments/contract.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { visibleLength } from '../../../../shared/platform/visible-length.ts';
import { newKey } from '../../platform/api-client.ts';
import { problemWords, useSession } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';
import type { CommentsContext } from './CommentItem.tsx';

interface CommentFormProps {
  readonly context: CommentsContext;
  /** What is replied to; `null`: a thread of its own. */
  readonly parentId: CommentId | null;
  readonly onDone?: () => void;
}
interface Written {
  readonly text: string;
  readonly position: Position;
}

const WEEK_SECONDS = 7 * 24 * 3600;
const POSITIONS = ['for', 'neutral', 'against'] as const satisfies readonly Position[];
const isPosition = (value: unknown): value is Position => POSITIONS.some((position) => position === value);
/** Characters as the server counts them. */
const lengthOf = (text: string) => visibleLength({ format: 'markdown', text });
const NOTHING: Written = { text: '', position: 'neutral' };

function readWritten(value: unknown): Written | null {
  const { text, position } = asRecord(value) ?? {};
  return typeof text === 'string' && isPosition(position) ? { text, position } : null;
}

/** What is being written, kept on this device until it is online. */
function useWritten(key: string) {
  const [written, setWritten] = useState<Written>(NOTHING);
  useEffect(() => setWritten(kept(key, readWritten) ?? NOTHING), [key]);
  const write = (next: Written) => {
    setWritten(next);
    if (next.text.trim() === '') forget(key);
    else keep(key, next, WEEK_SECONDS);
  };
  return [written, write] as const;
}

/** The form's one act: checks the text, sends it, and gives it back to its writer when that did not work. */
function useSubmit({ context, parentId, onDone }: CommentFormProps, written: Written, write: (next: Written) => void) {
  const { t, props } = context;
  // An object, so that the same words said again move the focus again.
  const [error, setSaid] = useState({ said: '' });
  const setError = (said: string) => setSaid({ said });
  const [status, setStatus] = useState('');
  const sent = useRef({ content: '', key: '', isBusy: false });

  const submit = async (event: SubmitEvent, isOfficial: boolean) => {
    event.preventDefault();
    const { text, position } = written;
    const length = lengthOf(text);
    const max = props.maxLength;
    if (sent.current.isBusy) return;
    setStatus('');
    if (length === 0) return setError(t('comments.text-missing'));
    if (length > max) return setError(t('comments.text-long', { length, max }));
    // The same words sent again are the same comment; other words are another one.
    const content = JSON.stringify([written, isOfficial]);
    if (sent.current.content !== content) sent.current = { content, key: newKey(), isBusy: true };
    sent.current.isBusy = true;
    setError('');
    const draft = { text, position, isOfficial, parentId };
    const problem = await context.write(draft, sent.current.key, t('comments.reason', { title: props.title }));
    sent.current.isBusy = false;
    if (problem === 'given-up') return;
    if (problem) return setError(problemWords(t, problem));
    sent.current.content = '';
    write(NOTHING);
    setStatus(t('comments.published'));
    onDone?.();
  };
  return { error, status, submit };
}

/** Writes a comment or a reply. */
export function CommentForm(form: CommentFormProps) {
  const { context, parentId } = form;
  const { t, props } = context;
  const id = parentId === null ? 'write-comment' : `reply-${parentId}`;
  const [written, write] = useWritten(`comment:${props.resourceId}:${parentId ?? ''}`);
  const [isOfficial, setOfficial] = useState(false);
  const isAdministrator = useSession()?.role === 'administrator';
  const { error, status, submit } = useSubmit(form, written, write);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (error.said || parentId !== null) area.current?.focus();
  }, [error, parentId]);

  const type = (event: InputEvent & { currentTarget: HTMLTextAreaElement }) =>
    write({ ...written, text: event.currentTarget.value });
  return (
    <form class="stack" id={id} onSubmit={(event) => submit(event, isOfficial)} noValidate>
      {parentId === null && <h3>{t('comments.write')}</h3>}
      {parentId === null && (
        <Positions context={context} chosen={written.position} choose={(position) => write({ ...written, position })} />
      )}
      <Field
        id={`${id}-text`}
        label={t(parentId === null ? 'comments.text' : 'comments.reply-text')}
        help={t('comments.text-help', { max: props.maxLength, left: props.maxLength - lengthOf(written.text) })}
        error={error.said}
      >
        {(control) => <textarea {...control} ref={area} class="input" rows={4} value={written.text} onInput={type} />}
      </Field>
      {isAdministrator && parentId === null && <OfficialChoice t={t} checked={isOfficial} choose={setOfficial} />}
      <div class="row">
        <button class="btn" type="submit">
          {t('comments.publish')}
        </button>
        <span role="status">{status}</span>
      </div>
    </form>
  );
}

interface PositionsProps {
  readonly context: CommentsContext;
  readonly chosen: Position;
  readonly choose: (position: Position) => void;
}

function Positions({ context: { t }, chosen, choose }: PositionsProps) {
  return (
    <fieldset class="row">
      <legend class="sr">{t('comments.your-position')}</legend>
      {POSITIONS.map((position) => (
        <label class="choice" key={position}>
          <input
            type="radio"
            name="position"
            value={position}
            checked={chosen === position}
            onChange={() => choose(position)}
          />
          {t(`comments.position.${position}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface OfficialChoiceProps {
  readonly t: CommentsContext['t'];
  readonly checked: boolean;
  readonly choose: (isOfficial: boolean) => void;
}

function OfficialChoice({ t, checked, choose }: OfficialChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => choose(event.currentTarget.checked)} />
      <span>
        {t('comments.as-official')}
        <small>{t('comments.as-official-help')}</small>
      </span>
    </label>
  );
}
