import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Proposals } from '../../functions/proposals/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import {
  aConsultation,
  aDraft,
  aProposal,
  aTaxonomy,
  type Consultation,
  changeComponent,
  TEXT,
} from './a-consultation.ts';
import { renderingOf } from './rendering.ts';

const LIST = 'POST /api/components/{componentId}/proposals';
const ONE = '/api/components/{componentId}/proposals/{proposalId}';

describe('proposals', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let author: { id: string; cookie: string };
  let other: { id: string; cookie: string };
  let administrator: { id: string; cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    consultation = await aConsultation(platform, { slug: `process-${++slugs}` });
    author = await platform.participant({ displayName: 'Ada' });
    other = await platform.participant({ displayName: 'Bob' });
    administrator = await platform.participant({ role: 'administrator', displayName: 'Zoe' });
  });

  const call = (key: string, proposalId: ProposalId, cookie?: string, body?: unknown) =>
    platform.call(key, {
      params: { componentId: consultation.componentId, proposalId },
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { body }),
    });
  const read = (proposalId: ProposalId, cookie?: string) => call(`GET ${ONE}`, proposalId, cookie);
  const publish = (proposalId: ProposalId, cookie: string) => call(`POST ${ONE}/publication`, proposalId, cookie);
  const stored = (id: ProposalId) => platform.services.db.get(Proposals, { id });

  describe('a draft', () => {
    it('is its author’s alone: others are told that there is none', async () => {
      const id = await aDraft(platform, consultation, author.cookie);
      expect((await read(id, author.cookie)).body).toMatchObject({ id, state: 'draft', publishedAt: null });
      for (const cookie of [undefined, other.cookie, administrator.cookie]) {
        expect(await read(id, cookie)).toMatchObject({ status: 404, body: { code: 'proposal.not-found' } });
      }
    });

    it('is one draft for one Idempotency-Key, however often it is sent', async () => {
      const send = (key: string) =>
        platform.call(LIST, {
          params: { componentId: consultation.componentId },
          cookie: author.cookie,
          body: TEXT,
          headers: { 'idempotency-key': key },
        });
      const answers = await Promise.all([send('first-try-1'), send('first-try-1'), send('first-try-1')]);
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect((await send('second-one-1')).body.id).not.toBe(answers[0]?.body.id);
    });

    it('can be changed by its author on the version that was read', async () => {
      const id = await aDraft(platform, consultation, author.cookie);
      const body = { ...TEXT, title: 'Another title, long enough', version: 0 };
      const changed = await call(`PUT ${ONE}`, id, author.cookie, body);
      expect(changed).toMatchObject({ status: 200, body: { title: body.title, version: 1 } });
      const late = await call(`PUT ${ONE}`, id, author.cookie, { ...body, title: 'A third title, long enough' });
      expect(late).toMatchObject({ status: 409, body: { code: 'proposal.changed-meanwhile' } });
      expect((await stored(id))?.title).toBe(body.title);
    });

    it('can be thrown away by its author, and by nobody else', async () => {
      const id = await aDraft(platform, consultation, author.cookie);
      expect(await call(`DELETE ${ONE}`, id, other.cookie)).toMatchObject({
        status: 403,
        body: { code: 'proposal.not-yours' },
      });
      expect((await call(`DELETE ${ONE}`, id, author.cookie)).status).toBe(204);
      expect(await stored(id)).toBeUndefined();
    });

    it('is listed with the own proposals, newest first, of this component only', async () => {
      const first = await aDraft(platform, consultation, author.cookie);
      platform.clock.advance(60);
      const second = await aProposal(platform, consultation, author.cookie);
      const elsewhere = await aConsultation(platform, { slug: `process-${++slugs}` });
      await aDraft(platform, elsewhere, author.cookie);
      const mine = await platform.call('GET /api/components/{componentId}/proposals/mine', {
        params: { componentId: consultation.componentId },
        cookie: author.cookie,
      });
      expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([second, first]);
    });

    it('cannot be started where creation is off, where the component is closed, or with a theme that is none', async () => {
      const start = (componentId: string, body: unknown = TEXT) =>
        platform.call(LIST, { params: { componentId }, cookie: author.cookie, body });
      const off = await aConsultation(platform, { slug: `process-${++slugs}`, phase: { creation: false } });
      const hidden = await aConsultation(platform, { slug: `process-${++slugs}`, isProcessPublished: false });
      const territory = await aTaxonomy(platform, 'Brittany', { kind: 'territory' });
      expect((await start(off.componentId)).body.code).toBe('proposal.creation-closed');
      expect(await start(hidden.componentId)).toMatchObject({ status: 404, body: { code: 'component.not-found' } });
      const wrong = await start(consultation.componentId, { ...TEXT, themeId: territory });
      expect(wrong).toMatchObject({ status: 404, body: { code: 'taxonomy.not-found' } });
      expect((await start(consultation.componentId, { ...TEXT, territoryId: territory })).status).toBe(201);
      const foreign = await aTaxonomy(platform, 'Of the other process', { processId: off.process.id });
      const elsewhere = await start(consultation.componentId, { ...TEXT, themeId: foreign });
      expect(elsewhere).toMatchObject({ status: 404, body: { code: 'taxonomy.not-found' } });
    });

    it('cannot be started more than 60 times an hour', async () => {
      const start = () =>
        platform.call(LIST, { params: { componentId: consultation.componentId }, cookie: author.cookie, body: TEXT });
      const statuses = (await Promise.all(Array.from({ length: 61 }, start))).map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(60);
      expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    });
  });

  describe('publication', () => {
    it('publishes once, mails once, and says the same when it is asked again', async () => {
      const id = await aDraft(platform, consultation, author.cookie);
      const [first, second] = await Promise.all([publish(id, author.cookie), publish(id, author.cookie)]);
      expect(first).toMatchObject({ status: 200, body: { state: 'published', version: 1 } });
      expect(second.body).toEqual(first.body);
      platform.clock.advance(10);
      expect((await publish(id, author.cookie)).body).toEqual(first.body);
      await platform.settle();
      const mails = platform.mails().filter(({ html }) => html.includes(id));
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain(TEXT.title);
    });

    it('is refused with every field that must change, and changes nothing', async () => {
      await changeComponent(platform, consultation, { settings: { themeRequired: true, titleMinLength: 20 } });
      const id = await aDraft(platform, consultation, author.cookie, { title: 'Too short', body: 'x' });
      const refused = await publish(id, author.cookie);
      expect(refused).toMatchObject({ status: 422, body: { code: 'proposal.text-refused' } });
      expect(refused.body.fields).toEqual([
        { pointer: '/title', code: 'too_small', facts: { minimum: 20, length: 9 } },
        { pointer: '/themeId', code: 'choice.required' },
        { pointer: '/body', code: 'too_small', facts: { minimum: 15, length: 1 } },
      ]);
      expect((await stored(id))?.state).toBe('draft');
    });

    it('is refused after the phase has ended, at its very end', async () => {
      const id = await aDraft(platform, consultation, author.cookie);
      platform.clock.set('2026-12-01T00:00:00.000Z');
      expect((await publish(id, author.cookie)).body.code).toBe('proposal.creation-closed');
      platform.clock.set('2026-11-30T23:59:59.999Z');
      expect((await publish(id, author.cookie)).status).toBe(200);
      platform.clock.set('2026-11-21T09:00:00.000Z');
    });

    it('is the author’s to ask for: 401 for nobody, 403 for others', async () => {
      const id = await aDraft(platform, consultation, author.cookie);
      expect((await call(`POST ${ONE}/publication`, id)).status).toBe(401);
      expect((await publish(id, other.cookie)).body.code).toBe('proposal.not-yours');
      expect((await stored(id))?.state).toBe('draft');
    });

    it('leaves a text that can no longer be changed or thrown away', async () => {
      const id = await aProposal(platform, consultation, author.cookie);
      const change = await call(`PUT ${ONE}`, id, author.cookie, { ...TEXT, version: 1 });
      expect(change).toMatchObject({ status: 409, body: { code: 'proposal.not-a-draft' } });
      const discard = await call(`DELETE ${ONE}`, id, author.cookie);
      expect(discard).toMatchObject({ status: 409, body: { code: 'proposal.not-a-draft' } });
    });
  });

  it('of another component, or none at all, are not found', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const elsewhere = await aConsultation(platform, { slug: `process-${++slugs}` });
    const foreign = await platform.call(`GET ${ONE}`, {
      params: { componentId: elsewhere.componentId, proposalId: id },
    });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'proposal.not-found' } });
    expect((await read(platform.services.newId('proposal'))).status).toBe(404);
  });

  it('let no script onto their page: text, answer and help are sanitized or plain', async () => {
    const script = '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[link](javascript:alert(1)) **bold**';
    await changeComponent(platform, consultation, { settings: { help: { en: script } } });
    const id = await aProposal(platform, consultation, author.cookie, { body: script });
    await call(`PUT ${ONE}/answer`, id, administrator.cookie, { state: 'accepted', text: { en: script } });
    await platform.publish();
    const { proposal } = await renderingOf(platform, `en${consultation.path}proposals/${id}/index.html`);
    for (const { html } of [proposal.body, proposal.answer.text]) {
      expect(html).not.toMatch(/script|onerror|javascript|<img/i);
      expect(html).toContain('<strong>bold</strong>');
    }
    const { items } = await renderingOf(platform, `en${consultation.path}index.html`);
    expect(items[0].excerpt).toBe('link bold');
  });

  it('of the organization are published at once, before the component is, by administrators only', async () => {
    const hidden = await aConsultation(platform, { slug: `process-${++slugs}`, isPublished: false });
    const create = (cookie: string, body: unknown = TEXT) =>
      platform.call('POST /api/components/{componentId}/official-proposals', {
        params: { componentId: hidden.componentId },
        cookie,
        body,
      });
    const made = await create(administrator.cookie);
    expect(made).toMatchObject({ status: 201, body: { isOfficial: true, authorId: null, state: 'published' } });
    expect((await create(author.cookie)).body.code).toBe('access.needs-role');
    expect((await create(administrator.cookie, { ...TEXT, title: 'No' })).body.code).toBe('proposal.text-refused');
    const params = { componentId: hidden.componentId, proposalId: made.body.id };
    expect((await platform.call(`GET ${ONE}`, { params })).status).toBe(404);
    expect((await platform.call(`GET ${ONE}`, { params, cookie: administrator.cookie })).status).toBe(200);
  });
});
