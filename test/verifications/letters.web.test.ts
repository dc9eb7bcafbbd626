import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { openTab, violations } from '../journeys/an-office.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

/** Letters and texts as the office sets them up, prints and sends them, and a citizen gets one. */
describe('codes by letter and by SMS', () => {
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

  async function citizen(): Promise<Page> {
    const { cookie } = await createParticipant(platform.services, { displayName: 'Ann Le Gall', locale: 'en' });
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    return tab;
  }
  const excess = (tab: Page) =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const saved = async () => {
    await office.getByRole('button', { name: /^Save the/ }).click();
    await office.getByText('Saved.', { exact: true }).first().waitFor();
  };

  it('are set up in the office: countries, and what a day may cost', async () => {
    await office.goto(`${platform.origin}/admin/verifications/`);
    await office.getByRole('checkbox', { name: 'People can use this: Code by SMS' }).check();
    await office.getByRole('checkbox', { name: 'People can use this: Code by letter' }).check();
    await saved();
    await office.goto(`${platform.origin}/admin/verifications/sms`);
    await office.getByText('0 messages sent today, of 300').waitFor();
    await office.getByLabel('Messages a day').fill('');
    await office.getByRole('button', { name: 'Save the settings' }).click();
    await office.locator('[aria-invalid]').first().waitFor();
    await office.getByLabel('Messages a day').fill('50');
    await office.getByLabel('Other countries').fill('be, lu');
    await office.getByText('Belgium, Luxembourg').waitFor();
    expect(await violations(office)).toEqual([]);
    await saved();
    await office.reload();
    await office.getByText('0 messages sent today, of 50').waitFor();
    await office.goto(`${platform.origin}/admin/verifications/postal-letter`);
    await office.getByText('Nothing has been printed yet.').waitFor();
    await office.getByLabel('Window of the envelopes').selectOption({ label: 'Left (DIN 5008 B)' });
    await saved();
  }, 120_000);

  it('go from the address over the printer to the verification', async () => {
    const tab = await citizen();
    await tab.goto(`${platform.origin}/en/verify/?method=postal-letter`);
    await tab.getByLabel('First and last name').fill('Ann Le Gall');
    await tab.getByRole('button', { name: 'Ask for the letter' }).press('Enter');
    await tab.locator('#postal-letter-street:focus').fill('12 rue de la Gare');
    await tab.getByLabel('Postal code').fill('29000');
    await tab.getByLabel('Town').fill('Quimper');
    expect(await violations(tab)).toEqual([]);
    await tab.setViewportSize({ width: 320, height: 844 });
    expect(await excess(tab)).toBe(0);
    await tab.getByRole('button', { name: 'Ask for the letter' }).press('Enter');
    await tab.getByText('Waiting since').first().waitFor();
    await tab.reload();
    await tab.getByText('To: Ann Le Gall, 12 rue de la Gare, 29000 Quimper').waitFor();

    await office.goto(`${platform.origin}/admin/verifications/postal-letter`);
    await office.getByText('12 rue de la Gare, 29000 Quimper, FR').waitFor();
    expect(await violations(office)).toEqual([]);
    await office.getByRole('checkbox', { name: 'Choose all 1' }).press('Space');
    await office.getByRole('button', { name: 'Make a print run (1)' }).press('Enter');
    const downloading = office.waitForEvent('download');
    await office.getByRole('button', { name: /^Download the PDF: .*1 letter/ }).press('Enter');
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^letters-\d{4}-\d\d-\d\d-\w{6}\.pdf$/);
    const document = await getDocumentProxy(new Uint8Array(await readFile(await file.path())));
    const { text } = await extractText(document, { mergePages: true });
    expect(text).toContain('Ann Le Gall,');
    const code = text.match(/\b[A-Z2-9]{5} [A-Z2-9]{5}\b/)?.[0] ?? '';
    await office.getByRole('button', { name: /^Mark as sent: .*1 letter/ }).press('Enter');
    await office
      .getByText(/^sent on/)
      .first()
      .waitFor();
    await office.getByLabel('Show').selectOption({ label: 'Sent' });
    await office.getByText('12 rue de la Gare, 29000 Quimper, FR').waitFor();
    await office.setViewportSize({ width: 320, height: 844 });
    expect(await excess(office)).toBe(0);
    expect(await violations(office)).toEqual([]);

    await tab.reload();
    await tab.getByText(/^Sent on .* Enter the code from the letter until/).waitFor();
    await tab.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
    await tab.locator('#postal-letter-code:focus').fill('AAAAA AAAAA');
    await tab.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
    await tab.getByText('This code is wrong or does not hold any more.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByLabel('Code of 10 letters and digits').fill(code.toLowerCase());
    await tab.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
    await tab.getByRole('heading', { name: 'You are verified' }).waitFor();
  }, 120_000);

  it('come to a telephone, and again after a minute', async () => {
    const tab = await citizen();
    await tab.goto(`${platform.origin}/en/verify/?method=sms`);
    await tab.getByText('Numbers of: France, Belgium, and Luxembourg.').waitFor();
    await tab.clock.install();
    await tab.getByLabel('Mobile number').fill('01 42 34 56 78');
    await tab.getByRole('button', { name: 'Send the code' }).press('Enter');
    await tab.getByText('This is not the number of a mobile telephone.').waitFor();
    await tab.locator('#sms-number:focus').fill('06 12 34 56 78');
    await tab.getByRole('button', { name: 'Send the code' }).press('Enter');
    await tab.getByText('We have sent a code to +33 6 12 34 56 78.').waitFor();
    await tab.locator('#sms-code:focus').waitFor();
    expect(await tab.getByRole('button', { name: 'Send another code' }).count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
    await tab.clock.runFor(61_000);
    await tab.getByRole('button', { name: 'Send another code' }).press('Enter');
    await tab.getByText(/You can ask for another code in/).waitFor();
    await tab.getByRole('button', { name: 'Change the number' }).press('Enter');
    expect(await tab.getByLabel('Mobile number').inputValue()).toBe('06 12 34 56 78');
    await tab.goto(`${platform.origin}/_local/mailbox`);
    await tab
      .getByText(/^\d{6} is your code for/)
      .first()
      .waitFor();
  }, 120_000);
});
