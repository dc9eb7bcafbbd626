import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { commentsWords } from '../../shared/comments/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, serveIsland, textOf, violations } from '../support/island-site.ts';
import { aProposalPage } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { all, operations, reset, server } from './fake-comments.ts';

const page = aProposalPage(132);
const { proposal } = page;
const OPEN = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-13T23:00:00.000Z' });
const props = {
  locale: 'fr',
  messages: {
    ...messagesFor(platformWords, 'fr', 'problem.'),
    ...messagesFor(participantsWords, 'fr', 'sign-in.', 'problem.'),
    ...messagesFor(commentsWords, 'fr', 'comments.', 'problem.'),
  },
  timeZone: 'Europe/Paris',
  organizationName: 'Concertations nationales',
  resourceId: proposal.id,
  title: proposal.title,
  isOn: true,
  phase: OPEN,
  maxLength: 200,
  comments: page.comments,
};
const first = all[0]?.id ?? '';

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let site: IslandSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  tab = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(overrides: Partial<typeof props> = {}, hash = ''): Promise<void> {
  const island = {
    module: 'web/src/comments/islands/Comments.tsx',
    name: 'Comments',
    props: { ...props, ...overrides },
  };
  site = await serveIsland(island, operations);
  if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await tab.goto(`${site.origin}/fr/comments/${hash}`);
}
const threads = () => tab.locator('[aria-busy] > .comment');
const text = () => tab.getByRole('textbox', { name: 'Texte' });
const publish = () => tab.getByRole('button', { name: 'Publier' });

describe('reading', () => {
  test('shows what was published, the opinion of the organization apart, and needs no request', async () => {
    server.me = null;
    await open();
    await tab.getByRole('heading', { name: '132 commentaires' }).waitFor();
    expect(await threads().count()).toBe(20);
    expect(await textOf(tab.locator('.official'))).toContain('Avis officiel, 14 octobre 2026');
    expect(await violations(tab)).toEqual([]);
    expect(site.asked).toEqual([]);
  });

  test('goes on page by page', async () => {
    await open();
    await tab.getByRole('button', { name: 'Afficher plus' }).click();
    await expect40();
    await tab.getByRole('button', { name: 'Afficher plus' }).click();
    await threads().nth(44).waitFor();
    await tab.getByRole('button', { name: 'Afficher plus' }).waitFor({ state: 'detached' });
    expect(await threads().count()).toBe(45);
  });
  const expect40 = () => threads().nth(39).waitFor();

  test('orders and filters by position', async () => {
    await open();
    await tab.getByLabel('Position', { exact: true }).selectOption('against');
    await threads().nth(11).waitFor({ state: 'detached' });
    expect(await tab.locator('.comment .pos--for').count()).toBe(0);
    await tab.getByLabel('Ordre').selectOption('recent');
    await tab.locator(`[aria-busy=false] > .comment`).first().waitFor();
    expect(server.lists.map(({ query }) => query)).toEqual([
      { sort: 'best', position: 'against' },
      { sort: 'recent', position: 'against' },
    ]);
  });

  test('finds the comment that the address names on a later page, and puts the focus on it', async () => {
    const wanted = all[42]?.id ?? '';
    await open({}, `#${wanted}`);
    await tab.locator(`#${wanted}`).waitFor();
    await tab.waitForFunction((id) => document.activeElement?.id === id, wanted);
    expect(await threads().count()).toBe(45);
  });
});

