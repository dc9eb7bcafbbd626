import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { gazetteer, nearestCommune } from '../../functions/places/gazetteer.ts';
import { shippedOutlines } from '../../functions/places/shipped.ts';
import { placesWords } from '../../shared/places/words.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { operations, reset, server, settings } from '../proposals/fake-drafts.ts';
import { formPage, OPEN, propsIn } from '../proposals/form-page.ts';
import { launchBrowser } from '../support/browser.ts';
import { Cut, type IslandSite, type Operations, serveIsland, violations } from '../support/island-site.ts';
import { aGate, aProposePage } from '../support/proposal-views.ts';
import { mapFiles } from './map-files.ts';

const [territory] = aProposePage().territories;
const finistere = (await shippedOutlines()).find(({ code }) => code === 'dep-29');
const OUTLINES = '/media/outlines/one.json';
const files = {
  ...(await mapFiles()),
  [OUTLINES]: () => ({
    type: 'application/json',
    body: JSON.stringify([{ id: territory?.id, km: 5, shape: finistere?.shape }]),
  }),
};

let outlines: string | null = null;
let isCut = false;
const ofPlaces: Operations = {
  'places.search': async ({ query }) => {
    if (isCut) throw new Cut();
    return { items: [...(await gazetteer.find(String(query.q), 8))] };
  },
  'places.nearest': async ({ query }) => ({
    place: (await nearestCommune({ latitude: Number(query.latitude), longitude: Number(query.longitude) })) ?? null,
  }),
  'places.readOutlines': () => ({ path: outlines }),
};

let browser: Browser;
let context: BrowserContext;
let site: IslandSite;
let tab: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  outlines = null;
  isCut = false;
  context = await browser.newContext({ reducedMotion: 'reduce' });
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(placeMode: 'optional' | 'required' = 'optional'): Promise<void> {
  const props = propsIn('en');
  site = await serveIsland(
    {
      module: 'web/src/proposals/islands/ProposalForm.tsx',
      name: 'ProposalForm',
      props: {
        ...props,
        messages: { ...props.messages, ...messagesFor(placesWords, 'en', 'place.', 'map.') },
        gate: aGate({ phase: OPEN, settings: { ...settings, placeMode } }),
      },
    },
    { ...operations, ...ofPlaces },
    files,
  );
  if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  tab = await context.newPage();
  await tab.goto(`${site.origin}/en/processes/digital/f/one/propose/`);
  await search().waitFor();
}
const search = () => tab.getByRole('combobox', { name: 'Search for a commune or a postal code' });
const chosen = (address: string) => tab.getByText(`Place chosen: ${address}`).waitFor();
const place = () => [...server.proposals.values()].map((draft) => draft.place);

describe('the place of a proposal', () => {
  test('is found by its name with the keyboard alone, and saved with the draft', async () => {
    await open();
    expect(await violations(tab)).toEqual([]);
    await formPage(tab).compose();
    await search().focus();
    await tab.keyboard.type('brest');
    await tab.getByRole('option', { name: /Brest.*29200/ }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('ArrowDown');
    await tab.getByRole('option', { name: /Brest.*29200/, selected: true }).waitFor();
    expect(await search().getAttribute('aria-activedescendant')).toBe('proposal-place-list-0');
    await tab.keyboard.press('Enter');
    await chosen('Brest (29200, Finistère)');
    expect(await tab.getByRole('listbox').count()).toBe(0);
    await formPage(tab).saved('Saved on your account');
    expect(place()).toEqual([{ latitude: 48.3903, longitude: -4.4863, address: 'Brest (29200, Finistère)' }]);
    await tab.getByRole('button', { name: 'Remove the place' }).click();
    await tab.getByText('The place is removed.').waitFor();
  });

  test('is searched again and given up with Escape; Enter never sends the form', async () => {
    await open();
    await search().fill('brest');
    await tab.getByRole('listbox').getByRole('option').first().waitFor();
    await search().press('Escape');
    await tab.getByRole('listbox').waitFor({ state: 'hidden' });
    await search().press('Escape');
    expect(await search().inputValue()).toBe('');
    await search().press('Enter');
    expect(await tab.locator('.errors').count()).toBe(0);
  });

  test('says so when nothing is found, and when the search does not answer', async () => {
    await open();
    await search().fill('zzzzzz');
    await tab.locator('p.help', { hasText: 'No place found.' }).waitFor();
    isCut = true;
    await search().fill('brest');
    await tab.locator('p.error', { hasText: 'The search does not answer.' }).waitFor({ timeout: 30_000 });
  });

  test('outside the territory is refused in words, and inside chooses the territory', async () => {
    outlines = OUTLINES;
    await open();
    await tab.getByText('It must lie in the area of this consultation.').waitFor();
    await search().fill('lyon');
    await tab.getByRole('option', { name: /Lyon/ }).first().click();
    await tab.getByRole('alert').getByText('This place lies outside the area').waitFor();
    expect(await violations(tab)).toEqual([]);
    await search().fill('brest');
    await tab.getByRole('option', { name: /Brest.*29200/ }).click();
    await tab.getByText('so we have chosen this territory for you').waitFor();
    await tab.locator('.place-field .error').waitFor({ state: 'detached' });
    expect(await tab.getByRole('combobox', { name: 'Territory' }).inputValue()).toBe(territory?.id);
  });

  test('is required where the component says so', async () => {
    await open('required');
    await formPage(tab).compose();
    await tab.getByRole('button', { name: 'Read it over' }).click();
    const link = tab.locator('.errors').getByRole('link', { name: 'Say where your proposal is about.' });
    await link.click();
    await tab.locator('#proposal-place:focus').waitFor();
  });

  test('is put on a map by pressing, and by moving the map under its middle', async () => {
    await open();
    await formPage(tab).compose();
    await tab.getByRole('button', { name: 'Put a pin on the map' }).click();
    const map = tab.getByRole('application', { name: 'Map to choose a place on' });
    await map.locator('.place-map__land').first().waitFor({ state: 'attached' });
    expect(await violations(tab)).toEqual([]);
    await map.focus();
    await tab.keyboard.press('Enter');
    await tab.getByText(/^Place chosen: \w/).waitFor();
    await map.locator('.place-map__pin--chosen').waitFor();
    const first = await tab.getByRole('textbox', { name: 'Name of the place' }).inputValue();
    await map.focus();
    for (let step = 0; step < 3; step++) await tab.keyboard.press('ArrowUp');
    await tab.getByRole('button', { name: 'Put the pin in the middle of the map' }).click();
    await tab.waitForFunction(
      (before) => document.querySelector<HTMLInputElement>('#proposal-place-address')?.value !== before,
      first,
    );
    await formPage(tab).saved('Saved on your account');
    expect(place()[0]?.latitude).toBeGreaterThan(46);
  });

  test('is where the device is, rounded to some hundred meters', async () => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 48.390_377, longitude: -4.486_076 });
    await open();
    await formPage(tab).compose();
    await tab.getByRole('button', { name: 'Use my position' }).click();
    await chosen('Brest (29200, Finistère)');
    await formPage(tab).saved('Saved on your account');
    expect(place()).toEqual([{ latitude: 48.39, longitude: -4.486, address: 'Brest (29200, Finistère)' }]);
  });

  test('says what to do where the device does not tell', async () => {
    await open();
    await tab.getByRole('button', { name: 'Use my position' }).click();
    await tab.getByText('Your device does not tell where it is.').waitFor();
  });
});
