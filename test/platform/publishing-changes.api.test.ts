import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { followPhases } from '../../functions/jobs/phase-changes.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { aComponentInput, anOrganizationInput } from '../spaces/spaces-input.ts';
import { KEY, openPublishedSite, PAGE, type PublishedSite } from './published-site.ts';

let site: PublishedSite;
beforeEach(async () => {
  site = await openPublishedSite();
});
afterEach(() => site.platform.close());

describe('a change', () => {
  it('of the organization reaches every page, the stylesheet and the pages without a language', async () => {
    await site.publishedProcess();
    await site.administer('PUT /api/organization', {}, anOrganizationInput());
    await site.platform.settle();
    for (const path of ['', 'processes/', 'legal/', 'accessibility/', 'sign-in/', 'account/', '404/', PAGE.slice(1)]) {
      const page: PageFrame = await site.pageAt(`fr/${path}index.html`);
      expect(page.organization.name.text).toBe('Concertations nationales');
    }
    expect(await site.textAt('assets/organization.css')).toBe(':root{--org:#8a1538}\n');
    for (const key of ['index.html', '404/index.html', 'admin/index.html']) {
      expect(((await site.pageAt(key)) as PageFrame).locale).toBe('fr');
    }
    expect(await site.textAt('sitemap.xml')).toContain('<loc>http://localhost:8080/sitemaps/pages.xml</loc>');
    expect(await site.textAt('sitemaps/pages.xml')).toContain(`<loc>http://localhost:8080/fr${PAGE}</loc>`);
    expect(await site.textAt('sitemaps/pages.xml')).not.toContain('/sign-in/');
    expect(await site.textAt('robots.txt')).toContain('Disallow: /admin/');
  });

  it('of the slug moves the page, and the old address is free', async () => {
    const { id, version } = await site.publishedProcess();
    await site.platform.settle();
    expect(await site.pageAt(KEY)).toBeDefined();
    await site.updateProcess(id, { slug: 'loi-numerique', version });
    await site.platform.settle();
    expect(await site.pageAt(KEY)).toBeUndefined();
    expect((await site.pageAt('fr/processes/loi-numerique/index.html')).process.id).toBe(id);
    expect((await site.pageAt('fr/index.html')).open[0].path).toBe('/processes/loi-numerique/');
    expect((await site.pageAt('en/charter/index.html')).menu[0].path).toBe('/processes/loi-numerique/');
  });

  it('of the slug moves all that stands below the process', async () => {
    const { id: processId, version } = await site.publishedProcess();
    const route = 'POST /api/processes/{processId}/components';
    const { id: componentId } = await site.administer(route, { processId }, aComponentInput());
    await site.administer('PUT /api/components/{componentId}/publication', { componentId }, { isPublished: true });
    await site.platform.settle();
    const keys = (slug: string) =>
      ['', 'propose/'].map((page) => `fr/processes/${slug}/f/${componentId}/${page}index.html`);
    const found = async (slug: string) =>
      Promise.all(keys(slug).map(async (key) => (await site.textAt(key)) !== undefined));
    expect(await found('republique-numerique')).toEqual([true, true]);
    await site.updateProcess(processId, { slug: 'loi-numerique', version });
    await site.platform.settle();
    expect(await found('republique-numerique')).toEqual([false, false]);
    expect(await found('loi-numerique')).toEqual([true, true]);
  });

  it('of the slug leaves the page of whoever took the old one since', async () => {
    const { id, version } = await site.publishedProcess();
    await site.updateProcess(id, { slug: 'loi-numerique', version });
    const other = await site.publishedProcess();
    await site.platform.settle();
    expect((await site.pageAt(KEY)).process.id).toBe(other.id);
  });

  it('of publication takes a process off every page', async () => {
    const { id } = await site.publishedProcess();
    await site.platform.settle();
    await site.publishProcess(id, false);
    await site.platform.settle();
    expect(await site.pageAt(KEY)).toBeUndefined();
    expect(await site.pageAt('fr/index.html')).toMatchObject({ open: [], menu: [] });
    expect((await site.pageAt('fr/charter/index.html')).menu).toEqual([]);
  });

  it('of a component shows on the page of its process', async () => {
    const { id: processId } = await site.publishedProcess();
    const route = 'POST /api/processes/{processId}/components';
    const { id: componentId } = await site.administer(route, { processId }, aComponentInput());
    await site.administer('PUT /api/components/{componentId}/publication', { componentId }, { isPublished: true });
    await site.platform.settle();
    const page = await site.pageAt(KEY);
    expect(page.components).toMatchObject([{ id: componentId, canPropose: true, canVote: true, canComment: true }]);
    expect(page.process).toMatchObject({ action: 'propose', actionPath: `${PAGE}f/${componentId}/propose/` });
    expect((await site.pageAt('fr/index.html')).open).toMatchObject([{ action: 'propose' }]);
  });

  it('of the date alone ends a phase on every page that shows it', async () => {
    const { id } = await site.publishedProcess();
    await site.platform.settle();
    expect((await site.pageAt('fr/index.html')).open).toMatchObject([{ id, status: 'current' }]);
    site.platform.clock.set('2026-12-13T23:00:00.000Z');
    await followPhases(site.platform.services);
    await site.platform.settle();
    expect(await site.pageAt('fr/index.html')).toMatchObject({ open: [], done: [{ id, status: 'done' }] });
    expect((await site.pageAt(KEY)).phases).toMatchObject([{ status: 'done' }]);
  });

  it('told twice and in another order leaves the same site', async () => {
    const { id, version } = await site.publishedProcess();
    await site.updateProcess(id, { slug: 'loi-numerique', version });
    await site.platform.settle();
    const before = await site.pageAt('fr/processes/loi-numerique/index.html');
    const { services, puts } = site.watched();
    const jobs = [
      { page: PAGE },
      { process: id },
      { process: id, formerly: { slug: 'republique-numerique' } },
      { all: true },
    ];
    expect(await site.publish([...jobs, ...jobs.toReversed()], services)).toEqual([]);
    await site.platform.settle();
    expect(puts).toEqual([]);
    expect(await site.pageAt('fr/processes/loi-numerique/index.html')).toEqual(before);
    expect(await site.pageAt(KEY)).toBeUndefined();
  });
});
