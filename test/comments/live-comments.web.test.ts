import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, textOf, violations } from '../support/island-site.ts';
import { aPhase } from '../support/views.ts';
import { type CommentsSite, openComments } from './comments-site.ts';
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

describe('new comments of others', () => {
  const minutes = async (count: number) => {
    for (let n = 0; n < count; n++) await comments.tab.clock.runFor(60_000);
  };
  /** Waits until the public figures were asked for so often. */
  const asked = async (times: number) => {
    while (comments.counted.requests < times)
      await comments.tab.evaluate(() => new Promise((resolve) => queueMicrotask(() => resolve(0))));
  };
  const withClock = {
    prepare: (tab: Parameters<NonNullable<Parameters<typeof openComments>[1]>['prepare'] & object>[0]) =>
      tab.clock.install({ time: new Date('2026-11-21T09:00:00.000Z') }),
  };

  test('are told, and shown only when somebody asks for them', async () => {
    const { tab, threads } = await open(withClock);
    comments.count += 2;
    await minutes(2);
    const button = tab.getByRole('button', { name: 'Afficher 2 nouveaux commentaires' });
    await button.waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(await threads().count()).toBe(20);
    const [one, two] = [all[30], all[31]].map(
      (comment) => comment && { ...comment, createdAt: '2026-11-21T09:00:30.000Z' },
    );
    server.news = [one, two].filter((comment) => comment !== undefined);
    await button.click();
    await tab.locator(`#${one?.id}:focus`).waitFor();
    await tab.getByText('2 nouveaux commentaires sont affichés').waitFor();
    expect(await threads().count()).toBe(22);
    expect(await tab.locator('.comment--new').count()).toBe(2);
    await minutes(3);
    expect(await button.count()).toBe(0);
  });

  test('are asked for at most once a minute, at the public figures, and not while the window is hidden', async () => {
    server.me = null;
    const { tab, site, counted } = await open(withClock);
    await minutes(1);
    await asked(1);
    await minutes(10);
    await asked(8);
    expect(counted.requests).toBeLessThanOrEqual(11);
    expect(site.asked).toEqual([]);
    const before = counted.requests;
    await tab.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await minutes(10);
    expect(counted.requests).toBeLessThanOrEqual(before);
    await tab.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await asked(before + 1);
  });

  test('do not hold one’s own', async () => {
    const { tab, text, publish, write } = await open(withClock);
    await write();
    await text().fill('Le mien.');
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    comments.count += 1;
    await minutes(1);
    await asked(1);
    await minutes(3);
    await asked(2);
    expect(await tab.getByRole('button', { name: /nouveau/ }).count()).toBe(0);
  });
});

describe('votes on comments', () => {
  const useful = () =>
    comments.tab
      .locator(`#${first}`)
      .getByRole('button', { name: /^Utile/ })
      .first();
  const expectVote = async (weight: number | undefined) => {
    while (server.votes[first] !== weight) await comments.tab.evaluate(() => new Promise(requestAnimationFrame));
  };

  test('show the own one, count it at once and take it back by pressing again', async () => {
    server.votes = { [all[1]?.id ?? '']: -1 };
    const { tab } = await open();
    await tab.locator(`#${all[1]?.id}`).getByRole('button', { name: 'Pas utile', pressed: true }).waitFor();
    expect(await textOf(useful())).toBe('Utile (41)');
    await useful().click();
    await tab.locator(`#${first}`).getByRole('button', { name: 'Utile (42)', pressed: true }).waitFor();
    await expectVote(1);
    await useful().click();
    await tab.locator(`#${first}`).getByRole('button', { name: 'Utile (41)', pressed: false }).waitFor();
    await expectVote(undefined);
  });
});

describe('closed comments', () => {
  test('say since when, and can still be read', async () => {
    const phase = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2020-12-13T23:00:00.000Z' });
    const { tab, threads } = await open({ overrides: { phase } });
    await tab.getByText('Les commentaires sont clos depuis le 13 décembre 2020').waitFor();
    expect(await tab.getByRole('button', { name: 'Écrire un commentaire' }).count()).toBe(0);
    expect(await tab.getByRole('button', { name: 'Répondre' }).count()).toBe(0);
    expect(await threads().count()).toBe(20);
    server.me = aParticipant();
    expect(await violations(tab)).toEqual([]);
  });
});
