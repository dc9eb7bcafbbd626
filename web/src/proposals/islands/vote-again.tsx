import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { VoteState } from './vote-state.ts';

/** Whole seconds until a moment, counted down; 0 once it has passed. */
function useSeconds(until: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function Countdown({ t, until }: { readonly t: Translate; readonly until: number }) {
  return <p class="muted">{t('vote.again', { seconds: useSeconds(until) })}</p>;
}

interface AgainProps {
  readonly t: Translate;
  readonly state: VoteState;
  readonly retry: () => void;
}

/**
 * When a vote that is not recorded is sent again, and the way to do it now. Not in the part that is read out by itself:
 * that would be a word a second.
 */
export function Again({ t, state: { status, againAt }, retry }: AgainProps) {
  if (status !== 'waiting' && status !== 'unsent' && status !== 'signed-out') return null;
  return (
    <>
      {againAt !== null && <Countdown t={t} until={againAt} />}
      <button class="btn btn--2 btn--s" type="button" onClick={retry}>
        {t('vote.retry')}
      </button>
    </>
  );
}

/**
 * On a phone the panel lies over what is read there: once somebody has voted it is one line, and this opens the rest. The
 * style sheet hides what is folded away, and this button where there is room for everything.
 */
export function More({ t, state: { recorded, wanted, status } }: Pick<AgainProps, 't' | 'state'>) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isThere = recorded !== null || (status === 'sending' ? button.current !== null : status !== 'idle');
  // Asked before it is folded away; where nothing is, this button is not shown and cannot take the focus.
  const hasFocus = document.activeElement?.closest('.vote');
  useEffect(() => {
    setOpen(false);
    if (hasFocus) button.current?.focus();
  }, [recorded, wanted, isThere]);
  return isThere ? (
    <button
      ref={button}
      class="btn btn--2 btn--s"
      type="button"
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
    >
      {t(status === 'idle' ? 'vote.change' : 'vote.more')}
    </button>
  ) : null;
}
