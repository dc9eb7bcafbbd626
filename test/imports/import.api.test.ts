import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Comments } from '../../functions/comments/entities.ts';
import { Proposals, References } from '../../functions/proposals/entities.ts';
import { taxonomies } from '../../functions/spaces/directory.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { renderingOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const IMPORT = 'POST /api/components/{componentId}/imports';
const SCRIPT = '<script>alert(1)</script><p onclick="alert(1)">Text</p><img src=x onerror=alert(1)>';

const aComment = (externalId: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  externalId,
  author: 'participant-0002',
  position: 'for',
  body: 'A good <b>idea</b>.',
  createdAt: '2015-10-18T22:24:20+02:00',
  votes: { up: 3, down: 0 },
  ...changes,
});
const aReference = (externalId: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  externalId,
  author: 'participant-0003',
  title: 'A study',
  url: 'https://example.org/study',
  body: '<p>What it says.</p>',
  category: 'Study',
  createdAt: null,
  ...changes,
});
const aRecord = (externalId: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  externalId,
  author: 'participant-0001',
  locale: 'fr',
  title: `Article ${externalId}`,
  body: '<p>Le texte de l’article.</p>',
  theme: [
    { externalId: '86', name: 'Section 1' },
    { externalId: '87', name: 'Ouverture des données' },
  ],
  createdAt: '2015-09-26T02:27:54+02:00',
  updatedAt: null,
  isWithdrawn: false,
  votes: { support: 0, agree: 2237, mixed: 161, disagree: 49 },
  comments: [aComment(`${externalId}-1`), aComment(`${externalId}-2`, { position: 'against' })],
  references: [aReference(`${externalId}-1`)],
  ...changes,
});

