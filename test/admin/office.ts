/** The back office in Chromium, on the fake API. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { bundleIsland } from '../support/bundle-island.ts';
import { aFrame } from '../support/views.ts';
import { fakeApi } from './fake-api.ts';
import { fakePlatform } from './fake-platform.ts';
import { NOW } from './fixtures.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self'; style-src 'self'";
const SHELL = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Administration</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/island.css"></head>
<body><script type="module" src="/island.js"></script></body></html>`;

const files = await bundleIsland(
  `import { render, h } from 'preact';
   import { AdminApp } from './web/src/admin/AdminApp.tsx';
   render(h(AdminApp, { frame: ${JSON.stringify(aFrame('/admin/'))}, title: 'Back office' }), document.body);`,
  [
    'web/src/platform/styles/site.css',
    'web/src/platform/styles/office.css',
    'web/src/admin/proposals/proposals.css',
    'web/src/admin/budgets/budgets.css',
    'web/src/admin/admin.css',
    'web/src/admin/start.css',
  ],
);

/** Bytes of each script of the back office as it is sent, before compression. */
export const scripts = [...files].filter(([name]) => name.endsWith('.js')).map(([name, { body }]) => ({ name, body }));

/** A file of the back office, or its page, by path: what the CDN has of it. `undefined` outside of it. */
export function officeAnswer(pathname: string) {
  const file = files.get(pathname);
  if (file) return { headers: { 'content-type': file.type }, body: file.body };
  if (!pathname.startsWith('/admin/')) return undefined;
  return { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }, body: SHELL };
}

/** A platform of its own for one test: its data, what was asked of it, and its address. */
export async function openPlatform() {
  const platform = fakePlatform();
  const api = fakeApi(platform.handlers);
  const tallies = new Map<string, unknown>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/api/')) return api.handle(request, response, url);
    // A file that is sent to the bucket by a form: it takes everything.
    if (url.pathname === '/uploads') return request.resume().on('end', () => response.writeHead(204).end());
    const file = files.get(url.pathname);
    if (file) return response.writeHead(200, { 'content-type': file.type }).end(file.body);
    if (tallies.has(url.pathname))
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(tallies.get(url.pathname)));
    const isOffice = url.pathname.startsWith('/admin/');
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
    return response.writeHead(isOffice ? 200 : 404, headers).end(isOffice ? SHELL : '<title>Public page</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    ...platform,
    ...api,
    origin,
    tallies,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type Platform = Awaited<ReturnType<typeof openPlatform>>;

/** Opens a screen as an administrator who prefers English; `complaints` holds what the browser complained of. */
export async function openOffice(
  browser: Browser,
  { origin }: Platform,
  path: string,
  options: BrowserContextOptions & { readonly signedOut?: boolean; readonly isRefused?: boolean } = {},
): Promise<{ tab: Page; complaints: string[] }> {
  const { signedOut = false, isRefused = false, ...rest } = options;
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...rest });
  if (!signedOut) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: origin }]);
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => {
    // A refusal of the API is a line in the console of every browser, and no complaint.
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of'))
      complaints.push(message.text());
  });
  tab.on('pageerror', (error) => complaints.push(String(error)));
  await tab.clock.setFixedTime(new Date(NOW));
  await tab.goto(origin + path);
  await tab.locator(signedOut || isRefused ? 'h1' : '.office h1').waitFor();
  return { tab, complaints };
}

/** What axe finds on a screen, with where it is. */
export async function violations(tab: Page): Promise<string[]> {
  await tab.evaluate(`${AXE}; undefined`);
  return tab.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
}
