import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { openTab, published, violations } from './an-office.ts';

let platform: LocalPlatform;
let browser: Browser;
let admin: Page;
beforeAll(async () => {
  platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
  browser = await launchBrowser();
  admin = await openTab(browser, platform);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

const ids = new Map<string, string>();
/** Makes a consultation as the guide does. */
async function aConsultation(slug: string, title: string): Promise<string> {
  const phases = [
    { startsAt: '2020-01-01T00:00:00Z', endsAt: '2098-01-01T00:00:00Z' },
    { startsAt: '2098-01-01T00:00:00Z', endsAt: '2099-01-01T00:00:00Z' },
    { startsAt: '2099-01-01T00:00:00Z', endsAt: null },
  ];
  const data = { slug, title: { en: title }, question: { en: `${title}?` }, phases };
  const address = `${platform.origin}/api/process-templates/consultation/processes`;
  const { id } = await (await admin.request.post(address, { data })).json();
  ids.set(slug, id);
  return id;
}
const publish = (processId: string) =>
  admin.request.put(`${platform.origin}/api/processes/${processId}/publication`, { data: { isPublished: true } });
const press = (name: string | RegExp) => admin.getByRole('button', { name }).click();

/** The same page in a tab of its own, with scripts allowed: axe is one, and a preview runs none. */
async function withScripts(reader: Page): Promise<Page> {
  const tab = await reader.context().newPage();
  await tab.route('**/preview/**', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await tab.goto(reader.url());
  return tab;
}

describe('a preview by link', () => {
  it('is given to somebody without an account, who reads all pages of it, until it is revoked', async () => {
    const id = await aConsultation('bridges', 'Bridges');
    await admin.goto(`${platform.origin}/admin/processes/${id}/preview`);
    await admin.frameLocator('iframe').getByText('Preview, not published').waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByLabel(/^For whom/).fill('The press');
    await press('Make a link');
    const address = await admin.getByLabel('Address of “The press”').inputValue();

    const complaints: string[] = [];
    const reader = await openTab(browser, platform, {
      isAdministrator: false,
      viewport: { width: 390, height: 844 },
    });
    reader.on('pageerror', (error) => complaints.push(String(error)));
    await reader.goto(address);
    await reader.getByRole('heading', { level: 1, name: 'Bridges?' }).waitFor();
    expect(await violations(await withScripts(reader))).toEqual([]);
    expect(await reader.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    expect(await reader.locator('link[rel=canonical]').count()).toBe(0);
    const outside = await reader.locator('a[href^="/en/processes/bridges/"]').count();
    expect(outside).toBe(0);
    await reader.getByRole('link', { name: 'Make a proposal' }).first().click();
    await reader.getByText('Preview, not published').waitFor();
    expect(new URL(reader.url()).pathname).toMatch(/\/preview\/.*\/propose\/$/);
    await reader.goBack();
    await reader.locator('a[href*="/f/cmp_"]:not([href$="propose/"])').first().click();
    await reader.getByText('Preview, not published').waitFor();
    expect(await violations(await withScripts(reader))).toEqual([]);
    expect(complaints).toEqual([]);
    expect((await reader.request.get(`${platform.origin}/en/processes/bridges/`)).status()).toBe(404);

    await press('Revoke “The press”');
    await admin.getByText('The link no longer works.').first().waitFor();
    const answer = await reader.goto(address);
    expect(answer?.status()).toBe(404);
    await reader.getByRole('heading', { name: 'This preview is over' }).waitFor();
    expect(await violations(await withScripts(reader))).toEqual([]);
  }, 120_000);

  it('stands beside the form and follows what is saved', async () => {
    await admin.goto(`${platform.origin}/admin/processes/${ids.get('bridges')}`);
    await press('Preview beside the form');
    const frame = admin.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: 'Bridges?' }).waitFor();
    await admin.getByLabel(/^Question/).fill('Which bridge first?');
    await press('Save the consultation');
    await frame.getByRole('heading', { level: 1, name: 'Which bridge first?' }).waitFor();
    expect(await violations(admin)).toEqual([]);
  }, 60_000);
});

describe('a copy', () => {
  it('is made through the screen with its dates moved', async () => {
    await admin.goto(`${platform.origin}/admin/processes/${ids.get('bridges')}/copy`);
    await admin.getByLabel(/^Title of the copy/).fill('Bridges, second round');
    expect(await admin.getByLabel('Address').inputValue()).toBe('bridges-second-round');
    await admin.getByLabel(/^Start of the first phase/).fill('2030-01-01T00:00');
    await admin.getByText('from 2 January 2109').waitFor();
    expect(await violations(admin)).toEqual([]);
    await press('Make the copy');
    await admin.getByText('The copy is made.').first().waitFor();
    expect(
      await admin
        .getByLabel(/^Start/)
        .first()
        .inputValue(),
    ).toBe('2030-01-01T00:00');
    await admin.getByRole('link', { name: 'Your proposals' }).first().waitFor();
  }, 60_000);
});

describe('a group', () => {
  it('is made, ordered and removed through the screen, and shown on a page of its own', async () => {
    await publish(await aConsultation('parks', 'Parks'));
    await publish(await aConsultation('pools', 'Pools'));
    await admin.goto(`${platform.origin}/admin/process-groups/new`);
    await admin.getByLabel(/^Title/).fill('Outdoors');
    await admin.getByLabel(/^Description/).fill('Everything **outside**.');
    for (const name of ['Parks', 'Pools']) {
      await admin.getByLabel('Consultation', { exact: true }).selectOption({ label: name });
      await press('Add to the group');
    }
    await press('Up: “Pools”');
    expect(await violations(admin)).toEqual([]);
    await press('Create the group');
    await admin.getByText('The group was created.').first().waitFor();

    const reader = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    const address = `${platform.origin}/en/process-groups/outdoors/`;
    await published(reader, address, 'Pools?');
    const order = await reader.locator('.grouped h3').allTextContents();
    expect(order.map((text) => text.trim())).toEqual(['Pools?', 'Parks?']);
    expect(await violations(reader)).toEqual([]);
    await reader.getByRole('link', { name: 'Pools?' }).click();
    await reader.getByRole('link', { name: 'Outdoors' }).waitFor();
    for (const page of ['/en/', '/en/processes/']) {
      await published(reader, platform.origin + page, 'Groups of consultations');
      expect(await violations(reader)).toEqual([]);
    }

    await press('Remove the group');
    await press('Yes, remove it');
    await admin.getByText('There is no group yet.').waitFor();
    const gone = async () => (await reader.request.get(address)).status() === 404;
    while (!(await gone())) await reader.waitForTimeout(100);
  }, 120_000);
});
