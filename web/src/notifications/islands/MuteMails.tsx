import { useEffect, useState } from 'preact/hooks';
import type { Mute } from '../../../../shared/notifications/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords, useWords, type Words } from '../../platform/island.ts';
import { isPassing, notFound, type Problem, type Result } from '../../platform/problem.ts';
import { notificationsApi } from '../notifications-api.ts';

type Scope = 'event' | 'all';
type Asked = 'reading' | 'idle' | 'busy';

const tokenHere = () => (typeof location === 'undefined' ? '' : location.hash.slice(1));

/** What the token ends, read once; then what was done with it here. */
function useMute() {
  const [token, setToken] = useState(tokenHere);
  const [mute, setMute] = useState<Mute | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<Asked>('reading');
  const [isUndone, setUndone] = useState(false);
  const ask = async (busy: Asked, send: () => Promise<Result<Mute>>) => {
    setAsked(busy);
    setProblem(null);
    const result = await send();
    setAsked('idle');
    if (result.ok) setMute(result.data);
    // What is no token at all is said by its length; for the reader it is the same.
    else if (isPassing(result.problem)) setProblem(result.problem);
    else setProblem({ ...result.problem, code: 'notification.link-invalid' });
    return result.ok;
  };
  const { readMute, mute: end, undoMute } = notificationsApi.notifications;
  const params = { token };
  const nothing = async () => ({ ok: false, problem: notFound('notification.link-invalid') }) as const;
  const read = () => ask('reading', () => (token === '' ? nothing() : readMute({ params })));
  useEffect(() => {
    setMute(null);
    setUndone(false);
    read();
    // The link of another mail, opened in the same window.
    const follow = () => setToken(tokenHere());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [token]);
  return {
    mute,
    problem,
    asked,
    isUndone,
    read,
    press: async (scope: Scope) => {
      if (asked === 'idle' && (await ask('busy', () => end({ params, body: { scope } })))) setUndone(false);
    },
    undo: async (scope: Scope) => {
      if (asked === 'idle' && (await ask('busy', () => undoMute({ params, body: { scope } })))) setUndone(true);
    },
  };
}

/** Ends mails with what stands after the # of the address: says first which, and only a button does it. */
export function MuteMails(words: Words) {
  const t = useWords(words);
  const state = useMute();
  const { mute, problem, asked, isUndone, read } = state;
  const isDone = mute !== null && (mute.isPaused || mute.isMuted);
  return (
    <div class="stack stack-24">
      <div class="notices" role="status">
        {asked === 'reading' && <p class="muted">{t('mute.loading')}</p>}
        {isDone && <p class="note note--ok">{t(mute.isPaused ? 'mute.done-all' : 'mute.done-event')}</p>}
        {isUndone && !isDone && <p class="note note--ok">{t('mute.undone')}</p>}
      </div>
      <div class="notices" role="alert">
        {problem && <p class="note note--alert">{problemWords(t, problem)}</p>}
      </div>
      {problem !== null && mute === null && isPassing(problem) && (
        <p>
          <button class="btn btn--2" type="button" onClick={read}>
            {t('mute.retry')}
          </button>
        </p>
      )}
      {mute !== null && <Acts t={t} mute={mute} isBusy={asked === 'busy'} press={state.press} undo={state.undo} />}
      <p>
        <a class="more" href={`/${words.locale}/account/#notifications`}>
          {t('mute.preferences')}
        </a>
      </p>
    </div>
  );
}

interface ActsProps {
  readonly t: Translate;
  readonly mute: Mute;
  readonly isBusy: boolean;
  readonly press: (scope: Scope) => void;
  readonly undo: (scope: Scope) => void;
}

function Acts({ t, mute: { event, isMuted, isPaused }, isBusy, press, undo }: ActsProps) {
  return (
    <>
      <div class="stack stack-8">
        <p>{t('mute.ask')}</p>
        <p>
          <b>{t(`name.${event}`)}</b>
        </p>
        {!isMuted && !isPaused && <p class="prose">{t('mute.how')}</p>}
      </div>
      <div class="row">
        {!isMuted && !isPaused && event !== 'all' && (
          <button class="btn" type="button" aria-busy={isBusy} onClick={() => press('event')}>
            {t('mute.event')}
          </button>
        )}
        {!isPaused && (
          <button class="btn btn--2" type="button" aria-busy={isBusy} onClick={() => press('all')}>
            {t('mute.all')}
          </button>
        )}
        {(isMuted || isPaused) && (
          <button class="btn btn--2" type="button" aria-busy={isBusy} onClick={() => undo(isPaused ? 'all' : 'event')}>
            {t('mute.undo')}
          </button>
        )}
      </div>
    </>
  );
}
