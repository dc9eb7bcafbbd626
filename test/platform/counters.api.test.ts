import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import * as z from 'zod';
import { counters } from '../../functions/consumers/counters.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { defineEntity } from '../../functions/platform/db/entity.ts';
import { toStored } from '../../functions/platform/db/item.ts';
import { Tallies } from '../../functions/platform/entities.ts';
import { count } from '../../functions/platform/stream/reactions.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const Votes = defineEntity('TestVote', {
  schema: z.object({ poll: z.string(), shard: z.int(), voter: z.string(), choice: z.enum(['yes', 'no']) }),
  key: { pk: 'TEST-VOTES#{poll}#{shard}', sk: '{voter}' },
});
type Vote = z.infer<typeof Votes.schema>;
const feature = {
  entities: [Votes],
  reactions: {
    counters: [
      count(Votes, ({ poll, shard, choice }) => ({ group: poll, subject: 'votes', shard, counts: { [choice]: 1 } })),
    ],
  },
};

const image = (vote: Vote | undefined) => (vote === undefined ? undefined : marshall(toStored(Votes, vote)));
const record = (sequence: number, before: Vote | undefined, after: Vote | undefined): DynamoDBRecord => ({
  eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(sequence),
    ...(before === undefined ? {} : { OldImage: image(before) as never }),
    ...(after === undefined ? {} : { NewImage: image(after) as never }),
  },
});

/** Voters cast, change and withdraw. */
const acts = fc.array(
  fc.record({
    voter: fc.integer({ min: 0, max: 5 }),
    choice: fc.constantFrom('yes' as const, 'no' as const, undefined),
  }),
  { minLength: 1, maxLength: 30 },
);
type Act = { readonly voter: number; readonly choice: 'yes' | 'no' | undefined };

/** The stream records of the acts in one poll, and the votes that are there in the end. */
function history(poll: string, all: readonly Act[]): { records: DynamoDBRecord[]; recount: Vote[] } {
  const held = new Map<number, Vote>();
  const records = all.flatMap(({ voter, choice }, n) => {
    const before = held.get(voter);
    const after = choice === undefined ? undefined : { poll, shard: voter % 2, voter: `v${voter}`, choice };
    if (before === undefined && after === undefined) return [];
    if (after === undefined) held.delete(voter);
    else held.set(voter, after);
    return [record(1_000 + n, before, after)];
  });
  return { records, recount: [...held.values()] };
}

describe('counters', () => {
  let platform: TestPlatform;
  let run: (records: readonly DynamoDBRecord[]) => Promise<void>;
  let polls = 0;
  beforeAll(async () => {
    platform = await startTestPlatform();
    const read = counters([feature])(platform.services);
    run = (records) => read({ Records: [...records] }, localContext('counters'));
  });
  afterAll(() => platform.close());

  const sums = async (poll: string) => {
    const total = { yes: 0, no: 0 };
    for (const { counts } of await platform.services.db.all(Tallies, { group: poll })) {
      total.yes += counts.yes ?? 0;
      total.no += counts.no ?? 0;
    }
    return total;
  };

  it('agree with a recount however the stream repeats, overlaps and regroups its records', async () => {
    const deliveries = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(acts, deliveries, async (all, cuts) => {
        const poll = `poll-${++polls}`;
        const { records, recount } = history(poll, all);
        // Redelivery starts again from a place already seen and never skips ahead of what was delivered.
        let done = 0;
        for (const [back, length] of cuts) {
          const start = Math.max(0, done - back);
          const end = Math.min(records.length, start + length);
          await run(records.slice(start, end));
          done = Math.max(done, end);
        }
        await run(records.slice(Math.max(0, done - 3)));
        await run(records);
        expect(await sums(poll)).toEqual({
          yes: recount.filter(({ choice }) => choice === 'yes').length,
          no: recount.filter(({ choice }) => choice === 'no').length,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('count once when two functions are given the same records at the same time', async () => {
    const records = Array.from({ length: 40 }, (_, n) =>
      record(n + 1, undefined, { poll: 'race', shard: n % 2, voter: `v${n}`, choice: 'yes' }),
    );
    await Promise.all([run(records), run(records), run(records.slice(0, 20)), run(records)]);
    expect(await sums('race')).toEqual({ yes: 40, no: 0 });
  });

  it('have counted nothing when they die before the write, and all of it at the next try', async () => {
    const records = [record(1, undefined, { poll: 'killed', shard: 0, voter: 'v', choice: 'no' })];
    const dying = counters([feature])({
      ...platform.services,
      db: { ...platform.services.db, write: () => Promise.reject(new Error('killed')) },
    });
    await expect(dying({ Records: records }, localContext('counters'))).rejects.toThrow('killed');
    expect(await sums('killed')).toEqual({ yes: 0, no: 0 });
    await run(records);
    expect(await sums('killed')).toEqual({ yes: 0, no: 1 });
  });

  it('pass over a record that fits no schema, and keep its keys for an operator', async () => {
    const broken: DynamoDBRecord = {
      dynamodb: {
        SequenceNumber: '1',
        NewImage: { pk: { S: 'TEST-VOTES#x#0' }, sk: { S: 'v' }, type: { S: 'TestVote' } },
      },
    };
    await run([broken, record(2, undefined, { poll: 'after-broken', shard: 0, voter: 'v', choice: 'yes' })]);
    expect(await sums('after-broken')).toEqual({ yes: 1, no: 0 });
  });
});
