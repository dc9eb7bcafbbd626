import type { MailId } from '../../../shared/platform/ids.ts';
import type { LaneBacklog, MailBacklog } from '../../../shared/platform/mail-backlog.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import { Outbox } from '../entities.ts';
import type { Services } from '../services.ts';
import { LANES, type Lane, type MailBatch } from './lanes.ts';

/**
 * Mails that wait stand in so many parts of an index, each lane in its own: a rush of 300 mails a second, each with three
 * writes, stays below what one partition takes.
 */
const PARTS = 8;
/** Mails that are looked at in each part: a thousand of a lane are a hundred read units. */
const MOST = 125;
/** A mail that waits for longer is one of those that an alarm tells of: SES takes none, or a worker is broken. */
const GIVEN_UP_SECONDS = 24 * 3600;

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The part of a mail: by the last digit of its id, which is a matter of chance. */
export const partOf = (id: MailId): string => String(DIGITS.indexOf(id.slice(-1)) % PARTS);

/** Where a mail stands in the index while it waits. Newsletters have figures of their own: `null`. */
export const waitingIn = ({
  id,
  lane,
  batch,
}: {
  readonly id: MailId;
  readonly lane: Lane;
  readonly batch: MailBatch;
}): string | null => (batch === 'mails' ? `${lane}/${partOf(id)}` : null);

async function backlogOf({ db }: Pick<Services, 'db'>, lane: Lane, since: Instant): Promise<LaneBacklog> {
  const parts = await Promise.all(
    Array.from({ length: PARTS }, (_, part) =>
      db.query(Outbox, { waitingIn: `${lane}/${part}` }, { index: 'byWaiting', limit: MOST + 1 }),
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

/** How many mails of the last day were not sent yet, and when the first of them was written. */
export async function mailBacklog({ db, now }: Pick<Services, 'db' | 'now'>): Promise<MailBacklog> {
  const since = addSeconds(now(), -GIVEN_UP_SECONDS);
  const [urgent, mail, bulk] = await Promise.all(LANES.map((lane) => backlogOf({ db }, lane, since)));
  const none = { waiting: 0, isMore: false, oldest: null };
  const lanes = { urgent: urgent ?? none, mail: mail ?? none, bulk: bulk ?? none };
  const people = [lanes.urgent, lanes.mail];
  return {
    waiting: people.reduce((sum, { waiting }) => sum + waiting, 0),
    isMore: people.some(({ isMore }) => isMore),
    oldest: people.flatMap(({ oldest }) => oldest ?? []).toSorted()[0] ?? null,
    lanes,
  };
}
