import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { appCode, openTab, setUpApp, signIn, violations } from '../journeys/an-office.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

let platform: LocalPlatform;
let browser: Browser;
let consultation: Consultation;
beforeAll(async () => {
  platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
  browser = await launchBrowser();
  consultation = await aConsultation(platform, { isAlwaysOpen: true });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

const ADMINISTRATOR = 'admin@parvis.example';
const COLLEAGUE = 'colleague@example.org';
const press = (tab: Page, name: string | RegExp) => tab.getByRole('button', { name }).click();
const open = (tab: Page, path: string) => tab.goto(platform.origin + path);
const heading = (tab: Page, name: string | RegExp) => tab.getByRole('heading', { name, level: 1 }).waitFor();

/** Link of the invitation mailed to an address. */
async function invitationTo(tab: Page, email: string): Promise<string> {
  for (;;) {
    const mails: { readonly text: string }[] = await (await fetch(`${platform.origin}/_local/mail?to=${email}`)).json();
    const path = mails
      .map(({ text }) => text.match(/\/admin\/invitation#\S+/)?.[0])
      .find((found) => found !== undefined);
    if (path !== undefined) return path;
    await tab.waitForTimeout(50);
  }
}

describe('the team of a consultation', () => {
  let admin: Page;
  let colleague: Page;

  it('begins with an authenticator app, whose recovery codes are shown once', async () => {
    admin = await openTab(browser, platform, { isAdministrator: false });
    await open(admin, '/admin/');
    await signIn(admin, platform, ADMINISTRATOR, 'Louise Ferrand');
    await heading(admin, 'Set up an authenticator app');
    await admin.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    expect(await admin.locator('code.key').textContent()).toMatch(/^([A-Z2-7]{4} ?){8}$/);
    const field = admin.getByRole('textbox', { name: 'Code that the app shows' });
    await field.fill('12');
    await press(admin, 'Set up');
    await admin.getByText('This is no code.').waitFor();
    expect(await violations(admin)).toEqual([]);
    await field.fill(await appCode(admin, platform, ADMINISTRATOR));
    await press(admin, 'Set up');
    await heading(admin, 'Keep your recovery codes');
    expect(await admin.locator('.recovery-codes li').count()).toBe(10);
    expect(await violations(admin)).toEqual([]);
    await press(admin, 'I have kept them');
    await admin.getByRole('heading', { name: 'Today' }).waitFor();
  });

  it('grows by an invitation, which a colleague accepts', async () => {
    await open(admin, `/admin/processes/${consultation.process.id}/team`);
    await heading(admin, 'Team');
    await admin.getByLabel('E-mail address').fill(COLLEAGUE);
    await admin.getByLabel('Role', { exact: true }).selectOption('Process administrator');
    await press(admin, 'Send the invitation');
    await admin.getByRole('listitem').filter({ hasText: COLLEAGUE }).waitFor();
    expect(await violations(admin)).toEqual([]);

    colleague = await openTab(browser, platform, { isAdministrator: false });
    await open(colleague, await invitationTo(colleague, COLLEAGUE));
    await colleague.getByText('To accept the invitation that was mailed to you').waitFor();
    await signIn(colleague, platform, COLLEAGUE, 'Camille Roux');
    await heading(colleague, 'You are invited to the team');
    await press(colleague, 'Accept the invitation');
    await setUpApp(colleague, platform, COLLEAGUE);
    await colleague.getByRole('heading', { name: 'Today' }).waitFor();
  });

  it('sees its own consultation and nothing of the platform', async () => {
    const side = colleague.getByRole('navigation', { name: 'Sections' });
    await side.getByRole('link', { name: 'Moderation' }).waitFor();
    expect(await side.getByRole('link', { name: 'Organization' }).count()).toBe(0);
    await open(colleague, '/admin/organization/');
    await colleague
      .getByRole('alert')
      .or(colleague.getByRole('heading', { level: 1 }))
      .first()
      .waitFor();
    await open(colleague, `/admin/processes/${consultation.process.id}/team`);
    await colleague.getByRole('listitem').filter({ hasText: 'Camille Roux' }).waitFor();
    await open(colleague, '/admin/team/');
    await colleague.getByText('You need the role “administrator”').waitFor();
  });

  it('is asked for a code at the next sign-in, and takes a wrong one for wrong', async () => {
    await admin.context().clearCookies();
    await open(admin, '/admin/');
    await signInAgain(admin, ADMINISTRATOR);
    await heading(admin, 'Confirm that it is you');
    const field = admin.getByRole('textbox', { name: 'Code of the app' });
    await field.fill('000000');
    await press(admin, 'Continue');
    await admin.getByText('This code is not right').waitFor();
    await admin.locator('#second-factor-code:focus').waitFor();
    expect(await violations(admin)).toEqual([]);
    await press(admin, 'Use a recovery code');
    await admin.getByRole('textbox', { name: 'Recovery code' }).waitFor();
  });

  it('loses a member whose role is taken away', async () => {
    const second = await openTab(browser, platform);
    await open(second, `/admin/processes/${consultation.process.id}/team`);
    await press(second, 'Take away: Process administrator, Camille Roux');
    await press(second, 'Yes');
    await second.getByText('Nobody has a role here yet.').waitFor();
    await open(colleague, '/admin/');
    await heading(colleague, 'This account cannot manage the site');
  });
});

/** Signs somebody in who is registered. */
async function signInAgain(tab: Page, email: string): Promise<void> {
  const known = (await (await fetch(`${platform.origin}/_local/mail?to=${email}`)).json()).length;
  await tab.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await press(tab, 'Get the code');
  const field = tab.getByRole('textbox', { name: '6-digit code' });
  await field.waitFor();
  let mails: { readonly text: string }[] = [];
  while (mails.length <= known) {
    mails = await (await fetch(`${platform.origin}/_local/mail?to=${email}`)).json();
    await tab.waitForTimeout(50);
  }
  await field.fill(mails[0]?.text.match(/\b\d{3}[\s ]?\d{3}\b/)?.[0] ?? '');
  await press(tab, 'Confirm');
}
