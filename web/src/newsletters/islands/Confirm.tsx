import { useState } from 'preact/hooks';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { linkProblem, loadApi, useToken } from './by-token.ts';

/** The last step of a sign-up: only the button confirms, so that programs that open links confirm nothing. */
export function Confirm(words: Words) {
  const t = useWords(words);
  const live = useLive();
  const token = useToken() ?? '';
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [error, setError] = useState('');
  const press = async () => {
    if (state === 'busy') return;
    setState('busy');
    setError('');
    const result = await (await loadApi()).confirm({ body: { token } });
    setState(result.ok ? 'done' : 'idle');
    if (!result.ok) setError(linkProblem(t, result.problem));
  };
  return (
    <div class="stack stack-16">
      <div role="status">
        {state === 'done' && <p class="note note--ok">{t('confirm.done')}</p>}
        {error && <p class="note note--alert">{error}</p>}
      </div>
      {state !== 'done' && (
        <p class="row">
          <button class="btn" type="button" disabled={!live} aria-busy={state === 'busy'} onClick={press}>
            {t('confirm.action')}
          </button>
          {error && (
            <a class="more" href={`/${words.locale}/newsletter/`}>
              {t('confirm.again')}
            </a>
          )}
        </p>
      )}
      {state === 'done' && (
        <p>
          <a class="more" href={`/${words.locale}/newsletters/`}>
            {t('sign-up.archive')}
          </a>
        </p>
      )}
    </div>
  );
}
