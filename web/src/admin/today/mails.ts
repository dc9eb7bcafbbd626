import type { MailBacklog } from '../../../../shared/platform/mail-backlog.ts';
import type { Instant } from '../../../../shared/platform/time.ts';

/** Mails leave within seconds: fewer than this, none of them for as long, are no backlog. */
const FEW = 50;
const SOON_MS = 60_000;
/** A mailed code is of no use any more. */
const LATE_MS = 15 * 60_000;

/** How mails get on: on their way, waiting for their turn, or too late for codes to sign in. */
export function mailsState({ waiting, isMore, oldest }: MailBacklog, now: Instant): 'moving' | 'waiting' | 'late' {
  const age = oldest === null ? 0 : Date.parse(now) - Date.parse(oldest);
  if (age >= LATE_MS) return 'late';
  return isMore || waiting > FEW || age > SOON_MS ? 'waiting' : 'moving';
}
