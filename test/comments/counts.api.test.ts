import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { type CommentItem, NEW_COMMENT } from '../../functions/comments/comment-item.ts';
import { Comments } from '../../functions/comments/entities.ts';
import { commentsReactions } from '../../functions/comments/reactions.ts';
import { counters } from '../../functions/consumers/counters.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { toStored } from '../../functions/platform/db/item.ts';
import { Tallies } from '../../functions/platform/entities.ts';
import { CommentId, type ResourceId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const id = (n: number) => CommentId.parse(`cmt_01JZ${String(n).padStart(22, '0')}`);

/** Writes, changes and deletions of eight comments. */
const acts = fc.array(
  fc.record({
    n: fc.nat(7),
    act: fc.constantFrom('write' as const, 'edit' as const, 'delete' as const),
    position: fc.constantFrom('for' as const, 'against' as const, 'neutral' as const),
    isOfficial: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);
type Act = {
  n: number;
  act: 'write' | 'edit' | 'delete';
  position: 'for' | 'against' | 'neutral';
  isOfficial: boolean;
};

const image = (comment: CommentItem) => marshall(toStored(Comments, comment)) as never;

/** What the stream tells of the acts, and the comments as they are in the end. */
function history(resourceId: ResourceId, all: readonly Act[]) {
  const held = new Map<number, CommentItem>();
  const records: DynamoDBRecord[] = [];
  for (const [index, { n, act, position, isOfficial }] of all.entries()) {
    const before = held.get(n);
    if ((act === 'write') === (before !== undefined) || before?.state === 'deleted') continue;
    const written: CommentItem = {
      ...NEW_COMMENT,
      ...{ id: id(n), resourceId, parentId: null, depth: 0, authorId: null, isOfficial, position, locale: 'en' },
      ...{ body: { format: 'markdown', text: 'x' }, importedVotes: { up: 0, down: 0 }, externalId: null },
      ...{ createdAt: NOW, pagePath: '/' },
    };
    const after: CommentItem =
      before === undefined ? written : { ...before, state: act === 'edit' ? 'edited' : 'deleted' };
    held.set(n, after);
    records.push({
      eventName: before === undefined ? 'INSERT' : 'MODIFY',
      dynamodb: {
        SequenceNumber: String(1000 + index),
        ...(before === undefined ? {} : { OldImage: image(before) }),
        NewImage: image(after),
      },
    });
  }
  return { records, comments: [...held.values()] };
}

describe('comments counted from the stream', () => {
  let platform: TestPlatform;
  let run: (records: readonly DynamoDBRecord[]) => Promise<void>;
  beforeAll(async () => {
    platform = await startTestPlatform();
    const read = counters([{ entities: [Comments], reactions: commentsReactions }])(platform.services);
    run = (records) => read({ Records: [...records] }, localContext('counters'));
  });
  afterAll(() => platform.close());

  it('agree with a recount after changes and deletions, however records are repeated and regrouped', async () => {
    const deliveries = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(acts, deliveries, async (all, cuts) => {
        const resourceId = platform.services.newId('proposal');
        const { records, comments } = history(resourceId, all);
        let done = 0;
        for (const [back, length] of cuts) {
          const end = Math.min(records.length, Math.max(0, done - back) + length);
          await run(records.slice(Math.max(0, done - back), end));
          done = Math.max(done, end);
        }
        await run(records.slice(Math.max(0, done - 3)));
        await run(records);
        const tally = await platform.services.db.get(Tallies, { group: resourceId, subject: 'comments', shard: 0 });
        const readable = comments.filter(({ state, isOfficial }) => state !== 'deleted' && !isOfficial);
        const of = (position: string) => readable.filter((comment) => comment.position === position).length;
        const counts = { total: 0, for: 0, against: 0, neutral: 0, ...tally?.counts };
        expect(counts).toEqual({
          total: readable.length,
          for: of('for'),
          against: of('against'),
          neutral: of('neutral'),
        });
      }),
      { numRuns: 40 },
    );
  });
});
