import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { counters } from '../../functions/consumers/counters.ts';
import { features } from '../../functions/features.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { openStreamPump } from '../../functions/local/stream-pump.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Tallies } from '../../functions/platform/entities.ts';
import type { LogMetric } from '../../functions/platform/log.ts';
import type { Services } from '../../functions/platform/services.ts';
import { countBallots } from '../../functions/proposals/recount/count-ballots.ts';
import { recountProposal } from '../../functions/proposals/recount/recount-proposal.ts';
import { addVotes, sameVotes } from '../../functions/proposals/vote-counts.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { meter } from '../support/write-units.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
const RECOUNTS = '/api/components/{componentId}/recounts';
const SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
/** A test counts at once, and does not wait long for counters that stand still. */
const PATIENCE = { tries: 20, waitMs: 2000 };

let platform: TestPlatform;
let consultation: Consultation;
let proposalId: ProposalId;
let voters: { cookie: string }[];
let administrator: { cookie: string };
let author: { cookie: string };
let drifts: LogMetric[];
let listening: Services;
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  voters = await Promise.all(Array.from({ length: 12 }, () => platform.participant()));
  administrator = await platform.participant({ role: 'administrator' });
  author = await platform.participant();
  await open();
  const { log } = platform.services;
  listening = {
    ...platform.services,
    log: {
      ...log,
      warn: (event, facts, metric) => {
        if (metric === undefined) log.warn(event, facts);
        else drifts.push(metric);
      },
    },
  };
});
afterAll(() => platform.close());
beforeEach(async () => {
  drifts = [];
  proposalId = await aProposal(platform, consultation, author.cookie);
  await platform.settle();
});

async function open() {
  consultation = await aConsultation(platform, { slug: `recount-${++slugs}`, settings: { voteKind: 'opinion' } });
}
const vote = async ({ cookie }: { cookie: string }, choice = 'agree') => {
  const params = { componentId: consultation.componentId, proposalId };
  const answer = await platform.call(`PUT ${VOTE}`, { params, body: { choice }, cookie });
  expect(answer.status).toBe(200);
};
const takeBack = ({ cookie }: { cookie: string }) =>
  platform.call(`DELETE ${VOTE}`, { params: { componentId: consultation.componentId, proposalId }, cookie });

const stored = (shard: number) => platform.services.db.get(Tallies, { group: proposalId, subject: 'votes', shard });
const sums = async () => {
  const all = await platform.services.db.all(Tallies, { group: proposalId }, { startsWith: 'votes#' });
  return all.reduce<Record<string, number>>((total, { counts }) => addVotes(total, counts), {});
};
const ballots = async () =>
  (await Promise.all(SHARDS.map((shard) => countBallots(platform.services, proposalId, shard)))).reduce(
    (total, one) => addVotes(total, one),
    {},
  );
/** Counts something that nobody voted, in each partition that has votes: what a lost record would leave. */
async function distort(by: Readonly<Record<string, number>> = { agree: 3, disagree: -1 }) {
  const all = await platform.services.db.all(Tallies, { group: proposalId }, { startsWith: 'votes#' });
  for (const tally of all)
    await platform.services.db.write(put(Tallies, { ...tally, counts: addVotes(tally.counts, by) }));
  return all.length;
}
/** Lets the counters run beside something, as they do on AWS. */
async function besideCounters<T>(run: () => Promise<T>): Promise<T> {
  let isDone = false;
  const result = run().finally(() => {
    isDone = true;
  });
  while (!isDone) await platform.settle();
  await platform.settle();
  return result;
}
const recount = (services: Services = listening) =>
  besideCounters(() => recountProposal(services, proposalId, PATIENCE));
const pumpOf = (services: Services) =>
  openStreamPump({
    table: services.config.tableName,
    dynamodb: platform.cloud.clients.dynamodb,
    streams: platform.cloud.streams,
    run: (event) => counters(features)(services)(event, localContext('counters')),
    batchSize: 7,
  });

