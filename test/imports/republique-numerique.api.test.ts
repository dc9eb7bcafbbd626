import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readOpinion } from '../../scripts/import/opinions.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

/** Real input beside the project; it is not part of it, since its licence differs. */
const FILE = join(import.meta.dirname, '../../../shared/data/republique-numerique/opinions.jsonl');
const withData = existsSync(FILE) ? describe : describe.skip;
const BATCH = 20;

withData('the consultation République numérique', () => {
  let platform: TestPlatform;
  let componentId: string;
  let records: unknown[];

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    const operate = async (key: string, params: Record<string, string>, body: unknown) =>
      (await platform.call(key, { params, body, operator: true })).body;
    const texts = { question: {}, summary: {}, description: {}, decision: {}, image: null, imageAlt: {}, phases: [] };
    const process = await operate(
      'POST /api/processes',
      {},
      { slug: 'republique-numerique', title: { fr: 'République numérique' }, ...texts },
    );
    await operate('PUT /api/processes/{processId}/publication', { processId: process.id }, { isPublished: true });
    const component = await operate(
      'POST /api/processes/{processId}/components',
      { processId: process.id },
      { kind: 'proposals', name: { fr: 'Propositions' }, settings: { voteKind: 'opinion' } },
    );
    await operate(
      'PUT /api/components/{componentId}/publication',
      { componentId: component.id },
      { isPublished: true },
    );
    componentId = component.id;
    const lines = (await readFile(FILE, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    records = lines.map((line) => readOpinion(line, { locale: 'fr', official: 'Gouvernement' }));
  });
  afterAll(() => platform.close());

  const importAll = async () => {
    const sums = { imported: 0, unchanged: 0, refused: 0, proposals: 0, comments: 0, references: 0 };
    for (let start = 0; start < records.length; start += BATCH) {
      const { body } = await platform.call('POST /api/components/{componentId}/imports', {
        params: { componentId },
        body: { proposals: records.slice(start, start + BATCH) },
        operator: true,
      });
      for (const kind of ['proposals', 'comments', 'references'] as const) {
        sums[kind] += body.imported[kind];
        sums.imported += body.imported[kind];
        sums.unchanged += body.unchanged[kind];
      }
      sums.refused += body.refused.length;
    }
    return sums;
  };

  it('is imported whole, and a second run changes nothing', async () => {
    expect(await importAll()).toEqual({
      imported: 5016,
      unchanged: 0,
      refused: 0,
      proposals: 696,
      comments: 3994,
      references: 326,
    });
    expect(await importAll()).toMatchObject({ imported: 0, unchanged: 5016, refused: 0 });
  }, 300_000);

  it('is shown with exactly its numbers', async () => {
    // One page says all the numbers; the two thousand others are made as in every test of pages.
    await platform.forgetPages();
    await platform.services.queues.send('publish', [{ page: '/processes/republique-numerique/' }]);
    await platform.publish();
    const search = async (query: Record<string, string>) =>
      (await platform.call('GET /api/public/components/{componentId}/proposals', { params: { componentId }, query }))
        .body;
    expect((await search({})).total).toBe(696);
    const page = await platform.services.files.site.get('fr/processes/republique-numerique/index.html');
    const html = Buffer.from(page?.body ?? []).toString();
    const { components } = JSON.parse(html.slice(html.indexOf('{')));
    expect(components[0].figures).toEqual({ proposals: 696, comments: 3994, votes: 88_622, references: 326 });
    expect(components[0].themes).toHaveLength(18);
    const [article] = (await search({ sort: 'most-discussed', limit: '1' })).items;
    expect(article).toMatchObject({ comments: 132, isOfficial: true });
    expect(article.title).toMatch(/^Article 9/);
    expect((await search({ q: 'NEUTRALITE de l internet' })).total).toBeGreaterThan(0);
  }, 300_000);
});
