import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Components, Processes } from '../../functions/spaces/entities.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

const TITLE = 'A loan without interest for renovation';
const BODY = 'Paid back when the home is sold, and not a month sooner.';

/** Writing on the real platform: its store, its rendering, its pages. */
describe('a proposal, from its first draft to its change', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let context: BrowserContext;
  let consultation: Consultation;
  let form: string;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    const { services } = platform;
    // Phases of the consultation are of the test clock, and this platform lives today: without any, all is open.
    consultation = await aConsultation({ services }, { slug: 'writing' });
    const { process, component } = consultation;
    await services.db.transact(
      put(Processes, { ...process, phases: [] }),
      put(Components, { ...component, phaseSettings: { none: { creation: true, voting: true, comments: true } } }),
    );
    form = `${platform.origin}/en${consultation.path}propose/`;
    const ada = await createParticipant(services, { role: 'participant', displayName: 'Ada', locale: 'en' });
    browser = await launchBrowser();
    context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    const cookies = ada.cookie.split('; ').map((text) => {
      const [name = '', ...value] = text.split('=');
      return { name, value: value.join('='), url: platform.origin };
    });
    await context.addCookies([...cookies, { name: 'parvis_signed_in', value: '1', url: platform.origin }]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** Asks for a page, as a reader would again and again, until it says what is waited for. */
  const standing = async (address: string, words: string): Promise<void> => {
    while (!(await (await fetch(address)).text()).includes(words))
      await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const open = async (address: string): Promise<Page> => {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    await tab.goto(address);
    return tab;
  };
  const title = (tab: Page) => tab.getByRole('textbox', { name: 'Title' });
  const body = (tab: Page) => tab.getByRole('textbox', { name: 'Your idea' });
  const saved = (tab: Page) => tab.locator('#saved').getByText('Saved on your account').waitFor();
  const press = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true }).click();

  it('is saved on the account, and never overwritten by a second window', async () => {
    await standing(form, 'proposal-title');
    page = await open(form);
    await title(page).fill(TITLE);
    await body(page).fill(BODY);
    await saved(page);
    const other = await open(form);
    await other.waitForFunction((wanted) => document.querySelector('input')?.value === wanted, TITLE);
    await title(other).fill('Written in the second window, later');
    await page.getByRole('alertdialog').getByText('Written in the second window, later').waitFor();
    await saved(other);
    await press(page, 'Go on with the text on this page');
    await saved(page);
    await other.close();
    await page.reload();
    await page.waitForFunction((wanted) => document.querySelector('input')?.value === wanted, TITLE);
  });

  it('is published without what nobody sees, and its author finds the way to change it on its page', async () => {
    await title(page).fill(` ${TITLE}\u200b\u202e `);
    await press(page, 'Read it over');
    await page.getByText('with your name: Ada').waitFor();
    await press(page, 'Publish');
    await page.waitForURL(/\/proposals\/prp_/);
    expect((await page.getByRole('heading', { level: 1 }).textContent())?.trim()).toBe(TITLE);
    await page.getByRole('link', { name: 'Change the text' }).click();
    await body(page).fill(BODY.replace('sold', 'given on'));
    await press(page, 'Read it over');
    await press(page, 'Publish the change');
    await page.getByText('Your change is published.').waitFor();
  });

  it('shows everybody what was changed', async () => {
    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const address = page.url().replace(/propose\/.*edit=(prp_\w+)$/, 'proposals/$1/');
    await standing(address, 'See what was changed');
    await reader.goto(address);
    await reader.getByRole('link', { name: 'See what was changed' }).click();
    expect(await reader.locator('.changed del').textContent()).toContain('sold');
    expect(await reader.locator('.changed ins').textContent()).toContain('given on');
    expect(await reader.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  });

  it('that looks like it is shown the first one', async () => {
    await page.evaluate(() => localStorage.clear());
    const next = await open(form);
    await title(next).fill('Loans without interest for renovations');
    const link = next.getByRole('region', { name: 'A proposal looks alike' }).getByRole('link');
    expect(await link.textContent()).toContain(TITLE);
  });

  it('breaks no rule of the page', () => {
    expect(complaints).toEqual([]);
  });
});
