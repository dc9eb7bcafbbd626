import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { updateThreads } from '../../functions/comments/update-threads.ts';
import { indexer } from '../../functions/consumers/indexer.ts';
import { localContext } from '../../functions/local/runtime.ts';
import type { CommentView } from '../../shared/comments/comment.ts';
import { CommentId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aDiscussion, type Discussion } from './a-discussion.ts';

const REPLIES = '/api/public/resources/{resourceId}/comments/{commentId}/replies';
const NEWS = '/api/public/resources/{resourceId}/new-comments';

describe('long threads', () => {
  let platform: TestPlatform;
  let discussion: Discussion;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    discussion = await aDiscussion(platform);
  });
  /** Writes comments one minute after the other; gives their ids. */
  async function several(count: number, parentId: string | null = null): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      platform.clock.advance(30);
      const { body } = await discussion.write({ parentId, body: `Number ${n}` });
      ids.push(body.id);
    }
    return ids;
  }
  const ids = (items: readonly CommentView[]) => items.map(({ id }) => id);
  const file = async () => {
    const stored = await platform.services.files.data.get(`indexes/threads/${discussion.proposalId}.json`);
    return new TextDecoder().decode(stored?.body);
  };

  it('show their first replies and say how many more there are; the rest comes page by page, oldest first', async () => {
    const [root = ''] = await several(1);
    const replies = await several(28, root);
    const [thread] = (await discussion.list()).body.items;
    expect(thread).toMatchObject({ replyCount: 28, moreReplies: 25, repliesAfter: replies[2] });
    expect(ids(thread.replies)).toEqual(replies.slice(0, 3));
    const page = async (after: string) => {
      const { body } = await discussion.get(REPLIES, { params: { commentId: root }, query: { after } });
      return body;
    };
    const first = await page(thread.repliesAfter);
    expect(ids(first.items)).toEqual(replies.slice(3, 23));
    const last = await page(first.next);
    expect(ids(last.items)).toEqual(replies.slice(23));
    expect(last).toMatchObject({ next: null, total: 28 });
  });

  it('show fewer replies the deeper they stand', async () => {
    const [root = ''] = await several(1);
    const [one = ''] = await several(4, root);
    const [two = ''] = await several(4, one);
    await several(4, two);
    const [thread] = (await discussion.list()).body.items;
    expect(thread).toMatchObject({ replyCount: 12, moreReplies: 1 });
    expect(thread.replies[0]).toMatchObject({ replyCount: 8, moreReplies: 3 });
    expect(thread.replies[0].replies[0]).toMatchObject({ replyCount: 4, moreReplies: 3 });
  });

  it('open the page of a linked comment with the way to it unfolded, in every order', async () => {
    const roots = await several(47);
    const replies = await several(9, roots[3]);
    const [deep = ''] = await several(2, replies[8]);
    for (const sort of ['best', 'recent', 'oldest', 'most-discussed']) {
      const { body } = await discussion.list({ sort, comment: deep, limit: '10' });
      const thread = body.items.find(({ id }: CommentView) => id === roots[3]);
      expect(ids(thread.replies)).toEqual([...replies.slice(0, 3), replies[8]]);
      expect(ids(thread.replies[3].replies)).toContain(deep);
      expect(body.skipped).toBe({ best: 40, recent: 40, oldest: 0, 'most-discussed': 0 }[sort]);
      // The list goes on from there.
      const next =
        body.next === null ? [] : (await discussion.list({ sort, cursor: body.next, limit: '10' })).body.items;
      const both = [...ids(body.items), ...ids(next)];
      expect(new Set(both).size).toBe(both.length);
    }
    const nothing = await discussion.list({ comment: platform.services.newId('comment') });
    expect(nothing).toMatchObject({ status: 404, body: { code: 'comment.not-found' } });
  });

  it('give what was written after a moment, unfolded, with the figures of now', async () => {
    const roots = await several(3);
    await several(5, roots[0]);
    const after = platform.clock.now();
    const [late = ''] = await several(1, roots[0]);
    const [newest = ''] = await several(1);
    await platform.settle();
    const { body } = await discussion.get(NEWS, { query: { after } });
    expect(ids(body.items)).toEqual([newest, roots[0]]);
    expect(ids(body.items[1].replies)).toContain(late);
    expect(body.counts).toEqual({ total: 10, for: 0, against: 0, neutral: 10 });
    expect((await discussion.get(NEWS, { query: { after: platform.clock.now() } })).body.items).toEqual([]);
  });

  it('are ordered by the same file however often and in whatever order jobs come', async () => {
    const roots = await several(4);
    await several(2, roots[1]);
    await platform.settle();
    const before = await file();
    const all = [...roots, ...roots].map((id) => CommentId.parse(id));
    await updateThreads(platform.services, discussion.proposalId, all.toReversed());
    await Promise.all(all.map((id) => updateThreads(platform.services, discussion.proposalId, [id])));
    expect(JSON.parse(await file()).rows.toSorted()).toEqual(JSON.parse(before).rows.toSorted());
  });

  it('are read from the table while there is no file, and the file can be written anew', async () => {
    const roots = await several(3);
    await platform.settle();
    const before = JSON.parse(await file());
    await platform.services.files.data.remove(`indexes/threads/${discussion.proposalId}.json`);
    platform.clock.advance(5);
    expect(ids((await discussion.list({ sort: 'oldest' })).body.items)).toEqual(roots);
    const record = {
      messageId: 'one',
      receiptHandle: '',
      body: JSON.stringify({ resourceId: discussion.proposalId, rebuild: true }),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'test',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: '',
      awsRegion: 'eu-west-1',
    };
    const answer = await indexer(platform.services)({ Records: [record] }, localContext('indexer'));
    expect(answer.batchItemFailures).toEqual([]);
    expect(JSON.parse(await file()).rows.toSorted()).toEqual(before.rows.toSorted());
  });

  it('hold no word and no name in that file', async () => {
    await discussion.write({ body: 'A secret word' });
    await platform.settle();
    expect(await file()).not.toMatch(/secret|Bob/);
  });
});
