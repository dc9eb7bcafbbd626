import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { participantsWords } from '../../shared/participants/words.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, Refused, serveIsland, textOf, violations } from '../support/island-site.ts';

const messages = {
  ...messagesFor(platformWords, 'en', 'problem.'),
  ...messagesFor(participantsWords, 'en', 'sign-in.', 'account.', 'session.', 'problem.'),
};
const TOKEN = 'a-token-of-a-mailed-link-0123456789';

/** What the server knows, and what it was sent. */
let server: {
  participant: ReturnType<typeof aParticipant> | null;
  isNew: boolean;
  code: string;
  sent: unknown[];
  refuses?: Refused;
};
const newcomer = () => aParticipant({ displayName: null, charterAcceptedAt: null });
const operations = {
  'participants.readSession': () => ({ participant: server.participant }),
  'participants.requestCode': ({ body }: { body: unknown }) => {
    server.sent.push(body);
    if (server.refuses) throw server.refuses;
    return { expiresInSeconds: 900 };
  },
  'participants.signIn': ({ body }: { body: unknown }) => {
    server.sent.push(body);
    const { code, token } = Object(body);
    if (server.refuses) throw server.refuses;
    if (code !== server.code && token !== TOKEN) throw new Refused('sign-in.code-invalid');
    server.participant = server.isNew ? newcomer() : aParticipant();
    return { participant: server.participant };
  },
  'participants.updateProfile': ({ body }: { body: unknown }) => {
    server.sent.push(body);
    server.participant = aParticipant({ displayName: Object(body).displayName });
    return { participant: server.participant };
  },
};

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let site: IslandSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = { participant: null, isNew: false, code: '012345', sent: [] };
  context = await browser.newContext({ reducedMotion: 'reduce' });
  tab = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(path = '/en/sign-in/?returnTo=%2Fen%2Fprocesses%2F', name = 'SignIn'): Promise<void> {
  const module = `web/src/participants/islands/${name}.tsx`;
  site = await serveIsland({ module, name, props: { locale: 'en', messages, returnTo: '/en/processes/' } }, operations);
  if (server.participant) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await tab.goto(site.origin + path);
}
const email = () => tab.getByRole('textbox', { name: 'E-mail address' });
const code = () => tab.getByRole('textbox', { name: '6-digit code' });
const error = () => tab.locator('.error');
const focusOn = (id: string) => tab.locator(`#${id}:focus`).waitFor();

