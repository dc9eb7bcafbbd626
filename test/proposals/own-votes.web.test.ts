import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { messagesFor } from '../../shared/platform/messages.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, serveIsland, textOf, violations } from '../support/island-site.ts';
import { aProposalsPage } from '../support/proposal-views.ts';

const { items, component } = aProposalsPage();
const [first, second, third] = items.slice(0, 3).map(({ id }) => id);
const LIST = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Liste</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/island.css"></head><body>
<main class="wrap"><h1>Liste</h1><div class="stack"><ul class="grid">${[first, second, third]
  .map((id) => `<li class="card" data-proposal="${id}"><h2>Une proposition</h2><div class="base"></div></li>`)
  .join('')}</ul><div id="island"></div></div></main><script type="module" src="/island.js"></script></body></html>`;

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let site: IslandSite;
/** What the server knows of the person. */
let ballot: { votes: Record<string, string>; votesLeft: number | null; votesMissing: number };

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  ballot = { votes: { [first ?? '']: 'support', [third ?? '']: 'support' }, votesLeft: 3, votesMissing: 0 };
  context = await browser.newContext({ viewport: { width: 390, height: 500 } });
  tab = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

interface Options {
  readonly settings?: { readonly voteLimit?: number; readonly voteMinimum?: number };
  readonly voteKind?: 'support' | 'opinion';
  readonly isSignedIn?: boolean;
  readonly isOpen?: boolean;
}
async function open({ settings = {}, voteKind = 'support', isSignedIn = true, isOpen = true }: Options = {}) {
  const props = {
    locale: 'fr',
    messages: messagesFor(proposalsWords, 'fr', 'vote.left', 'vote.missing', 'vote.mine.'),
    componentId: component.id,
    proposalIds: [first, second, third],
    settings: { voteKind, voteLimit: 5, voteMinimum: 0, ...settings },
    isOpen,
  };
  site = await serveIsland(
    { module: 'web/src/proposals/islands/OwnVotes.tsx', name: 'OwnVotes', props },
    {
      'participants.readSession': () => ({ participant: isSignedIn ? aParticipant() : null }),
      'proposals.readBallot': () => ({ ...ballot, voteLimit: 5 }),
    },
    { '/fr/liste/': () => ({ type: 'text/html; charset=utf-8', body: LIST }) },
  );
  if (isSignedIn) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await tab.goto(`${site.origin}/fr/liste/`);
}
const mark = (id: string | undefined) => tab.locator(`[data-proposal="${id}"] .own-vote`);
const left = () => tab.getByRole('complementary', { name: 'Vos votes ici' });

describe('own votes in a list', () => {
  test('are marked on their cards, with what is left always in view on a telephone', async () => {
    await open();
    await mark(first).getByText('Vous la soutenez').waitFor();
    await mark(third).getByText('Vous la soutenez').waitFor();
    expect(await mark(second).count()).toBe(0);
    await left().getByText('Il vous reste 3 soutiens sur 5.').waitFor();
    const place = await left().evaluate((bar) => [getComputedStyle(bar).position, getComputedStyle(bar).bottom]);
    expect(place).toEqual(['sticky', '0px']);
    expect(await tab.locator('.pips .on').count()).toBe(2);
    expect(await violations(tab)).toEqual([]);
  });

  test('that do not count yet say so, and how many are missing', async () => {
    ballot.votesMissing = 2;
    await open({ settings: { voteLimit: 0, voteMinimum: 4 } });
    await mark(first).getByText('Vous la soutenez – pas encore compté').waitFor();
    expect(await textOf(left())).toBe(
      'Pas encore compté : choisissez encore 2 propositions. Ici, vos votes comptent à partir de 4 propositions choisies.',
    );
  });

  test('say the opinion that was given', async () => {
    ballot.votes = { [second ?? '']: 'mixed' };
    await open({ voteKind: 'opinion' });
    await mark(second).getByText('Votre avis : mitigé').waitFor();
    expect(await left().count()).toBe(0);
  });

  test('stay marked once votes are closed, when nothing is left to spend', async () => {
    await open({ isOpen: false });
    await mark(first).waitFor();
    expect(await left().count()).toBe(0);
  });

  test('are asked for nobody who is not signed in', async () => {
    await open({ isSignedIn: false });
    await tab.getByRole('heading', { name: 'Liste' }).waitFor();
    await tab.waitForLoadState('networkidle');
    expect(site.asked).not.toContain('proposals.readBallot');
  });
});
