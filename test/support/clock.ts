import { addSeconds, type Instant } from '../../shared/platform/time.ts';

/** A clock that stands still until a test moves it. */
export interface Clock {
  now(): Instant;
  set(instant: Instant): void;
  advance(seconds: number): void;
}

export function stoppedClock(start: Instant = '2026-11-21T09:00:00.000Z'): Clock {
  let now = start;
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
    advance: (seconds) => {
      now = addSeconds(now, seconds);
    },
  };
}
