import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lookInEach } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { Refusal } from './fake-api.ts';
import { aComponent, anId, aPhase, aProcess, aProposal, NOW } from './fixtures.ts';
import { openOffice, openPlatform, type Platform, scripts, violations } from './office.ts';

let browser: Browser;
let platform: Platform;

const phases = [aPhase({}), aPhase({ title: { fr: 'Voter' }, startsAt: '2026-11-23T23:00:00.000Z', endsAt: null })];
const parks = aProcess({ phases, activePhaseId: phases[0]?.id ?? null });
const ideas = aComponent({ processId: parks.id });
const places = aComponent({ processId: parks.id, name: { fr: 'Vos lieux' }, isPublished: false, position: 1 });
const trees = aProposal({ componentId: ideas.id });
const SCREENS = [
  '/admin/',
  '/admin/processes/',
  '/admin/processes/new',
  `/admin/processes/${parks.id}`,
  `/admin/processes/${parks.id}/components`,
  `/admin/processes/${parks.id}/components/new`,
  `/admin/components/${ideas.id}`,
  `/admin/components/${ideas.id}/proposals`,
  `/admin/components/${ideas.id}/proposals/${trees.id}`,
  `/admin/components/${ideas.id}/official-proposals/new`,
  '/admin/taxonomies/',
  '/admin/organization/',
  '/admin/nothing-here',
];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
  const { data } = platform;
  data.processes.push(
    structuredClone(parks),
    aProcess({ slug: 'velo', title: { fr: 'Plan vélo' }, isPublished: false }),
  );
  data.components.push(structuredClone(ideas), structuredClone(places));
  data.proposals.push(structuredClone(trees));
  const nature = { id: anId('taxonomy'), kind: 'theme' as const, parentId: null, name: { fr: 'Nature' }, position: 0 };
  data.taxonomies.push({ ...nature, processId: parks.id });
});
afterEach(() => platform.close());

const settled = (tab: Page) => tab.waitForFunction(() => document.querySelector('.office .skeleton') === null);
const focusOn = (tab: Page, text: string) => tab.locator(`:focus:text-is("${text}")`).waitFor();

