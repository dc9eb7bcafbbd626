import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { questionsIn } from '../../functions/spaces/load-site-page.ts';
import { openPublishedSite, type PublishedSite } from '../platform/published-site.ts';
import { anOrganizationInput } from './spaces-input.ts';

const PAGES = '/api/site-pages';
const ONE = '/api/site-pages/{slug}';
const aPage = {
  slug: 'jury',
  title: { fr: 'Le jury' },
  body: { fr: 'Quinze personnes.' },
  layout: 'text',
  isInFooter: true,
  position: 1,
  isPublished: true,
};

let site: PublishedSite;
beforeAll(async () => {
  site = await openPublishedSite();
  await site.administer('PUT /api/organization', {}, anOrganizationInput({ locales: ['fr', 'en', 'nl'] }));
  await site.platform.settle();
});
afterAll(() => site.platform.close());

const call = (route: string, params: Readonly<Record<string, string>> = {}, body?: unknown) =>
  site.platform.call(route, { operator: true, params, ...(body === undefined ? {} : { body }) });
const page = async (path: string, locale = 'fr') => {
  await site.platform.settle();
  return site.pageAt(`${locale}${path}index.html`);
};
const footer = async () => (await page('/')).footer.map(({ path }: { path: string }) => path);
const withoutSlug = ({ slug: _, ...rest }: typeof aPage) => rest;

describe('pages that every site has', () => {
  it.each(['fr', 'en', 'nl'])('are written for it in %s, with its name and contact', async (locale) => {
    for (const path of ['/legal/', '/accessibility/', '/pages/faq/']) {
      const { title, text, questions } = await page(path, locale);
      expect(title).toMatchObject({ locale, isFallback: false });
      const said = text.html + JSON.stringify(questions);
      expect(said).toContain('Concertations nationales');
      expect(said).toContain('participer@concertations.example');
    }
  });

  it('say which cookies are set, and that reading sets none', async () => {
    const { text } = await page('/legal/', 'en');
    expect(text.html).toContain('Reading this site sets none');
    expect(text.html).toContain('when you choose a language');
  });

  it('can be rewritten, and go back to the generated text', async () => {
    const { items } = (await call(`GET ${PAGES}`)).body;
    expect(items.map(({ slug, isGenerated }: { slug: string; isGenerated: boolean }) => [slug, isGenerated])).toEqual([
      ['legal', true],
      ['accessibility', true],
      ['faq', true],
    ]);
    const [{ slug, isBuiltIn: _, isGenerated: __, updatedAt: ___, ...legal }] = items;
    const written = await call(`PUT ${ONE}`, { slug }, { ...legal, body: { fr: 'Nos **mentions**.' } });
    expect(written).toMatchObject({ status: 200, body: { version: 1, isGenerated: false, isBuiltIn: true } });
    expect((await page('/legal/')).text.html).toBe('<p>Nos <strong>mentions</strong>.</p>');
    expect((await call(`DELETE ${ONE}`, { slug })).status).toBe(204);
    expect((await page('/legal/')).text.html).toContain('Concertations nationales');
  });

  it('cannot be created a second time', async () => {
    expect(await call(`POST ${PAGES}`, {}, { ...aPage, slug: 'legal' })).toMatchObject({
      status: 409,
      body: { code: 'site-page.slug-taken' },
    });
  });
});

describe('further pages', () => {
  it('stand at their address and in the footer, until they are removed', async () => {
    expect(await call(`POST ${PAGES}`, {}, aPage)).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await page('/pages/jury/')).toMatchObject({
      title: { text: 'Le jury' },
      text: { html: '<p>Quinze personnes.</p>' },
    });
    expect(await footer()).toEqual(['/legal/', '/accessibility/', '/pages/jury/', '/pages/faq/']);
    const hidden = { ...withoutSlug(aPage), isInFooter: false, version: 1 };
    await call(`PUT ${ONE}`, { slug: 'jury' }, hidden);
    expect(await footer()).not.toContain('/pages/jury/');
    expect(await page('/pages/jury/')).toBeDefined();
    await call(`DELETE ${ONE}`, { slug: 'jury' });
    expect(await page('/pages/jury/')).toBeUndefined();
    expect((await call(`DELETE ${ONE}`, { slug: 'jury' })).status).toBe(404);
  });

  it('are not there for readers until they are published', async () => {
    await call(`POST ${PAGES}`, {}, { ...aPage, slug: 'draft', isPublished: false });
    expect(await page('/pages/draft/')).toBeUndefined();
    expect(await footer()).not.toContain('/pages/draft/');
  });

  it('keep their address to themselves, and are made once however often they are sent', async () => {
    const send = (body: unknown, key: string) =>
      site.platform.call(`POST ${PAGES}`, { operator: true, body, headers: { 'idempotency-key': key } });
    const other = { ...aPage, slug: 'once' };
    expect((await send(other, 'first-try-of-once')).status).toBe(201);
    expect(await send(other, 'first-try-of-once')).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await send({ ...other, title: { fr: 'Autre' } }, 'another-attempt')).toMatchObject({
      status: 409,
      body: { code: 'site-page.slug-taken', fields: [{ pointer: '/slug' }] },
    });
  });

  it('of somebody else are not written over, and unknown ones not made by changing them', async () => {
    await call(`POST ${PAGES}`, {}, { ...aPage, slug: 'shared' });
    const body = { ...withoutSlug(aPage), version: 0 };
    expect(await call(`PUT ${ONE}`, { slug: 'shared' }, body)).toMatchObject({ status: 409 });
    expect(await call(`PUT ${ONE}`, { slug: 'unknown' }, body)).toMatchObject({ status: 404 });
  });

  it('have one address only', async () => {
    expect(await page('/pages/legal/')).toBeUndefined();
  });
});

describe('questions and answers', () => {
  it('are cut at second-level headings; what stands before them introduces them', () => {
    expect(questionsIn('Bonjour.\n\n## Qui ? ##\n\nTous.\n\n### Vraiment\n\nOui.\n\n## Quand ?\nDemain.')).toEqual({
      introduction: 'Bonjour.',
      questions: [
        { question: 'Qui ?', answer: 'Tous.\n\n### Vraiment\n\nOui.' },
        { question: 'Quand ?', answer: 'Demain.' },
      ],
    });
  });

  it('are one text where there is no heading', () => {
    expect(questionsIn('Rien.')).toEqual({ introduction: 'Rien.', questions: [] });
  });

  it('are shown as such on the page of frequent questions', async () => {
    const { text, questions } = await page('/pages/faq/', 'en');
    expect(text.html).toBe('');
    expect(questions.length).toBeGreaterThan(5);
    expect(questions[0]).toMatchObject({ question: 'Who can take part?', answer: { locale: 'en', isFallback: false } });
  });
});