describe('writing', () => {
  test('shows the own comment at once, counts it, and empties the form', async () => {
    await open();
    await tab.getByRole('radio', { name: 'Contre' }).check();
    await text().fill('Les délais sont trop courts.');
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    const own = threads().first();
    expect(await textOf(own)).toMatch(/^Contre ?Camille R\..*Les délais sont trop courts\./);
    expect(await tab.getByRole('heading', { name: '133 commentaires' }).count()).toBe(1);
    expect(await text().inputValue()).toBe('');
    expect(server.sent.map(({ body }) => body)).toEqual([
      { body: 'Les délais sont trop courts.', locale: 'fr', position: 'against', parentId: null, isOfficial: false },
    ]);
    expect(await violations(tab)).toEqual([]);
  });

  test('asks anonymous readers to sign in, and publishes afterwards by itself', async () => {
    server.me = null;
    await open();
    await text().fill('Je suis d’accord.');
    await publish().click();
    await tab.getByRole('textbox', { name: 'Adresse e-mail' }).fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.getByRole('textbox', { name: 'Code à 6 chiffres' }).fill('123456');
    await tab.keyboard.press('Enter');
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    expect(server.created.size).toBe(1);
  });

  test('keeps what is being written over a reload', async () => {
    await open();
    await text().fill('À reprendre plus tard');
    await tab.reload();
    await tab.waitForFunction(() => document.querySelector('textarea')?.value === 'À reprendre plus tard');
  });

  test('says beside the field that a text is too long or missing, and keeps it', async () => {
    await open();
    await publish().click();
    await tab.locator('.error').getByText('Écrivez d’abord votre commentaire.').waitFor();
    await text().fill('é'.repeat(201));
    await publish().click();
    await tab.locator('.error').getByText('Le texte a 201 signes').waitFor();
    expect(await text().inputValue()).toHaveLength(201);
    await tab.locator('textarea:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await text().fill('é'.repeat(200));
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
  });

  test('is published once although the answer is lost and the request repeated', async () => {
    server.cuts = 1;
    await open();
    await text().fill('Une seule fois.');
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    expect(server.sent.length).toBeGreaterThan(1);
    expect(server.created.size).toBe(1);
    expect(await threads().filter({ hasText: 'Une seule fois.' }).count()).toBe(1);
  });

  test('puts a reply below what it answers', async () => {
    await open();
    const thread = tab.locator(`#${first}`);
    await thread.getByRole('button', { name: 'Répondre' }).first().click();
    await tab.waitForFunction(() => document.activeElement?.id.endsWith('-text'));
    await tab.keyboard.type('Merci de votre retour.');
    await thread.getByRole('button', { name: 'Publier' }).click();
    await thread.locator('.replies .comment').getByText('Merci de votre retour.').waitFor();
    expect(Object(server.sent[0]?.body).parentId).toBe(first);
  });

  test('offers official opinions to administrators only', async () => {
    await open();
    await text().waitFor();
    expect(await tab.getByRole('checkbox').count()).toBe(0);
    server.me = aParticipant({ role: 'administrator' });
    await tab.reload();
    await tab.getByRole('checkbox', { name: 'Comme avis officiel' }).check();
    await text().fill('L’agence confirme.');
    await publish().click();
    await tab.locator('.official').getByText('L’agence confirme.').waitFor();
    expect(await tab.getByRole('heading', { name: '132 commentaires' }).count()).toBe(1);
  });
});

describe('votes on comments', () => {
  const useful = () =>
    tab
      .locator(`#${first}`)
      .getByRole('button', { name: /^Utile/ })
      .first();

  test('show the own one, count it at once and take it back by pressing again', async () => {
    server.votes = { [all[1]?.id ?? '']: -1 };
    await open();
    await tab.locator(`#${all[1]?.id}`).getByRole('button', { name: 'Pas utile', pressed: true }).waitFor();
    expect(await textOf(useful())).toBe('Utile (41)');
    await useful().click();
    await tab.locator(`#${first}`).getByRole('button', { name: 'Utile (42)', pressed: true }).waitFor();
    await expectVote(1);
    await useful().click();
    await tab.locator(`#${first}`).getByRole('button', { name: 'Utile (41)', pressed: false }).waitFor();
    await expectVote(undefined);
  });
  const expectVote = async (weight: number | undefined) => {
    while (server.votes[first] !== weight) await tab.evaluate(() => new Promise(requestAnimationFrame));
  };
});

describe('closed comments', () => {
  test('say since when, and can still be read', async () => {
    await open({ phase: aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2020-12-13T23:00:00.000Z' }) });
    await tab.getByText('Les commentaires sont clos depuis le 13 décembre 2020').waitFor();
    expect(await publish().count()).toBe(0);
    expect(await tab.getByRole('button', { name: 'Répondre' }).count()).toBe(0);
    expect(await threads().count()).toBe(20);
  });
});
