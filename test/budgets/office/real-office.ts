/** The back office in Chromium on the real handlers: what a screen sends is judged and stored as on AWS. */
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createGateway, noSuchRoute } from '../../../functions/local/gateway.ts';
import { allRoutes } from '../../../shared/contracts.ts';
import { officeAnswer } from '../../admin/office.ts';
import type { TestPlatform } from '../../support/platform.ts';

/** Serves the back office of a platform; the address of the site is where it listens, as far as browsers can tell. */
export async function serveOffice({ services, runtime }: TestPlatform) {
  const gateway = createGateway(allRoutes, await services.secrets.get('origin'));
  const { siteOrigin } = services.config;
  const callOf = async (incoming: IncomingMessage, url: URL) => {
    const event = gateway.toEvent({ incoming, url, body: await buffer(incoming) });
    if (event === undefined) return noSuchRoute;
    return runtime.call({ ...event, headers: { ...event.headers, origin: siteOrigin } });
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', siteOrigin);
    if (!url.pathname.startsWith('/api/')) {
      const answer = officeAnswer(url.pathname);
      return response.writeHead(answer ? 200 : 404, answer?.headers ?? {}).end(answer?.body);
    }
    const { statusCode = 500, headers = {}, body } = await callOf(request, url);
    const named = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    return response.writeHead(statusCode, Object.fromEntries(named)).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A tab signed in by a session's cookie, at the time of the platform's clock; `complaints`: what the browser complained of. */
export async function officeTab(
  browser: Browser,
  { origin }: { readonly origin: string },
  { cookie, now, ...options }: BrowserContextOptions & { readonly cookie: string; readonly now: string },
): Promise<{ tab: Page; complaints: string[] }> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([
    { name, value, url: origin },
    { name: 'parvis_signed_in', value: '1', url: origin },
  ]);
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of'))
      complaints.push(message.text());
  });
  await tab.clock.setFixedTime(new Date(now));
  return { tab, complaints };
}
