import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { aConsultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { browserKeys } from './browser-keys.ts';
import { knowsNoPush, subscribesAs } from './fake-browser.ts';

/** Reading without network, on the real platform with its real service worker. */
describe('the site without network', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let context: BrowserContext;
  let tab: Page;
  const at = (path: string) => `${platform.origin}${path}`;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    await aConsultation(platform, { isAlwaysOpen: true });
    browser = await launchBrowser();
    tab = await openTab(browser, platform, {
      isAdministrator: false,
      serviceWorkers: 'allow',
      viewport: { width: 390, height: 844 },
    });
    context = tab.context();
    await published(tab, at('/en/processes/climate/'), 'Climate');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** Paths of the pages that are kept. */
  const kept = (): Promise<string[]> =>
    tab.evaluate(`caches.open('parvis-pages-1').then((cache) => cache.keys())
      .then((all) => all.map(({ url }) => new URL(url).pathname))`);
  const untilKept = (path: string) =>
    tab.waitForFunction(
      `caches.open('parvis-pages-1').then((cache) => cache.match('${path}')).then((found) => found !== undefined)`,
    );

  it('can be installed: name, colors and icons that load', async () => {
    const manifest = await (await fetch(at('/manifest.webmanifest'))).json();
    expect(manifest).toMatchObject({ id: '/', name: 'Parvis', start_url: '/', scope: '/', display: 'standalone' });
    const client = await context.newCDPSession(tab);
    const { errors, data = '' } = await client.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data)).toEqual(manifest);
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    for (const { src, sizes } of manifest.icons) {
      const size = await tab.evaluate(`new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => resolve(image.naturalWidth + 'x' + image.naturalHeight);
        image.onerror = reject;
        image.src = '${src}';
      })`);
      if (sizes !== 'any') expect(size).toBe(sizes);
    }
  });

  it('shows a page that was read, and says since when it is at hand', async () => {
    await tab.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await untilKept('/en/processes/climate/');
    await context.setOffline(true);
    await tab.reload();
    expect(await tab.locator('h1').textContent()).toContain('Climate');
    const note = tab.locator('[data-from-memory]');
    expect(await note.textContent()).toMatch(/^You are offline: this page is as of \d+ \w+ \d{4}/);
    expect(await tab.evaluate("getComputedStyle(document.body).fontFamily.includes('Atkinson')")).toBe(true);
    expect(await violations(tab)).toEqual([]);
  });

  it('lists what can be read where a page was not', async () => {
    const response = await tab.goto(at('/en/charter/'));
    expect(response?.status()).toBe(503);
    await tab.getByRole('heading', { name: 'You are offline' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('link', { name: 'Climate', exact: true }).click();
    await tab.locator('h1', { hasText: 'Climate' }).waitFor();
    await tab.goto(at('/'));
    await tab.getByRole('heading', { name: 'You are offline' }).waitFor();
  });

  it('shows pages of the network again, without a note, as soon as there is one', async () => {
    await context.setOffline(false);
    await tab.goto(at('/en/charter/'));
    await tab.locator('h1', { hasText: 'charter' }).waitFor();
    expect(await tab.locator('[data-from-memory]').count()).toBe(0);
    await untilKept('/en/charter/');
  });

  it('keeps nothing of the API, the back office, the account and previews', async () => {
    for (const path of ['/en/account/', '/en/sign-in/', '/admin/']) await tab.goto(at(path));
    await tab.goto(at('/en/'));
    await untilKept('/en/');
    const all: string[] = await tab.evaluate(`caches.keys().then((names) =>
      Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
      .then((all) => all.flat().map(({ url }) => new URL(url).pathname))`);
    expect(all.filter((path) => /api|admin|account|sign-in/.test(path) && !path.startsWith('/_astro/'))).toEqual([]);
    expect((await kept()).toSorted()).toEqual(['/en/', '/en/charter/', '/en/processes/climate/']);
  });

  it('forgets which pages were read when somebody signs out', async () => {
    await tab.evaluate("fetch('/api/session', { method: 'DELETE' })");
    await tab.waitForFunction("caches.has('parvis-pages-1').then((has) => !has)");
  });

  it('shows what a push says, once, and something for one that says nothing', async () => {
    await context.grantPermissions(['notifications'], { origin: platform.origin });
    const client = await context.newCDPSession(tab);
    const registered = new Promise<string>((resolve) => {
      client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [registration] = registrations;
        if (registration !== undefined) resolve(registration.registrationId);
      });
    });
    await client.send('ServiceWorker.enable');
    const registrationId = await registered;
    const push = (data: string) =>
      client.send('ServiceWorker.deliverPushMessage', { origin: platform.origin, registrationId, data });
    const message = { title: 'Brest', text: 'There is news.', path: '/en/charter/', tag: 'ntf_1', locale: 'en' };
    const shown = `navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) =>
      all.map(({ title, body, tag, data }) => [title, body, tag, data.path].join('|')).join())`;
    await push(JSON.stringify(message));
    await tab.waitForFunction(`${shown}.then((all) => all === 'Brest|There is news.|ntf_1|/en/charter/')`);
    // The same one again, in words that have changed, takes the place of the first.
    await push(JSON.stringify({ ...message, text: 'There is more news.' }));
    await tab.waitForFunction(`${shown}.then((all) => all === 'Brest|There is more news.|ntf_1|/en/charter/')`);
    await push('no message of ours');
    await tab.waitForFunction(`${shown}.then((all) => all.includes('localhost||news|/'))`);
  });

  describe('notifications on the account page', () => {
    let person: LocalParticipant;
    /** A tab of the person, at their choices of notifications. */
    async function atChoices(
      prepare: (context: BrowserContext) => Promise<unknown>,
      options: BrowserContextOptions = {},
    ): Promise<Page> {
      const mine = await openTab(browser, platform, { isAdministrator: false, serviceWorkers: 'allow', ...options });
      const [name = '', value = ''] = person.cookie.split('=');
      await mine.context().addCookies([
        { name, value, url: platform.origin },
        { name: 'parvis_signed_in', value: '1', url: platform.origin },
      ]);
      await prepare(mine.context());
      await mine.goto(at('/en/account/#notifications'));
      await mine.getByRole('heading', { name: 'Notifications on this device' }).waitFor();
      return mine;
    }
    beforeAll(async () => {
      person = await createParticipant(platform.services, { displayName: 'Ada', locale: 'en' });
    });

    it('are explained, switched on, tried and switched off', async () => {
      const keys = browserKeys();
      const mine = await atChoices((own) => subscribesAs(own, 'web-1', keys), {
        viewport: { width: 390, height: 844 },
      });
      await mine.getByText('Notifications are switched off for this device.').waitFor();
      expect(await violations(mine)).toEqual([]);
      await mine.getByRole('button', { name: 'Switch on' }).press('Enter');
      await mine.getByText('(this device)').waitFor();
      await mine
        .locator('[role=status]:focus', { hasText: 'Notifications are switched on for this device.' })
        .waitFor();
      await mine.getByRole('button', { name: /^Send a test/ }).press('Enter');
      await mine.getByText('A test is on its way.').waitFor();
      const sent: { body: string }[] = await (await fetch(at('/_local/push/web-1'))).json();
      const told = sent.map(({ body }) => JSON.parse(keys.open(Buffer.from(body, 'base64'))));
      expect(told).toEqual([
        { title: 'Parvis', text: 'This device gets notifications.', path: '/en/account/', tag: 'test', locale: 'en' },
      ]);
      expect(await violations(mine)).toEqual([]);
      await mine.reload();
      await mine.getByText('(this device)').waitFor();
      await mine.getByRole('button', { name: /^Switch off/ }).press('Enter');
      await mine.getByText('Notifications are switched off for this device.').first().waitFor();
      await mine.getByRole('button', { name: 'Switch on' }).waitFor();
      await mine.context().close();
    }, 60_000);

    it('say how to allow them where the browser refuses them', async () => {
      const refusing = await atChoices((own) =>
        own.addInitScript("Notification.requestPermission = async () => 'denied'"),
      );
      await refusing.getByText('Your browser refuses notifications of this site.').waitFor();
      await refusing.context().close();
    }, 60_000);

    it('say what is missing where there are none', async () => {
      const old = await atChoices(knowsNoPush);
      await old.getByText('This browser cannot show notifications.').waitFor();
      await old.context().close();
      const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
      const iphone = await atChoices(knowsNoPush, { userAgent });
      await iphone.getByText('press “Share”, then “Add to Home Screen”').waitFor();
      await iphone.context().close();
    }, 60_000);
  });

  it('can be given back to the network for good', async () => {
    await tab.evaluate(`navigator.serviceWorker.register('/sw-off.js', { scope: '/' })`);
    await tab.waitForFunction('navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)');
    await tab.waitForFunction("caches.keys().then((names) => names.every((name) => !name.startsWith('parvis-')))");
  });
});
