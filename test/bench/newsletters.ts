/**
 * What a newsletter to a million costs: `npm run bench:newsletters`. The audience is walked as the worker walks it, from a
 * source that makes up its pages, so that a million people never are in memory; mails to 20,000 are written into the local
 * store; then the fan-out on paper, from what was measured and from the pace that is kept.
 */

import { Newsletters, SUBSCRIPTION_SHARDS, Subscriptions, WORK_PARTS } from '../../functions/newsletters/entities.ts';
import type { NewsletterItem } from '../../functions/newsletters/newsletter.ts';
import { confirmed, pendingSubscription } from '../../functions/newsletters/subscriptions/subscription.ts';
import { buildPart, buildParts, PER_SECOND } from '../../functions/newsletters/worker/build-part.ts';
import { countPart, countParts } from '../../functions/newsletters/worker/count-part.ts';
import type { Db } from '../../functions/platform/db/client.ts';
import type { ItemOf } from '../../functions/platform/db/entity.ts';
import { put } from '../../functions/platform/db/write.ts';
import { derivedId } from '../../functions/platform/idempotent-id.ts';
import { inParallel } from '../../functions/platform/in-parallel.ts';
import { EVERYBODY } from '../../shared/newsletters/audience.ts';
import { startTestPlatform } from '../support/platform.ts';
import { machine } from './machine.ts';

const PEOPLE = 1_000_000;
const WRITTEN = 20_000;
/** As deployed unless told otherwise: `-c bulkMailShare`. */
const BULK_SHARE = 0.4;
const AT = '2026-11-21T09:00:00.000Z';
const round = (value: number) => Math.round(value).toLocaleString('en');
const megabytes = () => Math.round(process.memoryUsage().rss / 2 ** 20);

const platform = await startTestPlatform({ publishesWhenAsked: true });
const { services } = platform;
const newsletterId = services.newId('newsletter');
const item: NewsletterItem = {
  id: newsletterId,
  state: 'building',
  revision: 0,
  subject: {},
  preheader: {},
  audience: { ...EVERYBODY, locales: ['fr', 'nl'] },
  tracksClicks: false,
  isPublic: false,
  count: { run: 'bench', at: AT },
  audienceAt: AT,
  isBuilt: false,
  scheduledAt: null,
  startedAt: AT,
  endedAt: null,
  createdAt: AT,
  updatedAt: AT,
  figures: null,
  figuresAt: null,
};
await services.db.write(put(Newsletters, item));

const LOCALES = ['fr', 'en', 'nl'] as const;
/** One made-up subscription, parsed by its schema as the table's own are. */
function madeUp(shard: number, index: number, entity: typeof Subscriptions): ItemOf<typeof Subscriptions> {
  const id = derivedId('subscription', 0, String(shard), String(index));
  const asked = pendingSubscription(
    { email: `person${index}@example.org`, participantId: null, locale: LOCALES[index % 3] ?? 'fr', territoryId: null },
    AT,
  );
  return entity.schema.parse({ ...confirmed(asked, AT, false), shard, id });
}

/** The table, but for subscriptions: those are made as they are asked for, a million in all. */
const madeUpDb: Db = {
  ...services.db,
  query: (async (
    entity: typeof Subscriptions,
    { shard }: { shard: number },
    { limit = 0, cursor }: { limit: number; cursor?: string },
  ) => {
    const [from, most] = [Number(cursor ?? 0), Math.ceil(PEOPLE / SUBSCRIPTION_SHARDS)];
    const to = Math.min(most, from + limit);
    const items = Array.from({ length: to - from }, (_, index) => madeUp(shard, from + index, entity));
    return { items, next: to < most ? String(to) : null };
  }) as never,
};

async function audience(): Promise<number> {
  const before = megabytes();
  const began = performance.now();
  let most = 0;
  for (const job of countParts({ newsletterId, run: 'bench' })) {
    await countPart(
      { ...services, db: madeUpDb },
      job,
      async () => new Set(),
      () => false,
    );
    most = Math.max(most, megabytes());
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `audience of ${round(PEOPLE)}, filtered by language: ${seconds.toFixed(1)} s in one process, ${round(PEOPLE / seconds)} a second`,
  );
  console.log(`  memory: ${before} MB before, ${most} MB at the most, after each of ${WORK_PARTS} parts`);
  return PEOPLE / seconds;
}

async function building(): Promise<number> {
  await inParallel(
    Array.from({ length: WRITTEN }, (_, index) => index),
    100,
    async (index) => {
      const email = `reader${index}@example.org`;
      const asked = pendingSubscription({ email, participantId: null, locale: 'fr', territoryId: null }, AT);
      await services.db.write(put(Subscriptions, confirmed(asked, AT, false)));
    },
  );
  const quiet = { ...services, queues: { send: async () => undefined } };
  const began = performance.now();
  for (const job of buildParts(newsletterId))
    await buildPart(
      quiet,
      job,
      async () => new Set(),
      () => false,
    );
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `mails to ${round(WRITTEN)} written into the local store: ${seconds.toFixed(1)} s, ${round(WRITTEN / seconds)} a second`,
  );
  const again = performance.now();
  for (const job of buildParts(newsletterId))
    await buildPart(
      quiet,
      job,
      async () => new Set(),
      () => false,
    );
  console.log(`  the same jobs once more, which write nothing: ${round(performance.now() - again)} ms`);
  return WRITTEN / seconds;
}

function onPaper(walked: number, written: number): void {
  const together = PER_SECOND * WORK_PARTS;
  const minutes = PEOPLE / together / 60;
  console.log(`on paper, a million on AWS with ${WORK_PARTS} workers:`);
  console.log(
    `  count: ${round(PEOPLE / SUBSCRIPTION_SHARDS / 250)} pages of 250 in each of ${SUBSCRIPTION_SHARDS} shards; at 30 ms a page and ${SUBSCRIPTION_SHARDS / WORK_PARTS} shards a worker ${((PEOPLE / SUBSCRIPTION_SHARDS / 250) * (SUBSCRIPTION_SHARDS / WORK_PARTS) * 0.03).toFixed(0)} s (here ${round(walked)} people a second of one process)`,
  );
  console.log(
    `  build: paced at ${PER_SECOND} mails a second and worker, ${round(together)} together: ${minutes.toFixed(1)} minutes (here ${round(written)} a second of one process, store included)`,
  );
  console.log(
    `  table: ${round(PEOPLE)} conditional writes of 1 unit, and as many in one index: ${round(together)} units a second each, below the 4,000 that a new table takes cold`,
  );
  console.log(
    `  messages: ${round(PEOPLE)} into the queue of newsletters' mails in batches of 10, by the relay: 100 changes in 0.3 s, 10 at once for each of 4 or more parts of the stream, ${round((100 / 0.3) * 10 * 4)} a second and more`,
  );
  for (const granted of [14, 200, 2000]) {
    const seconds = PEOPLE / (granted * BULK_SHARE);
    console.log(
      `  sending at ${round(granted)} a second granted, ${BULK_SHARE * 100} % of it for newsletters: ${(seconds / 3600).toFixed(1)} hours, ${seconds > minutes * 60 ? 'the quota' : 'the build'} decides`,
    );
  }
}

console.log(machine());
const walked = await audience();
const written = await building();
onPaper(walked, written);
await platform.close();
