/**
 * What a run of digests costs: `npm run bench:digests -- [subscribers]`. 50,000 people follow something, 200 pieces of news
 * concern 3,000 of them. Counts what is read and written by telling and by the hourly run, which must go with those who
 * have news and not with those who follow; and what an hour without news costs.
 */
import type { SQSEvent } from 'aws-lambda';
import { notifier } from '../../functions/consumers/notifier.ts';
import { Follows } from '../../functions/follows/entities.ts';
import { handOutDigests } from '../../functions/jobs/digests.ts';
import { localContext } from '../../functions/local/runtime.ts';
import type { Db } from '../../functions/platform/db/client.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Participants } from '../../functions/platform/entities.ts';
import { inParallel } from '../../functions/platform/in-parallel.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { aConsultation, aProposal } from '../proposals/a-consultation.ts';
import { startTestPlatform } from '../support/platform.ts';
import { machine } from './machine.ts';

const SUBSCRIBERS = Number(process.argv[2] ?? 50_000);
const WITH_NEWS = 3000;
const NEWS = 200;
const AT_ONCE = 16;

const platform = await startTestPlatform({ publishesWhenAsked: true });
const cost = { reads: 0, writes: 0 };
const { db } = platform.services;
/** The table, with every item counted that is read or written; a query that finds nothing is one read. */
const counted: Db = {
  ...db,
  async get(entity, key, options) {
    cost.reads++;
    return db.get(entity, key, options);
  },
  async batchGet(entity, keys) {
    cost.reads += keys.length;
    return db.batchGet(entity, keys);
  },
  async query(entity, partition, options) {
    const page = await db.query(entity, partition, options);
    cost.reads += Math.max(1, page.items.length);
    return page;
  },
  async write(write) {
    cost.writes++;
    return db.write(write);
  },
  async transact(...writes) {
    cost.writes += writes.length;
    return db.transact(...writes);
  },
};
const waiting: unknown[] = [];
const queues = {
  send: async (name: string, jobs: readonly unknown[]) => void (name === 'notices' && waiting.push(...jobs)),
};
const services = { ...platform.services, db: counted, queues };

/** Works off the jobs, ten with each call, as Lambda would; gives how often it was called. */
async function workOff(): Promise<number> {
  let calls = 0;
  for (; waiting.length > 0; calls++) {
    const Records = waiting.splice(0, 10).map((job, n) => ({ messageId: String(n), body: JSON.stringify(job) }));
    const { batchItemFailures } = await notifier(services)(
      { Records } as unknown as SQSEvent,
      localContext('notifier'),
    );
    if (batchItemFailures.length > 0) throw new Error('a job was given back');
  }
  return calls;
}

/** Runs a part and says what it cost. */
async function measured(name: string, run: () => Promise<unknown>): Promise<void> {
  Object.assign(cost, { reads: 0, writes: 0 });
  const from = performance.now();
  await run();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const per = (count: number) => (count / WITH_NEWS).toFixed(1);
  console.log(
    `${name}: ${cost.reads} items read (${per(cost.reads)} for each with news), ${cost.writes} written (${per(cost.writes)}), ${seconds} s`,
  );
}

console.log(machine());
const consultation = await aConsultation(platform, { settings: { titleMinLength: 1 } });
const quiet = await aConsultation(platform, { slug: 'quiet' });
const author = await platform.participant({ email: 'author@example.org' });
const proposals: ProposalId[] = [];
for (let n = 0; n < NEWS; n++) {
  if (n % 10 === 0) platform.clock.advance(3600);
  proposals.push(await aProposal(platform, consultation, author.cookie, { title: `Proposal ${n}` }));
}
const model = await db.require(Participants, { id: author.id }, 'internal.error');
const people = Array.from({ length: SUBSCRIBERS }, () => platform.services.newId('participant'));
await inParallel([...people.entries()], AT_ONCE, async ([n, participantId]) => {
  const resourceId = (n < WITH_NEWS ? proposals[n % NEWS] : undefined) ?? quiet.process.id;
  await db.write(put(Participants, { ...model, id: participantId, email: `${participantId}@example.org` }));
  await db.write(put(Follows, { resourceId, participantId, followedAt: platform.services.now() }));
});
console.log(
  `${SUBSCRIBERS} people follow something, ${WITH_NEWS} of them one of ${NEWS} proposals that are commented on`,
);
for (const [n, resourceId] of proposals.entries()) {
  if (n % 100 === 0) platform.clock.advance(3600);
  const { body } = await platform.call('POST /api/resources/{resourceId}/comments', {
    params: { resourceId },
    cookie: author.cookie,
    body: { body: 'News.', locale: 'en', position: 'neutral', parentId: null },
  });
  waiting.push({ comment: body.id, resourceId, mentioned: [], isNew: true });
}
await measured('an hour without news', () => handOutDigests(services));
await measured('telling', workOff);
platform.clock.advance(24 * 3600);
await measured('the run of digests', async () => {
  const shards = await handOutDigests(services);
  console.log(`${shards} shards have somebody`);
  await workOff();
});
await measured('the same hour again', async () => {
  await handOutDigests(services);
  await workOff();
});
await platform.close();