describe('a recount', () => {
  it('finds nothing where sums are right, writes nothing and raises no alarm', async () => {
    for (const voter of voters) await vote(voter);
    await platform.settle();
    const table = meter(platform.cloud.clients.dynamodb);
    const found = await recountProposal(listening, proposalId, PATIENCE);
    expect(table.usage().writeUnits).toBe(0);
    expect(found).toMatchObject({ found: { agree: 12 }, repaired: 0, unsettled: 0, drift: undefined });
    expect(drifts).toEqual([]);
  });

  it('repairs sums that drifted, tells each one, and then finds nothing any more', async () => {
    for (const [index, voter] of voters.entries()) await vote(voter, index % 2 === 0 ? 'agree' : 'mixed');
    await platform.settle();
    const wrong = await distort();
    const first = await recount();
    expect(first).toMatchObject({ repaired: wrong, unsettled: 0, found: { agree: 6, mixed: 6, disagree: 0 } });
    expect(first.drift).toMatchObject({ counted: { agree: 6 + 3 * wrong, disagree: -wrong }, found: { agree: 6 } });
    expect(drifts).toEqual(Array.from({ length: wrong }, () => ({ name: 'TallyDrift', value: 1, stage: 'local' })));
    expect(sameVotes(await sums(), { agree: 6, mixed: 6 })).toBe(true);
    expect(await recount()).toMatchObject({ repaired: 0, unsettled: 0 });
  });

  it('changes nothing while counters stand still: what they have not counted yet is no drift', async () => {
    for (const voter of voters) await vote(voter);
    const before = await sums();
    const found = await recountProposal(listening, proposalId, { tries: 1, waitMs: 100 });
    expect(found.unsettled).toBeGreaterThan(0);
    expect([found.repaired, drifts]).toEqual([0, []]);
    expect(await sums()).toEqual(before);
    await platform.settle();
    expect(sameVotes(await sums(), { agree: 12 })).toBe(true);
  });

  it('loses no vote and counts none twice while people vote, change and take back, and counters lag', async () => {
    for (const voter of voters.slice(0, 6)) await vote(voter);
    await platform.settle();
    await distort();
    let isOver = false;
    const voting = (async () => {
      for (let round = 0; round < 2; round++)
        for (const [index, voter] of voters.entries()) {
          if ((index + round) % 5 === 0) await takeBack(voter);
          else await vote(voter, (index + round) % 3 === 0 ? 'disagree' : 'agree');
        }
      isOver = true;
    })();
    const outcomes = [];
    while (!isOver) outcomes.push(await recount());
    await voting;
    await platform.settle();
    outcomes.push(await recount());
    expect(outcomes.at(-1)).toMatchObject({ unsettled: 0 });
    expect(outcomes.reduce((repaired, one) => repaired + one.repaired, 0)).toBeGreaterThan(0);
    expect(sameVotes(await sums(), await ballots())).toBe(true);
  });

  it('is not undone by records that come again, in other batches, after it', async () => {
    for (const voter of voters) await vote(voter);
    await platform.settle();
    await distort();
    await recount();
    const pump = await pumpOf(platform.services);
    while ((await pump.step()) > 0);
    expect(sameVotes(await sums(), { agree: 12 })).toBe(true);
  });

  it('is not written over by a counter that read the sum right before the repair', async () => {
    const [voter, late] = voters;
    if (!voter || !late) throw new Error('nobody there');
    await vote(voter);
    await platform.settle();
    const [{ shard = 0 } = {}] = await platform.services.db.all(
      Tallies,
      { group: proposalId },
      { startsWith: 'votes#' },
    );
    await distort({ agree: 5 });
    const { db } = platform.services;
    const hasRead = Promise.withResolvers<void>();
    const isRepaired = Promise.withResolvers<void>();
    const pump = await pumpOf({
      ...platform.services,
      db: {
        ...db,
        // The sum has been read by then; the repair comes in between.
        write: async (write) => {
          if (write.entity.name === 'Tally') {
            hasRead.resolve();
            await isRepaired.promise;
          }
          return db.write(write);
        },
      },
    });
    while ((await pump.step()) > 0);
    const slow: Services = {
      ...listening,
      db: {
        ...db,
        write: async (write) => {
          if (write.entity.name !== 'Tally') return db.write(write);
          // The same voter changes the choice: the record falls into the partition that is repaired.
          await vote(voter, 'disagree');
          const counting = (async () => {
            while ((await pump.step()) > 0);
          })();
          await hasRead.promise;
          const answer = await db.write(write);
          isRepaired.resolve();
          await counting;
          return answer;
        },
      },
    };
    const { repaired } = await besideMarksOnly(() => recountProposal(slow, proposalId, PATIENCE));
    expect(repaired).toBe(1);
    await platform.settle();
    expect(sameVotes(await sums(), { disagree: 1 })).toBe(true);
    expect((await stored(shard))?.counts).toMatchObject({ disagree: 1 });
  });

  /** Counters run until the repair begins; from then on the test says who counts. */
  async function besideMarksOnly<T>(run: () => Promise<T>): Promise<T> {
    let isDone = false;
    const result = run().finally(() => {
      isDone = true;
    });
    while (!isDone && !(await isMarked())) await platform.settle();
    return result;
  }
  const isMarked = async () =>
    (await platform.services.db.all(Tallies, { group: proposalId }, { startsWith: 'votes#' })).some(
      ({ mark }) => mark?.after,
    );
});

