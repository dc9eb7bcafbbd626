import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Result } from '../platform/problem.ts';
import { useOffice } from './context.ts';
import { problemText } from './forms/problems.ts';

/** Something that is on its way, here, or refused. */
type Loading<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly data: T }
  | { readonly status: 'refused'; readonly problem: Problem };

export interface Loaded<T> {
  readonly state: Loading<T>;
  /** Loads once more; what is shown stays until the answer is here. */
  readonly reload: () => void;
  /** Shows what a save has just answered. */
  readonly replace: (data: T) => void;
}

/** Loads when the screen opens and again whenever `key` changes; an answer that comes too late is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<Result<T>>): Loaded<T> {
  const [state, setState] = useState<Loading<T>>({ status: 'loading' });
  const latest = useRef(load);
  latest.current = load;
  const turn = useRef(0);
  const run = useCallback(async () => {
    const mine = ++turn.current;
    const answer = await latest.current();
    if (mine !== turn.current) return;
    setState(answer.ok ? { status: 'ready', data: answer.data } : { status: 'refused', problem: answer.problem });
  }, []);
  useEffect(() => {
    setState({ status: 'loading' });
    run();
    return () => {
      turn.current++;
    };
  }, [key, run]);
  const replace = useCallback((data: T) => {
    turn.current++;
    setState({ status: 'ready', data });
  }, []);
  return { state, reload: run, replace };
}

/** Gray lines where text will be; screen readers hear one sentence. */
function Skeleton() {
  const { t } = useOffice();
  return (
    <div role="status">
      <span class="sr">{t('loading')}</span>
      <div class="skeleton" aria-hidden="true">
        <div class="skeleton-title" />
        <div />
        <div />
        <div class="skeleton-short" />
      </div>
    </div>
  );
}

/** A refusal in words, with the way out: signing in again, or trying again. */
function Refusal({ problem, retry }: { readonly problem: Problem; readonly retry: () => void }) {
  const office = useOffice();
  const isOver = problem.status === 401;
  const signIn = async () => {
    await office.signInAgain();
    retry();
  };
  return (
    <div class="note note--alert stack stack-8" role="alert">
      <p>{problemText(office, problem)}</p>
      <button class="btn btn--2 btn--s" type="button" onClick={isOver ? signIn : retry}>
        {office.t(isOver ? 'session.again' : 'load.again')}
      </button>
    </div>
  );
}

interface WhenLoadedProps<T> {
  readonly loaded: Loaded<T>;
  readonly children: (data: T) => ComponentChildren;
}

/** Shows what is loaded, gray lines before that, and words and a button where it was refused. */
export function WhenLoaded<T>({ loaded: { state, reload }, children }: WhenLoadedProps<T>) {
  if (state.status === 'loading') return <Skeleton />;
  if (state.status === 'refused') return <Refusal problem={state.problem} retry={reload} />;
  return <>{children(state.data)}</>;
}
