import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { openTab, violations } from '../journeys/an-office.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

const FILE = [
  'Nom;Prénom;Date de naissance;Code',
  'Le Gall;Ann;28/02/1990;AB-12',
  'Kervella;Yann;31/02/1980;AB-13',
  'Le Gall;Ann;1990-02-28;ab 12',
].join('\r\n');

/** A census as the office uploads it, and somebody finds themselves in it. */
describe('a census', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let office: Page;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    office = await openTab(browser, platform);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const excess = (tab: Page) =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  async function send(name: string, text: string): Promise<void> {
    await office.getByLabel('File with the people of the census').setInputFiles(csv(name, text));
    await office.getByRole('button', { name: 'Upload this file' }).press('Enter');
  }

  it('is set up in the office: what people are known by, and that they may use it', async () => {
    await office.goto(`${platform.origin}/admin/verifications/`);
    await office.getByRole('checkbox', { name: 'People can use this: Census' }).check();
    await office.getByRole('button', { name: /^Save the/ }).click();
    await office.getByText('Saved.', { exact: true }).first().waitFor();
    await office.goto(`${platform.origin}/admin/verifications/census`);
    await office.getByText('There is no census').waitFor();
    await office.getByText('All of this is known to those who know the person').waitFor();
    await office.getByRole('checkbox', { name: 'Code', exact: true }).check();
    await office.getByText('All of this is known').waitFor({ state: 'detached' });
    await office.getByRole('button', { name: 'Save the settings' }).click();
    await office.getByText('Saved.', { exact: true }).first().waitFor();
    expect(await violations(office)).toEqual([]);
  }, 120_000);

  it('says why a file is refused, and of a file that is read which lines are', async () => {
    await office.getByRole('button', { name: 'Upload this file' }).press('Enter');
    await office.getByText('Choose a file first.').waitFor();
    await send('names.csv', 'Le Gall;Ann\n');
    await office.getByText('These columns are missing: Family name, Given name, Date of birth, Code.').waitFor();
    await send('people.csv', FILE);
    await office.getByText('One person was taken, lines refused: 2').waitFor();
    await office.getByText('The first lines that were refused').click();
    await office.getByText('This is no date.').waitFor();
    await office.getByText('The person stands on an earlier line.').waitFor();
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('button', { name: 'Download the refused lines (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('census-refused-lines.csv');
    await office.getByText('One person', { exact: true }).waitFor();
    expect(await violations(office)).toEqual([]);
    await office.setViewportSize({ width: 320, height: 844 });
    expect(await excess(office)).toBe(0);
    await office.setViewportSize({ width: 1280, height: 900 });
  }, 120_000);

  it('asks people for exactly what its lines are known by, and knows them however they write it', async () => {
    const { cookie } = await createParticipant(platform.services, { displayName: 'Ann Le Gall', locale: 'en' });
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    await tab.goto(`${platform.origin}/en/verify/?method=census`);
    await tab.getByLabel('Family name').fill('LE GALL');
    await tab.getByLabel('Given name').fill('ann');
    await tab.getByLabel('Date of birth').fill('1990-02-28');
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
    await tab.locator('#census-free-code:focus').fill('AB 13');
    await tab.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
    await tab.getByText('We could not confirm what you entered.').waitFor();
    await tab.getByLabel('Code that you were given').fill('ab12');
    expect(await excess(tab)).toBe(0);
    const [granted] = await Promise.all([
      tab.waitForResponse((response) => response.url().endsWith('/api/verifications/direct')),
      tab.getByRole('button', { name: 'Verify', exact: true }).press('Enter'),
    ]);
    expect(granted.status()).toBe(200);
    await tab.context().close();
  }, 120_000);

  it('is deleted when somebody who was asked once more says so', async () => {
    await office.getByRole('button', { name: 'Delete the census…' }).press('Enter');
    await office.getByRole('button', { name: 'Yes, delete the census' }).press('Enter');
    await office.getByText('There is no census').waitFor();
  }, 60_000);
});
