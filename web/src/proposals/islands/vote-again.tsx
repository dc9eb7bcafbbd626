import { useEffect, useState } from 'preact/hooks';
import { formatClock, type Translate } from '../../../../shared/platform/format.ts';
import type { PartProps } from './vote-parts.tsx';
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

/** When the figures were counted, once they were read from the file of the count. */
export function Counted({ t, panel, state: { countedAt } }: PartProps) {
  if (countedAt === null) return null;
  return <p class="muted">{t('vote.counted-at', { time: formatClock(countedAt, panel.locale, panel.timeZone) })}</p>;
}
