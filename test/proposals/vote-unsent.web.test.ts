import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import { launchBrowser } from '../support/browser.ts';
import { type IslandSite, textOf, violations } from '../support/island-site.ts';
import { aGate } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { panelProps, reset, servePanel, server } from './fake-votes.ts';

const ENDS = '2026-12-13T23:00:00.000Z';
const phase = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: ENDS });
const opinion = aGate({ phase, settings: ProposalSettings.parse({ voteKind: 'opinion' }) });
const props = panelProps(phase);

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
  await context.clock.install({ time: '2026-12-01T12:00:00.000Z' });
  tab = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

/** @param known the answer after which the panel knows what can be known */
async function open(gate = props.gate, known = '/ballot'): Promise<void> {
  site = await servePanel({ ...props, gate });
  await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  // Who is signed in, and how they voted, is known before anybody presses.
  await Promise.all([
    tab.waitForResponse((response) => response.url().includes(known)),
    tab.goto(`${site.origin}/fr/vote/`),
  ]);
}
const said = (of = tab) => of.getByRole('status').first();
const press = (name: string, of = tab) => of.getByRole('button', { name, exact: true }).click();
const pending = (of = tab) => said(of).getByText('Pas encore enregistré').waitFor();
const recorded = (of = tab) => said(of).getByText('est enregistré').waitFor();
/** Seconds that the panel says to wait. */
const wait = async () => Number(/dans (\d+) s/.exec(await textOf(tab.locator('aside')))?.[1]);
/** Lets time pass until something is said. */
async function until(text: string): Promise<void> {
  for (let minutes = 0; (await said().getByText(text).count()) === 0; minutes += 1) {
    expect(minutes).toBeLessThan(30);
    await tab.clock.runFor(60_000);
    await said()
      .getByText(/Pas encore|En cours|Enregistrement|Voter/)
      .first()
      .waitFor();
  }
}

describe('a vote that a busy server puts off', () => {
  test('says so, is never sent before the server allows, and is recorded by itself', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.fails = { busy: 8 };
    await press('Soutenir');
    await pending();
    const seconds = await wait();
    expect([seconds >= 8, seconds <= 10]).toEqual([true, true]);
    // What counts down is not read out each second.
    expect(await textOf(said())).not.toContain('Nouvel essai');
    expect(await violations(tab)).toEqual([]);
    await tab.clock.fastForward(6000);
    expect(server.casts).toBe(1);
    server.fails = null;
    await tab.clock.fastForward(4000);
    await recorded();
    expect([server.words, server.casts]).toEqual([['support'], 2]);
  });

  test('can be sent at once by pressing', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.fails = { busy: 60 };
    await press('Soutenir');
    await pending();
    server.fails = null;
    await press('Envoyer maintenant');
    await recorded();
    expect(server.words).toEqual(['support']);
  });
});

describe('a vote without an answer', () => {
  test('is tried again some times, then when the connection is back', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.down = true;
    await press('Soutenir');
    await until('gardé un jour sur cet appareil');
    expect(await violations(tab)).toEqual([]);
    server.down = false;
    await tab.evaluate(() => window.dispatchEvent(new Event('online')));
    await recorded();
    expect(server.words).toEqual(['support']);
  });

  test('is given up on after ten seconds of silence, and sent again', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.fails = 'hangs';
    await press('Soutenir');
    await said().getByText('Enregistrement en cours').waitFor();
    await tab.clock.runFor(10_100);
    server.fails = null;
    await tab.clock.runFor(2000);
    await recorded();
    expect(server.words).toEqual(['support']);
  });

  test('that was recorded all the same is not one more vote', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.fails = 'loses-answer';
    await press('Soutenir');
    await pending();
    server.fails = null;
    await press('Envoyer maintenant');
    await said().getByText('Il vous reste 2 soutiens sur 5.').waitFor();
    expect(new Set(server.words)).toEqual(new Set(['support']));
  });

  test('taken back is a word too: it is kept over a reload and sent', async () => {
    server.vote = 'support';
    await open();
    await tab.getByRole('button', { name: 'Retirer mon soutien' }).waitFor();
    server.fails = { busy: 30 };
    await press('Retirer mon soutien');
    await pending();
    server.fails = null;
    await tab.reload();
    await said().getByText('Votre soutien est retiré.').waitFor();
    expect(server.words).toEqual([null]);
  });
});

