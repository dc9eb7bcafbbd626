import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aComponent, aPhase, aProcess } from './fixtures.ts';
import { openOffice, openPlatform, type Platform, violations } from './office.ts';

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
const focusOn = (tab: Page, id: string) => tab.locator(`#${id}:focus`).waitFor();
const errorOf = (tab: Page, label: string) =>
  tab.getByLabel(label).evaluate((control) => {
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
  });

describe('a form that is refused', () => {
  it('says what is wrong beside each field and at the top, and keeps what was typed', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/processes/new');
    await tab.getByLabel('Address').fill('Not a slug');
    await tab.getByLabel('Question').fill('What do parks need?');
    await press(tab, 'Add a phase');
    await press(tab, 'Create the consultation');
    const summary = tab.getByRole('alert');
    await summary.getByText('Some of what you entered needs another look').waitFor();
    await tab.locator('.errors:focus').waitFor();
    expect(await summary.getByRole('listitem').allInnerTexts()).toEqual([
      'Address: This does not have the form that is expected.',
      'Title: Write this text in at least one language.',
      'Title of phase 1: Write this text in at least one language.',
      'Start of phase 1: This does not have the form that is expected.',
    ]);
    expect(await errorOf(tab, 'Address')).toContain('This does not have the form that is expected.');
    expect(await tab.getByLabel('Title English').getAttribute('aria-invalid')).toBe('true');
    expect(await violations(tab)).toEqual([]);
    await summary.getByRole('link', { name: /^Title of phase 1/ }).click();
    await focusOn(tab, 'f-phases-0-title');
    expect(await tab.getByLabel('Question').inputValue()).toBe('What do parks need?');
    expect(await tab.getByLabel('Address').inputValue()).toBe('Not a slug');
  });

  it('shows the language whose text is refused', async () => {
    const process = aProcess();
    platform.data.processes.push(process);
    const { tab } = await openOffice(browser, platform, `/admin/processes/${process.id}`);
    const fields = [{ pointer: '/summary/co', code: 'too_big', facts: { maximum: 300 } }];
    platform.refuseFields('spaces.updateProcess', fields);
    await press(tab, 'Save the consultation');
    const line = tab.getByRole('link', { name: 'Summary (Corsican): Write at most 300 characters.' });
    expect(await errorOf(tab, 'Summary English')).toContain('Corsican: Write at most 300 characters.');
    await line.click();
    expect(await tab.getByRole('radio', { name: /^Corsican/ }).isChecked()).toBe(true);
    await focusOn(tab, 'f-summary');
  });

  it('puts an address that is taken, and phases that overlap, where they are', async () => {
    platform.data.processes.push(aProcess({ slug: 'parks' }));
    const { tab } = await openOffice(browser, platform, '/admin/processes/new');
    await tab.getByLabel('Title English').fill('Parks');
    expect(await tab.getByLabel('Address').inputValue()).toBe('parks');
    await press(tab, 'Create the consultation');
    await tab.getByRole('link', { name: /^Address: Another consultation has this address/ }).click();
    await focusOn(tab, 'f-slug');
    await tab.getByLabel('Address').fill('parks-2');
    await press(tab, 'Add a phase');
    await tab.getByLabel('Title of phase 1').fill('Propose');
    await tab.getByLabel('Start').fill('2026-12-02T00:00');
    await tab.getByLabel('End').fill('2026-12-01T00:00');
    await press(tab, 'Create the consultation');
    await tab.getByRole('link', { name: /^Phases: The phases must follow one another/ }).click();
    await focusOn(tab, 'f-phases');
    expect(await tab.getByLabel('Start').inputValue()).toBe('2026-12-02T00:00');
  });

  it('refuses half a date instead of taking it for an open end', async () => {
    const process = aProcess({ phases: [aPhase({})] });
    platform.data.processes.push(process);
    const { tab } = await openOffice(browser, platform, `/admin/processes/${process.id}`);
    await tab.getByLabel('End').focus();
    await tab.keyboard.press('Delete');
    await tab.keyboard.press('Tab');
    for (let part = 0; part < 6; part++) await tab.keyboard.press('Tab');
    await press(tab, 'Save the consultation');
    await tab.getByRole('link', { name: /^End of phase 1: This does not have the form/ }).waitFor();
    expect(platform.data.processes[0]?.phases[0]?.endsAt).toBe(process.phases[0]?.endsAt);
  });

  it('names the bounds of a setting, and keeps what is no number as it was typed', async () => {
    const process = aProcess();
    const component = aComponent({ processId: process.id });
    platform.data.processes.push(process);
    platform.data.components.push(component);
    const { tab } = await openOffice(browser, platform, `/admin/components/${component.id}`);
    await tab.getByLabel('Supports for each person').fill('5000');
    await tab.getByLabel('Longest title').fill('');
    await press(tab, 'Save the component');
    await tab.getByRole('link', { name: /^Supports for each person.*: Enter 1000 or less\.$/ }).waitFor();
    expect(await errorOf(tab, 'Longest title')).toBe('Fill in this field.');
    expect(await tab.getByLabel('Supports for each person').inputValue()).toBe('5000');
  });
});

describe('two administrators at once', () => {
  const process = aProcess();
  const somebodySaves = () => {
    const [stored] = platform.data.processes;
    if (stored) Object.assign(stored, { title: { en: 'Theirs' }, version: stored.version + 1 });
  };
  async function meet() {
    platform.data.processes.push(structuredClone(process));
    const { tab } = await openOffice(browser, platform, `/admin/processes/${process.id}`);
    await tab.getByLabel('Title English').fill('Mine');
    somebodySaves();
    await press(tab, 'Save the consultation');
    await tab.getByText('Somebody else has saved this meanwhile').waitFor();
    expect(await tab.getByLabel('Title English').inputValue()).toBe('Mine');
    expect(await violations(tab)).toEqual([]);
    return tab;
  }

  it('may load the other version', async () => {
    const tab = await meet();
    await press(tab, 'Load the other version and drop mine');
    await tab.waitForFunction(() => document.querySelector<HTMLInputElement>('#f-title')?.value === 'Theirs');
    expect(platform.data.processes[0]?.title).toEqual({ en: 'Theirs' });
    await tab.getByLabel('Title English').fill('Both');
    await press(tab, 'Save the consultation');
    await tab.getByText('Saved.', { exact: true }).waitFor();
  });

  it('may save their own over it', async () => {
    const tab = await meet();
    await press(tab, 'Save mine over the other version');
    await tab.getByText('Saved.', { exact: true }).waitFor();
    expect(platform.data.processes[0]?.title).toMatchObject({ en: 'Mine' });
  });
});
