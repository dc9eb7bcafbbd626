import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Gallery, noMatch, openGallery, opinions, pathOf } from '../support/gallery.ts';
import { pageLibrary } from '../support/site.ts';
import * as views from '../support/views.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

describe('the frame', () => {
  it('has the same page in each language, and says so to search engines', async () => {
    const { tab } = await gallery.open(pathOf(views.aProcessPage()));
    const link = tab.getByRole('link', { name: /English/ });
    expect(await link.getAttribute('href')).toBe('/en/processes/republique-numerique/');
    expect(await tab.getAttribute('link[rel="canonical"]', 'href')).toBe(
      'https://concertations.example/fr/processes/republique-numerique/',
    );
    expect(await tab.getAttribute('link[hreflang="nl"]', 'href')).toBe(
      'https://concertations.example/nl/processes/republique-numerique/',
    );
    await tab.context().close();
  });

  it('keeps a search in the other languages', async () => {
    const { tab } = await gallery.open(pathOf(noMatch));
    const link = tab.getByRole('link', { name: /English/ });
    expect(await link.getAttribute('href')).toMatch(/^\/en\/.*\/search\/\?q=zzz&state=accepted&sort=recent$/);
    await tab.context().close();
  });

  it('keeps the answer to a search out of search engines', async () => {
    expect(await gallery.site.html(pathOf(noMatch))).toContain('<meta name="robots" content="noindex">');
  });

  it('opens its menu on phones without a script', async () => {
    const { tab } = await gallery.open('/fr/', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false });
    const entry = tab.getByRole('link', { name: 'Loi sur l’eau' }).first();
    const menu = tab.locator('#menu');
    expect(await menu.isVisible()).toBe(false);
    await tab.getByRole('button', { name: 'Menu' }).click();
    expect(await menu.isVisible()).toBe(true);
    expect(await entry.isVisible()).toBe(true);
    await tab.context().close();
  });

  it.each([960, 1280, 1600])('has a menu on one line at %i pixels, titles cut where they must be', async (width) => {
    const { tab } = await gallery.open(pathOf(views.aProcessPage()), { viewport: { width, height: 800 } });
    const links = await tab.locator('.menu a').all();
    const boxes = await Promise.all(links.map((link) => link.boundingBox()));
    const edges = boxes.flatMap((box) => (box === null ? [] : [Math.round(box.x), Math.round(box.x + box.width)]));
    expect(edges).toEqual([...edges].sort((one, other) => one - other));
    expect(new Set(boxes.map((box) => Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2))).size).toBe(1);
    expect(edges.at(-1)).toBeLessThanOrEqual(width);
    await tab.context().close();
  });

  it('remembers the theme that a reader chose', async () => {
    const { tab } = await gallery.open('/fr/', { colorScheme: 'light' });
    await tab.getByLabel('Affichage').selectOption('dark');
    await tab.goto(`${gallery.site.origin}/fr/processes/`);
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark');
    const paper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe('rgb(21, 23, 26)');
    await tab.context().close();
  });

  it('marks texts that are not translated, in the language of the reader', async () => {
    const html = await gallery.site.html('/nl/legal/');
    expect(html).toContain('lang="fr"');
    expect(html).toContain('Tekst in het Frans, nog niet vertaald');
  });
});

describe('the home page', () => {
  it('weighs at most 15 kB compressed', async () => {
    expect(gzipSync(await gallery.site.html('/fr/')).length).toBeLessThanOrEqual(15_000);
  });

  it('puts the question of the first open consultation as its largest heading', async () => {
    const { tab } = await gallery.open('/fr/');
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toContain('Quels droits et quelles libertés');
    await tab.context().close();
  });

  it('counts the days left on the device, since the page may be days old', async () => {
    const { tab } = await gallery.open('/fr/');
    const deadline = tab.locator('.deadline').first();
    expect(await deadline.textContent()).toContain('jusqu’au 13 décembre 2026');
    expect(await deadline.textContent()).toContain('il reste 22 jours');
    await tab.clock.setFixedTime(new Date('2026-12-13T20:00:00.000Z'));
    await tab.reload();
    expect(await deadline.textContent()).toContain('aujourd’hui est le dernier jour');
    await tab.clock.setFixedTime(new Date('2026-12-14T08:00:00.000Z'));
    await tab.reload();
    expect(await deadline.textContent()).not.toContain('reste');
    await tab.context().close();
  });

  it('says what there is when nothing is open', async () => {
    expect(await gallery.site.html('/en/')).toContain('Nothing has been published here yet');
  });
});

