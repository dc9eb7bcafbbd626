import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Newsletter } from '../../../../../shared/newsletters/newsletter.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { contentOf, type Draft } from './draft.ts';
import { begin, type History, redo, step, undo } from './history.ts';

/** How what is typed stands to what is stored. */
export type Saving =
  | { readonly is: 'saved' | 'unsaved' | 'saving' | 'conflict' }
  | { readonly is: 'refused'; readonly problem: Problem };

/** A draft that stores itself. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly saving: Saving;
  /** Goes up with each save: what was shown of the stored newsletter is old then. */
  readonly revision: number;
  /** Stores what is there now; answers the revision of that, `null` where it was refused. */
  readonly stored: () => Promise<number | null>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** @param place where it was typed; `null` for a press of a button */
  readonly change: (next: (draft: Draft) => Draft, place: string | null) => void;
  /** Stores what is there now; answers whether that is stored. */
  readonly save: () => Promise<boolean>;
  /** Loads what somebody else stored; one's own goes into the past, from where it can be taken back. */
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
}

/** Milliseconds without typing after which it is stored. */
const PAUSE_MS = 1200;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Stores a draft, one request at a time, and tells how that went. */
function useSaving(stored: Newsletter, latest: { readonly current: Draft }, onStored: (stored: Newsletter) => void) {
  const [saving, setSaving] = useState<Saving>({ is: 'saved' });
  const [revision, setRevision] = useState(stored.revision);
  const known = useRef({ revision: stored.revision, draft: contentOf(stored) });
  const running = useRef<Promise<boolean> | null>(null);
  const params = { newsletterId: stored.id };
  const isStored = () => same(known.current.draft, latest.current);
  const keep = (newsletter: Newsletter, draft: Draft) => {
    known.current = { revision: newsletter.revision, draft };
    setRevision(newsletter.revision);
    onStored(newsletter);
  };
  async function send(): Promise<boolean> {
    const sent = latest.current;
    setSaving({ is: 'saving' });
    const answer = await api.newsletters.update({ params, body: { ...sent, revision: known.current.revision } });
    if (answer.ok) {
      keep(answer.data, sent);
      setSaving({ is: isStored() ? 'saved' : 'unsaved' });
      return isStored() || send();
    }
    const isConflict = answer.problem.code === 'newsletter.changed-meanwhile';
    setSaving(isConflict ? { is: 'conflict' } : { is: 'refused', problem: answer.problem });
    return false;
  }
  const save = async (): Promise<boolean> => {
    await running.current;
    if (isStored()) return true;
    running.current = send();
    const isDone = await running.current;
    running.current = null;
    return isDone;
  };
  const read = async () => {
    const answer = await api.newsletters.read({ params });
    if (!answer.ok) setSaving({ is: 'refused', problem: answer.problem });
    return answer.ok ? answer.data : null;
  };
  return { saving, setSaving, revision, known, isStored, keep, save, read };
}

/** Undo and redo by the keys that people know; within a field the whole draft goes back, not the field alone. */
function useKeys(undoLast: () => void, redoLast: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redoLast();
      else undoLast();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [undoLast, redoLast]);
}

/** Moves to other screens wait only for what cannot be stored by itself; a tab that is closed warns in any case. */
function useLeaving(saving: Saving['is'], latest: { readonly current: () => void }) {
  const { holdBack } = useOffice().navigation;
  useEffect(() => {
    holdBack(saving === 'refused' || saving === 'conflict');
    return () => holdBack(false);
  }, [saving, holdBack]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saving !== 'saved') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [saving]);
  // What was typed last, by somebody who goes on at once.
  useEffect(() => () => latest.current(), []);
}

/** The draft of a newsletter: every step can be taken back, and a moment after the last one it is stored. */
export function useDraft(stored: Newsletter, onStored: (stored: Newsletter) => void): OpenDraft {
  const [history, setHistory] = useState<History<Draft>>(() => begin(contentOf(stored)));
  const latest = useRef(history.now);
  latest.current = history.now;
  const store = useSaving(stored, latest, onStored);
  const { saving, setSaving, known, isStored, save, read } = store;
  const isHeld = saving.is === 'conflict';
  useEffect(() => {
    if (isHeld || isStored()) return undefined;
    setSaving((before) => (before.is === 'saving' ? before : { is: 'unsaved' }));
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [history.now, isHeld]);
  const leave = useRef(() => {});
  leave.current = () => {
    if (!isHeld) save();
  };
  useLeaving(saving.is, leave);
  useEffect(() => {
    // Another part of the screen has stored it since: here nothing was changed.
    if (stored.revision <= known.current.revision || !isStored()) return;
    known.current = { revision: stored.revision, draft: contentOf(stored) };
    setHistory(begin(contentOf(stored)));
  }, [stored.revision]);
  const undoLast = useCallback(() => setHistory(undo), []);
  const redoLast = useCallback(() => setHistory(redo), []);
  useKeys(undoLast, redoLast);
  const takeTheirs = async () => {
    const theirs = await read();
    if (theirs === null) return;
    store.keep(theirs, contentOf(theirs));
    setHistory((before) => step(before, contentOf(theirs), null));
    setSaving({ is: 'saved' });
  };
  const keepMine = async () => {
    const theirs = await read();
    if (theirs === null) return;
    known.current = { revision: theirs.revision, draft: contentOf(theirs) };
    if (await save()) setSaving({ is: 'saved' });
  };
  return {
    draft: history.now,
    saving,
    revision: store.revision,
    stored: async () => ((await save()) ? known.current.revision : null),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: undoLast,
    redo: redoLast,
    change: (next, place) => setHistory((before) => step(before, next(before.now), place)),
    save,
    takeTheirs,
    keepMine,
  };
}
