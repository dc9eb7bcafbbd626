import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { participantsWords } from '../../shared/participants/words.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, Refused, serveIsland, textOf, violations } from '../support/island-site.ts';

const CODE = '012345';
const EXPORT = 'exp_01JZ0000000000000000000001';
const AT = '2026-11-20T10:00:00.000Z';
type Body = { readonly body: unknown };

/** What the server knows, and what it was sent. */
let server: {
  participant: ReturnType<typeof aParticipant> | null;
  sent: unknown[];
  newEmail: string;
  exports: { id: string; state: 'waiting' | 'ready'; bytes: number; createdAt: string; expiresAt: string }[];
  isLastAdministrator: boolean;
  hasWritten: boolean;
  fails: Set<string>;
  sessions: ReturnType<typeof aSession>[];
};
const aSession = (id: string, browser: 'firefox' | 'chrome', kind: 'phone' | 'computer', isThis = false) => ({
  id: `ses_01JZ000000000000000000000${id}`,
  openedAt: AT,
  expiresAt: AT,
  device: { kind, browser },
  isThis,
  hasSecondFactor: false,
});
const contribution = (kind: string, state: string, title: string, path: string | null, excerpt = '') => ({
  kind,
  id: `${kind}-${state}`,
  title,
  locale: 'fr',
  excerpt,
  state,
  path,
  at: AT,
});
const proposals = [
  contribution('proposal', 'draft', 'Un brouillon', '/processes/climat/f/x/propose/?draft=1'),
  contribution('proposal', 'published', 'Une cantine qui cuisine', '/processes/climat/f/x/proposals/1/'),
  contribution('proposal', 'withdrawn', 'Une idée retirée', null),
];
const comments = [contribution('comment', 'published', 'Le vélo', '/processes/climat/#cmt_1', 'Je suis d’accord.')];

const failing = (name: string) => {
  if (server.fails.has(name)) throw new Refused('internal.unavailable');
};
const codeIn = ({ body }: Body) => {
  server.sent.push(body);
  const { code, token } = Object(body);
  if (code !== CODE && !token) throw new Refused('participant.code-invalid');
};
/** A vote whose secret is destroyed. */
const GONE = {
  componentId: 'cmp_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  process: 'Climat',
  name: 'Propositions',
  locale: 'fr',
  path: '/processes/climat/f/cmp_01ARZ3NDEKTSV4RRFFQ69G5FAV/',
} as const;

