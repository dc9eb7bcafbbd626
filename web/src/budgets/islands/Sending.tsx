import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { BoxProps } from './BallotBox.tsx';

/** Whole seconds until a moment, counted down. */
function Countdown({ t, until }: { readonly t: Translate; readonly until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return <p class="muted">{t('ballot.again', { seconds: Math.max(0, Math.ceil((until - now) / 1000)) })}</p>;
}

/** A ballot on its way: what has become of it, honestly, and the way to try again now. */
export function Sending({ part, ballot }: Pick<BoxProps, 'part' | 'ballot'>) {
  const { t } = part.speaker;
  const { sent, post, state } = ballot;
  const { status, againAt, isKept, problem } = sent;
  const isWaiting = status === 'waiting' || status === 'unsent' || status === 'signed-out';
  const refusal = state.standing?.refusal;
  // What a verification mends is asked for at check-out.
  const isFinal = refusal && !['verification.required', 'verification.expired', ...SAID].includes(refusal.code);
  return (
    <>
      <div class="stack stack-8" role="status">
        {status === 'sending' && <p>{t('ballot.sending')}</p>}
        {isWaiting && <p class="note note--alert">{t(`ballot.${status}`, { kept: isKept ? 'yes' : 'no' })}</p>}
        {problem && status !== 'late' && <p class="note note--alert">{problemWords(t, problem)}</p>}
        {!problem && isFinal && (
          <p class="note note--alert">
            {t(
              `problem.${refusal.code}`,
              Object.fromEntries(Object.entries(refusal.facts).map(([name, value]) => [name, value ?? ''])),
            )}
          </p>
        )}
      </div>
      {isWaiting && againAt !== null && <Countdown t={t} until={againAt} />}
      {isWaiting && (
        <button class="btn btn--2 btn--s" type="button" onClick={() => post.wake(true)}>
          {t('ballot.retry')}
        </button>
      )}
    </>
  );
}

/** Said by the box itself. */
const SAID: readonly string[] = ['budget.voting-closed', 'budget.voted-on-paper', 'access.needs-account'];
