import { useState } from 'preact/hooks';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { linkProblem, loadApi, useToken } from './by-token.ts';

/** Ends a subscription with the link of a mail, without a question; and takes that back. */
export function Unsubscribe(words: Words) {
  const t = useWords(words);
  const live = useLive();
  const token = useToken() ?? '';
  const [state, setState] = useState<'on' | 'ended' | 'back'>('on');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const press = async (act: 'unsubscribe' | 'resubscribe') => {
    if (busy) return;
    setBusy(true);
    setError('');
    const result = await (await loadApi())[act]({ body: { token } });
    setBusy(false);
    if (result.ok) setState(act === 'unsubscribe' ? 'ended' : 'back');
    else setError(linkProblem(t, result.problem));
  };
  return (
    <div class="stack stack-16">
      <div role="status">
        {state === 'ended' && <p class="note note--ok">{t('unsubscribe.done')}</p>}
        {state === 'back' && <p class="note note--ok">{t('unsubscribe.undone')}</p>}
        {error && <p class="note note--alert">{error}</p>}
      </div>
      <p class="row">
        {state === 'ended' ? (
          <button class="btn btn--2" type="button" aria-busy={busy} onClick={() => press('resubscribe')}>
            {t('unsubscribe.undo')}
          </button>
        ) : (
          <button class="btn" type="button" disabled={!live} aria-busy={busy} onClick={() => press('unsubscribe')}>
            {t('unsubscribe.action')}
          </button>
        )}
        {state !== 'ended' && (
          <a class="more" href={`/${words.locale}/newsletter/preferences/#${token}`}>
            {t('unsubscribe.preferences')}
          </a>
        )}
      </p>
    </div>
  );
}
