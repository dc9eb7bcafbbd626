import type { ScheduledEvent } from 'aws-lambda';
import { addSeconds, hourOf, type Instant } from '../../shared/platform/time.ts';
import { DigestDues, NoticeMarks } from '../notifications/entities.ts';
import { put } from '../platform/db/write.ts';
import type { Entry } from '../platform/entry.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { MAIL_SHARDS } from '../platform/mail/lanes.ts';
import type { Services } from '../platform/services.ts';
import { components, processes } from '../spaces/directory.ts';
import { endingVotes } from '../spaces/tell-spaces.ts';

const HOUR = 3600;
/** Hours before the present one that are looked at again: whoever came late into one is not left there. */
const BEHIND = 2;
/** Hours that are made up for after an outage. */
const MOST_HOURS = 7 * 24;
const AT_ONCE = 16;

/** Full hours from `first` to `last`, both included. */
function hours(first: Instant, last: Instant): Instant[] {
  const all: Instant[] = [];
  for (let hour = first; hour <= last; hour = addSeconds(hour, HOUR)) all.push(hour);
  return all.slice(-MOST_HOURS);
}

/**
 * Hands everybody whose news goes out at this hour to the worker, a shard at a time: parts in which nobody waits are one
 * small read each, and people without news are in none. Hours that were missed are made up for.
 *
 * @returns number of shards
 */
export async function handOutDigests(services: Services): Promise<number> {
  const { db, queues, now } = services;
  const name = 'digests';
  const present = hourOf(now());
  const last = (await db.get(NoticeMarks, { name }))?.at ?? present;
  const [first = present] = [last, present].toSorted();
  const slots = hours(addSeconds(first, -BEHIND * HOUR), present);
  const parts = slots.flatMap((slot) => Array.from({ length: MAIL_SHARDS }, (_, shard) => ({ slot, shard })));
  const due = await inParallel(parts, AT_ONCE, async ({ slot, shard }) => {
    const { items } = await db.query(DigestDues, { slot, shard }, { limit: 1 });
    return items.length === 0 ? [] : [{ digest: slot, shard }];
  });
  await queues.send('notices', due.flat());
  await db.write(put(NoticeMarks, { name, at: present, expiresAt: null }));
  return due.flat().length;
}

/** Tells the worker of votes whose last day has begun, each once. @returns their number */
export async function tellEndingVotes(services: Services): Promise<number> {
  const { db, queues, now } = services;
  const [all, parts] = await Promise.all([processes(services), components(services)]);
  const ending = all.flatMap((process) => endingVotes(process, parts, now()));
  const told = await inParallel(ending, AT_ONCE, async (job) => {
    const name = `ends/${'phase' in job ? `${job.phase}/${job.ends}` : ''}`;
    if ((await db.get(NoticeMarks, { name })) !== undefined) return 0;
    await queues.send('notices', [job]);
    // Afterwards: what was sent twice is told once, what was noted and not sent never would be.
    await db.write(put(NoticeMarks, { name, at: now(), expiresAt: addSeconds(now(), 7 * 24 * HOUR) }));
    return 1;
  });
  return told.filter(Boolean).length;
}

/** Runs every hour: digests, what quiet hours have kept back, and votes that end within a day. Two runs tell nobody twice. */
export const digests: Entry<Pick<ScheduledEvent, 'time'> | undefined, void> = (services) => async () => {
  const [shards, ending] = await Promise.all([handOutDigests(services), tellEndingVotes(services)]);
  if (shards + ending > 0) services.log.info('digests.due', { shards, endingVotes: ending });
};
