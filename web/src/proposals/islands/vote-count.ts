import { useEffect } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { readTally } from './vote-memory.ts';
import type { VoteState } from './vote-state.ts';

/** When the count is read again after a vote: it is counted within a second, and published at most every 2 s. */
const AFTER_VOTE_MS = [1500, 5000];
/** How often the count is read while votes are open: 25 s on average, each window at a moment of its own. */
const EVERY_MS = 20_000;
const SPREAD_MS = 10_000;
/** A file that cannot be had is asked for half as often each time, down to this. */
const LONGEST_MS = 5 * 60_000;

interface Counting {
  readonly isHidden: boolean;
  readonly isOpen: boolean;
  readonly settling: VoteState['settling'];
}
type Update = (change: (state: VoteState) => VoteState) => void;

/** Milliseconds until the count is read again. @param failures how often in a row it could not be read */
export const pauseOf = (failures: number, random: number): number =>
  Math.min(LONGEST_MS, EVERY_MS * 2 ** failures) + SPREAD_MS * random;

/** Reads a count now and then while the window is seen: one small file at the CDN, and nothing in a hidden window. */
function watch(read: () => Promise<boolean>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let due = 0;
  let isOver = false;
  const look = async () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    due = Number.POSITIVE_INFINITY;
    failures = (await read()) ? 0 : failures + 1;
    if (isOver) return;
    const pause = pauseOf(failures, Math.random());
    due = Date.now() + pause;
    timer = setTimeout(look, pause);
  };
  const seenAgain = () => {
    if (Date.now() >= due) look();
  };
  document.addEventListener('visibilitychange', seenAgain);
  look();
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seenAgain);
  };
}

/** Reads the count on load, from time to time while votes are open, and again after each own vote. */
export function useCount(proposalId: ProposalId, { isHidden, isOpen, settling }: Counting, update: Update): void {
  useEffect(() => {
    if (isHidden) return;
    let isWanted = true;
    const read = async () => {
      const found = await readTally(proposalId);
      if (isWanted && found) update((state) => ({ ...state, ...found }));
      return found !== null;
    };
    const stop = isOpen ? watch(read) : undefined;
    if (!isOpen) read();
    return () => {
      isWanted = false;
      stop?.();
    };
  }, [proposalId, isHidden, isOpen, update]);
  useEffect(() => {
    if (settling === null || isHidden) return;
    const read = async (isLast: boolean) => {
      const found = await readTally(proposalId);
      if (found) update((state) => ({ ...state, ...found, settling: isLast ? null : state.settling }));
    };
    const timers = AFTER_VOTE_MS.map((pause, index) => setTimeout(read, pause, index === AFTER_VOTE_MS.length - 1));
    return () => timers.forEach(clearTimeout);
  }, [proposalId, isHidden, settling, update]);
}
