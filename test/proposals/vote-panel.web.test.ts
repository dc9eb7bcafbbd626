import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import { launchBrowser } from '../support/browser.ts';
import { type IslandSite, textOf, violations } from '../support/island-site.ts';
import { aGate } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { panelProps, reset, servePanel, server } from './fake-votes.ts';

const OPEN = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-13T23:00:00.000Z' });
const props = panelProps(OPEN);
const gateOf = (settings: Partial<ProposalSettings>, phase = OPEN) =>
  aGate({ phase, settings: ProposalSettings.parse(settings) });

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

async function open(overrides: Partial<typeof props> = {}): Promise<void> {
  site = await servePanel({ ...props, ...overrides });
  if (server.me) await signedInHere();
  await tab.goto(`${site.origin}/fr/vote/`);
}
const signedInHere = () => context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
const said = () => tab.getByRole('status').first();
const button = (name: string) => tab.getByRole('button', { name, exact: true });
const total = () => tab.locator('.total');

/**
 * Counts tries until the wait is said, in the page itself: of a connection that is cut a server may never see the request,
 * a browser sends it again by itself, and a test that looks from outside looks late.
 */
const countTries = (page: Page) =>
  page.evaluate(() => {
    const { fetch } = window;
    let tries = 0;
    window.fetch = (url, init) => {
      if (init?.method === 'PUT') tries += 1;
      return fetch(url, init);
    };
    const status = document.querySelector('[role=status]');
    if (status === null) throw new Error('nothing is said here');
    const { dataset } = document.documentElement;
    new MutationObserver(() => {
      if (status.textContent?.includes('Pas encore enregistré')) dataset.triesWhenSaid ??= String(tries);
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });

describe('support', () => {
  test('is recorded by one press, which says how many are left and until when it can be changed', async () => {
    await open();
    await total().getByText('1 300').waitFor();
    await said().getByText('Il vous reste 3 soutiens sur 5.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await button('Soutenir').click();
    await said().getByText('Votre soutien est enregistré. Il vous reste 2 soutiens sur 5.').waitFor();
    expect(await textOf(total())).toMatch(/1\s301\s+soutiens, dont le vôtre/);
    expect(await textOf(tab.locator('aside'))).toContain('jusqu’au 13 décembre 2099');
    expect(await tab.locator('.pips .on').count()).toBe(3);
    expect(server.vote).toBe('support');
    expect(await violations(tab)).toEqual([]);
  });

  test('is taken back by pressing again, with the keyboard alone', async () => {
    server.vote = 'support';
    await open();
    await button('Retirer mon soutien').waitFor();
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await said().getByText('Votre soutien est retiré. Il vous reste 4 soutiens sur 5.').waitFor();
    expect(server.vote).toBeNull();
    expect(await textOf(total())).toMatch(/1\s299/);
  });

  test('is cast once by a double click', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    await button('Soutenir').dblclick();
    await said().getByText('Votre soutien est enregistré.').waitFor();
    expect([server.vote, server.casts]).toEqual(['support', 1]);
  });

  test('is not taken back by the second click of a slow double click', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    await button('Soutenir').hover();
    await tab.mouse.down({ clickCount: 1 });
    await tab.mouse.up({ clickCount: 1 });
    await said().getByText('Votre soutien est enregistré.').waitFor();
    await tab.mouse.down({ clickCount: 2 });
    await tab.mouse.up({ clickCount: 2 });
    await said().getByText('Votre soutien est enregistré.').waitFor();
    expect(site.asked).not.toContain('proposals.withdrawVote');
  });

  test('says the rule where none is left, and offers no button that would be refused', async () => {
    server.left = 0;
    await open();
    await said().getByText('Vos 5 soutiens sont placés.').waitFor();
    expect(await textOf(said())).toContain('5 soutiens par personne dans « Le projet de loi, article par article »');
    expect(await button('Soutenir').count()).toBe(0);
  });

  test('asks anonymous readers to sign in, then completes by itself', async () => {
    server.me = false;
    await open();
    await said().getByText('Une adresse e-mail suffit').waitFor();
    expect(site.asked).toEqual([]);
    await button('Soutenir').click();
    await tab.getByRole('textbox', { name: 'Adresse e-mail' }).fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.getByLabel('Code à 6 chiffres').fill('123 456');
    await tab.keyboard.press('Enter');
    await said().getByText('Votre soutien est enregistré.').waitFor();
    expect(await tab.getByRole('dialog').count()).toBe(0);
    expect(server.vote).toBe('support');
  });

  test('is cast by the page that a mailed link leads back to, in another window', async () => {
    server.me = false;
    await open();
    await button('Soutenir').click();
    await tab.getByRole('dialog').waitFor();
    server.me = true;
    await signedInHere();
    const other = await context.newPage();
    await other.goto(`${site.origin}/fr/vote/`);
    await other.getByText('Votre soutien est enregistré.').waitFor();
    expect(server.vote).toBe('support');
    await tab.bringToFront();
    await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await said().getByText('Votre soutien est enregistré.').waitFor();
  });

  test('is not cast when sign-in is given up', async () => {
    server.me = false;
    await open();
    await button('Soutenir').click();
    await tab.getByRole('dialog').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    expect(server.casts).toBe(0);
    await tab.locator('button:focus', { hasText: 'Soutenir' }).waitFor();
    await tab.reload();
    await said().getByText('Une adresse e-mail suffit').waitFor();
    expect(server.casts).toBe(0);
  });

  test('that nobody answered is said to be unsent, kept over a reload and sent then', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.down = true;
    await countTries(tab);
    await button('Soutenir').click();
    await said().getByText('Pas encore enregistré').waitFor({ timeout: 20_000 });
    // Said once a pause is worth it: drawn by lot, that is the third or the fourth.
    expect([3, 4]).toContain(await tab.evaluate(() => Number(document.documentElement.dataset.triesWhenSaid)));
    expect(await textOf(total())).toMatch(/1\s301/);
    expect(await violations(tab)).toEqual([]);
    server.down = false;
    server.casts = 0;
    await tab.reload();
    await said().getByText('Votre soutien est enregistré.').waitFor();
    expect([server.vote, server.casts]).toEqual(['support', 1]);
    await tab.reload();
    await button('Retirer mon soutien').waitFor();
    expect(server.casts).toBe(1);
  });

  test('of somebody else on the same device is never sent in one’s own name', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.down = true;
    await button('Soutenir').click();
    await said().getByText('Pas encore enregistré').waitFor({ timeout: 20_000 });
    Object.assign(server, { down: false, casts: 0, id: ParticipantId.parse('ptp_01JZ0000000000000000000002') });
    await tab.reload();
    await said().getByText('Il vous reste 3 soutiens sur 5.').waitFor();
    expect([server.vote, server.casts]).toEqual([null, 0]);
  });

  test('that is refused is taken back on the screen, with the reason', async () => {
    server.refuses = 'proposal.voting-closed';
    await open();
    await said().getByText('Il vous reste').waitFor();
    await button('Soutenir').click();
    await said().getByText('Les votes sont clos : le vôtre n’a pas été enregistré.').waitFor();
    expect(await textOf(total())).toMatch(/1\s300\s+soutiens$/);
  });
});

