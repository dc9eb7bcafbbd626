import { useEffect, useState } from 'preact/hooks';
import type { OwnGroup } from '../../../../shared/groups/group.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords, useLive, useWords, type Words } from '../../platform/island.ts';

/** Accepts the invitation that stands after the # of the address; only the button does. */
export function AcceptInvitation(words: Words) {
  const t = useWords(words);
  const live = useLive();
  const [token, setToken] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [group, setGroup] = useState<OwnGroup | null>(null);
  const [error, setError] = useState('');
  useEffect(() => setToken(location.hash.slice(1)), []);
  const press = async () => {
    if (isBusy) return;
    setBusy(true);
    setError('');
    const accept = () => engagement.groups.accept({ body: { token } });
    const result = await asParticipant(t('invitation.reason'), words, accept);
    setBusy(false);
    if (result === null) return;
    if (result.ok) return setGroup(result.data);
    const { problem } = result;
    setError(problemWords(t, problem.fields.length > 0 ? { ...problem, code: 'group.invitation-invalid' } : problem));
  };
  return (
    <div class="stack stack-16">
      <div role="status">
        {group && <p class="note note--ok">{t('invitation.done', { name: group.name })}</p>}
        {error && <p class="note note--alert">{error}</p>}
      </div>
      {group ? (
        <p>
          <a class="btn" href={`/${words.locale}/account/#groups`}>
            {t('invitation.next')}
          </a>
        </p>
      ) : (
        <p>
          <button class="btn" type="button" disabled={!live} aria-busy={isBusy} onClick={press}>
            {t('invitation.accept')}
          </button>
        </p>
      )}
    </div>
  );
}
