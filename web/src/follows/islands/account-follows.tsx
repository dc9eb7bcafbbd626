import { useState } from 'preact/hooks';
import type { Followed } from '../../../../shared/follows/contract.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords } from '../../platform/island.ts';
import { kindOf } from './followed-kind.ts';

/** What one follows, of every kind, with the way out of each and the way back. */
export function Follows(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => engagement.follows.listMine({ query: { locale: part.locale } }));
  return (
    <div class="stack stack-24">
      <p class="muted">{t('follow.list.intro')}</p>
      <p>
        <a class="more" href="#notifications">
          {t('follow.list.choose')}
        </a>
      </p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <div class="empty">
              <p>{t('follow.list.empty')}</p>
            </div>
          ) : (
            <ul class="list">
              {items.map((one) => (
                <FollowedItem key={one.resourceId} part={part} one={one} />
              ))}
            </ul>
          )
        }
      </LoadedPart>
    </div>
  );
}

interface FollowedItemProps {
  readonly part: AccountPart;
  readonly one: Followed;
}

/** One of them: it stays in its place once it is followed no more, so that a slip is taken back where it was made. */
function FollowedItem({ part: { t, locale }, one }: FollowedItemProps) {
  const { resourceId, title, path } = one;
  const [isEnded, setEnded] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const press = async () => {
    if (isBusy) return;
    setBusy(true);
    const { follow, unfollow } = engagement.follows;
    const result = await (isEnded ? follow : unfollow)({ params: { resourceId } });
    setBusy(false);
    setError(result.ok ? '' : problemWords(t, result.problem));
    if (result.ok) setEnded(!isEnded);
  };
  return (
    <li class="contribution row between">
      <div>
        {path === null ? (
          <span lang={one.locale}>{title}</span>
        ) : (
          <a href={`/${locale}${path}`} lang={one.locale}>
            {title}
          </a>
        )}
        <p class="meta">
          <span>{t(`follow.kind.${kindOf(resourceId)}`)}</span>
          {path === null && <span>{t('follow.list.hidden')}</span>}
          <span role="status">{isEnded && t('follow.list.ended')}</span>
        </p>
        <div role="alert">{error && <p class="error">{error}</p>}</div>
      </div>
      <button
        class="btn btn--quiet btn--s"
        type="button"
        aria-busy={isBusy}
        aria-label={t(isEnded ? 'follow.list.undo-of' : 'follow.unfollow-of', { title })}
        onClick={press}
      >
        {t(isEnded ? 'follow.list.undo' : 'follow.unfollow')}
      </button>
    </li>
  );
}
