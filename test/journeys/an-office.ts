import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A tab on the real platform; with `isAdministrator` signed in as one. */
export async function openTab(
  browser: Browser,
  { origin, services }: LocalPlatform,
  { isAdministrator = true, ...options }: BrowserContextOptions & { readonly isAdministrator?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  if (isAdministrator) {
    const { cookie } = await createParticipant(services, { role: 'administrator', locale: 'en' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([
      { name, value, url: origin },
      { name: 'parvis_signed_in', value: '1', url: origin },
    ]);
  }
  return context.newPage();
}

/** Signs in for the first time, by the mailed code. */
export async function signIn(tab: Page, { origin }: LocalPlatform, email: string, name: string): Promise<void> {
  await tab.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await tab.getByRole('button', { name: 'Get the code' }).click();
  const code = tab.getByRole('textbox', { name: '6-digit code' });
  await code.waitFor();
  let text: string | undefined;
  while (text === undefined) {
    const mails: { readonly to: string; readonly text: string }[] = await (await fetch(`${origin}/_local/mail`)).json();
    // Other mails may have come to the address before: an invitation has no code.
    text = mails.find((mail) => mail.to === email && /\b\d{3}[\s ]?\d{3}\b/.test(mail.text))?.text;
    if (text === undefined) await tab.waitForTimeout(50);
  }
  await code.fill(text.match(/\b\d{3}[\s ]?\d{3}\b/)?.[0] ?? '');
  await tab.getByRole('button', { name: 'Confirm' }).click();
  await tab.getByRole('textbox', { name: 'Display name' }).fill(name);
  await tab.getByLabel('I accept the participation charter.').check();
  await tab.getByRole('button', { name: 'Continue' }).click();
}

/** What the authenticator app of somebody shows, or the one that they are setting up; waits until there is one. */
export async function appCode(tab: Page, { origin }: LocalPlatform, email: string): Promise<string> {
  for (;;) {
    const codes: { readonly email: string; readonly code: string }[] = await (
      await fetch(`${origin}/_local/second-factors`)
    ).json();
    const found = codes.find((one) => one.email === email);
    if (found !== undefined) return found.code;
    await tab.waitForTimeout(50);
  }
}

/** Sets an authenticator app up at the door of the back office: with two presses one is in. */
export async function setUpApp(tab: Page, platform: LocalPlatform, email: string): Promise<void> {
  const field = tab.getByRole('textbox', { name: 'Code that the app shows' });
  await field.waitFor();
  await field.fill(await appCode(tab, platform, email));
  await tab.getByRole('button', { name: 'Set up' }).click();
  await tab.getByRole('button', { name: 'I have kept them' }).click();
}

/** What axe finds on a page as it stands, in light and in dark. */
export async function violations(tab: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await tab.evaluate(`${AXE}; undefined`);
    const here: string[] = await tab.evaluate(`axe.run({ iframes: false }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
    found.push(...here.map((text) => `${colorScheme} ${text}`));
  }
  await tab.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Loads a published page until it answers as expected; fails with the test's own time limit. */
export async function published(tab: Page, address: string, text: string | RegExp): Promise<void> {
  for (;;) {
    const response = await tab.goto(address);
    if (response?.status() === 200 && (await tab.getByText(text).count()) > 0) return;
    await tab.waitForTimeout(100);
  }
}
