import { useEffect, useRef } from 'preact/hooks';
import type { MailFigures } from '../../../../shared/mails/contract.ts';
import { api } from '../../platform/api.ts';
import { type Loaded, useLoaded } from '../loading.tsx';
import { rateBetween } from './mail-sums.ts';

/** How often the figures are looked at again, while somebody looks. */
const AGAIN_MS = 15_000;
/** Looks that a rate is made of: those of the last minute. */
const LOOKS = 5;

export interface WatchedFigures {
  readonly figures: MailFigures;
  /** Mails sent in the last minute; `null` until there is something to compare. */
  readonly rate: number | null;
}

/** Figures of the outbox, asked for again as long as the screen is seen. */
export function useFigures(): Loaded<WatchedFigures> {
  const looks = useRef<readonly MailFigures[]>([]);
  const loaded = useLoaded<WatchedFigures>('figures', async () => {
    const answer = await api.mails.readFigures();
    if (!answer.ok) return answer;
    const rate = rateBetween(looks.current[0], answer.data);
    looks.current = [...looks.current, answer.data].slice(-LOOKS);
    return { ok: true, data: { figures: answer.data, rate } };
  });
  const { reload } = loaded;
  const isReady = loaded.state.status === 'ready';
  useEffect(() => {
    if (!isReady) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isReady, reload]);
  return loaded;
}
