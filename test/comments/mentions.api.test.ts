import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { patch, remove } from '../../functions/platform/db/write.ts';
import { Profiles } from '../../functions/platform/entities.ts';
import { MAX_MENTIONS } from '../../shared/comments/mentions.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aDiscussion, type Discussion } from './a-discussion.ts';

const PEOPLE = '/api/resources/{resourceId}/mentionable';

describe('mentions', () => {
  let platform: TestPlatform;
  let discussion: Discussion;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    discussion = await aDiscussion(platform);
  });
  const people = async (query: Record<string, string>, by = discussion.reader) => {
    const { body } = await discussion.get(PEOPLE, { query, by });
    return body.people.map(({ name }: { name: string }) => name);
  };
  const mails = async () => {
    await platform.settle();
    return platform.mails().filter(({ subject, text }) => {
      return /mentioned you/.test(subject ?? '') && text?.includes(discussion.proposalId);
    });
  };

  it('offer those who take part here and nobody else, by the beginning of any word, without oneself', async () => {
    await platform.participant({ displayName: 'Adam Elsewhere' });
    const third = await platform.participant({ displayName: 'Élodie Adam' });
    await discussion.write({}, third);
    await discussion.write({});
    await platform.settle();
    expect(await people({ q: 'ada' })).toEqual(['Ada Lovelace', 'Élodie Adam']);
    expect(await people({ q: 'elo' })).toEqual(['Élodie Adam']);
    expect(await people({ q: 'love' })).toEqual(['Ada Lovelace']);
    expect(await people({ q: 'elsewhere' })).toEqual([]);
    expect(await people({ q: 'bob' })).toEqual([]);
    expect(await people({ q: 'bob' }, discussion.author)).toEqual(['Bob']);
    expect((await discussion.get(PEOPLE)).status).toBe(401);
  });

  it('are offered so often an hour and no more', async () => {
    const asked = await Promise.all(
      Array.from({ length: 301 }, () => discussion.get(PEOPLE, { by: discussion.reader })),
    );
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('show the name that somebody has now, and that an account is deleted', async () => {
    const { author } = discussion;
    const { body } = await discussion.write({ body: `Well said, @${author.id}!` });
    expect(body.html).toBe('<p>Well said, <span class="mention">@Ada Lovelace</span>!</p>');
    const html = async () => (await discussion.list()).body.items[0].html;
    await platform.services.db.write(patch(Profiles, { id: author.id }, { displayName: 'Ada <b>King</b>' }));
    expect(await html()).toBe('<p>Well said, <span class="mention">@Ada &lt;b&gt;King&lt;/b&gt;</span>!</p>');
    await platform.services.db.write(remove(Profiles, { id: author.id }));
    expect(await html()).toBe('<p>Well said, <span class="mention"></span>!</p>');
  });

  it('are mailed once each, in the language of the reader, with the way to the comment', async () => {
    const { author, consultation, proposalId } = discussion;
    const send = () =>
      discussion.write({ body: `@${author.id} and again @${author.id}` }, discussion.reader, 'mail-once');
    const [first] = await Promise.all([send(), send()]);
    const sent = await mails();
    expect(sent).toHaveLength(1);
    const [mail] = sent;
    expect(mail?.subject).toBe('Bob mentioned you in a comment');
    expect(mail?.text).toContain(`${consultation.path}proposals/${proposalId}/#${first.body.id}`);
    await discussion.edit(first.body.id, `@${author.id}, I mean it`, 1);
    await discussion.edit(first.body.id, 'Nobody', 2);
    await discussion.edit(first.body.id, `@${author.id} after all`, 3);
    expect(await mails()).toHaveLength(1);
  });

  it('added by a change are mailed then', async () => {
    const { id } = (await discussion.write({})).body;
    await discussion.edit(id, `I agree, @${discussion.author.id}.`, 1);
    expect(await mails()).toHaveLength(1);
  });

  it('of oneself, or of somebody who takes no part, are no mentions and mail nobody', async () => {
    const stranger = await platform.participant({ displayName: 'Stranger' });
    await discussion.write({});
    await platform.settle();
    const { body } = await discussion.write({ body: `@${discussion.reader.id} @${stranger.id}` });
    expect(body.html).toBe(`<p><span class="mention">@Bob</span> @${stranger.id}</p>`);
    expect(await mails()).toEqual([]);
  });

  it('count as the names that readers see, and are at most ten', async () => {
    const { author } = discussion;
    const name = '@Ada Lovelace';
    expect((await discussion.write({ body: `@${author.id}${' x'.repeat((200 - name.length) / 2)}` })).status).toBe(201);
    const long = `@${author.id} ${'x'.repeat(200 - name.length)}`;
    expect((await discussion.write({ body: long })).body.code).toBe('comment.too-long');
    const many = await Promise.all(
      Array.from({ length: MAX_MENTIONS + 1 }, (_, n) => platform.participant({ displayName: `P${n}` })),
    );
    for (const person of many) await discussion.write({}, person);
    await platform.settle();
    const body = many.map(({ id }) => `@${id}`).join(' ');
    expect(await discussion.write({ body })).toMatchObject({
      status: 422,
      body: { code: 'comment.too-many-mentions', facts: { most: MAX_MENTIONS } },
    });
  });
});
