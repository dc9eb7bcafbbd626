import { addSeconds } from '../../shared/platform/time.ts';

const DAY = 24 * 3600;

/** The day after, or that many days after; before where it is negative. Days are `YYYY-MM-DD`, UTC. */
export const dayAfter = (day: string, days = 1): string => addSeconds(`${day}T00:00:00.000Z`, days * DAY).slice(0, 10);
