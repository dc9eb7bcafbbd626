import { useState } from 'preact/hooks';
import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import type { WaitingDocument } from '../../../../shared/verifications/id-document-routes.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { DocumentCase } from './DocumentCase.tsx';

interface QueueProps {
  readonly items: readonly WaitingDocument[];
  readonly isMore: boolean;
  readonly open: (participantId: ParticipantId) => void;
}

/** Documents that wait, the oldest first: one is opened at a time. */
function Queue({ items, isMore, open }: QueueProps) {
  const { t, moment } = useOffice();
  if (items.length === 0) return <p class="note note--ok">{t('verification-id-document.empty')}</p>;
  return (
    <div class="stack">
      <p class="muted">{t('verification-id-document.count', { count: items.length })}</p>
      <ul class="plain-list stack" aria-label={t('verification-id-document.queue')}>
        {items.map(({ participantId, displayName, kind, since }) => {
          const name = displayName ?? t('verification-desk.no-name');
          return (
            <li key={participantId} class="row between">
              <p>
                <b>{name}</b>{' '}
                <span class="muted">
                  {t(`verification-desk.kind.${kind}`)} ·{' '}
                  {t('verification-id-document.waiting', { moment: moment(since) })}
                </span>
              </p>
              <button
                class="btn btn--2 btn--s"
                type="button"
                aria-label={t('verification-id-document.open-of', { name })}
                onClick={() => open(participantId)}
              >
                {t('verification-id-document.open')}
              </button>
            </li>
          );
        })}
      </ul>
      {isMore && <p class="muted">{t('verification-id-document.more')}</p>}
    </div>
  );
}

/** Identity documents that wait for somebody to look at them. */
export function IdDocumentScreen() {
  const { t } = useOffice();
  const loaded = useLoaded('id-documents', () => api.verifications.listIdDocuments());
  const [shown, setShown] = useState<ParticipantId | null>(null);
  const decided = () => {
    setShown(null);
    loaded.reload();
  };
  return (
    <Screen title={t('verification-id-document.title')}>
      <p class="lead">{t('verification-id-document.intro')}</p>
      {shown === null ? (
        <WhenLoaded loaded={loaded}>
          {({ items, isMore }) => <Queue items={items} isMore={isMore} open={setShown} />}
        </WhenLoaded>
      ) : (
        <div class="stack">
          <p>
            <button class="btn btn--quiet btn--s" type="button" onClick={decided}>
              {t('verification-id-document.back')}
            </button>
          </p>
          <DocumentCase key={shown} participantId={shown} onDecided={decided} />
        </div>
      )}
    </Screen>
  );
}
