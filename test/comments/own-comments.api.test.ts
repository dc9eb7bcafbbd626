import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Comments } from '../../functions/comments/entities.ts';
import { patch } from '../../functions/platform/db/write.ts';
import { EDIT_MINUTES } from '../../shared/comments/rules.ts';
import { CommentId } from '../../shared/platform/ids.ts';
import { changeComponent } from '../proposals/a-consultation.ts';
import { renderingOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aDiscussion, type Discussion } from './a-discussion.ts';

const OWN = '/api/resources/{resourceId}/own-comments';

describe('own comments', () => {
  let platform: TestPlatform;
  let discussion: Discussion;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    discussion = await aDiscussion(platform);
  });
  const tally = async () => {
    await platform.settle();
    const file = await platform.services.files.site.get(`tallies/proposals/${discussion.proposalId}.json`);
    return JSON.parse(new TextDecoder().decode(file?.body));
  };
  const page = async () => {
    await platform.publish();
    const path = `en${discussion.consultation.path}proposals/${discussion.proposalId}/index.html`;
    return (await renderingOf(platform, path)).comments;
  };
  const stored = (id: string) =>
    platform.services.db.require(
      Comments,
      { resourceId: discussion.proposalId, id: CommentId.parse(id) },
      'comment.not-found',
    );

  describe('that are changed', () => {
    it('say so with the time, and keep the place, votes and replies', async () => {
      const { id } = (await discussion.write({ body: 'A **slpi**.', position: 'for' })).body;
      await discussion.write({ parentId: id, body: 'A reply' }, discussion.author);
      platform.clock.advance(60);
      expect((await discussion.source(id)).body).toEqual({ body: 'A **slpi**.', revision: 1, mentions: [] });
      const edited = await discussion.edit(id, 'A slip.', 1);
      expect(edited).toMatchObject({
        status: 200,
        body: { id, html: '<p>A slip.</p>', editedAt: platform.clock.now(), position: 'for' },
      });
      const [thread] = (await discussion.list()).body.items;
      expect(thread).toMatchObject({ html: '<p>A slip.</p>', editedAt: platform.clock.now(), replyCount: 1 });
      expect((await page()).items[0].html).toBe('<p>A slip.</p>');
    });

    it('are changed by one of two windows; the other is told', async () => {
      const { id } = (await discussion.write({})).body;
      const answers = await Promise.all([discussion.edit(id, 'From one', 1), discussion.edit(id, 'From the other', 1)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('comment.changed-meanwhile');
      expect((await stored(id)).revision).toBe(2);
      const { revision } = (await discussion.source(id)).body;
      expect((await discussion.edit(id, 'Later', revision)).status).toBe(200);
      expect((await discussion.edit(id, 'Much later', revision)).status).toBe(409);
    });

    it('are changed once although the request comes twice', async () => {
      const { id } = (await discussion.write({})).body;
      await discussion.edit(id, 'Once', 1);
      const again = await discussion.edit(id, 'Once', 1);
      expect(again).toMatchObject({ status: 200, body: { html: '<p>Once</p>' } });
      expect((await stored(id)).revision).toBe(2);
    });

    it('can be changed for a while, not at its end, and not once comments are closed', async () => {
      const { id } = (await discussion.write({})).body;
      platform.clock.advance(EDIT_MINUTES * 60 - 1);
      expect((await discussion.edit(id, 'Just in time', 1)).status).toBe(200);
      platform.clock.advance(1);
      expect(await discussion.edit(id, 'Too late', 2)).toMatchObject({
        status: 409,
        body: { code: 'comment.edit-window-over', facts: { minutes: EDIT_MINUTES } },
      });
      const other = (await discussion.write({})).body.id;
      await changeComponent(platform, discussion.consultation, { phase: { comments: false } });
      expect((await discussion.edit(other, 'Closed', 1)).body.code).toBe('comment.closed');
    });

    it('are judged like new ones', async () => {
      const { id } = (await discussion.write({})).body;
      expect((await discussion.edit(id, 'x'.repeat(201), 1)).body.code).toBe('comment.too-long');
      expect((await discussion.edit(id, '\u200b\u2060', 1)).body.code).toBe('comment.empty');
      expect((await stored(id)).body.text).toBe('I agree.');
    });

    it('are nobody else’s', async () => {
      const { id } = (await discussion.write({})).body;
      for (const answer of [
        await discussion.edit(id, 'Mine', 1, discussion.author),
        await discussion.source(id, discussion.author),
        await discussion.remove(id, discussion.author),
      ]) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'comment.not-yours' } });
      }
      const administrator = await platform.participant({ role: 'administrator' });
      expect((await discussion.remove(id, administrator)).status).toBe(403);
    });

    it('of an older release can be changed and deleted', async () => {
      const { id } = (await discussion.write({})).body;
      const key = { resourceId: discussion.proposalId, id: CommentId.parse(id) };
      const nothing = { state: undefined, revision: undefined, mentions: undefined, notified: undefined } as never;
      await platform.services.db.write(patch(Comments, key, nothing));
      expect((await discussion.edit(id, 'Changed', 1)).status).toBe(200);
      await platform.services.db.write(patch(Comments, key, nothing));
      expect((await discussion.remove(id)).status).toBe(204);
    });
  });

  describe('that are deleted', () => {
    it('leave their place, their replies and no word, in the table and on the page', async () => {
      const { id } = (await discussion.write({ body: 'Regrettable words', position: 'against' })).body;
      await discussion.write({ parentId: id, body: 'A reply' }, discussion.author);
      expect((await discussion.remove(id)).status).toBe(204);
      const { Item } = await platform.cloud.clients.dynamodb.send(
        new GetItemCommand({
          TableName: platform.services.config.tableName,
          Key: { pk: { S: `COMMENTS#${discussion.proposalId}` }, sk: { S: `COMMENT#${id}` } },
        }),
      );
      expect(JSON.stringify(Item)).not.toContain('Regrettable');
      // Before the order is written, too.
      const at = await discussion.get('/api/public/resources/{resourceId}/comments');
      expect(JSON.stringify(at.body)).not.toContain('Regrettable');
      const [thread] = (await discussion.list()).body.items;
      expect(thread).toMatchObject({
        id,
        isDeleted: true,
        html: '',
        authorName: null,
        position: 'neutral',
        votes: { up: 0, down: 0 },
        replies: [{ html: '<p>A reply</p>', authorName: 'Ada Lovelace' }],
      });
      expect(JSON.stringify(await page())).not.toContain('Regrettable');
    });

    it('are counted no more, however often the stream tells it', async () => {
      const { id } = (await discussion.write({ position: 'for' })).body;
      await discussion.write({ position: 'against' }, discussion.author);
      const reply = (await discussion.write({ parentId: id })).body.id;
      expect(await page()).toMatchObject({ total: 3, for: 1, against: 1, neutral: 1 });
      expect((await tally()).comments).toBe(3);
      await discussion.remove(reply);
      await discussion.remove(id);
      await discussion.remove(id);
      expect(await page()).toMatchObject({ total: 1, for: 0, against: 1, neutral: 0 });
      expect((await tally()).comments).toBe(1);
      const threads = (await discussion.list()).body.items;
      expect(threads.map(({ replyCount }: { replyCount: number }) => replyCount)).toEqual([0, 0]);
      // What is left of a deleted one stands last among the best.
      expect(threads.at(-1)).toMatchObject({ id, isDeleted: true });
    });

    it('cannot be answered, voted on or changed any more; deleting again changes nothing', async () => {
      const { id } = (await discussion.write({})).body;
      await discussion.remove(id);
      expect((await discussion.remove(id)).status).toBe(204);
      expect((await discussion.write({ parentId: id })).body.code).toBe('comment.not-found');
      expect((await discussion.edit(id, 'Back again', 1)).body.code).toBe('comment.not-found');
      expect((await discussion.source(id)).body.code).toBe('comment.not-found');
      const vote = await platform.call('PUT /api/resources/{resourceId}/comments/{commentId}/vote', {
        params: { resourceId: discussion.proposalId, commentId: id },
        body: { weight: 1 },
        cookie: discussion.author.cookie,
      });
      expect(vote.body.code).toBe('comment.not-found');
    });

    it('can be deleted when comments are closed and long after they were written', async () => {
      const { id } = (await discussion.write({})).body;
      platform.clock.advance(7 * 24 * 3600);
      await changeComponent(platform, discussion.consultation, { phase: { comments: false } });
      expect((await discussion.remove(id)).status).toBe(204);
    });

    it('stay deleted when they are changed in the very moment', async () => {
      for (let round = 0; round < 5; round++) {
        const { id } = (await discussion.write({})).body;
        const [edited, removed] = await Promise.all([discussion.edit(id, 'Still here', 1), discussion.remove(id)]);
        expect(removed.status).toBe(204);
        expect([200, 404, 409]).toContain(edited.status);
        expect(await stored(id)).toMatchObject({ state: 'deleted', body: { text: '' } });
      }
    });

    it('are not answered in the very moment: there is no reply to what was deleted before it', async () => {
      const { id } = (await discussion.write({})).body;
      const [reply] = await Promise.all([discussion.write({ parentId: id }, discussion.author), discussion.remove(id)]);
      expect([201, 404]).toContain(reply.status);
      expect((await discussion.write({ parentId: id }, discussion.author)).status).toBe(404);
    });

    it('come back as deleted where a lost answer is asked for again', async () => {
      const { id } = (await discussion.write({ body: 'Once' }, discussion.reader, 'the-same-key')).body;
      await discussion.remove(id);
      expect(await discussion.write({ body: 'Once' }, discussion.reader, 'the-same-key')).toMatchObject({
        status: 201,
        body: { id, isDeleted: true, html: '' },
      });
    });
  });

  it('are told to their authors alone; opinions of the organization to administrators', async () => {
    const administrator = await platform.participant({ role: 'administrator' });
    const mine = (await discussion.write({})).body.id;
    const opinion = (await discussion.write({ isOfficial: true, body: 'We agree' }, administrator)).body.id;
    await platform.settle();
    const written = async (by: Discussion['reader']) => {
      const { body } = await platform.call(`GET ${OWN}`, {
        params: { resourceId: discussion.proposalId },
        query: { comment: [mine, opinion] },
        cookie: by.cookie,
      });
      return body.written;
    };
    expect(await written(discussion.reader)).toEqual([mine]);
    expect(await written(discussion.author)).toEqual([]);
    expect(await written(administrator)).toEqual([opinion]);
    expect((await discussion.edit(opinion, 'We agree entirely', 1, administrator)).status).toBe(200);
    expect((await discussion.remove(opinion, administrator)).status).toBe(204);
    expect((await page()).official).toEqual([]);
  });
});