const operations = {
  'participants.readSession': () => ({ participant: server.participant }),
  'participants.readAccount': () => {
    failing('profile');
    const profile = { about: 'De Lorient.', link: null, joinedAt: AT, path: '/participants/ptp_1/' };
    return { participant: server.participant, profile };
  },
  'participants.updateProfile': ({ body }: Body) => {
    server.sent.push(body);
    server.participant = aParticipant({ displayName: Object(body).displayName });
    return { participant: server.participant };
  },
  'participants.listContributions': () => {
    failing('contributions');
    const [own, said] = server.hasWritten ? [proposals, comments] : [[], []];
    return { proposals: { items: own, total: own.length }, comments: { items: said, total: said.length } };
  },
  'proposals.listMyVotes': () => ({ items: [], gone: [GONE] }),
  'participants.requestEmailChange': ({ body }: Body) => {
    server.sent.push(body);
    server.newEmail = Object(body).email;
    return { expiresInSeconds: 900 };
  },
  'participants.confirmEmailChange': (asked: Body) => {
    codeIn(asked);
    return { email: server.newEmail };
  },
  'participants.listExports': () => ({ items: server.exports }),
  'participants.requestExport': () => {
    const ordered = { id: EXPORT, state: 'waiting', bytes: 0, createdAt: AT, expiresAt: AT } as const;
    server.exports = [ordered];
    return ordered;
  },
  'participants.linkExport': () => ({ url: '/file.zip', expiresInSeconds: 60 }),
  'participants.readDeletion': () => ({
    proposals: 3,
    comments: 12,
    drafts: 1,
    isLastAdministrator: server.isLastAdministrator,
  }),
  'participants.requestDeletionCode': () => ({ expiresInSeconds: 900 }),
  'participants.deleteAccount': (asked: Body) => {
    codeIn(asked);
    server.participant = null;
  },
  'participants.signOutEverywhere': () => {
    server.participant = null;
  },
  'participants.listSessions': () => ({ items: server.sessions }),
  'participants.endSession': ({ params }: { readonly params: Readonly<Record<string, string>> }) => {
    server.sessions = server.sessions.filter(({ id }) => id !== params.sessionId);
  },
  'participants.endOtherSessions': () => {
    server.sessions = server.sessions.filter(({ isThis }) => isThis);
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
beforeEach(() => {
  server = {
    participant: aParticipant(),
    sent: [],
    newEmail: 'nouvelle@exemple.fr',
    exports: [],
    isLastAdministrator: false,
    hasWritten: true,
    fails: new Set(),
    sessions: [
      aSession('1', 'firefox', 'computer', true),
      aSession('2', 'chrome', 'phone'),
      aSession('3', 'chrome', 'computer'),
    ],
  };
});
afterEach(async () => {
  await context.close();
  await site.close();
});

const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };

async function open(hash = '', options = DESK, { locale = 'en', query = '' } = {}): Promise<void> {
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  tab = await context.newPage();
  const language: InterfaceLocale = locale === 'fr' || locale === 'nl' ? locale : 'en';
  const messages = {
    ...messagesFor(platformWords, language, 'problem.'),
    ...messagesFor(participantsWords, language, 'sign-in.', 'account.', 'problem.'),
  };
  site = await serveIsland(
    {
      module: 'web/src/participants/islands/Account.tsx',
      name: 'Account',
      props: { locale: language, messages, timeZone: 'Europe/Paris' },
    },
    operations,
    { '/file.zip': () => ({ type: 'application/zip', body: 'PK' }) },
  );
  if (server.participant) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await tab.goto(`${site.origin}/${language}/account/${query}${hash}`);
}
const section = (name: string) => tab.getByRole('heading', { level: 2, name });
const button = (name: string | RegExp) => tab.getByRole('button', { name });
const digits = () => tab.getByRole('textbox', { name: '6-digit code' });

describe('the sections of an account', () => {
  test('are a list on a telephone, each with the way back, by keyboard alone', async () => {
    await open('', PHONE);
    const menu = tab.getByRole('navigation', { name: 'Sections of your account' });
    await menu.waitFor();
    expect(await section('Profile').isVisible()).toBe(false);
    expect(await violations(tab)).toEqual([]);
    await menu.getByRole('link', { name: 'My data' }).focus();
    await tab.keyboard.press('Enter');
    await tab.locator('h2:focus').getByText('My data').waitFor();
    expect(await menu.isVisible()).toBe(false);
    await tab.getByRole('link', { name: 'Sections of your account' }).focus();
    await tab.keyboard.press('Enter');
    await tab.locator('nav:focus').waitFor();
    expect(await menu.isVisible()).toBe(true);
  });

  test('stand beside one another on a desk, the profile first', async () => {
    await open();
    await section('Profile').waitFor();
    await tab.getByRole('link', { name: 'My contributions', exact: true }).click();
    await section('My contributions').waitFor();
    const current = tab.locator('.account-menu [aria-current]');
    expect(await textOf(current)).toBe('My contributions');
  });

  test.each(['en', 'fr', 'nl'])('have no barrier that axe finds, in the dark too: %s', async (locale) => {
    await open('', { ...PHONE, colorScheme: 'dark' }, { locale });
    await tab.locator('.account-menu').waitFor();
    for (const name of ['profile', 'contributions', 'votes', 'email', 'data', 'session', 'deletion']) {
      await tab.evaluate((hash) => location.assign(`#${hash}`), name);
      await tab.locator('#account-section:focus').waitFor();
      await tab.waitForFunction(() => document.querySelector('.skeleton') === null);
      expect([name, ...(await violations(tab))]).toEqual([name]);
      const words = await textOf(tab.locator('.account'));
      expect(words).not.toMatch(/account\.\w/);
    }
  });

  test('ask to sign in where nobody is signed in', async () => {
    server.participant = null;
    await open();
    const link = tab.getByRole('link', { name: 'Sign in' });
    expect(await link.getAttribute('href')).toBe('/en/sign-in/?returnTo=%2Fen%2Faccount%2F');
    expect(site.asked).toEqual([]);
  });
});

describe('own votes', () => {
  test('name votes of which nobody can tell any more, and say so', async () => {
    await open('#votes');
    const gone = tab.getByRole('region', { name: 'Votes whose secret is destroyed' });
    await gone.getByText('whether you voted there, and for what, nobody can tell any more').waitFor();
    const link = gone.getByRole('link', { name: 'Climat – Propositions' });
    expect([await link.getAttribute('href'), await link.getAttribute('lang')]).toEqual([`/en${GONE.path}`, 'fr']);
    await tab.getByText('No vote of yours in a vote that is open.').waitFor();
  });
});

describe('the profile', () => {
  test('is saved with the words and the link, completed by the scheme that was left out', async () => {
    await open('#profile');
    const name = tab.getByRole('textbox', { name: 'Display name' });
    await name.waitFor();
    expect(await name.inputValue()).toBe('Camille R.');
    await name.fill('Camille Roux');
    await tab.getByRole('textbox', { name: 'A few words about you' }).fill('Cooks in Lorient.');
    await tab.getByRole('textbox', { name: 'A link' }).fill('example.org/me');
    await button('Save').click();
    await tab.getByText('Saved.').waitFor();
    expect(server.sent).toEqual([
      {
        displayName: 'Camille Roux',
        locale: 'fr',
        about: 'Cooks in Lorient.',
        link: 'https://example.org/me',
        acceptsCharter: true,
      },
    ]);
  });

  test('says beside each field what is wrong with it, and sends nothing', async () => {
    await open('#profile');
    await tab.getByRole('textbox', { name: 'Display name' }).fill(' C ');
    await tab.getByRole('textbox', { name: 'A few words about you' }).fill('x'.repeat(401));
    await tab.getByRole('textbox', { name: 'A link' }).fill('javascript:alert(1)');
    await button('Save').click();
    await tab.locator('#account-name:focus').waitFor();
    expect(await tab.locator('.error').allTextContents()).toEqual([
      'Enter a name of 2 to 60 characters.',
      '1 character too many. Up to 400 can be kept.',
      'This is no address of a website. It looks like https://example.org.',
    ]);
    expect(await violations(tab)).toEqual([]);
    expect(server.sent).toEqual([]);
  });

  test('can be asked for again where it could not be loaded', async () => {
    server.fails.add('profile');
    await open('#profile');
    await tab.getByText('This part of your account could not be loaded.').waitFor();
    expect(await violations(tab)).toEqual([]);
    server.fails.clear();
    await button('Try again').click();
    await tab.getByRole('textbox', { name: 'Display name' }).waitFor();
  });
});

describe('own contributions', () => {
  test('are listed with drafts to go on with, and those that have no page any more', async () => {
    await open('#contributions');
    const go = tab.getByRole('link', { name: 'Continue – Un brouillon' });
    expect(await go.getAttribute('href')).toBe('/en/processes/climat/f/x/propose/?draft=1');
    const read = tab.getByRole('link', { name: 'Une cantine qui cuisine' });
    expect(await read.getAttribute('href')).toBe('/en/processes/climat/f/x/proposals/1/');
    expect(await tab.getByRole('link', { name: 'Une idée retirée' }).count()).toBe(0);
    await tab.getByText('No longer on the site').waitFor();
    await tab.getByRole('link', { name: 'On “Le vélo”' }).waitFor();
  });

  test('say so where there are none yet', async () => {
    server.hasWritten = false;
    await open('#contributions');
    await tab.getByText('You have not written anything yet.').waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});

describe('the change of address', () => {
  test('asks for the code that went to the new address, by keyboard alone', async () => {
    await open('#email');
    const input = tab.getByRole('textbox', { name: 'New e-mail address' });
    await input.focus();
    await tab.keyboard.type('nouvelle@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.locator('#account-email-code:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.type('99 99 99');
    await tab.keyboard.press('Enter');
    await tab.getByText('This code or link is not valid').waitFor();
    await digits().fill(CODE);
    await tab.keyboard.press('Enter');
    await tab.getByText('Your address is now nouvelle@exemple.fr.').waitFor();
    await tab.getByText('Mails go to nouvelle@exemple.fr.').waitFor();
    expect(server.sent).toEqual([{ email: 'nouvelle@exemple.fr' }, { code: '999999' }, { code: CODE }]);
  });

  test('is confirmed by the press that a mailed link asks for, without a session and not before the press', async () => {
    server.participant = null;
    const query = '?participant=ptp_01JZ0000000000000000000001&token=a-token-of-a-mailed-link-0123456789';
    await open('', PHONE, { query });
    const press = button('Use this address');
    await press.waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(server.sent).toEqual([]);
    await press.click();
    await tab.getByText('The address of your account is now nouvelle@exemple.fr.').waitFor();
    expect(tab.url()).not.toContain('token');
    expect(server.sent).toEqual([
      { participantId: 'ptp_01JZ0000000000000000000001', token: 'a-token-of-a-mailed-link-0123456789' },
    ]);
  });
});

describe('the download of own data', () => {
  test('is ordered, waited for and downloaded', async () => {
    await open('#data');
    await button('Prepare my file').click();
    await tab.getByText('Your file is being made.').waitFor();
    expect(await violations(tab)).toEqual([]);
    server.exports = server.exports.map((file) => ({ ...file, state: 'ready', bytes: 12_345 }));
    const download = button('Download (ZIP, 12 kB)');
    await download.waitFor();
    expect(await violations(tab)).toEqual([]);
    const [file] = await Promise.all([tab.waitForEvent('download'), download.click()]);
    expect(file.url()).toBe(`${site.origin}/file.zip`);
  });
});

describe('the deletion of the account', () => {
  test('says in figures what happens, asks for the mailed code, and leaves nothing on the device', async () => {
    await open('#deletion');
    await tab.getByText('3 proposals and 12 comments stay on the site, signed “Deleted participant”.').waitFor();
    await tab.getByText('1 draft is removed.').waitFor();
    await tab.evaluate(() => localStorage.setItem('parvis:draft:cmp_1', '{}'));
    await button('Delete my account…').click();
    await tab.locator('#account-deletion-code:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.type('1234');
    await tab.keyboard.press('Enter');
    await tab.getByText('The code has six digits.').waitFor();
    expect(server.sent).toEqual([]);
    await digits().fill(CODE);
    await tab.keyboard.press('Enter');
    await tab.locator('#account-deleted:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(server.sent).toEqual([{ code: CODE }]);
  });

  test('can be thought better of', async () => {
    await open('#deletion');
    await button('Delete my account…').click();
    await button('Keep my account').click();
    await button('Delete my account…').waitFor();
    expect(server.participant).not.toBeNull();
  });

  test('is not offered to the only administrator', async () => {
    server.isLastAdministrator = true;
    await open('#deletion');
    await tab.getByText('You are the only administrator').waitFor();
    expect(await button('Delete my account…').count()).toBe(0);
  });
});

describe('devices that somebody is signed in on', () => {
  test('are shown with their kind, and ended one by one or all but this one', async () => {
    await open('#session', PHONE);
    await tab.getByText('Firefox on a computer').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(await tab.getByText('This device', { exact: true }).count()).toBe(1);
    await tab.getByRole('button', { name: /^Sign out: Chrome on a phone, since/ }).click();
    await tab.getByText('That device is signed out.').waitFor();
    await tab.locator('h3:focus').waitFor();
    await tab.getByText('Chrome on a phone').waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Sign out all other devices' }).click();
    await tab.getByText('All other devices are signed out.').waitFor();
    await tab.getByText('Chrome on a computer').waitFor({ state: 'detached' });
    expect(server.sessions.map(({ isThis }) => isThis)).toEqual([true]);
  });
});

describe('signing out everywhere', () => {
  test('says what it does before it is done', async () => {
    await open('#session');
    await tab.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
    const panel = tab.locator('#account-everywhere');
    await panel.locator('button:focus').waitFor();
    expect(await textOf(panel)).toContain('Every device where you are signed in');
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/en/');
    expect(server.participant).toBeNull();
  });
});