describe('every screen of the back office', () => {
  it.each(SCREENS)('%s has no accessibility violation in any condition and fits its window', async (path) => {
    for (const [locale, chosen] of [
      ['fr-FR', ['narrow-light', 'narrow-dark', 'zoom-200']],
      ['nl-BE', ['light', 'dark', 'forced-colors']],
    ] as const) {
      const width = chosen[0] === 'light' ? 1280 : 320;
      const { tab, complaints } = await openOffice(browser, platform, path, {
        viewport: { width, height: 900 },
        locale,
        reducedMotion: 'reduce',
      });
      await settled(tab);
      expect([locale, (await lookInEach(tab, chosen)).wrong]).toEqual([locale, []]);
      expect(complaints).toEqual([]);
      expect(await tab.evaluate(() => document.querySelector('[style]:not(.swatch)')?.outerHTML)).toBeUndefined();
      await tab.context().close();
    }
  });

  it('is loaded in one language only, in less than 60 kB compressed', () => {
    const bodies = new Map(scripts.map(({ name, body }) => [name, new TextDecoder().decode(body)]));
    const sizeOf = (name: string) => gzipSync(bodies.get(name) ?? '').length;
    const languages = [...bodies.keys()].filter((name) => /^\/(fr|en|nl)-/.test(name));
    expect(languages).toHaveLength(3);
    // What the first script asks for by itself, and what that asks for; a screen is loaded when it is opened.
    const atOnce = new Set(['/island.js']);
    for (const name of atOnce)
      for (const [, file] of (bodies.get(name) ?? '').matchAll(
        /\b(?:import|export)\s*(?:[^"'()]*?from\s*)?"\.\/([^"]+)"/g,
      ))
        atOnce.add(`/${file}`);
    expect(atOnce.size).toBeGreaterThan(1);
    const all = [...atOnce].reduce((sum, name) => sum + sizeOf(name), 0);
    expect(all + Math.max(...languages.map(sizeOf))).toBeLessThan(60_000);
  });
});

describe('going from screen to screen', () => {
  it('sets the title, moves focus to the heading, and goes back with the browser', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/');
    await tab.getByRole('link', { name: 'Themes and territories' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Themes and territories' }).waitFor();
    await focusOn(tab, 'Themes and territories');
    expect(await tab.title()).toBe('Themes and territories – Back office, City of Brisanne');
    expect(new URL(tab.url()).pathname).toBe('/admin/taxonomies/');
    await tab.goBack();
    await tab.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await focusOn(tab, 'Today');
  });

  it('needs no mouse', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/processes/');
    await tab.getByRole('link', { name: 'Which parks for tomorrow?' }).first().waitFor();
    await tab.keyboard.press('Tab');
    await focusOn(tab, 'Skip to content');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    await focusOn(tab, 'New consultation');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: 'New consultation' }).waitFor();
    await focusOn(tab, 'New consultation');
  });

  it('says so where an address leads nowhere, also to a process that does not exist', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/nothing-here');
    await tab.getByText('This screen does not exist').waitFor();
    await tab.goto(`${platform.origin}/admin/processes/${anId('process')}`);
    await tab.getByText('This consultation does not exist, or no longer.').waitFor();
  });

  it('asks before leaving what is not saved, by a link or by the back button', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/');
    await tab.getByRole('link', { name: 'Organization' }).click();
    await tab.getByLabel('Contact').fill('07 00 00 00 00');
    await tab.getByText('Not saved yet.').waitFor();
    await tab.getByRole('link', { name: 'Today' }).click();
    await tab.getByRole('button', { name: 'Stay on this screen' }).click();
    expect(await tab.getByLabel('Contact').inputValue()).toBe('07 00 00 00 00');

    await tab.goBack();
    await tab.getByRole('heading', { name: 'Leave without saving?' }).waitFor();
    expect(new URL(tab.url()).pathname).toBe('/admin/organization/');
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.getByRole('heading', { name: 'Leave without saving?' }).waitFor({ state: 'detached' });
    expect(await tab.getByLabel('Contact').inputValue()).toBe('07 00 00 00 00');

    await tab.goBack();
    await tab.getByRole('button', { name: 'Leave and lose the changes' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    expect(platform.data.organization.contact).toBe('participer@ville.example');
  });

  it('lets go of what was saved', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/organization/');
    await tab.getByLabel('Contact').fill('07 00 00 00 00');
    await tab.getByRole('button', { name: 'Save the organization' }).click();
    await tab.getByText('Saved. The pages of the site are being made again.').waitFor();
    await tab.getByRole('link', { name: 'Today' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });
});

describe('language of the back office', () => {
  it('is the browser’s, can be changed, and is remembered', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/', { locale: 'nl-BE' });
    await tab.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
    await tab.getByLabel('Taal van het beheer').selectOption('fr');
    await tab.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    expect(await tab.evaluate(() => document.documentElement.lang)).toBe('fr');
    await tab.reload();
    await tab.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
  });
});

describe('today', () => {
  it('says what waits for an administrator, with figures', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/');
    const section = tab.getByRole('region', { name: 'Which parks for tomorrow?' });
    await section.getByText('days until “Voter” begins').waitFor();
    expect(await section.locator('.counts span').allTextContents()).toEqual(['1 proposal', '12 votes', '3 comments']);
    await section.getByText('Not published: Vos lieux').waitFor();
    await section.getByRole('link', { name: 'Answer' }).click();
    await tab.getByText('1 proposal', { exact: true }).waitFor();
    expect(new URL(tab.url()).search).toBe('?state=published&sort=oldest');
  });

  it('says how many mails wait and since when, once that matters', async () => {
    const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
    platform.data.mails = { waiting: 1000, isMore: true, oldest: ago(4) };
    const { tab } = await openOffice(browser, platform, '/admin/');
    await tab.getByText(/^1,000\+ mails wait to be sent, the first since \d+:\d\d:\d\d/).waitFor();
    await tab.getByText('They leave by themselves').waitFor();
    platform.data.mails = { waiting: 2, isMore: false, oldest: ago(16) };
    await tab.reload();
    await tab.locator('.note--alert', { hasText: /^2 mails wait.*good for 15 minutes/ }).waitFor();
    expect(await violations(tab)).toEqual([]);
    platform.data.mails = { waiting: 2, isMore: false, oldest: ago(0.5) };
    await Promise.all([tab.waitForResponse('**/api/mail-backlog'), tab.reload()]);
    await tab.getByRole('region', { name: 'Which parks for tomorrow?' }).waitFor();
    expect(await tab.getByText('mails wait').count()).toBe(0);
  });

  it('says in words that something did not load, and tries again', async () => {
    platform.refuseOnce('spaces.listProcesses', new Refusal('internal.error'));
    const { tab } = await openOffice(browser, platform, '/admin/');
    await tab.getByText('Something went wrong on our side.').waitFor();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('region', { name: 'Which parks for tomorrow?' }).waitFor();
  });

  it('says what to do where there is nothing yet', async () => {
    platform.data.processes.length = 0;
    const { tab } = await openOffice(browser, platform, '/admin/');
    await tab.getByRole('heading', { name: 'Who asks?' }).waitFor();
    await tab.getByRole('button', { name: 'Do without the guide' }).click();
    await tab.getByText('There is no consultation yet.').waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});
