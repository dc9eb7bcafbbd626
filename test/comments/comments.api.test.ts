import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Comments } from '../../functions/comments/entities.ts';
import type { CommentView } from '../../shared/comments/comment.ts';
import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { aConsultation, aDraft, aProposal, type Consultation, changeComponent } from '../proposals/a-consultation.ts';
import { renderingOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const CREATE = 'POST /api/resources/{resourceId}/comments';
const LIST = 'GET /api/public/resources/{resourceId}/comments';
const VOTE = '/api/resources/{resourceId}/comments/{commentId}/vote';
const OWN = 'GET /api/resources/{resourceId}/own-comments';
const SCRIPT = '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[link](javascript:alert(1)) **bold**';

type Person = { readonly id: ParticipantId; readonly cookie: string };

describe('comments', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let proposalId: ProposalId;
  let author: Person;
  let reader: Person;
  let administrator: Person;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = await platform.participant({ role: 'administrator', displayName: 'Zoe' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    consultation = await aConsultation(platform, {
      slug: `comments-${++slugs}`,
      settings: { commentMaxLength: 200 },
    });
    author = await platform.participant({ displayName: 'Ada' });
    reader = await platform.participant({ displayName: 'Bob' });
    proposalId = await aProposal(platform, consultation, author.cookie);
  });

  const write = (body: Readonly<Record<string, unknown>>, cookie: string | null = reader.cookie, of = proposalId) =>
    platform.call(CREATE, {
      params: { resourceId: of },
      body: { body: 'I agree.', locale: 'en', ...body },
      ...(cookie === null ? {} : { cookie }),
    });
  /** The list as it is once the order is written, which is a moment after the comment. */
  const list = async (query: Readonly<Record<string, string>> = {}, of = proposalId) => {
    await platform.settle();
    return platform.call(LIST, { params: { resourceId: of }, query });
  };
  const vote = (commentId: string, weight: number, cookie: string) =>
    platform.call(`PUT ${VOTE}`, { params: { resourceId: proposalId, commentId }, body: { weight }, cookie });
  const stored = () => platform.services.db.all(Comments, { resourceId: proposalId });
  const bodies = (items: readonly CommentView[]) => items.map(({ html }) => html.replace(/<\/?p>/g, ''));

  it('are shown with their author’s name, as safe HTML, once each for one Idempotency-Key', async () => {
    const send = () =>
      platform.call(CREATE, {
        params: { resourceId: proposalId },
        body: { body: 'So **true**.', locale: 'en', position: 'for' },
        cookie: reader.cookie,
        headers: { 'idempotency-key': 'one-comment' },
      });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await list()).body).toEqual({
      items: [
        {
          id: first.body.id,
          parentId: null,
          depth: 0,
          authorName: 'Bob',
          authorPath: first.body.authorPath,
          isAuthor: false,
          isOfficial: false,
          isDeleted: false,
          hidden: null,
          position: 'for',
          locale: 'en',
          html: '<p>So <strong>true</strong>.</p>',
          votes: { up: 0, down: 0 },
          createdAt: platform.clock.now(),
          editedAt: null,
          replyCount: 0,
          moreReplies: 0,
          repliesAfter: null,
          replies: [],
        },
      ],
      next: null,
      total: 1,
      skipped: 0,
    });
  });

  it('have replies three levels deep, oldest first, and none below', async () => {
    let parentId: string | null = null;
    for (const depth of [0, 1, 2, 3]) {
      const answer: Awaited<ReturnType<typeof write>> = await write({ parentId, body: `Level ${depth}` });
      expect(answer).toMatchObject({ status: 201, body: { depth, parentId } });
      parentId = answer.body.id;
    }
    expect(await write({ parentId })).toMatchObject({ status: 422, body: { code: 'comment.too-deep' } });
    const { items, total } = (await list()).body;
    expect(total).toBe(1);
    expect(items[0].replies[0].replies[0].replies[0]).toMatchObject({ depth: 3, html: '<p>Level 3</p>', replies: [] });
    const first = items[0].id;
    platform.clock.advance(5);
    await write({ parentId: first, body: 'A later reply' });
    expect(bodies((await list()).body.items[0].replies)).toEqual(['Level 1', 'A later reply']);
  });

  it('cannot answer what is not there, or belongs to another resource', async () => {
    const elsewhere = await aProposal(platform, consultation, author.cookie);
    const foreign = await write({}, reader.cookie, elsewhere);
    expect((await write({ parentId: foreign.body.id })).body.code).toBe('comment.not-found');
    expect((await write({ parentId: platform.services.newId('comment') })).body.code).toBe('comment.not-found');
    const draft = await aDraft(platform, consultation, author.cookie);
    expect((await write({}, reader.cookie, draft)).body.code).toBe('request.not-found');
    expect((await list({}, platform.services.newId('proposal'))).status).toBe(404);
    expect(await stored()).toEqual([]);
  });

  it('may be as long as the component says: not one character more', async () => {
    expect((await write({ body: 'x'.repeat(200) })).status).toBe(201);
    const long = await write({ body: 'x'.repeat(201) });
    expect(long).toMatchObject({
      status: 422,
      body: { code: 'comment.too-long', facts: { maximum: 200, length: 201 } },
    });
    expect((await write({ body: '   ' })).body.code).toBe('request.invalid');
    expect(await stored()).toHaveLength(1);
  });

  it('need a person with a name; opinions of the organization an administrator', async () => {
    expect((await write({}, null)).status).toBe(401);
    expect(await write({ isOfficial: true })).toMatchObject({ status: 403, body: { code: 'access.needs-role' } });
    expect(await stored()).toEqual([]);
    const opinion = await write({ isOfficial: true, body: 'The agency agrees.' }, administrator.cookie);
    expect(opinion).toMatchObject({ status: 201, body: { isOfficial: true, authorName: null } });
    expect((await list()).body).toEqual({ items: [], next: null, total: 0, skipped: 0 });
    await write({ body: 'As a private person' }, administrator.cookie);
    expect((await list()).body.items).toMatchObject([{ isOfficial: false, authorName: 'Zoe' }]);
  });

  it('are closed with the phase, with the component, and with the proposal', async () => {
    const { body } = await write({});
    await changeComponent(platform, consultation, { phase: { comments: false } });
    expect(await write({})).toMatchObject({ status: 409, body: { code: 'comment.closed' } });
    expect((await vote(body.id, 1, reader.cookie)).body.code).toBe('comment.closed');
    expect((await list()).body.items).toHaveLength(1);
    await changeComponent(platform, consultation, { phase: {}, isPublished: false });
    expect((await list()).status).toBe(404);
    await changeComponent(platform, consultation, { phase: {} });
    await platform.call('POST /api/components/{componentId}/proposals/{proposalId}/withdrawal', {
      params: { componentId: consultation.componentId, proposalId },
      cookie: author.cookie,
    });
    expect((await write({})).body.code).toBe('comment.closed');
  });

  it('cannot be written more than 120 times an hour', async () => {
    const statuses = (await Promise.all(Array.from({ length: 121 }, () => write({})))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(await stored()).toHaveLength(120);
  });

  it('let no script through, in the API or on the page', async () => {
    const made = await write({ body: SCRIPT });
    await platform.publish();
    const page = await renderingOf(platform, `en${consultation.path}proposals/${proposalId}/index.html`);
    for (const html of [made.body.html, (await list()).body.items[0].html, page.comments.items[0].html]) {
      expect(html).not.toMatch(/script|onerror|javascript|<img/i);
      expect(html).toContain('<strong>bold</strong>');
    }
  });

  it('stand on the page with their counts, the opinions of the organization apart', async () => {
    await write({ position: 'for' });
    const against = await write({ position: 'against', body: 'Not at all.' }, author.cookie);
    await write({ parentId: against.body.id, body: 'Why not?' });
    await write({ isOfficial: true, body: 'The agency agrees.' }, administrator.cookie);
    await vote(against.body.id, 1, reader.cookie);
    await platform.publish();
    const { comments } = await renderingOf(platform, `en${consultation.path}proposals/${proposalId}/index.html`);
    expect(comments).toMatchObject({ total: 3, for: 1, against: 1, neutral: 1, next: null });
    expect(bodies(comments.official)).toEqual(['The agency agrees.']);
    expect(bodies(comments.items)).toEqual(['Not at all.', 'I agree.']);
    expect(comments.items[0]).toMatchObject({
      isAuthor: true,
      votes: { up: 1, down: 0 },
      replies: [{ authorName: 'Bob' }],
    });
    const tally = await platform.services.files.site.get(`tallies/components/${consultation.componentId}.json`);
    expect(new TextDecoder().decode(tally?.body)).toContain('"comments":3');
  });

  describe('votes on them', () => {
    it('count once a person, can change and be taken back, and are told to that person alone', async () => {
      const { id } = (await write({})).body;
      await vote(id, 1, reader.cookie);
      await vote(id, 1, reader.cookie);
      await vote(id, -1, author.cookie);
      await vote(id, 1, administrator.cookie);
      await platform.settle();
      expect((await list()).body.items[0].votes).toEqual({ up: 2, down: 1 });
      await vote(id, -1, reader.cookie);
      await platform.call(`DELETE ${VOTE}`, {
        params: { resourceId: proposalId, commentId: id },
        cookie: administrator.cookie,
      });
      await platform.settle();
      expect((await list()).body.items[0].votes).toEqual({ up: 0, down: 2 });
      const mine = (cookie: string) =>
        platform.call(OWN, { params: { resourceId: proposalId }, query: { comment: [id] }, cookie });
      expect((await mine(reader.cookie)).body.votes).toEqual({ [id]: -1 });
      expect((await mine(administrator.cookie)).body.votes).toEqual({});
    });

    it('are refused for what is not there, for nobody, and for other weights', async () => {
      const { id } = (await write({})).body;
      expect((await vote(platform.services.newId('comment'), 1, reader.cookie)).body.code).toBe('comment.not-found');
      expect((await vote(id, 2, reader.cookie)).body.code).toBe('request.invalid');
      const nobody = await platform.call(`PUT ${VOTE}`, {
        params: { resourceId: proposalId, commentId: id },
        body: { weight: 1 },
      });
      expect(nobody.status).toBe(401);
    });
  });
});
