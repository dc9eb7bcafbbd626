/** When a mail of the outbox is sent, and when it is tried again. Pure. */
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../db/entity.ts';
import type { Outbox } from '../entities.ts';
import type { Lane } from './lanes.ts';

export type OutboxMail = ItemOf<typeof Outbox>;

/** Seconds that a worker has for a mail it has claimed: a send takes ten at most, and the turn before it as long. */
export const LEASE_SECONDS = 60;
/** Seconds from a claim that nobody has ended to the next try. */
export const UNCERTAIN_SECONDS = 900;

/**
 * Seconds until the next try after the first, the second and further ones; after the last it is given up. A code is good
 * for a quarter of an hour; other mails are good a day later.
 */
const PAUSES: Readonly<Record<Lane, readonly number[]>> = {
  urgent: [5, 15, 60, 180, 600],
  mail: [30, 120, 600, 3600, 6 * 3600, 12 * 3600],
  bulk: [60, 300, 1800, 3 * 3600, 6 * 3600, 12 * 3600],
};

/** How often a mail of this lane is tried. */
export const triesOf = (lane: Lane): number => PAUSES[lane].length + 1;

/** Seconds from a try that failed to the next; `undefined`: it was the last one. @param tries with this one */
export const pauseAfter = (lane: Lane, tries: number): number | undefined => PAUSES[lane][tries - 1];

/** What a worker does with a mail that it was told of. */
export type Turn =
  | { readonly kind: 'over' }
  | { readonly kind: 'now' }
  /** Looks again then; `isUncertain`: nobody knows any more whether it was sent. */
  | { readonly kind: 'later'; readonly at: Instant; readonly isUncertain: boolean };

const later = (at: Instant, isUncertain = false): Turn => ({ kind: 'later', at, isUncertain });

/**
 * A claim is somebody else's until its lease ends, and uncertain from then on until SES must have told of it.
 *
 * @param uncertainSeconds from the claim; shorter than a lease, it ends that as well
 */
export function turnOf(mail: OutboxMail, now: Instant, uncertainSeconds = UNCERTAIN_SECONDS): Turn {
  const { state, claimedAt, notBefore } = mail;
  if (state === 'waiting') return notBefore !== null && now < notBefore ? later(notBefore) : { kind: 'now' };
  if (state !== 'claimed' && state !== 'uncertain') return { kind: 'over' };
  if (claimedAt === null) return { kind: 'now' };
  const leaseEnd = addSeconds(claimedAt, Math.min(LEASE_SECONDS, uncertainSeconds));
  if (state === 'claimed' && now < leaseEnd) return later(leaseEnd);
  const settled = addSeconds(claimedAt, uncertainSeconds);
  return now < settled ? later(settled, true) : { kind: 'now' };
}
