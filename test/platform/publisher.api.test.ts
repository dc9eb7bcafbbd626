import { randomUUID } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { publisher } from '../../functions/consumers/publisher.ts';
import { features } from '../../functions/features.ts';
import { followPhases } from '../../functions/jobs/phase-changes.ts';
import { localContext } from '../../functions/local/runtime.ts';
import type { Render } from '../../functions/platform/page.ts';
import type { Services } from '../../functions/platform/services.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { aComponentInput, anOrganizationInput, aProcessInput } from '../spaces/spaces-input.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform();
});
afterEach(() => platform.close());

const asJson: Render = async (_, { page }) => ({ status: 200, html: JSON.stringify(page) });
const messages = (jobs: readonly unknown[]): SQSEvent => ({
  Records: jobs.map((job) => ({
    messageId: randomUUID(),
    receiptHandle: '',
    body: JSON.stringify(job),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  })),
});
/** Failures that a test asks for need not be read by whoever runs it. */
const silent: Services['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Runs a worker of its own on jobs; gives the positions of those that must come again. */
async function publish(jobs: readonly unknown[], services: Services = platform.services, render: Render = asJson) {
  const event = messages(jobs);
  const { batchItemFailures } = await publisher(features, render)({ ...services, log: silent })(
    event,
    localContext('publisher'),
  );
  const ids = event.Records.map(({ messageId }) => messageId);
  return batchItemFailures.map(({ itemIdentifier }) => ids.indexOf(itemIdentifier));
}
/** Services whose site bucket tells what is put. */
function watched(): { readonly services: Services; readonly puts: string[] } {
  const puts: string[] = [];
  const { files } = platform.services;
  const site: Services['files']['site'] = {
    ...files.site,
    put: (key, ...rest) => {
      puts.push(key);
      return files.site.put(key, ...rest);
    },
  };
  return { services: { ...platform.services, files: { ...files, site } }, puts };
}

async function textAt(key: string): Promise<string | undefined> {
  const object = await platform.services.files.site.get(key);
  return object && Buffer.from(object.body).toString();
}
async function pageAt(key: string) {
  const text = await textAt(key);
  return text && JSON.parse(text.replace(/^<!--.*?-->/, ''));
}

const administer = async (route: string, params: Readonly<Record<string, string>>, body: unknown) =>
  (await platform.call(route, { operator: true, params, body })).body;
const createProcess = (overrides = {}) => administer('POST /api/processes', {}, aProcessInput(overrides));
const updateProcess = (processId: string, overrides: Readonly<Record<string, unknown>>) =>
  administer('PUT /api/processes/{processId}', { processId }, aProcessInput(overrides));
const publishProcess = (processId: string, isPublished = true) =>
  administer('PUT /api/processes/{processId}/publication', { processId }, { isPublished });
async function publishedProcess(overrides = {}) {
  const { id } = await createProcess(overrides);
  return publishProcess(id);
}
const PAGE = '/processes/republique-numerique/';
const KEY = 'fr/processes/republique-numerique/index.html';

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
    const { id, slug, version } = await publishedProcess();
    const slow = slowRender();
    const { services, puts } = watched();
    const old = publish([{ page: PAGE }], services, slow.render);
    await slow.loaded;
    await updateProcess(id, { slug, version, title: { fr: 'Titre corrigé' } });
    expect(await publish([{ page: PAGE }])).toEqual([]);
    slow.goOn();
    expect(await old).toEqual([]);
    expect((await pageAt(KEY)).process.title.text).toBe('Titre corrigé');
    expect(puts.filter((key) => key === KEY)).toHaveLength(2);
  });

  it('leave no page, when it was taken back while the slower of them was at work', async () => {
    const { id } = await publishedProcess();
    const slow = slowRender();
    const old = publish([{ page: PAGE }], platform.services, slow.render);
    await slow.loaded;
    await publishProcess(id, false);
    await publish([{ page: PAGE }]);
    slow.goOn();
    await old;
    expect(await pageAt(KEY)).toBeUndefined();
  });

  it('leave the newer page, when the bucket refuses the slower one and its job comes again', async () => {
    const { id, slug, version } = await publishedProcess();
    const { services } = watched();
    const files = { ...services.files, site: { ...services.files.site, put: () => Promise.reject(new Error('full')) } };
    expect(await publish([{ page: PAGE }], { ...services, files })).toEqual([0]);
    await updateProcess(id, { slug, version, title: { fr: 'Titre corrigé' } });
    expect(await publish([{ page: PAGE }])).toEqual([]);
    expect(await publish([{ page: PAGE }])).toEqual([]);
    expect((await pageAt(KEY)).process.title.text).toBe('Titre corrigé');
  });
});

