import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type LocalPlatform, type SeedingPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Processes } from '../../functions/spaces/entities.ts';
import { aConsultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { textOf } from '../support/island-site.ts';

const ALWAYS = { startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-01T00:00:00.000Z' };

/** API, functions and table are taken away for good; what was published is read all the same. */
describe('with the back end down', () => {
  let directory: string;
  let port: number;
  let platform: LocalPlatform;
  let browser: Browser;
  let context: BrowserContext;
  let tab: Page;
  let listPath: string;
  let proposalId: string;
  let cookie: string;
  const complaints: string[] = [];

  const start = (seed?: (platform: SeedingPlatform) => Promise<void>) =>
    startLocalPlatform({ directory: join(directory, 'state'), port, version: '0.0.0-test', ...(seed && { seed }) });

  async function fill({ origin, services }: SeedingPlatform): Promise<void> {
    const { process, componentId, path } = await aConsultation(
      { services },
      { phase: { creation: true, voting: true } },
    );
    await services.db.write(
      put(Processes, { ...process, phases: process.phases.map((one) => ({ ...one, ...ALWAYS })) }),
    );
    listPath = path;
    ({ cookie } = await createParticipant(services, { displayName: 'Camille R.', locale: 'en' }));
    const send = async (at: string, body?: unknown) => {
      const headers = { cookie, origin, 'content-type': 'application/json' };
      const url = `${origin}/api/components/${componentId}/proposals${at}`;
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
      if (!answer.ok) throw new Error(`${at}: ${await answer.text()}`);
      return answer.json();
    };
    proposalId = (await send('', TEXT)).id;
    await send(`/${proposalId}/publication`);
  }
  const get = (path: string) => fetch(platform.origin + path, { redirect: 'manual' });
  /** Waits for a page or file that workers make. */
  async function published(path: string): Promise<void> {
    while (!(await get(path)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const proposalPath = () => `/en${listPath}proposals/${proposalId}/`;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'parvis-down-'));
    port = await freePort();
    platform = await start(fill);
    browser = await launchBrowser();
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(`${tab.url()} ${error.message}`));
    for (const path of ['/en/', '/en/processes/climate/', `/en${listPath}`, proposalPath(), '/en/404/'])
      await published(path);
    await published(`/tallies/proposals/${proposalId}.json`);
    await platform.stopBackEnd();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('nothing behind the CDN answers, and says so', async () => {
    for (const path of ['/api/health', '/api/public/processes', `/en${listPath}search/?q=a`, '/en/nowhere/']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).toContain('<html');
    }
  });

  it.each([
    ['home', () => '/en/', 'Climate'],
    ['process', () => '/en/processes/climate/', 'Climate'],
    ['list', () => `/en${listPath}`, TEXT.title],
    ['page of what is not there', () => '/en/404/', 'Page'],
  ])('the %s is read, with its styles and scripts', async (_, path, words) => {
    const failed: string[] = [];
    tab.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() >= 400 && !pathname.startsWith('/api/')) failed.push(pathname);
    });
    expect((await tab.goto(platform.origin + path(), { waitUntil: 'load' }))?.status()).toBe(200);
    await tab.getByText(words).locator('visible=true').first().waitFor();
    expect(failed).toEqual([]);
    tab.removeAllListeners('response');
  });

  it('tallies are read, and asked for again without being sent again', async () => {
    const path = `/tallies/proposals/${proposalId}.json`;
    const first = await get(path);
    expect(await first.json()).toMatchObject({ support: 0, agree: 0, mixed: 0, disagree: 0 });
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(platform.origin + path, { headers })).status).toBe(304);
  });

  it('a proposal is read, says that voting is not possible now, and sends the vote once the service is back', async () => {
    await tab.goto(platform.origin + proposalPath());
    const panel = tab.locator('aside.vote');
    await tab.getByRole('heading', { name: TEXT.title }).waitFor();
    await panel.getByText('Voting is not possible at this moment').waitFor();
    await panel.getByText(/Counted at \d/).waitFor();
    await panel.getByRole('button', { name: 'Support' }).click();
    await panel.getByText('Not recorded yet').waitFor();
    expect(await textOf(panel)).not.toContain('is recorded');
    await tab.reload();
    await panel.getByText('Not recorded yet').waitFor();
    expect(complaints).toEqual([]);

    await platform.close();
    platform = await start();
    // The connection is back, unless the panel has found out by itself.
    await tab.evaluate(() => window.dispatchEvent(new Event('online')));
    await panel.getByText('Your support is recorded.').waitFor();
    let counted = 0;
    while (counted === 0) counted = (await (await get(`/tallies/proposals/${proposalId}.json`)).json()).support;
    expect(counted).toBe(1);
  }, 60_000);
});
