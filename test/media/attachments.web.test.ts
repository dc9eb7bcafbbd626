import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { violations } from '../support/island-site.ts';
import { aPdf, aPhoto, aPicture, SVG } from './files.ts';

const buffer = (bytes: Uint8Array) => Buffer.from(bytes);
const files = {
  photo: async () => ({ name: 'cour.jpg', mimeType: 'image/jpeg', buffer: buffer(await aPhoto(900, 1400)) }),
  plan: async () => ({ name: 'plan.png', mimeType: 'image/png', buffer: buffer(await aPicture(700, 500, 'png')) }),
  study: async () => ({ name: 'Étude.pdf', mimeType: 'application/pdf', buffer: buffer(await aPdf()) }),
  drawing: async () => ({ name: 'dessin.png', mimeType: 'image/png', buffer: buffer(SVG) }),
  sheet: async () => ({ name: 'budget.xlsx', mimeType: '', buffer: Buffer.from('PK') }),
};

/** The whole way of a file on the real platform: form, bucket, worker, page. */
describe('attachments', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { settings: { attachmentsAllowed: true }, isAlwaysOpen: true });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });
  beforeEach(() => {
    complaints.splice(0);
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  const address = (locale: string) => `${platform.origin}/${locale}${consultation.path}propose/`;
  /** Goes to a published page once it stands. */
  const go = async (tab: Page, url: string) => {
    for (;;) {
      if ((await tab.goto(url))?.status() === 200) return;
      await tab.waitForTimeout(50);
    }
  };
  async function newTab(): Promise<Page> {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(String(error.stack)));
    tab.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    return tab;
  }
  interface Device {
    readonly locale?: 'en' | 'fr' | 'nl';
    readonly width?: number;
    readonly theme?: 'light' | 'dark';
    readonly isSignedIn?: boolean;
  }
  /** Somebody who has never been here opens the form. */
  async function open({ locale = 'en', width = 1280, theme = 'light', isSignedIn = true }: Device = {}): Promise<void> {
    context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const { cookie } = await createParticipant(platform.services, { locale });
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    const url = platform.origin;
    if (isSignedIn)
      await context.addCookies([
        { name, value, url },
        { name: 'parvis_signed_in', value: '1', url },
      ]);
    page = await newTab();
    await go(page, address(locale));
    // The form wakes when somebody turns to it.
    await page.locator('#proposal-title').focus();
    await page.locator('#proposal-attachments-files').waitFor({ state: 'attached' });
  }
  const compose = async (title = 'An orchard in the yard of the school') => {
    await page.locator('#proposal-title').fill(title);
    await page.locator('#proposal-body').fill('Twelve fruit trees, planted with the children.');
  };
  const choose = async (...names: readonly (keyof typeof files)[]) =>
    page.locator('#proposal-attachments-files').setInputFiles(await Promise.all(names.map((name) => files[name]())));
  const row = (name: string) => page.locator('.file').filter({ hasText: name });
  const rows = () => page.locator('.file__name').allTextContents();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const readOver = async () => {
    await page.locator('form button[type=submit]').click();
    await page.locator('#preview').waitFor();
  };
  const publish = async () => {
    await readOver();
    await page.locator('section[aria-labelledby=preview] button.btn').first().click();
    await page.waitForURL(/proposals\/prp_/);
  };

  it('are chosen together, checked, described, previewed, and shown with the proposal', async () => {
    await open();
    await compose();
    await choose('photo', 'study');
    await row('cour.jpg').getByLabel('What does the picture show?').fill('The yard today, without a tree');
    await row('Étude.pdf').getByLabel('Title of the document').fill('Study of the soil');
    expect(await rows()).toEqual(['cour.jpg', 'Étude.pdf']);
    expect(await violations(page)).toEqual([]);
    await readOver();
    await page.getByRole('img', { name: 'The yard today, without a tree' }).waitFor();
    await page.getByText('Study of the soil').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change the text' }).click();
    await row('cour.jpg').waitFor();
    await publish();

    const image = page.locator('.pictures img');
    await image.waitFor();
    expect(await image.getAttribute('alt')).toBe('The yard today, without a tree');
    expect(await page.evaluate("document.querySelector('.pictures img').naturalWidth > 0")).toBe(true);
    // Held upright: 900 × 1400 as stored, turned.
    expect([await image.getAttribute('width'), await image.getAttribute('height')]).toEqual(['1400', '900']);
    expect(await image.getAttribute('srcset')).toMatch(/\.webp 480w, .*\.webp 1400w$/);
    const link = page.getByRole('link', { name: 'Study of the soil' });
    const served = await context.request.get(`${platform.origin}${await link.getAttribute('href')}`);
    expect(served.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    expect(served.headers()['content-disposition']).toMatch(/^attachment; /);
    expect(await violations(page)).toEqual([]);
  });

  it('are refused in words, each with what to do, and published without those', async () => {
    await open();
    await compose();
    await choose('drawing', 'sheet', 'plan');
    await row('dessin.png').getByText('Export the drawing as PNG.').waitFor();
    await row('budget.xlsx').getByText('Files of this kind are not taken here.').waitFor();
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    expect(await violations(page)).toEqual([]);
    await button('Remove: dessin.png').click();
    await page.locator('.files:focus').waitFor();
    await button('Remove: budget.xlsx').click();
    await row('budget.xlsx').waitFor({ state: 'detached' });
    expect(await rows()).toEqual(['plan.png']);
    await publish();
    await page.locator('.pictures img').waitFor();
    expect(await page.locator('.pictures img').count()).toBe(1);
  });

  it('go on when the connection comes back, and can be cancelled while they are sent', async () => {
    await open();
    await compose();
    await page.route('**/uploads', (route) => route.abort('connectionreset'));
    await choose('plan');
    await row('plan.png').getByText('Not sent.').waitFor();
    await page.unroute('**/uploads');
    await button('Try again: plan.png').click();
    await row('plan.png').getByLabel('What does the picture show?').waitFor();

    let held = () => {};
    const arrived = new Promise<void>((resolve) => {
      held = resolve;
    });
    await page.route('**/uploads', () => held());
    await choose('photo');
    await arrived;
    await button('Cancel: cour.jpg').click();
    await row('cour.jpg').waitFor({ state: 'detached' });
    await page.unroute('**/uploads');
    await page.reload();
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    expect(await rows()).toEqual(['plan.png']);
  });

  it('wait for the first words, and for sign-in', async () => {
    await open({ isSignedIn: false });
    await choose('plan');
    await row('plan.png').getByText('Waiting:').waitFor();
    await compose();
    await page.locator('#saved').getByText('on this device').waitFor();
    await choose('photo');
    await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail address' }).waitFor();
    await page.keyboard.press('Escape');
    await row('cour.jpg').getByText('Waiting:').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('are put in order and removed by keyboard alone, and a removal can be taken back', async () => {
    await open();
    await compose();
    await choose('photo', 'plan', 'study');
    await row('Étude.pdf').getByLabel('Title of the document').waitFor();
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    await row('cour.jpg').getByLabel('What does the picture show?').waitFor();
    await button('Move up: Étude.pdf').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Étude.pdf is now number 2 of 3.').waitFor();
    await page.locator('[aria-label="Move up: Étude.pdf"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Étude.pdf is now number 1 of 3.').waitFor();
    expect(await button('Move up: Étude.pdf').getAttribute('aria-disabled')).toBe('true');
    expect(await rows()).toEqual(['Étude.pdf', 'cour.jpg', 'plan.png']);
    await page.keyboard.press('Tab');
    await page.locator('[aria-label="Move down: Étude.pdf"]:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.file--gone').getByText('Removed: Étude.pdf').waitFor();
    await page.locator('.files:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.locator('[aria-label="Undo: Étude.pdf"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await row('Étude.pdf').getByLabel('Title of the document').waitFor();
    await button('Remove: plan.png').click();
    await page.locator('.file--gone').getByText('Removed: plan.png').waitFor();
    // The form goes off the screen: now it is gone.
    const removed = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await readOver();
    expect((await removed).status()).toBe(204);
    expect(await page.locator('.pictures img').count()).toBe(1);
  });

  it('of another tab are there when the form is opened again', async () => {
    await open();
    await compose();
    await choose('plan');
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    const first = page;
    page = await newTab();
    await go(page, address('en'));
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    await button('Remove: plan.png').click();
    const removed = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await readOver();
    await removed;
    page = first;
    await row('plan.png').getByLabel('What does the picture show?').fill('A plan');
    await page.locator('#proposal-title').focus();
    await row('plan.png').getByText('it was removed in another window').waitFor();
  });

  it('of a published text can be changed while the text can, and its page follows', async () => {
    await open();
    await compose();
    await choose('plan');
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    await publish();
    await page.locator('.pictures img').waitFor();
    const published = page.url();
    const id = /prp_\w+/.exec(published)?.[0];
    await page.goto(`${address('en')}#edit=${id}`);
    await row('plan.png').getByLabel('What does the picture show?').waitFor();
    await choose('study');
    await row('Étude.pdf').getByLabel('Title of the document').waitFor();
    await button('Remove: plan.png').click();
    await page.locator('.file--gone').waitFor();
    // Leaving the page takes it away, without a wait for an answer.
    for (;;) {
      await page.goto(published);
      if ((await page.locator('.pictures').count()) === 0 && (await page.locator('.documents a').count()) === 1) break;
      await page.waitForTimeout(50);
    }
  });

  it.each([
    ['fr', 320, 'dark', 'Que montre l’image\u202f?', 'Un tableur'],
    ['nl', 390, 'light', 'Wat toont de afbeelding?', 'Een tabel'],
    ['en', 1280, 'dark', 'What does the picture show?', 'A table'],
  ] as const)('are for everybody: in %s, %i px wide, %s', async (locale, width, theme, label, title) => {
    await open({ locale, width, theme });
    await compose(`${title} — l’école et son verger`);
    await choose('photo', 'drawing', 'study');
    await row('cour.jpg').getByLabel(label).waitFor();
    await page.locator('.file--bad').waitFor();
    await row('Étude.pdf').locator('input').waitFor();
    expect(await violations(page)).toEqual([]);
    const isWider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await page.evaluate(isWider)).toBe(false);
    await publish();
    await page.locator('.pictures img').waitFor();
    await page.locator('.documents a').waitFor();
    expect(await page.evaluate(isWider)).toBe(false);
    expect(await violations(page)).toEqual([]);
  });
});
