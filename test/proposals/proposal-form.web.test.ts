import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type IslandSite, textOf, violations } from '../support/island-site.ts';
import { reset, server } from './fake-drafts.ts';
import { type FormPage, type FormProps, openForm, serveForm, THEME_ID, TITLE } from './form-page.ts';

let browser: Browser;
let context: BrowserContext;
let form: FormPage;
let tab: Page;
let site: IslandSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce' });
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(overrides: Partial<FormProps> = {}): Promise<void> {
  site = await serveForm(overrides);
  form = await openForm(context, site);
  tab = form.tab;
  await form.title.waitFor();
}
const press = (name: string) => form.press(name);
const compose = (body?: string) => form.compose(TITLE, body);
const drafts = () => [...server.proposals.values()];

describe('a proposal', () => {
  test('is written, saved by itself, read over, published, and led to once its page stands', async () => {
    await open();
    expect(await violations(tab)).toEqual([]);
    await compose();
    await form.saved('Saved on your account');
    expect(drafts().map(({ title, themeId }) => [title, themeId])).toEqual([[TITLE, THEME_ID]]);
    await press('Read it over');
    await tab.getByRole('heading', { name: 'Read it over before it goes online' }).waitFor();
    await tab.locator('#preview:focus').waitFor();
    expect(await tab.locator('article strong').textContent()).toBe('nobody');
    expect(await tab.locator('article li').count()).toBe(2);
    expect(await violations(tab)).toEqual([]);
    await press('Publish');
    await tab.waitForURL(/proposals\/prp_/);
    expect(server.pageAfter).toBeLessThan(0);
    expect(drafts().map(({ state }) => state)).toEqual(['published']);
  });

  test('is written without a session, which is asked for when it is published', async () => {
    server.me = null;
    await open();
    await compose();
    await form.saved('Saved on this device');
    expect(site.asked).toEqual([]);
    await press('Read it over');
    await press('Publish');
    await tab.getByRole('textbox', { name: 'E-mail address' }).fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.getByRole('textbox', { name: '6-digit code' }).fill('123456');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/proposals\/prp_/);
    expect(drafts().map(({ state }) => state)).toEqual(['published']);
  });
});

describe('the preview', () => {
  test('shows emphasis and links, and never reads HTML or a script', async () => {
    await open();
    await compose(
      '# Why\nSee *this* [page](https://example.org/a) <img src=x onerror=alert(1)> [bad](javascript:alert(1))',
    );
    await press('Read it over');
    const article = tab.locator('article .prose');
    expect(await article.locator('em').textContent()).toBe('this');
    expect(await article.locator('h3').textContent()).toBe('Why');
    expect(await article.getByRole('link').getAttribute('href')).toBe('https://example.org/a');
    expect(await textOf(article)).toContain('<img src=x onerror=alert(1)> [bad](javascript:alert(1))');
    expect(await article.locator('img').count()).toBe(0);
    await press('Change the text');
    expect(await form.title.inputValue()).toBe(TITLE);
  });
});

describe('errors', () => {
  test('are summed up with links, said beside the fields, and lose nothing that was typed', async () => {
    await open();
    await form.title.fill('Trains');
    await form.body.fill('Too short');
    await press('Read it over');
    const summary = tab.locator('.errors');
    await summary.getByRole('heading', { name: '3 points to correct' }).waitFor();
    await tab.locator('.errors:focus').waitFor();
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'The title has 6 characters; at least 15 are needed.',
      'Choose a theme.',
      'The text has 9 characters; at least 30 are needed.',
    ]);
    expect(await tab.locator('.field .error').count()).toBe(3);
    expect(await violations(tab)).toEqual([]);
    await summary.getByRole('link').first().press('Enter');
    await tab.locator('#proposal-title:focus').waitFor();
    expect([await form.title.inputValue(), await form.body.inputValue()]).toEqual(['Trains', 'Too short']);
  });

  test('that only the server finds come back beside the field', async () => {
    server.refusesText = true;
    await open();
    await compose();
    await press('Read it over');
    await press('Publish');
    await tab.locator('.field .error').getByText('at least 50 are needed').waitFor();
    expect(await form.title.inputValue()).toBe(TITLE);
  });
});