describe('sign-in', () => {
  test('takes an address and a code, with the keyboard alone, and goes where one came from', async () => {
    await open();
    await email().waitFor();
    expect(await violations(tab)).toEqual([]);
    await email().focus();
    await tab.keyboard.type(' camille@exemple.fr ');
    await tab.keyboard.press('Enter');
    await code().waitFor();
    await focusOn('sign-in-code');
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.type('012 345');
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/en/processes/');
    expect(server.sent).toEqual([
      { email: 'camille@exemple.fr', locale: 'en', returnTo: '/en/processes/' },
      { email: 'camille@exemple.fr', code: '012345' },
    ]);
  });

  test('never goes to another site, whatever the address says', async () => {
    await open('/en/sign-in/?returnTo=%2F%2Fevil.example%2F');
    await email().fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await code().fill('012345');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(`${site.origin}/en/`);
  });

  test('asks for a name and for consent the first time, and says beside the field what is missing', async () => {
    server.isNew = true;
    await open();
    await email().fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await code().fill('012345');
    await tab.keyboard.press('Enter');
    const name = tab.getByRole('textbox', { name: 'Display name' });
    await name.waitFor();
    await focusOn('sign-in-name');
    await name.fill('C');
    await tab.keyboard.press('Enter');
    await error().first().waitFor();
    expect(await error().allTextContents()).toEqual([
      'Enter a name of 2 to 60 characters.',
      'Accept the charter to take part.',
    ]);
    await focusOn('sign-in-name');
    expect(await violations(tab)).toEqual([]);
    expect(await tab.getByRole('link', { name: /charter/ }).getAttribute('href')).toBe('/en/charter/');
    await name.fill('Camille R.');
    await tab.getByRole('checkbox', { name: /charter/ }).check();
    await tab.getByRole('button', { name: 'Continue' }).click();
    await tab.waitForURL('**/en/processes/');
    expect(server.sent.at(-1)).toEqual({ displayName: 'Camille R.', locale: 'en', acceptsCharter: true });
  });

  test('says beside the field that a code is wrong, and keeps what was typed', async () => {
    await open();
    await email().fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await code().fill('12345');
    await tab.keyboard.press('Enter');
    await error().getByText('The code has six digits.').waitFor();
    expect(server.sent).toHaveLength(1);
    await code().fill('999 999');
    await tab.keyboard.press('Enter');
    await error().getByText('This code or link is not valid').waitFor();
    expect(await code().inputValue()).toBe('999 999');
    await focusOn('sign-in-code');
    server.refuses = new Refused('sign-in.too-many-tries');
    await tab.keyboard.press('Enter');
    await error().getByText('Too many tries with this code. Ask for a new one.').waitFor();
    delete server.refuses;
    await tab.getByRole('button', { name: 'Send the code again' }).click();
    await tab.getByText('A new code was sent to camille@exemple.fr.').waitFor();
  });

  test('says beside the address that too many codes were asked for, and keeps the address', async () => {
    server.refuses = new Refused('sign-in.too-many-codes');
    await open();
    await email().fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await error().getByText('Many codes were asked for.').waitFor();
    expect(await email().inputValue()).toBe('camille@exemple.fr');
    expect(await violations(tab)).toEqual([]);
  });

  test('goes on with the code after a reload, and back to the address with what was typed', async () => {
    await open();
    await email().fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await code().waitFor();
    await tab.reload();
    await tab.getByText('Sent to camille@exemple.fr.').waitFor();
    await tab.getByRole('button', { name: 'Change the address' }).click();
    expect(await email().inputValue()).toBe('camille@exemple.fr');
    await focusOn('sign-in-email');
  });
});

describe('a mailed link', () => {
  const path = `/en/sign-in/?token=${TOKEN}&returnTo=%2Fen%2Fprocesses%2F`;

  test('signs in by a press only', async () => {
    await open(path);
    const press = tab.getByRole('button', { name: 'Sign in and continue' });
    await press.waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(site.asked).toEqual([]);
    await press.click();
    await tab.waitForURL('**/en/processes/');
    expect(server.sent).toEqual([{ token: TOKEN }]);
  });

  test('that is used up says so, leaves the address bar and offers a code', async () => {
    server.refuses = new Refused('sign-in.code-invalid');
    await open(path);
    await tab.getByRole('button', { name: 'Sign in and continue' }).click();
    await tab.getByText('This code or link is not valid').waitFor();
    expect(tab.url()).not.toContain('token');
    expect(await email().count()).toBe(1);
  });
});

describe('the menu', () => {
  test('costs anonymous readers no request', async () => {
    await open('/en/', 'SessionMenu');
    const link = tab.getByRole('link', { name: 'Sign in' });
    expect(await link.getAttribute('href')).toBe('/en/sign-in/?returnTo=%2Fen%2Fprocesses%2F');
    expect(site.asked).toEqual([]);
  });

  test('shows the account and what is unread, and the back office to those alone who have a role', async () => {
    server.participant = aParticipant({ unread: 143 });
    await open('/en/', 'SessionMenu');
    await tab.getByRole('link', { name: 'Camille R.' }).waitFor();
    expect(await textOf(tab.getByRole('link', { name: 'Notifications' }))).toBe('Notifications 99+ unread');
    expect(await tab.getByRole('link').count()).toBe(2);
    server.participant = aParticipant({ role: 'administrator', secondFactor: 'not-shown' });
    await tab.reload();
    await tab.getByRole('link', { name: 'Back office' }).waitFor();
    expect(await textOf(tab.getByRole('link', { name: 'Notifications' }))).toBe('Notifications');
    expect(site.asked).toEqual(['participants.readSession', 'participants.readSession']);
  });
});
