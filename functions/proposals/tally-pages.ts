import { addSeconds, toMilliseconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { TallyPages } from './entities.ts';

/** Islands read the newest sums themselves; pages that show them are published once in so many seconds. */
const EVERY_SECONDS = 60;
const KEPT_SECONDS = 3600;

/**
 * Publishes pages whose sums have changed: at once, or a minute after the last time. A publication still to come will
 * read what has been counted by now, so nothing is added to it.
 *
 * The job is sent before its time is remembered: a function that dies in between sends it twice, which does no harm.
 *
 * @param subject what the pages are about, one clock for each
 */
export async function publishTallyPages(services: Services, subject: string, pages: readonly string[]): Promise<void> {
  const now = services.now();
  const last = await services.db.get(TallyPages, { subject });
  if (last !== undefined && last.publishedAt > now) return;
  const earliest = last === undefined ? now : addSeconds(last.publishedAt, EVERY_SECONDS);
  const delaySeconds = Math.ceil(Math.max(0, toMilliseconds(earliest) - toMilliseconds(now)) / 1000);
  await services.queues.send(
    'publish',
    pages.map((page) => ({ page })),
    delaySeconds > 0 ? { delaySeconds } : {},
  );
  const publishedAt = addSeconds(now, delaySeconds);
  const expiresAt = addSeconds(publishedAt, KEPT_SECONDS);
  await services.db.write(put(TallyPages, { subject, publishedAt, expiresAt }));
}