describe('an import', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    consultation = await aConsultation(platform, { slug: `import-${++slugs}`, settings: { voteKind: 'opinion' } });
  });

  const send = (
    proposals: readonly unknown[],
    who: { readonly cookie?: string; readonly operator?: boolean } = { operator: true },
  ) => platform.call(IMPORT, { params: { componentId: consultation.componentId }, body: { proposals }, ...who });
  const list = async (query: Readonly<Record<string, string>> = {}) =>
    (
      await platform.call('GET /api/public/components/{componentId}/proposals', {
        params: { componentId: consultation.componentId },
        query,
      })
    ).body;

  it('brings proposals with dates, authors, themes, votes, comments and references, and shows them', async () => {
    const answer = await send([aRecord('1'), aRecord('2', { author: null, isWithdrawn: true, comments: [] })]);
    expect(answer).toMatchObject({
      status: 200,
      body: { imported: { proposals: 2, comments: 2, references: 2 }, unchanged: { proposals: 0 }, refused: [] },
    });
    await platform.publish();
    const { items, total } = await list();
    expect(total).toBe(2);
    const [article] = items.filter(({ title }: { title: string }) => title === 'Article 1');
    expect(article).toMatchObject({
      title: 'Article 1',
      authorName: 'participant-0001',
      isOfficial: false,
      publishedAt: '2015-09-26T00:27:54.000Z',
      tally: { support: 0, agree: 2237, mixed: 161, disagree: 49 },
      comments: 2,
    });
    expect((await list({ state: 'withdrawn' })).items[0]).toMatchObject({ isOfficial: true, authorName: null });
    const page = await renderingOf(platform, `fr${consultation.path}proposals/${article.id}/index.html`);
    expect(page).toMatchObject({
      proposal: {
        theme: { name: { text: 'Ouverture des données' } },
        tally: { agree: 2237 },
        references: [{ title: 'A study', url: 'https://example.org/study', authorName: 'participant-0003' }],
      },
      comments: { total: 2, for: 1, against: 1 },
    });
    expect(page.comments.items[0]).toMatchObject({
      authorName: 'participant-0002',
      html: 'A good <b>idea</b>.',
      votes: { up: 3, down: 0 },
      createdAt: '2015-10-18T20:24:20.000Z',
    });
    const first = await renderingOf(platform, `fr${consultation.path}index.html`);
    expect(first.themes).toContainEqual(
      expect.objectContaining({
        name: expect.objectContaining({ text: 'Section 1' }),
        count: 2,
        children: [expect.objectContaining({ count: 2 })],
      }),
    );
  });

  it('run twice, and at the same time, changes nothing the second time', async () => {
    const records = Array.from({ length: 6 }, (_, index) => aRecord(`${index}`));
    const [one, two] = await Promise.all([send(records), send(records)]);
    const sum = (kind: string) => one.body.imported[kind] + two.body.imported[kind];
    expect([sum('proposals'), sum('comments'), sum('references')]).toEqual([6, 12, 6]);
    const before = await platform.services.db.all(
      Proposals,
      { componentId: consultation.componentId },
      { index: 'byComponent' },
    );
    platform.clock.advance(3600);
    const again = await send(records);
    expect(again.body).toEqual({
      imported: { proposals: 0, comments: 0, references: 0 },
      unchanged: { proposals: 6, comments: 12, references: 6 },
      refused: [],
    });
    const after = await platform.services.db.all(
      Proposals,
      { componentId: consultation.componentId },
      { index: 'byComponent' },
    );
    expect(after).toEqual(before);
    const { id: processId } = consultation.process;
    const themes = (await taxonomies(platform.services)).filter(
      (theme) => theme.externalId === '86' && theme.processId === processId,
    );
    expect(themes).toHaveLength(1);
  });

  it('takes what is whole and says of each broken part where and why it was refused', async () => {
    const answer = await send(
      [
        aRecord('1'),
        { externalId: 'no more than this' },
        'not even a record' as never,
        aRecord('2', { title: '  ' }),
        aRecord('3', { createdAt: 'yesterday', votes: { support: 0, agree: -1, mixed: 0, disagree: 0 } }),
        aRecord('4', { createdAt: '1969-12-31T23:59:59Z' }),
        aRecord('5', { theme: [{ externalId: '9', name: ' ' }] }),
        aRecord('6', { body: 'x'.repeat(300_001), comments: [], references: [] }),
        aRecord('7', {
          comments: [aComment('good'), aComment('bad', { position: 'maybe' }), 'nothing', aComment('good-too')],
          references: [aReference('bad', { title: 5 }), aReference('good')],
        }),
      ].filter((record) => typeof record === 'object'),
    );
    expect(answer.status).toBe(200);
    expect(answer.body.imported).toEqual({ proposals: 2, comments: 4, references: 2 });
    const refused = answer.body.refused.map(
      ({ kind, externalId, reason }: { kind: string; externalId: string; reason: string }) =>
        `${kind} ${externalId}: ${reason}`,
    );
    expect(refused).toEqual([
      expect.stringMatching(/^proposal no more than this: \/author invalid_type, \/locale invalid_type/),
      'proposal 2: /title text.required',
      'proposal 3: /createdAt invalid_format, /votes/agree too_small',
      'proposal 4: /createdAt out_of_range',
      'proposal 5: /theme text.required',
      'proposal 6: /body too_big',
      'comment bad: /position invalid_value',
      'comment null:  invalid_type',
      'reference bad: /title invalid_type',
    ]);
    const again = await send([
      aRecord('1'),
      aRecord('2'),
      aRecord('7', { comments: [aComment('good'), aComment('bad')] }),
    ]);
    expect(again.body.imported).toEqual({ proposals: 1, comments: 3, references: 2 });
  });

  it('lets no script onto a page, and no link of any other kind', async () => {
    await send([
      aRecord('1', {
        title: '<script>alert(1)</script>',
        body: SCRIPT,
        comments: [aComment('1', { body: SCRIPT })],
        references: [aReference('1', { body: SCRIPT, url: 'javascript:alert(1)' })],
      }),
    ]);
    await platform.publish();
    const { items } = await list();
    const page = await renderingOf(platform, `fr${consultation.path}proposals/${items[0].id}/index.html`);
    const { body, references } = page.proposal;
    for (const html of [body.html, references[0].html, page.comments.items[0].html]) expect(html).toBe('<p>Text</p>');
    expect(references[0].url).toBeNull();
    expect(items[0].excerpt).toBe('Text');
  });

  it('is an administrator’s: 401 for nobody, 403 for participants, 404 for no component; nothing is written', async () => {
    const { cookie } = await platform.participant();
    expect((await send([aRecord('1')], {})).status).toBe(401);
    expect((await send([aRecord('1')], { cookie })).body.code).toBe('access.needs-role');
    const nowhere = await platform.call(IMPORT, {
      params: { componentId: platform.services.newId('component') },
      body: { proposals: [aRecord('1')] },
      operator: true,
    });
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'component.not-found' } });
    expect((await send([])).status).toBe(422);
    expect((await send(Array.from({ length: 51 }, (_, index) => aRecord(`${index}`)))).status).toBe(422);
    const tooLarge = await send([aRecord('1', { body: 'x'.repeat(4_000_001) })]);
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
    expect(
      await platform.services.db.all(Proposals, { componentId: consultation.componentId }, { index: 'byComponent' }),
    ).toEqual([]);
    const { cookie: administrator } = await platform.participant({ role: 'administrator' });
    expect((await send([aRecord('1')], { cookie: administrator })).body.imported.proposals).toBe(1);
  });

  it('keeps comments and references that are there when more come with the same proposal', async () => {
    await send([aRecord('1')]);
    const answer = await send([
      aRecord('1', {
        title: 'Changed later',
        comments: [aComment('1-1'), aComment('new')],
        references: [aReference('new')],
      }),
    ]);
    expect(answer.body.imported).toEqual({ proposals: 0, comments: 1, references: 1 });
    const [proposal] = await platform.services.db.all(
      Proposals,
      { componentId: consultation.componentId },
      { index: 'byComponent' },
    );
    expect(proposal?.title).toBe('Article 1');
    expect(await platform.services.db.all(Comments, { resourceId: proposal?.id })).toHaveLength(3);
    expect(await platform.services.db.all(References, { proposalId: proposal?.id })).toHaveLength(2);
  });
});