describe('opinion', () => {
  const gate = gateOf({ voteKind: 'opinion' });

  test('shows how others decided only after one’s own answer, and can be changed', async () => {
    await open({ gate, tally: { support: 0, agree: 3, mixed: 1, disagree: 0 } });
    await button('D’accord').waitFor();
    expect(await tab.locator('.balance').count()).toBe(0);
    await button('D’accord').click();
    await said().getByText('Votre avis est enregistré : d’accord.').waitFor();
    expect(await button('D’accord').getAttribute('aria-pressed')).toBe('true');
    expect(await textOf(tab.locator('aside'))).toContain('80 % d’accord');
    await button('Pas d’accord').click();
    await said().getByText('Votre avis est enregistré : pas d’accord.').waitFor();
    expect(await button('D’accord').getAttribute('aria-pressed')).toBe('false');
    expect(server.vote).toBe('disagree');
    await button('Pas d’accord').click();
    await said().getByText('Votre avis est retiré.').waitFor();
    expect(server.vote).toBeNull();
  });
});

describe('closed', () => {
  test('says since when, by this device’s clock, although the page was published while votes were open', async () => {
    const phase = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2020-12-13T23:00:00.000Z' });
    await open({ gate: gateOf({}, phase) });
    await said().getByText('Les votes sont clos depuis le 13 décembre 2020').waitFor();
    expect(await button('Soutenir').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test('says beside the counts that they are final, once the page does', async () => {
    const finalCount = 'Comptage final du 14 décembre 2020 : tous les bulletins ont été recomptés.';
    await open({ gate: { ...gateOf({}, OPEN), voting: false }, finalCount });
    await tab.locator('aside').getByText(finalCount).waitFor();
    expect(await textOf(total())).toMatch(/1\s300\s+soutiens$/);
    expect(await button('Soutenir').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test('says that a withdrawn proposal takes no more votes', async () => {
    await open({ state: 'withdrawn' });
    await said().getByText('Cette proposition a été retirée').waitFor();
    expect(await tab.getByRole('button').count()).toBe(0);
  });
});

describe('a minimum of votes', () => {
  test('is said before one votes, and how many are missing after', async () => {
    server.missing = 3;
    await open({ gate: gateOf({ voteLimit: 5, voteMinimum: 3 }) });
    await said().getByText('vos votes comptent à partir de 3 propositions choisies').waitFor();
    await button('Soutenir').click();
    await said().getByText('Pas encore compté : choisissez encore 2 propositions.').waitFor();
    expect(await textOf(total())).toMatch(/1\s300\s+soutiens$/);
    expect(await violations(tab)).toEqual([]);
  });

  test('is reached by the vote that makes all of them count', async () => {
    server.missing = 1;
    await open({ gate: gateOf({ voteLimit: 5, voteMinimum: 3 }) });
    await said().getByText('Il vous reste').waitFor();
    await button('Soutenir').click();
    await said().getByText('Tous vos votes comptent désormais.').waitFor();
    expect(await textOf(total())).toMatch(/1\s301\s+soutiens, dont le vôtre/);
  });
});

describe('a threshold of supports', () => {
  test('is shown as a progress, in words too', async () => {
    await open({ gate: gateOf({ supportThreshold: 5000 }) });
    await total().getByText('soutiens sur 5 000 nécessaires').waitFor();
    expect(await tab.locator('.bar--vote rect').getAttribute('width')).toBe('26%');
    expect(await tab.locator('.reached').count()).toBe(0);
    await button('Soutenir').click();
    await said().getByText('Votre soutien est enregistré.').waitFor();
    expect(await textOf(tab.locator('aside'))).toMatch(/1\s301 soutiens sur 5\s000 nécessaires, dont le vôtre/);
    expect(await violations(tab)).toEqual([]);
  });

  test('is marked once it is reached; votes go on where they may', async () => {
    await open({ gate: gateOf({ supportThreshold: 1300 }), reachedAt: '2026-11-12T09:00:00.000Z' });
    await tab.getByText('Assez de soutiens depuis le 12 novembre 2026').waitFor();
    await button('Soutenir').waitFor();
    expect(await violations(tab)).toEqual([]);
  });

  test('closes the votes of the proposal where it should, and says so', async () => {
    const gate = { ...gateOf({ supportThreshold: 1300, closesAtThreshold: true }), voting: false };
    server.vote = 'support';
    await open({ gate, reachedAt: '2026-11-12T09:00:00.000Z' });
    await said().getByText('Cette proposition a réuni les 1 300 soutiens nécessaires le 12 novembre 2026').waitFor();
    await said().getByText('Votre soutien a été enregistré.').waitFor();
    expect(await button('Soutenir').count()).toBe(0);
  });

  test('reached while one votes is said, and the vote is what it was', async () => {
    server.refuses = 'proposal.threshold-reached';
    await open({ gate: gateOf({ supportThreshold: 1300, closesAtThreshold: true }) });
    await button('Soutenir').click();
    await said().getByText('Cette proposition a réuni entre-temps tous les soutiens nécessaires').waitFor();
    await button('Soutenir').waitFor();
  });
});

describe('counts that are hidden', () => {
  test('are nowhere on the page, before and after one’s own vote, and never asked for', async () => {
    const gate = { ...gateOf({ voteLimit: 5, supportThreshold: 2000 }), countsHidden: true };
    await open({ gate, tally: null });
    await tab.getByText('Le résultat s’affiche après le 13 décembre 2099').waitFor();
    await button('Soutenir').click();
    await said().getByText('Votre soutien est enregistré. Il vous reste 2 soutiens sur 5.').waitFor();
    expect(await total().count()).toBe(0);
    expect(await textOf(tab.locator('aside'))).not.toMatch(/1\s?[23]\d\d/);
    expect(site.asked.filter((asked) => asked.includes('tallies'))).toEqual([]);
    expect(await violations(tab)).toEqual([]);
  });
});

describe('on a phone', () => {
  const PHONE = { width: 390, height: 844 };
  const small = { width: 320, height: 568 };
  /** The panel at the foot of its page, with something above it to read. */
  async function atTheFoot(): Promise<void> {
    await tab.evaluate(() => {
      const island = document.querySelector('#island');
      island?.classList.add('with-vote');
      const read = document.createElement('div');
      read.append(
        ...Array.from({ length: 60 }, () => Object.assign(document.createElement('p'), { textContent: 'À lire' })),
      );
      island?.prepend(read);
    });
  }
  /** Per cent of the window that the panel covers. */
  const covered = () =>
    tab.locator('aside').evaluate((panel) => Math.round((panel.getBoundingClientRect().height * 100) / innerHeight));
  const toggle = (name: string) => tab.getByRole('button', { name, exact: true });

  test('an opinion that is recorded is one line, which opens to be changed, with the keyboard alone', async () => {
    await tab.setViewportSize(PHONE);
    await open({ gate: gateOf({ voteKind: 'opinion' }) });
    await button('D’accord').waitFor();
    await atTheFoot();
    expect(await covered()).toBeLessThanOrEqual(25);
    await button('D’accord').focus();
    await tab.keyboard.press('Enter');
    await tab.locator('button:focus', { hasText: 'Modifier' }).waitFor();
    await said().getByText('Votre avis est enregistré : d’accord.').waitFor();
    expect(await covered()).toBeLessThanOrEqual(12);
    expect([await button('D’accord').isVisible(), await total().isVisible()]).toEqual([false, false]);
    expect(await toggle('Modifier').getAttribute('aria-expanded')).toBe('false');
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Enter');
    await button('Pas d’accord').click();
    await said().getByText('Votre avis est enregistré : pas d’accord.').waitFor();
    await tab.locator('button:focus[aria-expanded="false"]').waitFor();
    expect(await covered()).toBeLessThanOrEqual(12);
  });

  test('a vote that waits is one line with the way to send it now', async () => {
    await tab.setViewportSize(PHONE);
    await open();
    await said().getByText('Il vous reste').waitFor();
    await atTheFoot();
    expect(await covered()).toBeLessThanOrEqual(25);
    server.fails = { busy: 60 };
    await button('Soutenir').click();
    await said().getByText('Pas encore enregistré').waitFor();
    await toggle('Détails').waitFor();
    expect(await covered()).toBeLessThanOrEqual(18);
    expect(await violations(tab)).toEqual([]);
    await toggle('Détails').click();
    await total().waitFor();
    await tab.getByText('Nouvel essai').waitFor();
    server.fails = null;
    await button('Envoyer maintenant').click();
    await said().getByText('Votre soutien est enregistré.').waitFor();
  });

  test('fits the smallest one, and has all of it at once where there is room', async () => {
    server.vote = 'support';
    await tab.setViewportSize(small);
    await open();
    await toggle('Modifier').waitFor();
    await atTheFoot();
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(small.width);
    expect(await covered()).toBeLessThanOrEqual(25);
    await tab.setViewportSize({ width: 1280, height: 900 });
    await button('Retirer mon soutien').waitFor();
    await toggle('Modifier').waitFor({ state: 'hidden' });
    await total().waitFor();
  });
});
