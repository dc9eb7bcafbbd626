import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { useLatest, useSession, useWords } from '../../platform/island.ts';
import { closedWords, useOpening } from '../../platform/island-gate.ts';
import { networkFailed } from '../../platform/problem.ts';
import { isRegistered } from '../../platform/session.ts';
import { kept } from '../../platform/store.ts';
import { type CommentsContext, OfficialComment } from './CommentItem.tsx';
import { Balance, Chooser, List, News } from './CommentList.tsx';
import { type CommentStore, type CommentsProps, startOf } from './comment-state.ts';

type Work = typeof import('./comment-work.ts');
/** Does something with what is loaded when it is first needed. */
export type Run = (act: (work: Work, store: CommentStore) => unknown) => void;
type Panels = typeof import('./comment-panels.tsx');

/** Milliseconds after which a page asks for the first time whether others have written. */
const NEWS_MS = 60_000;

function useStore(props: CommentsProps): { readonly store: CommentStore; readonly run: Run } {
  const t = useWords(props);
  const [state, setState] = useState(() => startOf(props.comments));
  const latest = useLatest(state);
  const update = useCallback<CommentStore['update']>((change) => setState((now) => ({ ...now, ...change(now) })), []);
  const store = { state: () => latest.current, update, props, t };
  const run: Run = (act) =>
    import('./comment-work.ts').then(
      (work) => act(work, store),
      () => update(() => ({ isLoading: false, failed: { problem: networkFailed, again: () => run(act) } })),
    );
  return { store, run };
}

/** What happens by itself: the address is read, own things are marked, new comments are looked for. */
function useBackground({ state, props }: CommentStore, run: Run): void {
  const latest = useLatest(run);
  const me = useSession() ?? null;
  const person = isRegistered(me) ? me.id : null;
  const asked = useRef({ person, ids: new Set<CommentId>() });
  const { items, official, focus } = state();
  useEffect(() => {
    const open = () => {
      if (/[?&](?:comments?|position)=|#(?:comment-)?cmt_/.test(location.href))
        latest.current((work, store) => work.openAddress(store));
    };
    open();
    let stop: (() => void) | undefined;
    const watch = () =>
      latest.current((work, store) => {
        stop = work.watchNews(store);
      });
    const timer = setTimeout(watch, NEWS_MS);
    window.addEventListener('hashchange', open);
    return () => {
      stop?.();
      clearTimeout(timer);
      window.removeEventListener('hashchange', open);
    };
  }, [latest, props.resourceId]);
  useEffect(() => {
    if (person === null) return;
    if (asked.current.person !== person) asked.current = { person, ids: new Set() };
    latest.current((work, store) => work.readOwn(store, asked.current.ids));
  }, [latest, person, items, official]);
  useEffect(() => {
    const element = focus && document.getElementById(focus.id);
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
  }, [focus]);
}

/** Forms, loaded once one is wanted; what was being written on this device goes on where it was left. */
function usePanels({ state, update, props, t }: CommentStore): Panels | null {
  const [panels, setPanels] = useState<Panels | null>(null);
  const { writing, panel } = state();
  const isWanted = writing !== null || panel !== null;
  useEffect(() => {
    if (!isWanted || panels) return;
    import('./comment-panels.tsx').then(setPanels, () =>
      update(() => ({ writing: null, panel: null, said: { words: t('comments.form-failed') } })),
    );
  }, [isWanted, panels]);
  useEffect(() => {
    if (kept(`comment:${props.resourceId}:`, (value) => value)) update(() => ({ writing: 'kept' }));
  }, [props.resourceId, update]);
  return panels;
}

/** Comments of a resource: the first page is published with it, everything else is loaded when it is asked for. */
export function Comments(props: CommentsProps) {
  const opening = useOpening(props.isOn, props.phase);
  const { store, run } = useStore(props);
  useBackground(store, run);
  const panels = usePanels(store);
  const { t } = store;
  const state = store.state();
  const context: CommentsContext = { store, state, run, isOpen: opening.isOpen, panels };
  return (
    <section class="stack stack-24" aria-labelledby="comments">
      <h2 id="comments">{t('comments.title', { count: state.counts.total })}</h2>
      {state.counts.total > 0 && <Balance t={t} counts={state.counts} locale={props.locale} />}
      {state.official.map((comment) => (
        <OfficialComment key={comment.id} comment={comment} context={context} />
      ))}
      {!opening.isOpen && <p class="note">{closedWords(t, 'comments', opening, props.phase, props)}</p>}
      {opening.isOpen && props.needs && <p class="note">{props.needs}</p>}
      {(opening.isOpen || state.writing) && <Writing context={context} />}
      {state.counts.total > 1 && <Chooser context={context} />}
      <News context={context} />
      <List context={context} />
    </section>
  );
}

/** A line to write on, until somebody does: the form is no load for those who read. */
function Writing({ context }: { readonly context: CommentsContext }) {
  const { panels, state, store } = context;
  if (state.writing && panels) return <panels.CommentForm context={context} parentId={null} />;
  return (
    <button
      class="comment-open scripted"
      id="write-comment"
      type="button"
      aria-busy={state.writing !== null}
      onClick={() => store.update(() => ({ writing: 'asked' }))}
    >
      {store.t('comments.open-form')}
    </button>
  );
}
