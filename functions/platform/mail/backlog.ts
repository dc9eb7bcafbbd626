import type { MailId } from '../../../shared/platform/ids.ts';
import type { MailBacklog } from '../../../shared/platform/mail-backlog.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { Outbox } from '../entities.ts';
import type { Services } from '../services.ts';

/**
 * Mails that wait stand in so many parts of an index: a rush of 300 mails a second, each with three writes, stays below
 * what one partition takes.
 */
const PARTS = 8;
/** Mails that are looked at in each part: a thousand in all are a hundred read units. */
const MOST = 125;
/** A mail that waits for longer was given up: it lies in the dead letters, which have an alarm of their own. */
const GIVEN_UP_SECONDS = 24 * 3600;

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The part of a mail: by the last digit of its id, which is a matter of chance. */
export const partOf = (id: MailId): string => String(DIGITS.indexOf(id.slice(-1)) % PARTS);

/** How many mails of the last day were not sent yet, and when the first of them was written. */
export async function mailBacklog({ db, now }: Pick<Services, 'db' | 'now'>): Promise<MailBacklog> {
  const since = addSeconds(now(), -GIVEN_UP_SECONDS);
  const parts = await Promise.all(
    Array.from({ length: PARTS }, (_, part) =>
      db.query(Outbox, { waitingIn: String(part) }, { index: 'byWaiting', limit: MOST + 1 }),
    ),
  );
  const counted = parts.flatMap(({ items }) => items.slice(0, MOST));
  const waiting = counted.map(({ createdAt }) => createdAt).filter((at) => at > since);
  return {
    waiting: waiting.length,
    isMore: parts.some(({ items }) => items.length > MOST),
    oldest: waiting.toSorted()[0] ?? null,
  };
}
