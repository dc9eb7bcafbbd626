import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { changes } from '../../functions/changes.ts';
import { counters } from '../../functions/consumers/counters.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { toStored } from '../../functions/platform/db/item.ts';
import { Participations } from '../../functions/platform/entities.ts';
import { hmac } from '../../functions/platform/signing.ts';
import { participantsIn } from '../../functions/spaces/figures.ts';
import { shardOf, VoterKey } from '../../shared/platform/voting.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

let sequence = 0;
/** What the stream tells when somebody takes part for the first time. */
function joining(spaceId: ReturnType<typeof newSpace>, person: number): DynamoDBRecord {
  const personKey = VoterKey.parse(hmac('secret', spaceId, String(person)));
  const item = toStored(Participations, { spaceId, shard: shardOf(personKey), personKey });
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: String(++sequence), NewImage: marshall(item) as never } };
}
const newSpace = () => platform.services.newId('process');

it('participants are counted once each, however the stream repeats, overlaps and regroups what it tells', async () => {
  const deliveries = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), deliveries, async (people, cuts) => {
      const spaceId = newSpace();
      const records = Array.from({ length: people }, (_, person) => joining(spaceId, person));
      const run = (some: readonly DynamoDBRecord[]) =>
        counters(Object.values(changes))(platform.services)({ Records: [...some] }, localContext('counters'));
      // Redelivery starts again from a place already seen and never skips ahead of what was delivered.
      let done = 0;
      for (const [back, length] of cuts) {
        const start = Math.max(0, done - back);
        const end = Math.min(records.length, start + length);
        await run(records.slice(start, end));
        done = Math.max(done, end);
      }
      await Promise.all([run(records.slice(Math.max(0, done - 3))), run(records)]);
      expect(await participantsIn(platform.services, spaceId)).toBe(people);
    }),
    { numRuns: 25 },
  );
});
