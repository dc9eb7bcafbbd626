import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mentionable } from '../../../../shared/comments/comment.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { useSession } from '../../platform/island.ts';
import type { ControlProps } from '../../platform/island-field.tsx';
import { isRegistered } from '../../platform/session.ts';
import { commentsApi } from '../comments-api.ts';
import type { CommentStore } from './comment-state.ts';
import { type MentionQuery, queryAt, withName } from './mention-search.ts';

interface MentionAreaProps {
  readonly store: CommentStore;
  readonly control: ControlProps;
  readonly area: { readonly current: HTMLTextAreaElement | null };
  /** The thread in which somebody writes: who stands there is found first. */
  readonly thread: CommentId | null;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly type: (text: string, chosen?: Mentionable) => void;
}
interface Offered extends MentionQuery {
  readonly people: readonly Mentionable[];
  readonly active: number;
}
/** Typing is answered once it pauses. */
const PAUSE_MS = 200;

/** Looks for people while a name is typed; only the answer to the last letters counts. */
function useOffered({ store: { props }, thread }: Pick<MentionAreaProps, 'store' | 'thread'>) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const me = useSession() ?? null;
  useEffect(() => () => clearTimeout(timer.current), []);
  const close = () => {
    turn.current += 1;
    clearTimeout(timer.current);
    setOffered(null);
  };
  const look = (query: MentionQuery | null) => {
    // Who takes part is told to people with an account, not to everybody.
    if (query === null || !isRegistered(me)) return close();
    turn.current += 1;
    const asked = turn.current;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const params = { resourceId: props.resourceId };
      const result = await commentsApi.readMentionable({
        params,
        query: { q: query.q, ...(thread ? { thread } : {}) },
      });
      if (turn.current !== asked) return;
      const people = result.ok ? result.data.people : [];
      // A sentence that goes on behind an @ is no search for a name any more.
      setOffered(people.length === 0 && query.q.includes(' ') ? null : { ...query, people, active: 0 });
    }, PAUSE_MS);
  };
  return { offered, setOffered, look, close };
}

interface Keys extends Pick<ReturnType<typeof useOffered>, 'offered' | 'setOffered' | 'close'> {
  readonly take: (person: Mentionable) => void;
}

/** What the keys do while names are offered; without them they do what they do in any text. */
const keysOf =
  ({ offered, setOffered, close, take }: Keys) =>
  (event: KeyboardEvent) => {
    if (!offered || offered.people.length === 0 || event.isComposing) return;
    const { people, active } = offered;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? people.length - 1 : 0;
    const person = people[active];
    if (step > 0) setOffered({ ...offered, active: (active + step) % people.length });
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) take(person);
    else return;
    event.preventDefault();
  };

/** A text area that offers names while one types `@`; keys: arrows, Enter or Tab to take one, Escape to leave. */
export function MentionArea({ store, control, area, thread, text, isReadOnly, type }: MentionAreaProps) {
  const { t } = store;
  const { offered, setOffered, look, close } = useOffered({ store, thread });
  const listId = `${control.id}-people`;
  const take = (person: Mentionable) => {
    const element = area.current;
    if (!offered || !element) return;
    const next = withName(text, element.selectionStart, offered, person);
    type(next.text, person);
    close();
    element.focus();
    // The caret can only be set once the text is there.
    requestAnimationFrame(() => element.setSelectionRange(next.caret, next.caret));
  };
  const press = keysOf({ offered, setOffered, close, take });
  const isShown = offered !== null && offered.people.length > 0;
  return (
    <div class="mention-area">
      <textarea
        {...control}
        ref={area}
        class="input"
        rows={4}
        value={text}
        readOnly={isReadOnly}
        aria-autocomplete="list"
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={isShown ? `${listId}-${offered.active}` : undefined}
        onInput={({ currentTarget: { value, selectionStart } }) => {
          type(value);
          look(queryAt(value, selectionStart));
        }}
        onKeyDown={press}
        onBlur={close}
      />
      {isShown && <People id={listId} label={t('comments.mention-list')} offered={offered} take={take} />}
      <span class="sr" role="status">
        {offered && t('comments.mention-found', { count: offered.people.length })}
      </span>
    </div>
  );
}

interface PeopleProps {
  readonly id: string;
  readonly label: string;
  readonly offered: Offered;
  readonly take: (person: Mentionable) => void;
}

function People({ id, label, offered: { people, active }, take }: PeopleProps) {
  return (
    <div class="mention-people" id={id} role="listbox" aria-label={label}>
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Before the area loses the focus: a press must not close what is pressed.
          onMouseDown={(event) => {
            event.preventDefault();
            take(person);
          }}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}