describe('a page', () => {
  it('is put in every language of the organization, for the CDN to keep a moment', async () => {
    await publishedProcess();
    const { services, puts } = watched();
    await publish([{ page: PAGE }], services);
    expect(puts.sort()).toEqual(['en', 'fr', 'nl'].map((locale) => `${locale}${PAGE}index.html`));
    const { s3 } = platform.cloud.clients;
    const head = await s3.send(new HeadObjectCommand({ Bucket: platform.services.config.buckets.site, Key: KEY }));
    expect(head).toMatchObject({
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400',
    });
    const dutch: PageFrame = await pageAt(`nl${PAGE}index.html`);
    expect(dutch.menu[0]?.title).toEqual({
      text: 'Projet de loi pour une République numérique',
      locale: 'fr',
      isFallback: true,
    });
  });

  it('is not put again while nothing but the time has changed', async () => {
    await publishedProcess();
    await publish([{ page: PAGE }]);
    platform.clock.advance(3600);
    const { services, puts } = watched();
    await publish([{ page: PAGE }], services);
    expect(puts).toEqual([]);
  });

  it('is rendered once for equal jobs of a batch', async () => {
    await publishedProcess();
    let rendered = 0;
    const counting: Render = (path, locals) => {
      rendered += 1;
      return asJson(path, locals);
    };
    await publish([{ page: PAGE }, { page: PAGE }, { page: PAGE }], platform.services, counting);
    // Three languages, each once for the comparison and once to be put.
    expect(rendered).toBe(6);
  });

  it('is removed when its template answers that there is no such page', async () => {
    await publishedProcess();
    await publish([{ page: PAGE }]);
    await publish([{ page: PAGE }], platform.services, async () => ({ status: 404, html: '' }));
    expect(await pageAt(KEY)).toBeUndefined();
  });

  it('that fails takes no other of its batch with it', async () => {
    await publishedProcess();
    const failing: Render = (path, locals) =>
      path.endsWith('/charter/') ? Promise.reject(new Error('no such template')) : asJson(path, locals);
    const jobs = [{ page: '/charter/' }, { page: PAGE }, { page: '/charter/' }, { unknown: true }];
    expect((await publish(jobs, platform.services, failing)).sort()).toEqual([0, 2, 3]);
    expect(await pageAt(KEY)).toBeDefined();
  });

  it('is removed in a language that the organization no longer offers', async () => {
    await publish([{ page: '/charter/' }]);
    expect(await pageAt('nl/charter/index.html')).toBeDefined();
    await administer('PUT /api/organization', {}, anOrganizationInput());
    await platform.settle();
    expect(await pageAt('nl/charter/index.html')).toBeUndefined();
    expect((await pageAt('fr/charter/index.html')).text.html).toBe('<p>Chacun parle en son nom.</p>');
  });
});

