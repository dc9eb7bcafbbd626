import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { type OidcService, startOidcService } from './oidc-service.ts';

const CONTINUE = 'Continue as this person';
const SECRET = 'a-client-secret-that-nobody-guesses';

/** From the settings to the account, on the real platform with a real provider beside it. */
describe('signing in with a service', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let service: OidcService;
  let reader: Page;

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    service = await startOidcService({
      redirects: [`${origin}/api/sign-in/services/my-town/callback`],
      afterSignOut: [`${origin}/`],
      showsPage: true,
    });
    platform = await startLocalPlatform({ port, version: '0.0.0-test', serviceSecrets: { 'my-town': SECRET } });
    browser = await launchBrowser();
    service.people.set('lea', { email: 'lea@example.org', email_verified: true });
    service.people.set('noor', { email: 'noor@example.org' });
    reader = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
    await service?.close();
  });

  const button = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true });
  const atService = async () => {
    await reader.getByRole('link', { name: 'Sign in with My Town' }).click();
    await button(reader, CONTINUE).click();
  };

  it('is set up, checked and offered by an administrator', async () => {
    const office = await openTab(browser, platform);
    await office.goto(`${platform.origin}/admin/sign-in-services/`);
    await office.getByRole('button', { name: 'Add a service' }).click();
    const field = (name: string) => office.getByRole('textbox', { name });
    await office.getByRole('radio', { name: /English/ }).check();
    await field('Name on the button English').fill('My Town');
    await field('Short name').fill('my-town');
    await field('Client ID').fill(service.clientId);
    await field('Issuer').fill('https://10.0.0.1');
    await button(office, 'Check the connection').click();
    await office.getByText('is no address of a provider').waitFor();
    await field('Issuer').fill(service.issuer);
    await button(office, 'Check the connection').click();
    await office.getByText(`The provider answers as ${service.issuer}.`).waitFor();
    expect(await violations(office)).toEqual([]);
    await office.getByText(`${platform.origin}/api/sign-in/services/my-town/callback`, { exact: true }).waitFor();
    await office.getByRole('checkbox', { name: 'Offer this service' }).check();
    await button(office, 'Save the services').click();
    await office.getByText('The client secret of “my-town” is there.', { exact: true }).waitFor();
    await office.context().close();
  });

  it('tells calmly that somebody has cancelled, and lets them try again', async () => {
    service.next = null;
    await published(reader, `${platform.origin}/en/sign-in/?returnTo=%2Fen%2Fcharter%2F`, 'Sign in with My Town');
    expect(await violations(reader)).toEqual([]);
    // The published link leads home; once scripts run it leads back to where its reader came from.
    await reader.locator('a[href*="charter"]', { hasText: 'Sign in with My Town' }).waitFor();
    await atService();
    await reader.getByText('You have cancelled at the service. Nothing has happened.').waitFor();
    expect(await violations(reader)).toEqual([]);
  });

  it('makes an account by a press, with name and charter, and goes where one came from', async () => {
    service.next = 'lea';
    await reader.getByRole('link', { name: 'Try again' }).click();
    await button(reader, CONTINUE).click();
    await reader.getByText('Nobody has an account here with lea@example.org').waitFor();
    expect(await violations(reader)).toEqual([]);
    await button(reader, 'Make my account').click();
    await reader.getByRole('textbox', { name: 'Display name' }).fill('Léa');
    await reader.getByLabel('I accept the participation charter.').check();
    await button(reader, 'Continue').click();
    await reader.waitForURL('**/en/charter/');
  });

  it('stands in the account, and signing out ends the session of the service too', async () => {
    await reader.goto(`${platform.origin}/en/account/#services`);
    await reader.getByText('You have signed in with My Town.').waitFor();
    await reader.getByRole('button', { name: 'Unlink My Town' }).waitFor();
    expect(await violations(reader)).toEqual([]);
    await reader.goto(`${platform.origin}/en/account/#session`);
    await reader.getByRole('button', { name: 'Sign out on this device' }).click();
    await reader.waitForURL(`${service.issuer}/**`);
    expect(await (await fetch(`${platform.origin}/api/session`)).json()).toEqual({ participant: null });
  });

  it('is linked with an account that is signed in here, by a press, and unlinked again', async () => {
    service.next = 'noor';
    const { cookie } = await createParticipant(platform.services, { locale: 'en', displayName: 'Noor' });
    const tab = await openTab(browser, platform, { isAdministrator: false });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    await tab.goto(`${platform.origin}/en/account/#services`);
    await tab.getByRole('link', { name: 'Link My Town' }).click();
    await button(tab, CONTINUE).click();
    await tab.getByText('You are signed in as Noor').waitFor();
    expect(await violations(tab)).toEqual([]);
    await button(tab, 'Link My Town with this account').click();
    await tab.getByRole('button', { name: 'Unlink My Town' }).first().click();
    await tab.getByRole('button', { name: 'Unlink My Town', exact: true }).last().click();
    await tab.getByText('My Town is no longer linked.').waitFor();
    await tab.context().close();
  });
});
