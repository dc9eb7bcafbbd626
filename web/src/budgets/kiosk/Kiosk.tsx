import { useEffect, useRef, useState } from 'preact/hooks';
import type { Kiosk as KioskView } from '../../../../shared/budgets/kiosk-routes.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { isPassing } from '../../platform/problem.ts';
import { ballotsApi } from '../ballots-api.ts';
import { useCatalogue } from '../islands/use-catalogue.ts';
import { AgentDesk } from './AgentDesk.tsx';
import { canKeep, sendWaiting, waitingBallots } from './kiosk-queue.ts';
import { Voter } from './Voter.tsx';

export interface KioskProps extends Words {
  readonly componentId: ComponentId;
  readonly defaultLocale: string;
  readonly timeZone: string;
  /** Path of this page, language included. */
  readonly path: string;
}

const AGAIN_MS = 15_000;

/** Whether this device is a tablet; `undefined`: not known yet. Without a connection it stays what it was. */
function useKiosk(componentId: ComponentId) {
  const [kiosk, setKiosk] = useState<KioskView | null>();
  const ask = async () => {
    const result = await ballotsApi.readKiosk({ params: { componentId }, tries: 1 });
    if (result.ok) setKiosk(result.data.kiosk);
    else if (!isPassing(result.problem)) setKiosk(null);
  };
  useEffect(() => {
    ask();
    const timer = setInterval(ask, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return { kiosk, ask };
}

/** Sends what this tablet keeps, again and again, and counts what waits. @param busy key of the ballot being answered now */
function useQueue(componentId: ComponentId, isOn: boolean, busy: { readonly current: string | null }, ask: () => void) {
  const [waiting, setWaiting] = useState(0);
  const count = () => setWaiting(waitingBallots(componentId).filter(({ key }) => key !== busy.current).length);
  useEffect(() => {
    count();
    if (!isOn) return;
    const flush = async () => {
      if (await sendWaiting(componentId, (key) => key !== busy.current)) ask();
      count();
    };
    flush();
    const timer = setInterval(flush, AGAIN_MS);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [isOn]);
  return { waiting, count };
}

/** The code that a camera has read from a paper: it comes behind the address, and does not stay there. */
function useScanned() {
  const [scanned, setScanned] = useState('');
  useEffect(() => {
    const read = () => {
      if (location.hash === '') return;
      setScanned(location.hash.slice(1));
      history.replaceState(null, '', location.pathname);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return { scanned, forgetScanned: () => setScanned('') };
}

/** A tablet for many voters, one after the other: nothing of one is there for the next. */
export function Kiosk(props: KioskProps) {
  const t = useWords(props);
  const live = useLive();
  const { componentId } = props;
  const { kiosk, ask } = useKiosk(componentId);
  const busy = useRef<string | null>(null);
  const { waiting, count } = useQueue(componentId, kiosk != null, busy, ask);
  const { catalogue, isLost, again } = useCatalogue(componentId);
  const { scanned, forgetScanned } = useScanned();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    // A page out of the browser's memory would show what stood on it.
    const shown = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener('pageshow', shown);
    return () => removeEventListener('pageshow', shown);
  }, []);
  useEffect(() => {
    if (catalogue !== null || !isLost) return;
    const timer = setTimeout(again, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isLost, catalogue]);
  if (!live || kiosk === undefined) return <p role="status">{t('kiosk.loading')}</p>;
  if (!canKeep()) return <p class="note note--alert">{t('kiosk.no-storage')}</p>;
  if (kiosk === null) return <AgentDesk {...props} waiting={waiting} opened={ask} catalogue={catalogue} />;
  if (catalogue === null) return <p role="status">{t(isLost ? 'kiosk.no-catalogue' : 'kiosk.loading')}</p>;
  const next = () => {
    busy.current = null;
    forgetScanned();
    count();
    setTurn((before) => before + 1);
    // Projects may have been withdrawn; without a connection the ones that are here will do.
    again();
  };
  const { locale, defaultLocale } = props;
  return (
    <div class="stack stack-24">
      <Voter
        key={turn}
        componentId={componentId}
        scanned={scanned}
        speaker={{ t, locale, defaultLocale, catalogue }}
        casting={(key) => {
          busy.current = key;
        }}
        cast={count}
        next={next}
      />
      {waiting > 0 && (
        <p class="note" role="status">
          {t('kiosk.waiting', { count: waiting })}
        </p>
      )}
    </div>
  );
}
