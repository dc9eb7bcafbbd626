import { asRecord } from '../../platform/store.ts';
import type { CommentStore } from './comment-state.ts';

/** At most one request in so many milliseconds; each page adds a little of its own, so that not all ask at once. */
const EVERY_MS = 60_000;
const SPREAD_MS = 15_000;

/** Comments counted, from the public figures at the CDN; `null` when they cannot be had. */
async function readCount(resourceId: string): Promise<number | null> {
  try {
    const response = await fetch(`/tallies/proposals/${resourceId}.json`, { cache: 'no-cache' });
    const { comments } = asRecord(await response.json()) ?? {};
    return response.ok && typeof comments === 'number' ? comments : null;
  } catch {
    return null;
  }
}

/**
 * Looks for comments of others while the page is seen: one small file at the CDN, never the API, and nothing while the
 * window is hidden. Gives the way to stop.
 */
export function watchNews({ state, update, props }: CommentStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Date.now();
  let isFewer = false;
  const pause = EVERY_MS + Math.random() * SPREAD_MS;
  const look = async () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    last = Date.now();
    timer = setTimeout(look, pause);
    const count = await readCount(props.resourceId);
    if (count === null) return;
    // Fewer once may be an own comment that is not counted yet; fewer twice, others have deleted theirs.
    const wasFewer = isFewer;
    isFewer = count < state().seen;
    if (isFewer && wasFewer) update(() => ({ seen: count, news: 0 }));
    else if (count - state().seen !== state().news) update(({ seen }) => ({ news: Math.max(0, count - seen) }));
  };
  const seenAgain = () => {
    if (document.visibilityState === 'visible' && Date.now() - last >= EVERY_MS) look();
  };
  document.addEventListener('visibilitychange', seenAgain);
  look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seenAgain);
  };
}
