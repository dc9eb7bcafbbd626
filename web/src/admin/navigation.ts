import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Where the back office is, how to go elsewhere, and what stands in the way. */
export interface Navigation {
  readonly pathname: string;
  readonly search: string;
  /** Goes up with each move within the back office; 0 on the page that was loaded. */
  readonly moves: number;
  /** Goes to an address of the back office; asks first where something is not saved. */
  readonly go: (href: string, options?: { readonly replace?: boolean }) => void;
  /** Tells whether something is not saved. */
  readonly holdBack: (unsaved: boolean) => void;
  /** A move that waits for an answer: leave and lose what was typed, or stay. */
  readonly pending: { readonly leave: () => void; readonly stay: () => void } | null;
}

const here = () => ({ pathname: location.pathname, search: location.search });

/** Position in the history of this tab: tells how far a press of the back button went. */
function positionOf(state: unknown): number {
  if (typeof state !== 'object' || state === null || !('position' in state)) return 0;
  return typeof state.position === 'number' ? state.position : 0;
}

/** Links within the back office that a plain click follows without loading the page again. */
function linkOf(event: MouseEvent): URL | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  const isAnchor = url.hash !== '' && url.pathname === location.pathname;
  return url.origin === location.origin && url.pathname.startsWith('/admin/') && !isAnchor ? url : null;
}

type Move = () => void;

/** Warns before the tab is closed or another site is opened; what to say there is the browser's choice. */
function useUnloadWarning(isUnsaved: () => boolean) {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}

/** Turns the back and forward buttons into moves; while something is unsaved they are undone until it is decided. */
function useHistoryButtons(
  position: { current: number },
  isUnsaved: () => boolean,
  arrive: Move,
  ask: (move: Move) => void,
) {
  useEffect(() => {
    let undone: Move | null = null;
    const moved = () => {
      if (undone) {
        // The address is that of this screen again: now there is time to ask.
        ask(undone);
        undone = null;
        return;
      }
      const distance = positionOf(history.state) - position.current;
      if (!isUnsaved() || distance === 0) {
        position.current += distance;
        return arrive();
      }
      undone = () => history.go(distance);
      history.go(-distance);
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, [position, isUnsaved, arrive, ask]);
}

/** Navigation of the whole back office; call it once, at its root. */
export function useNavigation(): Navigation {
  const [place, setPlace] = useState(here);
  const [moves, setMoves] = useState(0);
  const [waiting, setWaiting] = useState<Move | null>(null);
  const unsaved = useRef(false);
  const position = useRef(positionOf(history.state));

  const isUnsaved = useCallback(() => unsaved.current, []);
  const arrive = useCallback(() => {
    setPlace(here());
    setMoves((count) => count + 1);
  }, []);
  const ask = useCallback((move: Move) => setWaiting(() => move), []);
  const go = useCallback(
    (href: string, { replace = false } = {}) => {
      const move = () => {
        if (replace) history.replaceState({ position: position.current }, '', href);
        else history.pushState({ position: ++position.current }, '', href);
        arrive();
        scrollTo(0, 0);
      };
      if (unsaved.current) ask(move);
      else move();
    },
    [arrive, ask],
  );
  const holdBack = useCallback((value: boolean) => {
    unsaved.current = value;
  }, []);
  useUnloadWarning(isUnsaved);
  useHistoryButtons(position, isUnsaved, arrive, ask);
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const url = linkOf(event);
      if (!url) return;
      event.preventDefault();
      go(url.pathname + url.search);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [go]);

  const leave = () => {
    unsaved.current = false;
    setWaiting(null);
    waiting?.();
  };
  return { ...place, moves, go, holdBack, pending: waiting && { leave, stay: () => setWaiting(null) } };
}
