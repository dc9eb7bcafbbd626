import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { bundleIsland } from '../support/bundle-island.ts';

const PATH = '/en/f/one/';
/** A list that stands in a random order. */
const SHUFFLED = '/en/f/two/';
const files = await bundleIsland(
  `import { enhanceFilters } from './web/src/proposals/islands/FilterForm.ts'; enhanceFilters();`,
  [],
);

/** A list as templates make it: any query gives a page that says what it was asked. */
const listOf = (
  url: URL,
  isBroken: boolean,
) => `<!doctype html><html lang="en"><head><title>${url.search}</title><link rel="icon" href="data:,"></head>
<body><form action="${url.pathname.startsWith(SHUFFLED) ? SHUFFLED : PATH}search/" method="get" data-enhance="filter"${url.pathname === SHUFFLED ? ' data-shuffle' : ''}><input type="search" name="q" aria-label="Search" value="${url.searchParams.get('q') ?? ''}">
<label><input type="checkbox" name="theme" value="one" ${url.searchParams.getAll('theme').includes('one') ? 'checked' : ''}>One</label>
<label><input type="checkbox" name="theme" value="two" ${url.searchParams.getAll('theme').includes('two') ? 'checked' : ''}>Two</label>
<input type="hidden" name="sort" data-otherwise="recent" value="${url.searchParams.get('sort') ?? 'recent'}"><input type="hidden" name="view" value="${url.searchParams.get('view') ?? ''}"><button>Apply</button></form>
${isBroken ? '' : `<div id="results"><h2 class="count">${url.search || 'everything'}</h2><a href="${PATH}search/?sort=oldest">Oldest</a> <a href="${PATH}search/?sort=random">Random</a> <a href="${PATH}search/?sort=recent&view=map">Map</a> <a href="${PATH}search/?sort=recent">List</a> <a href="/elsewhere/">Elsewhere</a></div>`}
<script type="module" src="/island.js"></script></body></html>`;

let browser: Browser;
let server: Server;
let tab: Page;
let origin: string;
/** Pages that were asked for, with whether a script did. */
let asked: string[];
let breaks: 'nothing' | 'scripts' = 'nothing';
beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = files.get(url.pathname);
    const isScript = request.headers['sec-fetch-dest'] === 'empty';
    if (!file) asked.push(`${isScript ? 'script' : 'page'} ${url.pathname}${url.search}`);
    response.setHeader('content-type', file?.type ?? 'text/html');
    response.end(file?.body ?? listOf(url, isScript && breaks === 'scripts'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(async () => {
  asked = [];
  breaks = 'nothing';
  tab = await browser.newPage();
  await tab.goto(origin + PATH);
});
afterEach(() => tab.close());
const heading = () => tab.locator('#results .count');
const shows = (words: string) => heading().getByText(words, { exact: true }).waitFor();

test('a choice replaces the results, the address and the title, and says the count politely', async () => {
  await tab.getByLabel('One').check();
  await shows('?theme=one&sort=recent');
  await tab.waitForURL(`${origin}${PATH}search/?theme=one&sort=recent`);
  expect(await tab.title()).toBe('?theme=one&sort=recent');
  expect(await tab.getByRole('status').textContent()).toBe('?theme=one&sort=recent');
  expect(asked).toEqual([`page ${PATH}`, `script ${PATH}search/?theme=one&sort=recent`]);
});

test('words are searched for once, when typing pauses', async () => {
  await tab.getByRole('searchbox').pressSequentially('trains', { delay: 20 });
  await shows('?q=trains&sort=recent');
  expect(asked.filter((one) => one.startsWith('script'))).toHaveLength(1);
});

test('going back and forward shows the list and the fields of that address', async () => {
  await tab.getByLabel('One').check();
  await shows('?theme=one&sort=recent');
  await tab.getByLabel('Two').check();
  await shows('?theme=one&theme=two&sort=recent');
  await tab.goBack();
  await shows('?theme=one&sort=recent');
  expect(await tab.getByLabel('Two').isChecked()).toBe(false);
  await tab.goBack();
  await shows('everything');
  expect(await tab.getByLabel('One').isChecked()).toBe(false);
  await tab.goForward();
  await shows('?theme=one&sort=recent');
  expect(await tab.getByLabel('One').isChecked()).toBe(true);
});

test('another order is taken over by the form', async () => {
  await tab.getByRole('link', { name: 'Oldest' }).click();
  await shows('?sort=oldest');
  await tab.getByLabel('One').check();
  await shows('?theme=one&sort=oldest');
  expect(asked.filter((one) => one.startsWith('page'))).toHaveLength(1);
});

test('map and list are two views of the same filter, and neither sticks', async () => {
  await tab.getByRole('link', { name: 'Map' }).click();
  await shows('?sort=recent&view=map');
  await tab.getByLabel('One').check();
  await shows('?theme=one&sort=recent&view=map');
  await tab.getByRole('link', { name: 'List' }).click();
  await shows('?sort=recent');
  await tab.getByLabel('Two').check();
  await shows('?theme=two&sort=recent');
});

test('chance is one order for this device, from search to search and from visit to visit', async () => {
  const seed = async () => {
    await tab.waitForURL(/seed=\d+/);
    return new URL(tab.url()).searchParams.get('seed');
  };
  await tab.getByRole('link', { name: 'Random' }).click();
  const first = await seed();
  expect(Number(first)).toBeGreaterThanOrEqual(0);
  expect(Number(first)).toBeLessThan(64);
  await tab.getByLabel('One').check();
  await shows(`?theme=one&sort=random&seed=${first}`);
  await tab.goto(origin + PATH);
  await tab.getByRole('link', { name: 'Random' }).click();
  expect(await seed()).toBe(first);
});

test('a list that stands in a random order stands in that of this device, at the same address', async () => {
  await tab.goto(origin + SHUFFLED);
  await heading()
    .getByText(/^\?sort=random&seed=\d+$/)
    .waitFor();
  expect(tab.url()).toBe(origin + SHUFFLED);
});

test('links that lead elsewhere are ordinary links', async () => {
  await tab.getByRole('link', { name: 'Elsewhere' }).click();
  await tab.waitForURL(`${origin}/elsewhere/`);
  expect(asked.at(-1)).toBe('page /elsewhere/');
});

test('an answer without a list becomes an ordinary visit', async () => {
  breaks = 'scripts';
  await tab.getByLabel('One').check();
  await tab.waitForURL(`${origin}${PATH}search/?theme=one&sort=recent`);
  await shows('?theme=one&sort=recent');
  expect(asked.at(-1)).toBe(`page ${PATH}search/?theme=one&sort=recent`);
});

test('without scripts the form works as it is', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(origin + PATH);
  await page.getByLabel('Two').check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(`${origin}${PATH}search/?q=&theme=two&sort=recent&view=`);
  await plain.close();
});
