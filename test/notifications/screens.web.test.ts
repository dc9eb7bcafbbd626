import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { followsWords } from '../../shared/follows/words.ts';
import { EVENT_NAMES } from '../../shared/notifications/events.ts';
import { defaultChoice, type Preferences, PreferencesInput } from '../../shared/notifications/preferences.ts';
import { notificationsWords } from '../../shared/notifications/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, Refused, serveIsland, violations } from '../support/island-site.ts';

const AT = '2026-11-20T10:00:00.000Z';
const NOW = new Date('2026-11-21T09:00:00.000Z');
const TOKEN = 'a-token-of-a-mail-that-is-long-enough';

const told = (number: number, at: string, isUnread: boolean) => ({
  id: `ntf_01JZ00000000000000000000${String(number).padStart(2, '0')}`,
  event: 'own.commented',
  at,
  text: `Comment ${number}`,
  context: 'Climat',
  contextLocale: 'fr',
  path: `/processes/climat/#${number}`,
  isUnread,
});
const preferences = (): Preferences => ({
  revision: 4,
  choices: Object.assign({}, ...EVENT_NAMES.map((event) => ({ [event]: defaultChoice(event) }))),
  digestHour: 7,
  quiet: null,
  timeZone: 'Europe/Paris',
  isPaused: false,
});
const FOLLOWED = 'prc_01JZ0000000000000000000001';

/** What the server knows, and what it was sent. */
let server: {
  items: ReturnType<typeof told>[];
  older: ReturnType<typeof told>[];
  preferences: Preferences;
  sent: PreferencesInput[];
  mute: { event: string; isMuted: boolean; isPaused: boolean };
  devices: number;
  isFollowing: boolean;
  fails: Set<string>;
};
const failing = (name: string) => {
  if (server.fails.delete(name)) throw new Refused('internal.unavailable');
};
const unread = () => server.items.filter(({ isUnread }) => isUnread).length;
const knownToken = ({ params }: { readonly params: Readonly<Record<string, string>> }) => {
  if (params.token !== TOKEN) throw new Refused('notification.link-invalid');
};
const isScope = (body: unknown, scope: string) => Object(body).scope === scope;

const operations = {
  'participants.readSession': () => ({ participant: aParticipant({ locale: 'en', unread: 2 }) }),
  'notifications.list': ({ query }: { readonly query: Readonly<Record<string, unknown>> }) => {
    failing('list');
    if (query.cursor === 'older') return { items: server.older, next: null, unread: unread(), mark: 'older' };
    const items = query.only === 'unread' ? server.items.filter(({ isUnread }) => isUnread) : server.items;
    return { items, next: server.older.length > 0 && !query.only ? 'older' : null, unread: unread(), mark: 'first' };
  },
  'notifications.markSeen': ({ body }: { readonly body: unknown }) => {
    // Reading on covers nothing that came since.
    if (Object(body).mark !== 'first') throw new Refused('request.invalid');
    server.items = server.items.map((one) => ({ ...one, isUnread: false }));
    return { unread: 0 };
  },
  'notifications.readPreferences': () => server.preferences,
  'notifications.writePreferences': ({ body }: { readonly body: unknown }) => {
    const input = PreferencesInput.parse(body);
    if (input.revision !== server.preferences.revision) throw new Refused('notification.changed-meanwhile');
    server.sent.push(input);
    const choices = { ...server.preferences.choices, ...input.choices };
    server.preferences = { ...server.preferences, ...input, choices, revision: input.revision + 1 };
    return server.preferences;
  },
  'notifications.readMute': (asked: { readonly params: Readonly<Record<string, string>> }) => {
    failing('mute');
    knownToken(asked);
    return server.mute;
  },
  'notifications.mute': ({ body }: { readonly body: unknown }) => {
    server.mute = { ...server.mute, ...(isScope(body, 'all') ? { isPaused: true } : { isMuted: true }) };
    return server.mute;
  },
  'notifications.undoMute': ({ body }: { readonly body: unknown }) => {
    server.mute = { ...server.mute, ...(isScope(body, 'all') ? { isPaused: false } : { isMuted: false }) };
    return server.mute;
  },
  'push.read': () => ({
    publicKey: 'key',
    items: Array.from({ length: server.devices }, () => ({
      id: 'psh_01JZ0000000000000000000001',
      device: null,
      endpointHash: 'hash',
      createdAt: AT,
      sentAt: null,
    })),
  }),
  'follows.listMine': () => ({
    items: [{ resourceId: FOLLOWED, title: 'Climat', locale: 'fr', path: '/processes/climat/', followedAt: AT }],
  }),
  'follows.unfollow': () => {
    server.isFollowing = false;
  },
  'follows.follow': () => {
    server.isFollowing = true;
    return { isFollowing: true };
  },
};

