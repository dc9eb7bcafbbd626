import { useEffect, useState } from 'preact/hooks';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords, useLive, useWords, type Words } from '../../platform/island.ts';

/** Ends the mails about a proposal with what stands after the # of the address; only the button does. */
export function Unfollow(words: Words) {
  const t = useWords(words);
  const live = useLive();
  const [token, setToken] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [error, setError] = useState('');
  useEffect(() => setToken(location.hash.slice(1)), []);
  const press = async () => {
    if (state === 'busy') return;
    setState('busy');
    setError('');
    const result = await engagement.follows.unfollowByLink({ body: { token } });
    setState(result.ok ? 'done' : 'idle');
    if (result.ok) return;
    // Too short to be one at all is said by its field; for the reader it is the same.
    const problem =
      result.problem.fields.length > 0 ? { ...result.problem, code: 'follow.link-invalid' as const } : result.problem;
    setError(problemWords(t, problem));
  };
  return (
    <div class="stack stack-16">
      <div role="status">
        {state === 'done' && <p class="note note--ok">{t('unfollow.done')}</p>}
        {error && <p class="note note--alert">{error}</p>}
      </div>
      {state === 'done' ? (
        <p>
          <a class="more" href={`/${words.locale}/`}>
            {t('unfollow.home')}
          </a>
        </p>
      ) : (
        <p>
          <button class="btn" type="button" disabled={!live} aria-busy={state === 'busy'} onClick={press}>
            {t('unfollow.action')}
          </button>
        </p>
      )}
    </div>
  );
}