describe('who changes their mind', () => {
  test('while a vote waits sends the last word alone', async () => {
    await open(opinion);
    server.fails = { busy: 60 };
    await press('D’accord');
    await pending();
    await press('Mitigé');
    await pending();
    server.fails = null;
    await press('Pas d’accord');
    await recorded();
    expect(server.words).toEqual(['disagree']);
  });

  test('while a vote is on its way ends with the last word', async () => {
    await open(opinion);
    server.fails = 'hangs';
    await press('D’accord');
    await said().getByText('Enregistrement en cours').waitFor();
    await press('Pas d’accord');
    server.fails = null;
    await tab.clock.runFor(10_100);
    await tab.clock.runFor(2000);
    await said().getByText('Votre avis est enregistré : pas d’accord.').waitFor();
    expect(server.words).toEqual(['disagree']);
  });

  test('in another window is followed by the first one, which sends nothing old', async () => {
    await open(opinion);
    server.fails = { busy: 60 };
    await press('D’accord');
    await pending();
    const other = await context.newPage();
    await other.goto(`${site.origin}/fr/vote/`);
    await pending(other);
    server.fails = null;
    await press('Pas d’accord', other);
    await said(other).getByText('Votre avis est enregistré : pas d’accord.').waitFor();
    await said().getByText('Votre avis est enregistré : pas d’accord.').waitFor();
    await tab.clock.runFor(120_000);
    expect(new Set(server.words)).toEqual(new Set(['disagree']));
    expect(server.vote).toBe('disagree');
  });
});

describe('a vote that is kept', () => {
  test('waits for its own account, whoever votes on the device in between', async () => {
    await open();
    await said().getByText('Il vous reste').waitFor();
    const first = server.id;
    server.fails = { busy: 60 };
    await press('Soutenir');
    await pending();
    Object.assign(server, { fails: null, id: ParticipantId.parse('ptp_01JZ0000000000000000000002') });
    await tab.reload();
    await said().getByText('Il vous reste 3 soutiens sur 5.').waitFor();
    expect(server.words).toEqual([]);
    await press('Soutenir');
    await recorded();
    Object.assign(server, { id: first, vote: null, words: [] });
    await tab.reload();
    await recorded();
    expect(server.words).toEqual(['support']);
  });

  test('is not sent once votes are closed over it, and that is said', async () => {
    await context.clock.setSystemTime(Date.parse(ENDS) - 60_000);
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.fails = { busy: 50 };
    await press('Soutenir');
    await pending();
    const casts = server.casts;
    server.fails = { busy: 30 };
    await tab.clock.runFor(70_000);
    await said().getByText('n’a pas pu être envoyé avant la clôture').or(said().getByText('ne savons pas')).waitFor();
    server.fails = null;
    await tab.clock.runFor(60_000);
    await said().getByText('n’a pas pu être envoyé avant la clôture').waitFor();
    expect(server.words).toEqual([]);
    expect(server.casts - casts).toBeLessThanOrEqual(1);
    expect(await violations(tab)).toEqual([]);
  });

  test('found again after the end of the phase is not sent, and that is said', async () => {
    await context.clock.setSystemTime(Date.parse(ENDS) - 60_000);
    await open();
    await said().getByText('Il vous reste').waitFor();
    server.fails = { busy: 500 };
    await press('Soutenir');
    await pending();
    const casts = server.casts;
    server.fails = null;
    await tab.clock.setSystemTime(Date.parse(ENDS) + 60_000);
    await tab.reload();
    await said().getByText('n’a pas pu être envoyé avant la clôture').waitFor();
    expect([server.casts, server.words]).toEqual([casts, []]);
  });
});

describe('a page opened while the service is down', () => {
  test('says that voting is not possible now, keeps what is chosen, and sends it once the service answers', async () => {
    server.fails = { busy: 30 };
    await open(props.gate, '/session');
    await said().getByText('Voter n’est pas possible en ce moment').waitFor();
    expect(await violations(tab)).toEqual([]);
    // Nobody is known on this device yet: no answer ever came.
    await press('Soutenir');
    await pending();
    expect(await tab.getByRole('dialog').count()).toBe(0);
    await tab.reload();
    await pending();
    server.fails = null;
    await press('Envoyer maintenant');
    await recorded();
    expect(server.words).toEqual(['support']);
  });
});

describe('the count', () => {
  test('says when it was made, and is read again while somebody looks', async () => {
    await open();
    await tab.getByText('1 300').waitFor();
    expect(await textOf(tab.locator('aside'))).toMatch(/Compté à \d\d:\d\d:\d\d/);
    server.counted = 1350;
    await tab.clock.runFor(30_000);
    await tab.getByText('1 350').waitFor();
  });
});
