import { Problem } from '../platform/problem.ts';

/** Windows of one person that change the same thing at once are tried one after the other, so often. */
const TRIES = 60;
const LONGEST_PAUSE_MS = 60;

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt)));

/** Tries again until it is done. @throws Problem `internal.unavailable` when it is not after a second or two */
export async function untilDone(act: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await pause(attempt);
    if (await act()) return;
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}