describe('administrators', () => {
  beforeEach(async () => {
    await open();
    proposalId = await aProposal(platform, consultation, author.cookie);
  });
  const params = () => ({ params: { componentId: consultation.componentId } });
  const read = async () => (await platform.call(`GET ${RECOUNTS}`, { ...params(), cookie: administrator.cookie })).body;

  it('alone may ask for it', async () => {
    const [voter] = voters;
    const answer = await platform.call(`POST ${RECOUNTS}`, { ...params(), cookie: voter?.cookie ?? '' });
    expect(answer.status).toBe(403);
  });

  it('find every vote recounted in the morning', async () => {
    for (const voter of voters.slice(0, 3)) await vote(voter);
    await platform.settle();
    await platform.services.queues.send('recounts', [{ night: true }]);
    await platform.settle();
    expect((await read()).latest).toMatchObject({ reason: 'night', proposals: 1, votes: 3, repaired: 0, unsettled: 0 });
  });

  it('have ballots counted by a button, and read what was found', async () => {
    for (const voter of voters.slice(0, 5)) await vote(voter);
    await platform.settle();
    expect((await read()).latest).toBeNull();
    const wrong = await distort({ agree: 1 });
    const asked = await platform.call(`POST ${RECOUNTS}`, { ...params(), cookie: administrator.cookie });
    expect(asked).toMatchObject({ status: 200, body: { reason: 'asked', finishedAt: null } });
    const again = await platform.call(`POST ${RECOUNTS}`, { ...params(), cookie: administrator.cookie });
    expect(again.body.startedAt).toBe(asked.body.startedAt);
    // The worker waits for the counters: they run beside one another, as on AWS.
    platform.runtime.start();
    let { latest } = await read();
    while (latest.finishedAt === null) ({ latest } = await read());
    await platform.runtime.stop();
    expect(latest).toMatchObject({ proposals: 1, votes: 5, repaired: wrong, unsettled: 0 });
    expect(latest).toMatchObject({ drifted: 1, drifts: [{ proposalId, found: { agree: 5 } }] });
    await changeComponent(platform, consultation, {
      settings: { voteKind: 'opinion' },
      phase: { countsHidden: true },
    });
    expect((await read()).latest).toMatchObject({ votes: null, drifted: 1, drifts: [] });
    expect(sameVotes(await sums(), { agree: 5 })).toBe(true);
  });
});
