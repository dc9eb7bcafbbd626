import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { openTab, published, setUpApp, signIn, violations } from './an-office.ts';

let platform: LocalPlatform;
let browser: Browser;
beforeAll(async () => {
  platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

const press = (tab: Page, name: string | RegExp) => tab.getByRole('button', { name }).click();
const heading = (tab: Page, name: string | RegExp) => tab.getByRole('heading', { name }).waitFor();

/** Counts presses of buttons, links and choices; typing is no press. */
async function countPresses(tab: Page): Promise<() => number> {
  let presses = 0;
  await tab.exposeFunction('pressed', () => {
    presses += 1;
  });
  await tab.addInitScript(() => {
    addEventListener('click', () => (window as unknown as { pressed: () => void }).pressed(), { capture: true });
  });
  return () => presses;
}

describe('the guide to a first consultation', () => {
  it('leads from the first sign-in to a published consultation with twelve presses, four of them to sign in and two for the app', async () => {
    const tab = await openTab(browser, platform, { isAdministrator: false });
    const presses = await countPresses(tab);
    const begun = performance.now();
    await tab.goto(`${platform.origin}/admin/`);
    await signIn(tab, platform, 'admin@parvis.example', 'Louise Ferrand');
    await setUpApp(tab, platform, 'admin@parvis.example');
    await heading(tab, 'Who asks?');
    expect(presses()).toBe(6);
    await tab.getByLabel('Name', { exact: true }).fill('City of Lille');
    await press(tab, 'Continue');
    await heading(tab, 'What do you begin with?');
    await press(tab, 'Continue');
    await tab.getByLabel(/^Question/).fill('Which streets should be closed to cars at school time?');
    await tab.getByLabel(/^Short title/).fill('Streets for children');
    await tab.getByLabel(/^Why it matters/).fill('Two hundred children walk along Mill Lane every morning.');
    await press(tab, 'Create and look at it');
    const frame = tab.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: 'Which streets should be closed' }).waitFor();
    await frame.getByText('Preview, not published').waitFor();
    await tab.getByText('2 passages are still to be filled in').waitFor();
    await press(tab, 'Leave out the texts that have gaps');
    await tab.getByText('still to be filled in').waitFor({ state: 'detached' });
    await press(tab, 'Continue');
    await heading(tab, 'Ready?');
    await press(tab, 'Publish the consultation');
    await tab.locator('h2:focus').getByText('Your consultation is online').waitFor();
    const seconds = (performance.now() - begun) / 1000;
    expect(presses()).toBe(12);
    // A person types; the machine's own part of the five minutes must stay small.
    expect(seconds).toBeLessThan(60);

    const reader = await openTab(browser, platform, { isAdministrator: false, javaScriptEnabled: false });
    await published(reader, `${platform.origin}/en/processes/streets-for-children/`, 'Your proposals');
    // What is shown: islands bring scripts of their own.
    const [text = ''] = await reader.locator('main').allInnerTexts();
    expect(text).toContain('Two hundred children');
    expect(text).not.toMatch(/\[[^\]]+\]/);
    expect(await reader.title()).toContain('City of Lille');
    await reader.goto(`${platform.origin}/fr/processes/streets-for-children/`);
    expect(await reader.textContent('main')).toContain('Contribuer');

    await tab.getByRole('link', { name: 'To “Today”' }).click();
    await heading(tab, 'Today');
  }, 120_000);

  it('is walked by keyboard alone on a phone, in French, without a finding of axe on any step', async () => {
    const tab = await openTab(browser, platform, { locale: 'fr-FR', viewport: { width: 390, height: 844 } });
    await tab.goto(`${platform.origin}/admin/processes/`);
    await tab.getByRole('link', { name: 'Nouvelle consultation' }).focus();
    await tab.keyboard.press('Enter');
    await tab.locator('h1:focus').waitFor();
    await tab.getByRole('radio', { name: /^Consultation/ }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('radio', { name: /^Consultation/ }).focus();
    // Past the participatory budget, to the convention.
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await tab.getByLabel(/^Question/).waitFor();
    expect(await tab.getByLabel(/^Question/).inputValue()).toMatch(/\[40\]/);
    await tab.getByLabel(/^Question/).focus();
    await tab.keyboard.press('ControlOrMeta+a');
    await tab.keyboard.press('Delete');
    await tab.getByLabel(/^Titre court/).focus();
    await tab.keyboard.press('Enter');
    await tab.locator('.errors:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.locator('#f-question:focus').waitFor();
    await tab.keyboard.type('Comment réduire nos émissions ?');
    await tab.getByLabel(/^Titre court/).focus();
    await tab.keyboard.press('Enter');
    await heading(tab, 'Voici ce que chacun verra');
    const frame = tab.frameLocator('iframe');
    await frame.getByText('Contributions transversales').first().waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Continuer' }).focus();
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Publier la consultation' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Publier la consultation' }).focus();
    await tab.keyboard.press('Enter');
    await tab.locator('h2:focus').getByText('Votre consultation est en ligne').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }, 180_000);

  it('goes on where it was left, keeps what was typed when the platform fails, and makes one consultation', async () => {
    const tab = await openTab(browser, platform);
    await tab.goto(`${platform.origin}/admin/start`);
    await press(tab, 'Continue');
    await tab.getByLabel(/^Question/).fill('What should the new library offer?');
    await tab.getByLabel(/^Short title/).fill('New library');
    await tab.reload();
    await tab.getByLabel(/^Question/).waitFor();
    expect(await tab.getByLabel(/^Question/).inputValue()).toBe('What should the new library offer?');

    await tab
      .getByLabel(/^Last day/)
      .first()
      .fill('2020-01-01');
    await press(tab, 'Create and look at it');
    await tab.locator('.errors:focus').getByText('The last day must not come before the first one.').waitFor();
    await tab
      .getByLabel(/^Last day/)
      .first()
      .fill('2099-01-01');
    await tab
      .getByLabel(/^Last day/)
      .nth(1)
      .fill('2099-02-01');

    // The answer is lost once the consultation is made: the same press must not make a second one.
    let lost = 0;
    await tab.route('**/api/process-templates/*/processes', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      const body = { type: 'x', title: 'x', status: 500, code: 'internal.error' };
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(body) });
    });
    await press(tab, 'Create and look at it');
    await tab.locator('.errors:focus').or(tab.locator('iframe')).first().waitFor();
    if (await tab.locator('.errors').isVisible()) await press(tab, 'Create and look at it');
    await heading(tab, 'This is what people will see');
    const listed = await (await tab.request.get(`${platform.origin}/api/processes`)).json();
    expect(listed.items.filter(({ slug }: { slug: string }) => slug.startsWith('new-library'))).toHaveLength(1);

    await press(tab, 'Change question and dates');
    await tab.getByLabel(/^Short title/).fill('The new library');
    await press(tab, 'Save and look at it');
    await tab.frameLocator('iframe').locator('main').getByText('The new library').first().waitFor();
    const elsewhere = await tab.context().newPage();
    await elsewhere.goto(`${platform.origin}/admin/start`);
    await heading(elsewhere, 'This is what people will see');
    await press(elsewhere, 'Begin another one');
    await heading(elsewhere, 'What do you begin with?');
    await press(elsewhere, 'Do without the guide');
    await heading(elsewhere, 'Today');
  }, 120_000);
});
