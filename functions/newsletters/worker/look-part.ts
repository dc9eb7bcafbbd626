import type { NewsletterId } from '../../../shared/platform/ids.ts';
import { Outbox } from '../../platform/entities.ts';
import { MAIL_SHARDS } from '../../platform/mail/lanes.ts';
import type { Services } from '../../platform/services.ts';
import type { IsTimeOver, LookPartJob } from './jobs.ts';

const PAGE = 500;

/** A job for each part of the mails of a newsletter. */
export const lookParts = (newsletterId: NewsletterId): LookPartJob[] =>
  Array.from({ length: MAIL_SHARDS }, (_, shard) => ({ newsletterId, step: 'look-part', shard, cursor: null }));

/**
 * Puts mails that wait back into the queue of their lane, after a pause or an end: messages about them came and went
 * meanwhile. What becomes of each is the sender's to say; one that is in the queue twice is sent once.
 */
export async function lookPart(
  services: Services,
  job: LookPartJob,
  isTimeOver: IsTimeOver,
): Promise<LookPartJob | null> {
  const { newsletterId, shard } = job;
  let { cursor } = job;
  do {
    const options = { limit: PAGE, cursor: cursor ?? undefined };
    const { items, next } = await services.db.query(Outbox, { batch: newsletterId, shard }, options);
    const waiting = items.filter(({ state }) => state === 'waiting');
    await services.queues.send(
      'bulk',
      waiting.map(({ id, batch }) => ({ mailId: id, batch })),
    );
    cursor = next;
    if (cursor !== null && isTimeOver()) return { ...job, cursor };
  } while (cursor !== null);
  return null;
}
