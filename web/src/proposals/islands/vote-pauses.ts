import type { Problem } from '../../platform/problem.ts';

/** Tries until the person must press: two minutes of them where the server says nothing. */
const TRIES = 8;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** A server that wants to be left alone for longer is asked again when somebody presses. */
const LONGEST_WAIT_SECONDS = 600;

/**
 * Milliseconds before the next try, never the same for two devices: twice as long each time, and never shorter than the
 * server asks. `null`: no more by itself.
 */
export function pauseBefore(tries: number, { retryAfter }: Pick<Problem, 'retryAfter'>, random: number): number | null {
  const asked = retryAfter ?? 0;
  if (tries >= TRIES || asked > LONGEST_WAIT_SECONDS) return null;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1)) * (0.5 + random);
  return asked * 1000 + pause;
}