describe('a change', () => {
  it('of the organization reaches every page, the stylesheet and the pages without a language', async () => {
    await publishedProcess();
    await administer('PUT /api/organization', {}, anOrganizationInput());
    await platform.settle();
    for (const path of ['', 'processes/', 'legal/', 'accessibility/', 'sign-in/', 'account/', '404/', PAGE.slice(1)]) {
      const page: PageFrame = await pageAt(`fr/${path}index.html`);
      expect(page.organization.name.text).toBe('Concertations nationales');
    }
    expect(await textAt('assets/organization.css')).toBe(':root{--org:#8a1538}\n');
    for (const key of ['index.html', '404/index.html', 'admin/index.html']) {
      expect(((await pageAt(key)) as PageFrame).locale).toBe('fr');
    }
    expect(await textAt('sitemap.xml')).toContain(`<loc>http://localhost:8080/fr${PAGE}</loc>`);
    expect(await textAt('sitemap.xml')).not.toContain('/sign-in/');
    expect(await textAt('robots.txt')).toContain('Disallow: /admin/');
  });

  it('of the slug moves the page, and the old address is free', async () => {
    const { id, version } = await publishedProcess();
    await platform.settle();
    expect(await pageAt(KEY)).toBeDefined();
    await updateProcess(id, { slug: 'loi-numerique', version });
    await platform.settle();
    expect(await pageAt(KEY)).toBeUndefined();
    expect((await pageAt('fr/processes/loi-numerique/index.html')).process.id).toBe(id);
    expect((await pageAt('fr/index.html')).open[0].path).toBe('/processes/loi-numerique/');
    expect((await pageAt('en/charter/index.html')).menu[0].path).toBe('/processes/loi-numerique/');
  });

  it('of the slug leaves the page of whoever took the old one since', async () => {
    const { id, version } = await publishedProcess();
    await updateProcess(id, { slug: 'loi-numerique', version });
    const other = await publishedProcess();
    await platform.settle();
    expect((await pageAt(KEY)).process.id).toBe(other.id);
  });

  it('of publication takes a process off every page', async () => {
    const { id } = await publishedProcess();
    await platform.settle();
    await publishProcess(id, false);
    await platform.settle();
    expect(await pageAt(KEY)).toBeUndefined();
    expect(await pageAt('fr/index.html')).toMatchObject({ open: [], menu: [] });
    expect((await pageAt('fr/charter/index.html')).menu).toEqual([]);
  });

  it('of a component shows on the page of its process', async () => {
    const { id: processId } = await publishedProcess();
    const route = 'POST /api/processes/{processId}/components';
    const { id: componentId } = await administer(route, { processId }, aComponentInput());
    await administer('PUT /api/components/{componentId}/publication', { componentId }, { isPublished: true });
    await platform.settle();
    const page = await pageAt(KEY);
    expect(page.components).toMatchObject([{ id: componentId, canPropose: true, canVote: true, canComment: true }]);
    expect(page.process).toMatchObject({ action: 'propose', actionPath: `${PAGE}f/${componentId}/propose/` });
    expect((await pageAt('fr/index.html')).open).toMatchObject([{ action: 'propose' }]);
  });

  it('of the date alone ends a phase on every page that shows it', async () => {
    const { id } = await publishedProcess();
    await platform.settle();
    expect((await pageAt('fr/index.html')).open).toMatchObject([{ id, status: 'current' }]);
    platform.clock.set('2026-12-13T23:00:00.000Z');
    await followPhases(platform.services);
    await platform.settle();
    expect(await pageAt('fr/index.html')).toMatchObject({ open: [], done: [{ id, status: 'done' }] });
    expect((await pageAt(KEY)).phases).toMatchObject([{ status: 'done' }]);
  });

  it('told twice and in another order leaves the same site', async () => {
    const { id, version } = await publishedProcess();
    await updateProcess(id, { slug: 'loi-numerique', version });
    await platform.settle();
    const before = await pageAt('fr/processes/loi-numerique/index.html');
    const { services, puts } = watched();
    const jobs = [
      { page: PAGE },
      { process: id },
      { process: id, formerly: { slug: 'republique-numerique' } },
      { all: true },
    ];
    expect(await publish([...jobs, ...jobs.toReversed()], services)).toEqual([]);
    await platform.settle();
    expect(puts).toEqual([]);
    expect(await pageAt('fr/processes/loi-numerique/index.html')).toEqual(before);
    expect(await pageAt(KEY)).toBeUndefined();
  });
});
