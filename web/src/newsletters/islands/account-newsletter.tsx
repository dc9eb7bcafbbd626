import { useState } from 'preact/hooks';
import { ownNewsletter } from '../../participants/account-api.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { problemWords } from '../../platform/island.ts';

/** Whether newsletters come to the address of the account; changed with one press, and back with another. */
export function NewsletterSwitch({ t, me }: AccountPart) {
  const { loaded, again } = useLoaded(() => ownNewsletter.readOwn());
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const write = async (
    isSubscribed: boolean,
    territoryId: Parameters<typeof ownNewsletter.writeOwn>[0]['body']['territoryId'],
  ) => {
    if (busy) return;
    setBusy(true);
    const result = await ownNewsletter.writeOwn({ body: { isSubscribed, locale: me.locale, territoryId } });
    setBusy(false);
    setError(result.ok ? '' : problemWords(t, result.problem));
    if (result.ok) again();
  };
  return (
    <div class="stack stack-24">
      <p>{t('account.newsletter.intro', { email: me.email })}</p>
      <div role="status">{error && <p class="note note--alert">{error}</p>}</div>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ isSubscribed, territoryId }) => (
          <div class="stack stack-16">
            <p role="status">
              <b>{t(isSubscribed ? 'account.newsletter.on' : 'account.newsletter.off')}</b>
            </p>
            <p>
              <button
                class={isSubscribed ? 'btn btn--2' : 'btn'}
                type="button"
                aria-busy={busy}
                onClick={() => write(!isSubscribed, territoryId)}
              >
                {t(isSubscribed ? 'account.newsletter.stop' : 'account.newsletter.start')}
              </button>
            </p>
          </div>
        )}
      </LoadedPart>
    </div>
  );
}
