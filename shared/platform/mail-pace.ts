/** Mails that one worker can send in a second: a tenth of it for SES, some for the table. */
const MAILS_A_WORKER = 7;
/** Fewer workers at once cannot be had of Lambda's queues. */
const FEWEST = 2;

/**
 * How many workers send at once, each one mail at a time, and the milliseconds from one mail of a worker to its next:
 * together at most the rate that SES has granted.
 */
export function mailPace(perSecond: number): { readonly workers: number; readonly intervalMs: number } {
  const workers = Math.max(FEWEST, Math.floor(perSecond / MAILS_A_WORKER));
  return { workers, intervalMs: Math.ceil((1000 * workers) / perSecond) };
}
