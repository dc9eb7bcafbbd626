import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aDraft, type Consultation, changeComponent, TEXT } from './a-consultation.ts';

const ONE = '/api/components/{componentId}/proposals/{proposalId}';
/** 60,000 characters. */
const TEN_THOUSAND_WORDS = 'tree '.repeat(9_999).concat('tree');

describe('a long text', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let author: { cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform();
    author = await platform.participant({ displayName: 'Ada' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    consultation = await aConsultation(platform, { slug: `process-${++slugs}` });
  });

  const publish = (proposalId: string) =>
    platform.call(`POST ${ONE}/publication`, {
      params: { componentId: consultation.componentId, proposalId },
      cookie: author.cookie,
    });
  const start = (body: string) =>
    platform.call('POST /api/components/{componentId}/proposals', {
      params: { componentId: consultation.componentId },
      cookie: author.cookie,
      body: { ...TEXT, body },
    });

  it('of 10,000 words is kept as a draft, refused beyond the limit with its length, and published within it', async () => {
    const id = await aDraft(platform, consultation, author.cookie, { body: TEN_THOUSAND_WORDS });
    const refused = await publish(id);
    expect(refused).toMatchObject({ status: 422, body: { code: 'proposal.text-refused' } });
    expect(refused.body.fields).toEqual([
      { pointer: '/body', code: 'too_big', facts: { maximum: 2000, length: 49_999 } },
    ]);
    await changeComponent(platform, consultation, { settings: { bodyMaxLength: 70_000 } });
    const published = await publish(id);
    expect(published).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(published.body.body.text).toBe(TEN_THOUSAND_WORDS);
  });

  it('of any script is kept as a draft up to 100,000 characters, and refused beyond with the field that is too long', async () => {
    for (const character of ['木', 'ش', 'é']) expect((await start(character.repeat(100_000))).status).toBe(201);
    const refused = await start('x'.repeat(100_001));
    expect(refused).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(refused.body.fields).toEqual([{ pointer: '/body', code: 'too_big', facts: { maximum: 100_000 } }]);
    expect(await start('木'.repeat(150_000))).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  });

  it('is published without what nobody sees, and judged without it', async () => {
    const unseen = await aDraft(platform, consultation, author.cookie, { title: '\u200b\u2060'.repeat(30) });
    expect((await publish(unseen)).body.fields).toEqual([
      { pointer: '/title', code: 'too_small', facts: { minimum: 15, length: 0 } },
    ]);
    const title = '  Plus\u200b de bancs\u202e dans les rues\u00ad ';
    const id = await aDraft(platform, consultation, author.cookie, { title, body: 'Pour\u2066 s\ufeffe reposer.\r\n' });
    expect((await publish(id)).body).toMatchObject({
      title: 'Plus de bancs dans les rues',
      body: { text: 'Pour se reposer.' },
    });
  });

  it('that comes after the end of the phase is refused with the moment of the end, and stays a draft', async () => {
    const id = await aDraft(platform, consultation, author.cookie);
    platform.clock.set('2026-12-01T00:00:00.000Z');
    const late = await publish(id);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'proposal.creation-closed', facts: { since: '2026-12-01T00:00:00.000Z' } },
    });
    const read = await platform.call(`GET ${ONE}`, {
      params: { componentId: consultation.componentId, proposalId: id },
      cookie: author.cookie,
    });
    expect(read.body).toMatchObject({ state: 'draft', title: TEXT.title });
    // What is written on stays on the account too, though it cannot be published any more.
    const kept = await platform.call(`PUT ${ONE}`, {
      params: { componentId: consultation.componentId, proposalId: id },
      cookie: author.cookie,
      body: { ...TEXT, title: 'Written on after the end', version: 0 },
    });
    expect(kept.status).toBe(200);
  });

  it('says no moment where an administrator has closed proposals within the phase', async () => {
    const id = await aDraft(platform, consultation, author.cookie);
    await changeComponent(platform, consultation, { phase: { creation: false } });
    const refused = await publish(id);
    expect(refused.body.code).toBe('proposal.creation-closed');
    expect(refused.body.facts).toBeUndefined();
  });
});