describe('a list of proposals without JavaScript', () => {
  it('searches and filters by its address', async () => {
    const { tab } = await gallery.open(pathOf(views.aProposalsPage()), { javaScriptEnabled: false });
    await tab.getByLabel('Rechercher').fill('données');
    await tab.getByLabel('La neutralité des réseaux').check();
    await tab.getByRole('button', { name: 'Appliquer' }).click();
    const { pathname, searchParams } = new URL(tab.url());
    expect(pathname).toBe(pathOf(noMatch));
    expect(searchParams.get('q')).toBe('données');
    expect(searchParams.getAll('theme')).toHaveLength(1);
    expect(searchParams.get('sort')).toBe('most-supported');
    await tab.context().close();
  });

  it('keeps what was searched in the form, and says that nothing matches and what to do', async () => {
    const { tab } = await gallery.open(pathOf(noMatch), { javaScriptEnabled: false });
    expect(await tab.getByLabel('Rechercher').inputValue()).toBe('zzz');
    expect(await tab.getByRole('heading', { name: 'Aucune proposition ne correspond' }).count()).toBe(1);
    expect(await tab.getByRole('link', { name: /Voir les 696 propositions/ }).count()).toBe(1);
    await tab.context().close();
  });

  it('has links to its pages', async () => {
    const { tab } = await gallery.open(pathOf(views.aProposalsPage()), { javaScriptEnabled: false });
    const next = tab.getByRole('link', { name: 'Page suivante' });
    expect(await next.getAttribute('href')).toMatch(/\/search\/\?sort=most-supported&page=2$/);
    await tab.context().close();
  });
});

describe('a proposal', () => {
  it('reads without JavaScript: text, official answer before it, votes, and the first of its 132 comments', async () => {
    const { tab } = await gallery.open(pathOf(views.aProposalPage()), { javaScriptEnabled: false });
    const text = (await tab.locator('main').textContent()) ?? '';
    expect(text.indexOf('Les délais de six et douze mois')).toBeGreaterThan(0);
    expect(text.indexOf('Lorsqu’un écrit scientifique')).toBeGreaterThan(
      text.indexOf('Les délais de six et douze mois'),
    );
    expect(text).toContain('1\u202f248');
    expect(text).toMatch(/132\scommentaires/);
    expect(await tab.locator('article.comment').count()).toBe(28);
    await tab.context().close();
  });

  it('says the three degrees of opinion where the component asks for one', async () => {
    const html = await gallery.site.html(pathOf(opinions));
    expect(html).toContain('D’accord');
    expect(html).toContain('Pas d’accord');
  });

  it('tells in the log why a page could not be rendered', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = { ...views.aProposalPage(), proposal: undefined };
    const render = await pageLibrary();
    await expect(render(pathOf(broken), { page: broken })).rejects.toThrow('500');
    const told = said.mock.calls.flat().join(' ');
    said.mockRestore();
    expect(told).toMatch(/TypeError.*undefined/);
    expect(told).toContain('proposal');
  });

  it('never runs a script that slipped into a text', async () => {
    const page = views.aProposalPage(0, {
      body: { html: '<p>texte</p><script>document.title = "hacked"</script>', locale: 'fr', isFallback: false },
    });
    const render = await pageLibrary();
    const { html } = await render(pathOf(page), { page });
    const context = await gallery.browser.newContext();
    const tab = await context.newPage();
    await tab.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await tab.goto(gallery.site.origin);
    expect(await tab.title()).toContain('Article 9');
    await context.close();
  });
});