const messages = {
  ...messagesFor(platformWords, 'en', 'problem.'),
  ...messagesFor(participantsWords, 'en', 'account.', 'sign-in.', 'problem.'),
  ...messagesFor(followsWords, 'en', 'follow.', 'problem.'),
  ...messagesFor(
    notificationsWords,
    'en',
    'page.',
    'mute.',
    'preferences.',
    'name.',
    'group.',
    'frequency.',
    'problem.',
  ),
};
const ISLANDS = {
  Notifications: 'web/src/notifications/islands/Notifications.tsx',
  MuteMails: 'web/src/notifications/islands/MuteMails.tsx',
  Account: 'web/src/participants/islands/Account.tsx',
} as const;

let browser: Browser;
let sites: Record<keyof typeof ISLANDS, IslandSite>;
beforeAll(async () => {
  const styles = await readFile(`${import.meta.dirname}/../../web/src/notifications/islands/preferences.css`, 'utf8');
  const paths = { '/preferences.css': () => ({ type: 'text/css', body: styles }) };
  const props = { locale: 'en', messages, timeZone: 'Europe/Paris', keptDays: 90 };
  const serve = (name: keyof typeof ISLANDS) => serveIsland({ module: ISLANDS[name], name, props }, operations, paths);
  const [opened, list, mute, account] = await Promise.all([
    launchBrowser(),
    serve('Notifications'),
    serve('MuteMails'),
    serve('Account'),
  ]);
  browser = opened;
  sites = { Notifications: list, MuteMails: mute, Account: account };
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all(Object.values(sites ?? {}).map((site) => site.close()));
});
beforeEach(() => {
  server = {
    items: [told(1, '2026-11-21T08:00:00.000Z', true), told(2, '2026-11-20T22:30:00.000Z', false)],
    older: [told(3, '2026-11-19T08:00:00.000Z', false)],
    preferences: preferences(),
    sent: [],
    mute: { event: 'comment.created', isMuted: false, isPaused: false },
    devices: 0,
    isFollowing: true,
    fails: new Set(),
  };
});

/** A telephone that shows an island. */
async function open(island: keyof typeof ISLANDS, path: string, { isSignedIn = true } = {}): Promise<Page> {
  const { origin } = sites[island];
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  if (isSignedIn) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: origin }]);
  const tab = await context.newPage();
  await tab.clock.setFixedTime(NOW);
  await tab.goto(origin + path);
  return tab;
}

