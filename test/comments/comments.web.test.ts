import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { textOf, violations } from '../support/island-site.ts';
import { type CommentsSite, openComments, wordsOf } from './comments-site.ts';
import { all, reset, server } from './fake-comments.ts';

const first = all[0]?.id ?? '';

let browser: Browser;
let comments: CommentsSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(reset);
afterEach(() => comments.close());

const open = async (opening: Parameters<typeof openComments>[1] = {}) => {
  comments = await openComments(browser, opening);
  return comments;
};

describe('reading', () => {
  test('shows what was published, the opinion of the organization apart, and needs no request', async () => {
    server.me = null;
    const { tab, threads, site } = await open();
    await tab.getByRole('heading', { name: '132 commentaires' }).waitFor();
    expect(await threads().count()).toBe(20);
    expect(await textOf(tab.locator('.official'))).toContain('Avis officiel, 14 octobre 2026');
    expect(await violations(tab)).toEqual([]);
    expect(site.asked).toEqual([]);
  });

  test('says what is deleted, what was changed and when, and names who is mentioned today', async () => {
    const { tab } = await open();
    const deleted = tab.locator(`#${all[9]?.id}`);
    await deleted.getByText('Ce commentaire a été supprimé par la personne qui l’avait écrit.').waitFor();
    expect(await deleted.locator('.replies .comment').count()).toBe(2);
    const changed = await textOf(tab.locator(`#${all[6]?.id}`));
    expect(changed).toContain('modifié le 14 octobre 2026');
    expect(changed).toContain('@Camille R. et @Participant·e supprimé·e, qu’en pensez-vous');
  });

  test('goes on page by page, the focus on the first comment that is new', async () => {
    const { tab, threads } = await open();
    await tab.getByRole('button', { name: 'Afficher plus de' }).click();
    await threads().nth(39).waitFor();
    await tab.locator(`#${all[20]?.id}:focus`).waitFor();
    await tab.getByRole('button', { name: 'Afficher plus de' }).click();
    await threads().nth(44).waitFor();
    await tab.getByRole('button', { name: 'Afficher plus de' }).waitFor({ state: 'detached' });
    expect(await threads().count()).toBe(45);
  });

  test('shows further replies where they belong, the focus on the first of them', async () => {
    const { tab } = await open();
    const thread = tab.locator(`#${all[4]?.id}`);
    expect(await thread.locator('.replies .comment').count()).toBe(2);
    await thread.getByRole('button', { name: 'Afficher 4 autres réponses' }).click();
    await thread.locator('.replies .comment:nth-child(3):focus').waitFor();
    expect(await thread.locator('.replies .comment').count()).toBe(6);
    expect(await thread.getByRole('button', { name: /autres réponses/ }).count()).toBe(0);
  });

  test('orders and filters by position by links, and says so in the address', async () => {
    const { tab, threads } = await open();
    const link = (name: string) => tab.getByRole('link', { name, exact: true });
    await link('Contre').click();
    await threads().nth(11).waitFor({ state: 'detached' });
    expect(await tab.locator('.comment .pos--for').count()).toBe(0);
    await link('Les plus récents').click();
    await tab.locator('a[aria-current]', { hasText: 'Les plus récents' }).waitFor();
    await tab.locator(`[aria-busy=false] > .comment`).first().waitFor();
    expect(server.lists.map(({ query }) => query)).toEqual([
      { sort: 'best', position: 'against' },
      { sort: 'recent', position: 'against' },
    ]);
    const asked = new URL(tab.url()).searchParams;
    expect([asked.get('comments'), asked.get('position')]).toEqual(['recent', 'against']);
    await tab.reload();
    await tab.locator('a[aria-current]', { hasText: 'Les plus récents' }).waitFor();
    await tab.locator('.comment .pos--for').first().waitFor({ state: 'detached' });
  });

  test.each([
    ['fragment', (id: string) => `#${id}`],
    ['long fragment', (id: string) => `#comment-${id}`],
    ['query', (id: string) => `?comment=${id}`],
  ])('opens the page on which a linked comment stands, and puts the focus on it: %s', async (_, address) => {
    const wanted = all[42]?.id ?? '';
    const { tab, threads } = await open({ address: address(wanted) });
    await tab.locator(`#${wanted}:focus`).waitFor();
    expect(await threads().count()).toBe(5);
    expect(server.lists).toHaveLength(1);
    await tab.getByRole('button', { name: 'Lire depuis le début' }).click();
    await tab.locator(`#${first}`).waitFor();
    expect(new URL(tab.url()).hash).toBe('');
  });

  test('opens a reply on the page without a request, and says when the link leads nowhere', async () => {
    const reply = all[4]?.replies[1]?.id ?? '';
    const { tab } = await open({ address: `#${reply}` });
    await tab.locator(`#${reply}:focus`).waitFor();
    expect(server.lists).toHaveLength(0);
    await tab.evaluate(() => {
      location.hash = '#cmt_01JZ0000000000000000999999';
    });
    await tab.getByText('Le commentaire indiqué par le lien n’est pas ici').waitFor();
  });

  test('says that loading failed, and tries again', async () => {
    const { tab, threads } = await open();
    server.refusal = 'internal.error';
    await tab.getByRole('button', { name: 'Afficher plus de' }).click();
    await tab.locator('.note--alert').waitFor();
    expect(await violations(tab)).toEqual([]);
    server.refusal = null;
    await tab.getByRole('button', { name: 'Réessayer' }).click();
    await threads().nth(39).waitFor();
  });

  test('invites to write where there is no comment yet', async () => {
    const none = { total: 0, for: 0, against: 0, neutral: 0, official: [], items: [], next: null };
    const { tab } = await open({ overrides: { comments: none } });
    await tab.getByText('Aucun commentaire pour l’instant').waitFor();
    expect(await tab.getByRole('navigation').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test.each(['en', 'nl'] as const)('speaks %s', async (locale) => {
    const { tab } = await open({ overrides: wordsOf(locale) });
    await tab.getByRole('heading', { name: locale === 'en' ? '132 comments' : '132 reacties' }).waitFor();
    expect(await tab.locator('main').textContent()).not.toMatch(/comments\.|problem\./);
    expect(await violations(tab)).toEqual([]);
  });

  test.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'dark'],
  ] as const)('fits %i pixels, %s, at any depth of replies', async (width, colorScheme) => {
    const nested = (depth: number, id: string): (typeof all)[number] => ({
      ...(all[1] ?? Object(null)),
      id: `cmt_01JZ${id}${String(depth).padStart(20, '0')}`,
      depth,
      html: `<p>${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}</p>`,
      replies: depth < 3 ? [nested(depth + 1, id)] : [],
    });
    const items = [nested(0, '80'), nested(0, '81')];
    const comments = { total: 8, for: 8, against: 0, neutral: 0, official: [], items, next: null };
    const { tab } = await open({ overrides: { comments }, context: { viewport: { width, height: 800 }, colorScheme } });
    const deepest = tab.locator('.comment .comment .comment .comment > .prose').first();
    await deepest.waitFor();
    const { excess, text } = await tab.evaluate(() => ({
      excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      text: document.querySelector('.comment .comment .comment .comment .prose')?.clientWidth ?? 0,
    }));
    expect(excess).toBe(0);
    // Text at the third level still has most of a small screen.
    expect(text).toBeGreaterThan(Math.min(width, 400) * 0.75);
    expect(await violations(tab)).toEqual([]);
  });
});
