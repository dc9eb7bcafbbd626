import { useState } from 'preact/hooks';
import type { Followed } from '../../../../shared/follows/contract.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords } from '../../platform/island.ts';

/** What one follows, with the way out of each. */
export function Follows({ t, locale }: AccountPart) {
  const { loaded, again } = useLoaded(() => engagement.follows.listMine());
  const [error, setError] = useState('');
  const unfollow = async ({ resourceId }: Followed) => {
    const result = await engagement.follows.unfollow({ params: { resourceId } });
    setError(result.ok ? '' : problemWords(t, result.problem));
    if (result.ok) again();
  };
  return (
    <div class="stack stack-24">
      <p class="muted">{t('follow.list-intro')}</p>
      <div role="status">{error && <p class="note note--alert">{error}</p>}</div>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <div class="empty">
              <p>{t('follow.list-empty')}</p>
            </div>
          ) : (
            <ul class="list">
              {items.map((one) => (
                <li key={one.resourceId} class="contribution row between">
                  {one.path === null ? (
                    <span lang={one.locale}>{one.title}</span>
                  ) : (
                    <a href={`/${locale}${one.path}`} lang={one.locale}>
                      {one.title}
                    </a>
                  )}
                  <button
                    class="btn btn--quiet btn--s"
                    type="button"
                    aria-label={t('follow.unfollow-of', { title: one.title })}
                    onClick={() => unfollow(one)}
                  >
                    {t('follow.unfollow')}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedPart>
    </div>
  );
}