describe('the list of notifications', () => {
  it('groups by day of the organization, reads on where it ended, and marks all as seen', async () => {
    const tab = await open('Notifications', '/en/notifications/');
    await tab.getByRole('heading', { name: 'Today' }).waitFor();
    // Half past eleven in the evening in Paris: an hour of today in UTC only.
    expect(await tab.getByRole('region', { name: 'Today' }).getByRole('listitem').count()).toBe(1);
    await tab.getByRole('region', { name: 'Yesterday' }).getByText('Comment 2').waitFor();
    expect(await tab.getByText('New', { exact: true }).count()).toBe(1);
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Show older ones' }).click();
    await tab.locator('a:focus', { hasText: 'Comment 3' }).waitFor();
    await tab.getByText('1 older notification is shown.').waitFor();
    expect(await tab.getByRole('button', { name: 'Show older ones' }).count()).toBe(0);
    await tab.getByRole('button', { name: 'Mark all as seen' }).click();
    await tab.getByText('All notifications are marked as seen.').waitFor();
    expect(await tab.getByText('New', { exact: true }).count()).toBe(0);
    await tab.getByRole('button', { name: 'Unread (0)' }).click();
    await tab.getByText('You have seen everything.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.context().close();
  });

  it('says why it could not be loaded, tries again, and says what can be followed where nothing came yet', async () => {
    server.items = [];
    server.older = [];
    server.fails.add('list');
    const tab = await open('Notifications', '/en/notifications/');
    await tab.getByText('Your notifications could not be loaded.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByText('Nothing yet.').waitFor();
    await tab.getByRole('link', { name: 'See the consultations' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.context().close();
  });

  it('asks nobody who has not signed in, and shows the way', async () => {
    const { asked } = sites.Notifications;
    const before = asked.length;
    const tab = await open('Notifications', '/en/notifications/', { isSignedIn: false });
    const link = tab.getByRole('link', { name: 'Sign in' });
    expect(await link.getAttribute('href')).toBe('/en/sign-in/?returnTo=%2Fen%2Fnotifications%2F');
    expect(asked.slice(before)).toEqual([]);
    expect(await violations(tab)).toEqual([]);
    await tab.context().close();
  });
});

describe('what reaches one how', () => {
  const frequency = (tab: Page) => tab.getByLabel('Somebody comments', { exact: true });

  it('is saved as a whole and taken back; devices are asked about where there are any', async () => {
    server.devices = 1;
    const tab = await open('Account', '/en/account/#notifications');
    await frequency(tab).selectOption('weekly');
    await tab.getByText('Not saved yet.').waitFor();
    await tab.getByLabel('On my devices: Somebody comments', { exact: true }).check();
    await tab.getByLabel('Mute all mails of notifications').check();
    await tab.getByLabel('Quiet hours').check();
    await tab.getByLabel('Until', { exact: true }).selectOption('21');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Choose two different hours.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByLabel('Until', { exact: true }).selectOption('6');
    await tab.getByLabel('Time zone').selectOption('Indian/Reunion');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved.', { exact: true }).waitFor();
    const saved = {
      choices: { 'comment.created': { mail: 'weekly', push: true } },
      digestHour: 7,
      quiet: { from: 21, to: 6 },
      timeZone: 'Indian/Reunion',
      isPaused: true,
    };
    expect(server.sent).toEqual([{ revision: 4, ...saved }]);
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('Your earlier choices hold again.').waitFor();
    expect(server.preferences).toEqual({ ...preferences(), revision: 6 });
    expect(await frequency(tab).inputValue()).toBe('daily');
    await tab.context().close();
  });

  it('loses nothing where it was changed elsewhere meanwhile, neither here nor there', async () => {
    const tab = await open('Account', '/en/account/#notifications');
    await frequency(tab).selectOption('now');
    expect(await tab.getByText('On my devices').count()).toBe(0);
    // The link of a mail, or another device.
    const choices = { ...server.preferences.choices, 'own.commented': { mail: 'none', push: false } } as const;
    server.preferences = { ...server.preferences, choices, digestHour: 18, revision: 5 };
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Your choices were changed elsewhere in the meantime').waitFor();
    expect(await frequency(tab).inputValue()).toBe('now');
    expect(await tab.getByLabel('Somebody comments on my proposal').inputValue()).toBe('none');
    expect(await tab.getByLabel('Hour of the digest').inputValue()).toBe('18');
    expect(server.sent).toEqual([]);
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved.', { exact: true }).waitFor();
    expect(server.sent).toMatchObject([
      { revision: 5, digestHour: 18, choices: { 'comment.created': { mail: 'now', push: false } } },
    ]);
    expect(server.preferences.choices['own.commented'].mail).toBe('none');
    await tab.context().close();
  });

  it('lists what is followed, with the way out and back in the same place', async () => {
    const tab = await open('Account', '/en/account/#follows');
    await tab.getByRole('button', { name: 'Unfollow: Climat' }).click();
    await tab.getByText('No longer followed').waitFor();
    expect(server.isFollowing).toBe(false);
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Undo: Climat' }).click();
    await tab.getByRole('button', { name: 'Unfollow: Climat' }).waitFor();
    expect(server.isFollowing).toBe(true);
    await tab.context().close();
  });
});

describe('the page that the links of mails lead to', () => {
  it('says what ends before it ends, does it by a button alone, and takes it back', async () => {
    server.fails.add('mute');
    const tab = await open('MuteMails', `/en/mute/#${TOKEN}`, { isSignedIn: false });
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByText('Somebody comments').waitFor();
    expect(server.mute).toMatchObject({ isMuted: false, isPaused: false });
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'End mails of this kind' }).click();
    await tab.getByText('Done. No more mails of this kind come.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'End all mails of notifications' }).click();
    await tab.getByText('Done. No more mails of notifications come.').waitFor();
    await tab.getByRole('button', { name: 'Take that back' }).click();
    await tab.getByText('Done. No more mails of this kind come.').waitFor();
    await tab.getByRole('button', { name: 'Take that back' }).click();
    await tab.getByText('Mails come again as they did before.').waitFor();
    expect(server.mute).toMatchObject({ isMuted: false, isPaused: false });
    await tab.goto(`${sites.MuteMails.origin}/en/mute/#of-another-mail`);
    await tab.getByText('This link is not complete.').waitFor();
    await tab.context().close();
  });

  it.each(['', '#forged'])('refuses a token that is none in words: "%s"', async (token) => {
    const tab = await open('MuteMails', `/en/mute/${token}`, { isSignedIn: false });
    await tab.getByText('This link is not complete. Open it from the mail again.').waitFor();
    expect(await tab.getByRole('button').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
    await tab.context().close();
  });
});
