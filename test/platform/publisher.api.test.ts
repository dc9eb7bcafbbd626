import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Render } from '../../functions/platform/page.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { anOrganizationInput } from '../spaces/spaces-input.ts';
import { asJson, KEY, openPublishedSite, PAGE, type PublishedSite } from './published-site.ts';

let site: PublishedSite;
beforeEach(async () => {
  site = await openPublishedSite();
});
afterEach(() => site.platform.close());

describe('two workers on one page', () => {
  /** A worker that has loaded its data and waits before it goes on. */
  function slowRender() {
    const loaded = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const render: Render = async (path, { page }) => {
      loaded.resolve();
      await goOn.promise;
      return asJson(path, { page });
    };
    return { render, loaded: loaded.promise, goOn: goOn.resolve };
  }

  it('leave the newer page, when the slower of them puts its old one last', async () => {
    const { id, slug, version } = await site.publishedProcess();
    const slow = slowRender();
    const { services, puts } = site.watched();
    const old = site.publish([{ page: PAGE }], services, slow.render);
    await slow.loaded;
    await site.updateProcess(id, { slug, version, title: { fr: 'Titre corrigé' } });
    expect(await site.publish([{ page: PAGE }])).toEqual([]);
    slow.goOn();
    expect(await old).toEqual([]);
    expect((await site.pageAt(KEY)).process.title.text).toBe('Titre corrigé');
    expect(puts.filter((key) => key === KEY)).toHaveLength(2);
  });

  it('leave no page, when it was taken back while the slower of them was at work', async () => {
    const { id } = await site.publishedProcess();
    const slow = slowRender();
    const old = site.publish([{ page: PAGE }], site.platform.services, slow.render);
    await slow.loaded;
    await site.publishProcess(id, false);
    await site.publish([{ page: PAGE }]);
    slow.goOn();
    await old;
    expect(await site.pageAt(KEY)).toBeUndefined();
  });

  it('leave the newer page, when the bucket refuses the slower one and its job comes again', async () => {
    const { id, slug, version } = await site.publishedProcess();
    const { services } = site.watched();
    const files = { ...services.files, site: { ...services.files.site, put: () => Promise.reject(new Error('full')) } };
    expect(await site.publish([{ page: PAGE }], { ...services, files })).toEqual([0]);
    await site.updateProcess(id, { slug, version, title: { fr: 'Titre corrigé' } });
    expect(await site.publish([{ page: PAGE }])).toEqual([]);
    expect(await site.publish([{ page: PAGE }])).toEqual([]);
    expect((await site.pageAt(KEY)).process.title.text).toBe('Titre corrigé');
  });
});

describe('a page', () => {
  it('is put in every language of the organization, for the CDN to keep a moment', async () => {
    await site.publishedProcess();
    const { services, puts } = site.watched();
    await site.publish([{ page: PAGE }], services);
    expect(puts.sort()).toEqual(['en', 'fr', 'nl'].map((locale) => `${locale}${PAGE}index.html`));
    const { s3 } = site.platform.cloud.clients;
    const head = await s3.send(new HeadObjectCommand({ Bucket: site.platform.services.config.buckets.site, Key: KEY }));
    expect(head).toMatchObject({
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400',
    });
    const dutch: PageFrame = await site.pageAt(`nl${PAGE}index.html`);
    expect(dutch.menu[0]?.title).toEqual({
      text: 'Projet de loi pour une République numérique',
      locale: 'fr',
      isFallback: true,
    });
  });

  it('is not put again while nothing but the time has changed', async () => {
    await site.publishedProcess();
    await site.publish([{ page: PAGE }]);
    site.platform.clock.advance(3600);
    const { services, puts } = site.watched();
    await site.publish([{ page: PAGE }], services);
    expect(puts).toEqual([]);
  });

  it('is rendered once for equal jobs of a batch', async () => {
    await site.publishedProcess();
    let rendered = 0;
    const counting: Render = (path, locals) => {
      rendered += 1;
      return asJson(path, locals);
    };
    await site.publish([{ page: PAGE }, { page: PAGE }, { page: PAGE }], site.platform.services, counting);
    // Three languages, each once for the comparison and once to be put.
    expect(rendered).toBe(6);
  });

  it('is removed when its template answers that there is no such page', async () => {
    await site.publishedProcess();
    await site.publish([{ page: PAGE }]);
    await site.publish([{ page: PAGE }], site.platform.services, async () => ({ status: 404, html: '' }));
    expect(await site.pageAt(KEY)).toBeUndefined();
  });

  it('that fails takes no other of its batch with it', async () => {
    await site.publishedProcess();
    const failing: Render = (path, locals) =>
      path.endsWith('/charter/') ? Promise.reject(new Error('no such template')) : asJson(path, locals);
    const jobs = [{ page: '/charter/' }, { page: PAGE }, { page: '/charter/' }, { unknown: true }];
    expect((await site.publish(jobs, site.platform.services, failing)).sort()).toEqual([0, 2, 3]);
    expect(await site.pageAt(KEY)).toBeDefined();
  });

  it('is removed in a language that the organization no longer offers', async () => {
    await site.publish([{ page: '/charter/' }]);
    expect(await site.pageAt('nl/charter/index.html')).toBeDefined();
    await site.administer('PUT /api/organization', {}, anOrganizationInput());
    await site.platform.settle();
    expect(await site.pageAt('nl/charter/index.html')).toBeUndefined();
    expect((await site.pageAt('fr/charter/index.html')).text.html).toBe('<p>Chacun parle en son nom.</p>');
  });
});
