import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { isInBounds, type Point, parseBounds } from '../../shared/places/geometry.ts';
import { placesWords } from '../../shared/places/words.ts';
import { ProposalId } from '../../shared/platform/ids.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import type { ProposalCard } from '../../shared/proposals/proposal.ts';
import { launchBrowser } from '../support/browser.ts';
import { type IslandSite, type Operations, Refused, serveIsland, textOf, violations } from '../support/island-site.ts';
import { aProposalsPage } from '../support/proposal-views.ts';
import { mapFiles } from './map-files.ts';

const { component, territories } = aProposalsPage();
const files = await mapFiles();
const LIST = '/en/processes/digital/f/one/';

interface Spot extends Point {
  readonly title: string;
}
const BREST: readonly Spot[] = ['a bridge', 'a tramway', 'a cycle path'].map((title, index) => ({
  title: `Brest: ${title}`,
  latitude: 48.39 + index * 0.01,
  longitude: -4.49,
}));
const LYON: Spot = { title: 'Lyon: a park', latitude: 45.76, longitude: 4.84 };
const FIJI: readonly Spot[] = [
  { title: 'East', latitude: -17, longitude: 179.5 },
  { title: 'West', latitude: -17.2, longitude: -179.5 },
];

let spots: readonly Spot[];
let refuses: 'nothing' | 'positions' | 'list';
const idOf = (index: number) => ProposalId.parse(`prp_01JZ${String(index).padStart(22, '0')}`);
const cardOf = (spot: Spot): ProposalCard => ({
  id: idOf(spots.indexOf(spot)),
  componentId: component.id,
  reference: 'PRP-1',
  title: spot.title,
  excerpt: '',
  locale: 'en',
  authorName: null,
  groupId: null,
  isOfficial: false,
  themeId: null,
  territoryId: null,
  place: { latitude: spot.latitude, longitude: spot.longitude, address: 'Somewhere' },
  state: 'published',
  stateId: null,
  publishedAt: '2026-11-01T00:00:00.000Z',
  isAnswered: false,
  tally: null,
  comments: 0,
});
const hundredThousandths = (degrees: number) => Math.round(degrees * 100_000);
const operations: Operations = {
  'proposals.listPlaces': () => {
    if (refuses === 'positions') throw new Refused('internal.error');
    return {
      total: spots.length,
      placed: spots.length,
      ids: spots.map((_, index) => idOf(index).slice(4)),
      latitudes: spots.map(({ latitude }) => hundredThousandths(latitude)),
      longitudes: spots.map(({ longitude }) => hundredThousandths(longitude)),
      titles: spots.map(({ title }) => title),
    };
  },
  'proposals.search': ({ query }) => {
    if (refuses === 'list') throw new Refused('internal.error');
    const bounds = parseBounds(String(query.bounds));
    const found = spots.filter((spot) => bounds && isInBounds(spot, bounds));
    return { items: found.slice(0, Number(query.limit)).map(cardOf), next: null, total: found.length };
  },
};

let browser: Browser;
let context: BrowserContext;
let site: IslandSite;
let tab: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(() => {
  spots = [...BREST, LYON];
  refuses = 'nothing';
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  context = await browser.newContext({ reducedMotion: 'reduce', colorScheme, viewport: { width: 390, height: 844 } });
  const props = {
    locale: 'en',
    messages: messagesFor(placesWords, 'en', 'map.'),
    componentId: component.id,
    listPath: LIST,
    filters: { q: 'path' },
    outlinesPath: null,
    territories: territories.map(({ id, name }) => ({ id, name: name.text, lang: 'fr' })),
  };
  site = await serveIsland(
    { module: 'web/src/places/islands/ResultsMap.tsx', name: 'ResultsMap', props },
    operations,
    files,
  );
  tab = await context.newPage();
  await tab.goto(`${site.origin}${LIST}`);
}
const opened = async (colorScheme?: 'light' | 'dark') => {
  await open(colorScheme);
  await map().waitFor();
};
/** On the page an h2 stands above the map. */
const findings = async () => (await violations(tab)).filter((finding) => !finding.startsWith('heading-order'));
const map = () => tab.getByRole('application', { name: 'Map of the proposals' });
const inView = (words: string) => tab.getByRole('heading', { name: `${words} in this part of the map` }).waitFor();

describe('the map of results', () => {
  test.each(['light', 'dark'] as const)(
    'shows clusters and lists what is in view, without an axe finding in the %s',
    async (scheme) => {
      await opened(scheme);
      await inView('4 proposals');
      await map().getByRole('button', { name: '3 proposals: look closer' }).waitFor();
      await map().getByRole('button', { name: 'Lyon: a park' }).waitFor();
      expect(await findings()).toEqual([]);
      const link = tab.getByRole('link', { name: 'Lyon: a park' });
      expect(await link.getAttribute('href')).toBe(`${LIST}proposals/${idOf(3)}/`);
    },
  );

  test('is looked at more closely with the keyboard, and the list goes with it', async () => {
    await opened();
    await inView('4 proposals');
    await map().getByRole('button', { name: '3 proposals: look closer' }).focus();
    await tab.keyboard.press('Enter');
    await inView('3 proposals');
    await tab.waitForFunction(() => document.activeElement?.classList.contains('leaflet-container'));
    expect(await tab.locator('.in-view a').allTextContents()).toEqual(BREST.map(({ title }) => title));
    await tab.getByRole('button', { name: 'Show everything' }).press('Enter');
    await inView('4 proposals');
  });

  test('shows the card of one proposal, which leads to it', async () => {
    await opened();
    await map().getByRole('button', { name: 'Lyon: a park' }).press('Enter');
    const card = map().locator('.leaflet-popup-content').getByRole('link', { name: 'Lyon: a park' });
    await card.waitFor();
    expect(await card.getAttribute('href')).toBe(`${LIST}proposals/${idOf(3)}/`);
    expect(await findings()).toEqual([]);
  });

  test('with one proposal shows the town around it', async () => {
    spots = [LYON];
    await opened();
    await inView('1 proposal');
    await map().getByRole('button', { name: 'Lyon: a park' }).waitFor();
  });

  test('with none says so', async () => {
    spots = [];
    await opened();
    await tab.getByRole('heading', { name: 'No proposal in this part of the map' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  test('does not go around the globe for two neighbors on both sides of the antimeridian', async () => {
    spots = FIJI;
    await opened();
    await inView('2 proposals');
    await map().getByRole('button', { name: 'East' }).waitFor();
    await map().getByRole('button', { name: 'West' }).waitFor();
    const [east, west] = await Promise.all(
      ['East', 'West'].map((name) => map().getByRole('button', { name }).boundingBox()),
    );
    expect(west && east && west.x > east.x).toBe(true);
  });

  test('says so when positions cannot be had, and when the list cannot', async () => {
    refuses = 'positions';
    await open();
    await tab.getByText('The map could not be loaded.').waitFor({ timeout: 30_000 });
    await context.close();
    await site.close();
    refuses = 'list';
    await opened();
    await tab.getByRole('alert').getByText('could not be read').waitFor({ timeout: 30_000 });
    expect(await textOf(tab.getByRole('alert'))).toContain('Try again');
  });
});
