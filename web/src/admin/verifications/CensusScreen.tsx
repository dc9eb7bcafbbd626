import { useEffect, useRef, useState } from 'preact/hooks';
import type { CensusFigures, CensusUpload } from '../../../../shared/verifications/census-upload.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { Sure } from '../forms/Sure.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { CensusFields } from './CensusFields.tsx';
import { CensusFile } from './CensusFile.tsx';
import { CensusUploadItem, isUnderWay } from './CensusUploadItem.tsx';
import { useCensusWords } from './use-census-words.ts';

const LOOK_EVERY_MS = 2000;

/** Looks again while a file is read, and says when it is done. */
function useProgress(uploads: readonly CensusUpload[] | undefined, reload: () => void): void {
  const { announce, t } = useOffice();
  const underWay = useRef(new Set<string>());
  const isWaiting = uploads?.some(isUnderWay) === true;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
  useEffect(() => {
    for (const { id, state, people } of uploads ?? []) {
      if (state === 'done' && underWay.current.has(id)) announce(t('verification-census.announced', { count: people }));
    }
    underWay.current = new Set(uploads?.filter(isUnderWay).map(({ id }) => id));
  }, [uploads]);
}

/** How many people are in the census, since when, and what they are known by. */
function Figures({ census }: { readonly census: CensusFigures }) {
  const { t, moment, day } = useOffice();
  const { columnName } = useCensusWords();
  const { people, since, changedAt, fields, hasBirthDates, territories, expiresAt } = census;
  return (
    <>
      <p class="lead">{t('verification-census.people', { count: people })}</p>
      <ul>
        <li>{t('verification-census.since', { moment: moment(since) })}</li>
        {changedAt !== since && <li>{t('verification-census.changed', { moment: moment(changedAt) })}</li>}
        <li>{t('verification-census.known-by', { fields: fields.map(columnName).join(', ') })}</li>
        <li>{t(hasBirthDates ? 'verification-census.with-birth-dates' : 'verification-census.without-birth-dates')}</li>
        <li>{t('verification-census.territories', { count: territories })}</li>
        {expiresAt && <li>{t('verification-census.expires', { day: day(expiresAt) })}</li>}
      </ul>
    </>
  );
}

interface CensusPanelProps {
  readonly census: CensusFigures | null;
  readonly onDeleted: () => void;
}

function CensusPanel({ census, onDeleted }: CensusPanelProps) {
  const { t, announce } = useOffice();
  const [isAsked, setAsked] = useState(false);
  const done = () => {
    setAsked(false);
    announce(t('verification-census.deleted'));
    onDeleted();
  };
  return (
    <section class="panel stack" aria-labelledby="h-census">
      <h2 id="h-census">{t('verification-census.now')}</h2>
      {census === null ? <p>{t('verification-census.nobody')}</p> : <Figures census={census} />}
      {census && isAsked && (
        <Sure
          text={t('verification-census.delete.sure', { count: census.people })}
          yes={t('verification-census.delete.yes')}
          act={() => api.verifications.deleteCensus()}
          onDone={done}
          onLeft={() => setAsked(false)}
        />
      )}
      {census && !isAsked && (
        <div class="row">
          <button class="btn btn--danger btn--s" type="button" onClick={() => setAsked(true)}>
            {t('verification-census.delete')}
          </button>
        </div>
      )}
    </section>
  );
}

/** The census: what it is now, a file for it, what became of files, and what people are known by. */
export function CensusScreen() {
  const { t } = useOffice();
  const loaded = useLoaded('census', () => api.verifications.readCensus());
  const ready = loaded.state.status === 'ready' ? loaded.state.data : undefined;
  useProgress(ready?.uploads, loaded.reload);
  return (
    <Screen title={t('verification.method.census')} above={<a href={paths.verifications}>{t('verification.title')}</a>}>
      <p class="help">{t('verification-census.intro')}</p>
      <WhenLoaded loaded={loaded}>
        {({ census, uploads }) => (
          <>
            <CensusPanel census={census} onDeleted={loaded.reload} />
            <CensusFile hasCensus={census !== null} onStarted={loaded.reload} />
            {uploads.length > 0 && (
              <section class="panel stack" aria-labelledby="h-census-uploads">
                <h2 id="h-census-uploads">{t('verification-census.uploads')}</h2>
                <ul class="stack">
                  {uploads.map((upload) => (
                    <CensusUploadItem key={upload.id} upload={upload} onChanged={loaded.reload} />
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </WhenLoaded>
      <CensusFields />
    </Screen>
  );
}
