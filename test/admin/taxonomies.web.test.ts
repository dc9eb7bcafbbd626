import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aComponent, anId, aProcess } from './fixtures.ts';
import { openOffice, openPlatform, type Platform } from './office.ts';

let browser: Browser;
let platform: Platform;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

const press = (tab: Page, name: string) => tab.getByRole('button', { name }).click();

describe('themes and territories', () => {
  const theme = (name: string, position: number) => ({
    id: anId('taxonomy'),
    kind: 'theme' as const,
    parentId: null,
    name: { en: name },
    position,
    processId: null,
  });
  const names = () =>
    platform.data.taxonomies.toSorted((one, other) => one.position - other.position).map(({ name }) => name.en);

  it('are added on two levels, renamed and put in another order', async () => {
    platform.data.taxonomies.push(theme('Water', 0), theme('Trees', 1));
    const { tab } = await openOffice(browser, platform, '/admin/taxonomies/');
    await press(tab, 'Move “Trees” up');
    await tab.getByText('“Trees” is now at position 1.').waitFor();
    expect(names()).toEqual(['Trees', 'Water']);
    await press(tab, 'Change “Water”');
    await tab.getByLabel('Name English').fill('Ponds');
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await press(tab, 'Add below “Ponds”');
    await tab.getByLabel('Name English').fill('Fish');
    await tab.getByRole('button', { name: 'Add', exact: true }).click();
    await tab.getByText('Fish', { exact: true }).waitFor();
    const [ponds, fish] = ['Ponds', 'Fish'].map((name) => platform.data.taxonomies.find((one) => one.name.en === name));
    expect(fish).toMatchObject({ parentId: ponds?.id, kind: 'theme', position: 0 });
  });

  it('are limited to one consultation with all below them, and offered in no other', async () => {
    const [parks, roads] = [aProcess(), aProcess({ slug: 'roads', title: { en: 'Which roads?' } })];
    platform.data.processes.push(parks, roads);
    platform.data.components.push(aComponent({ processId: roads.id }), aComponent({ processId: parks.id }));
    platform.data.taxonomies.push(theme('Budget', 0));
    const { tab } = await openOffice(browser, platform, '/admin/taxonomies/');
    const add = () => tab.getByRole('button', { name: 'Add', exact: true }).click();
    const where = tab.getByLabel('In which consultation');
    await press(tab, 'Add a theme');
    await tab.getByLabel('Name English').fill('Trees');
    expect(await where.locator('option').allTextContents()).toEqual([
      'All consultations',
      'Which parks for tomorrow?',
      'Which roads?',
    ]);
    await where.selectOption('Which parks for tomorrow?');
    await add();
    await press(tab, 'Add below “Trees”');
    await tab.getByLabel('Name English').fill('Oaks');
    expect(await where.count()).toBe(0);
    await add();
    await tab.getByText('Oaks', { exact: true }).waitFor();
    expect(await tab.locator('.tree .tag').allTextContents()).toEqual(['Only in Which parks for tomorrow?']);
    await press(tab, 'Move “Trees” up');
    await tab.getByText('“Trees” is now at position 1.').waitFor();
    const sent = platform.asked.filter(({ operation }) => /^spaces\.(create|update)Taxonomy$/.test(operation));
    expect(sent.map(({ body }) => body)).toMatchObject([
      { name: { en: 'Trees' }, processId: parks.id },
      { name: { en: 'Oaks' }, processId: null },
      { name: { en: 'Trees' }, position: 0, processId: parks.id },
      { name: { en: 'Budget' }, position: 1, processId: null },
    ]);

    const offered = async (component: { readonly id: string } | undefined) => {
      await tab.goto(`${platform.origin}/admin/components/${component?.id}/official-proposals/new`);
      await tab.getByRole('button', { name: 'Publish the proposal' }).waitFor();
      return tab.getByLabel('Theme').locator('option').allTextContents();
    };
    const [inRoads, inParks] = platform.data.components;
    expect(await offered(inRoads)).toEqual(['None', 'Budget']);
    expect(await offered(inParks)).toEqual(['None', 'Trees', '— Oaks', 'Budget']);
  });

  it('can be limited later, and offered everywhere again', async () => {
    const parks = aProcess();
    platform.data.processes.push(parks);
    platform.data.taxonomies.push(theme('Water', 0));
    const { tab } = await openOffice(browser, platform, '/admin/taxonomies/');
    const change = async (label: string) => {
      await press(tab, 'Change “Water”');
      await tab.getByLabel('In which consultation').selectOption(label);
      await tab.getByRole('button', { name: 'Save', exact: true }).click();
      await tab.getByLabel('Name English').waitFor({ state: 'detached' });
      return platform.data.taxonomies[0]?.processId;
    };
    expect(await change('Which parks for tomorrow?')).toBe(parks.id);
    expect(await change('All consultations')).toBeNull();
    expect(await tab.locator('.tree .tag').count()).toBe(0);
  });

  it('say what removing does, and why what is in use stays', async () => {
    const trees = theme('Trees', 0);
    platform.data.taxonomies.push(trees, { ...theme('Oaks', 0), parentId: trees.id });
    const { tab } = await openOffice(browser, platform, '/admin/taxonomies/');
    await press(tab, 'Remove “Trees”');
    await tab.getByText('“Trees” cannot be removed yet: 1 item is below it.').waitFor();
    await press(tab, 'Keep it');
    await press(tab, 'Remove “Oaks”');
    await tab.getByText('Proposals that bear “Oaks” stay and are shown without it.').waitFor();
    await press(tab, 'Remove “Oaks” for good');
    await tab.getByText('“Oaks” was removed.').waitFor();
    // Somebody else puts something below, unseen here.
    platform.data.taxonomies.push({ ...theme('Elms', 0), parentId: trees.id });
    await press(tab, 'Remove “Trees”');
    await press(tab, 'Remove “Trees” for good');
    await tab.getByText('It was not removed: something is still below it.').waitFor();
    expect(platform.data.taxonomies).toHaveLength(2);
  });
});
