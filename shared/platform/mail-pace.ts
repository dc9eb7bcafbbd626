/** Mails that one worker can send in a second: a tenth of it for SES, some for the table. */
const MAILS_A_WORKER = 7;
/** Fewer workers at once cannot be had of Lambda's queues. */
const FEWEST = 2;
/** Milliseconds that the mails of one batch may take together: a worker has 30 seconds, and each claim of it a minute. */
const BATCH_MS = 8000;
const MOST_IN_BATCH = 10;

/** How much of the rate that SES has granted each lane has for itself: none is delayed by another one, nor uses its share. */
export type MailShares = Readonly<Record<'urgent' | 'mail' | 'bulk', number>>;

/** How one lane sends. */
export interface LanePace {
  readonly workers: number;
  /** Milliseconds from one mail of a worker to its next. */
  readonly intervalMs: number;
  /** Mails that a worker takes at once. */
  readonly batch: number;
}

/**
 * Shares of the lanes: what newsletters do not have is parted two to one between what people wait for at the screen and
 * what they are told.
 *
 * @param bulk share of newsletters and digests, above 0 and below 1
 */
export const mailShares = (bulk: number): MailShares => ({ urgent: (1 - bulk) * (2 / 3), mail: (1 - bulk) / 3, bulk });

/** How a lane sends that has so many mails a second: each worker one mail at a time, together at most that rate. */
export function lanePace(perSecond: number, mostInBatch = 1): LanePace {
  const workers = Math.max(FEWEST, Math.floor(perSecond / MAILS_A_WORKER));
  const intervalMs = Math.ceil((1000 * workers) / perSecond);
  const batch = Math.max(1, Math.min(mostInBatch, MOST_IN_BATCH, Math.floor(BATCH_MS / intervalMs)));
  return { workers, intervalMs, batch };
}

/**
 * How all lanes send: together at most the rate that SES has granted. Newsletters are taken some at a time, which costs
 * fewer calls; what one person waits for goes alone, so that nothing of the same batch is waited for.
 *
 * @param perSecond rate that SES has granted
 */
export function mailPace(perSecond: number, shares: MailShares): Readonly<Record<keyof MailShares, LanePace>> {
  return {
    urgent: lanePace(perSecond * shares.urgent),
    mail: lanePace(perSecond * shares.mail),
    bulk: lanePace(perSecond * shares.bulk, MOST_IN_BATCH),
  };
}
