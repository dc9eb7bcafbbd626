import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataExport } from '../../../../shared/participants/account.ts';
import { formatSize } from '../../../../shared/participants/format.ts';
import { formatDay } from '../../../../shared/platform/format.ts';
import { newKey } from '../../platform/api-client.ts';
import { problemWords } from '../../platform/island.ts';
import { accountApi } from '../account-api.ts';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';

/** How long until the page looks again whether a file is there. */
const LOOK_AGAIN_MS = 3000;

/** The file of one's own data: ordered here, made elsewhere, downloaded here for a week. */
export function OwnData(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => accountApi.listExports());
  return (
    <div class="stack stack-24">
      <p>{t('account.data-intro')}</p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ items }) => <Files part={part} items={items} again={again} />}
      </LoadedPart>
    </div>
  );
}

interface FilesProps {
  readonly part: AccountPart;
  readonly items: readonly DataExport[];
  readonly again: () => void;
}

/** Looks again while a file is being made, as long as somebody looks at the page. */
function useWaiting(isWaiting: boolean, items: readonly DataExport[], again: () => void) {
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting, items]);
}

function Files({ part, items, again }: FilesProps) {
  const { t, locale, timeZone } = part;
  const key = useRef(newKey());
  const [error, setError] = useState('');
  const isWaiting = items.some(({ state }) => state === 'waiting');
  const ready = items.find(({ state }) => state === 'ready');
  useWaiting(isWaiting, items, again);

  const order = async () => {
    const result = await accountApi.requestExport({ idempotencyKey: key.current });
    if (result.ok) key.current = newKey();
    setError(result.ok ? '' : problemWords(t, result.problem));
    again();
  };
  const download = async (exportId: DataExport['id']) => {
    const result = await accountApi.linkExport({ params: { exportId } });
    if (result.ok) return location.assign(result.data.url);
    setError(problemWords(t, result.problem));
    again();
  };
  const day = (instant: string) => formatDay(instant, locale, timeZone);
  return (
    <div class="stack stack-16">
      <div role="status">
        {isWaiting && <p class="note">{t('account.data-waiting')}</p>}
        {ready && (
          <p class="note note--ok">
            {t('account.data-ready', { day: day(ready.createdAt), until: day(ready.expiresAt) })}
          </p>
        )}
      </div>
      <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
      <div class="row">
        {ready && (
          <button class="btn" type="button" onClick={() => download(ready.id)}>
            {t('account.data-download', { size: formatSize(ready.bytes, locale) })}
          </button>
        )}
        {!isWaiting && (
          <button class={ready ? 'btn btn--quiet btn--s' : 'btn'} type="button" onClick={order}>
            {t(ready ? 'account.data-again' : 'account.data-order')}
          </button>
        )}
      </div>
    </div>
  );
}
