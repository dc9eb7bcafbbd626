import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import { launchBrowser } from '../support/browser.ts';
import { Refusal } from './fake-api.ts';
import { aComponent, anId, aProcess, aProposal } from './fixtures.ts';
import { openOffice, openPlatform, type Platform, violations } from './office.ts';

let browser: Browser;
let platform: Platform;
const process = aProcess();
const funded = { id: anId('state'), name: { en: 'Funded', fr: 'Financée' }, color: 'violet', standing: 'accepted' };
const settings = ProposalSettings.parse({
  states: [funded],
  answerTemplates: [{ name: 'Thanks', text: { en: 'Thank you for **this idea**.', fr: 'Merci.' } }],
  supportThreshold: 10,
});
const component = aComponent({ processId: process.id, settings });
const PATH = `/admin/components/${component.id}/proposals`;
const theme = {
  id: anId('taxonomy'),
  kind: 'theme' as const,
  parentId: null,
  name: { en: 'Trees' },
  position: 0,
  processId: null,
};

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
  platform.data.processes.push(process);
  platform.data.components.push({ ...component });
  platform.data.taxonomies.push(theme);
  for (const title of ['Oaks', 'Elms', 'Ash trees', 'Poplars'])
    platform.data.proposals.push(aProposal({ componentId: component.id, title, themeId: theme.id }));
  platform.data.proposals.push(aProposal({ componentId: component.id, title: 'A slide', state: 'withdrawn' }));
});
afterEach(() => platform.close());

const open = (path = PATH, options: Parameters<typeof openOffice>[3] = {}) =>
  openOffice(browser, platform, path, options);
const row = (tab: Page, name: RegExp) => tab.getByRole('row', { name });
const states = () => platform.data.proposals.map(({ state }) => state);
const bar = (tab: Page) => tab.getByRole('region', { name: 'What to do with the selection' });

describe('an act on many proposals', () => {
  async function accept(tab: Page) {
    await bar(tab).getByRole('button', { name: 'Answer' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Accepted', { exact: false }).first().check();
    await dialog.getByRole('button', { name: 'Count what would change' }).click();
    return dialog;
  }

  it('is told in figures, carried out, and undone', async () => {
    platform.data.proposals[0] = { ...platform.data.proposals[0], state: 'accepted' } as never;
    const { tab, complaints } = await open();
    await tab.getByRole('checkbox', { name: 'Select every proposal of this page' }).check();
    await bar(tab).getByText('2 proposals selected').waitFor();
    await bar(tab).getByRole('button', { name: 'Select all 5 of this filter' }).click();
    await bar(tab).getByText('all 5 of this filter are selected').waitFor();
    const dialog = await accept(tab);
    await dialog.getByText('3 proposals become “Accepted”.').waitFor();
    await dialog.getByText('1 is so already.').waitFor();
    await dialog.getByText('1 was withdrawn and stays as it is.').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(states()).toEqual(['accepted', 'published', 'published', 'published', 'withdrawn']);
    await dialog.getByRole('button', { name: 'Change 3 proposals' }).click();
    await tab.getByText('3 proposals changed. 1 is so already. 1 was withdrawn').waitFor();
    expect(await tab.getByRole('dialog').count()).toBe(0);
    expect(await bar(tab).count()).toBe(0);
    expect(states()).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'withdrawn']);
    await row(tab, /Elms/).getByText('Accepted').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('3 proposals are as they were before.').waitFor();
    expect(states()).toEqual(['accepted', 'published', 'published', 'published', 'withdrawn']);
    await row(tab, /Elms/).getByText('Published').waitFor();
    expect(complaints).toEqual([]);
  });

  it('that was interrupted is there again, and goes on', async () => {
    const { tab } = await open();
    await tab.getByRole('checkbox', { name: 'Select every proposal of this page' }).check();
    await bar(tab).getByRole('button', { name: 'Select all 5' }).click();
    const dialog = await accept(tab);
    platform.refuseOnce('proposals.stepAct', new Refusal('internal.error'));
    await dialog.getByRole('button', { name: 'Change 4 proposals' }).click();
    await tab.getByText('This was interrupted at 0 of 5.').waitFor();
    await tab.reload();
    await tab.getByText('This was interrupted at 0 of 5.').waitFor();
    await tab.getByRole('button', { name: 'Go on' }).click();
    await tab.getByText('4 proposals changed.').waitFor();
  });

  it('gives a theme, or takes it away', async () => {
    const { tab } = await open();
    await row(tab, /Oaks/).getByRole('checkbox').check();
    await bar(tab).getByRole('button', { name: 'Give a theme' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Theme').selectOption('none');
    await dialog.getByRole('button', { name: 'Count what would change' }).click();
    await dialog.getByText('1 proposal becomes “none”.').waitFor();
    await dialog.getByRole('button', { name: 'Change 1 proposal' }).click();
    await tab.getByText('1 proposal changed.').waitFor();
    expect(platform.data.proposals[0]?.themeId).toBeNull();
  });

  it('is given up with Escape, and nothing is changed', async () => {
    const { tab } = await open();
    await row(tab, /Oaks/).getByRole('checkbox').check();
    await bar(tab).getByRole('button', { name: 'Answer' }).click();
    await tab.getByRole('dialog').waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await bar(tab).getByText('1 proposal selected').waitFor();
    expect(platform.asked.some(({ operation }) => operation === 'proposals.createAct')).toBe(false);
  });
});

describe('the keyboard', () => {
  const focused = (tab: Page, name: string) => tab.locator('[data-title]:focus', { hasText: name }).waitFor();

  it('moves, selects, reads and answers without a mouse', async () => {
    const { tab } = await open();
    await tab.getByRole('region', { name: 'Proposals: a row for each' }).focus();
    await tab.keyboard.press('j');
    await focused(tab, 'Oaks');
    await tab.keyboard.press('j');
    await focused(tab, 'Elms');
    await tab.keyboard.press('x');
    await bar(tab).getByText('1 proposal selected').waitFor();
    await tab.keyboard.press('k');
    await focused(tab, 'Oaks');
    await tab.keyboard.press('x');
    await bar(tab).getByText('2 proposals selected').waitFor();
    await tab.keyboard.press('o');
    const pane = tab.getByRole('complementary', { name: 'Proposal beside the table' });
    await pane.getByRole('heading', { name: 'Oaks' }).waitFor();
    await pane.locator('h2:focus').waitFor();
    await tab.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
    await focused(tab, 'Oaks');
    await tab.keyboard.press('Escape');
    await bar(tab).waitFor({ state: 'detached' });
    await tab.keyboard.press('r');
    await pane.getByLabel('Accepted').first().waitFor();
  });

  it('helps on ?, and leaves letters to those who type', async () => {
    const { tab } = await open();
    await tab.getByLabel('Search').fill('');
    await tab.getByLabel('Search').pressSequentially('jxa?');
    expect(await tab.getByLabel('Search').inputValue()).toBe('jxa?');
    expect(await tab.getByRole('dialog').count()).toBe(0);
    expect(await bar(tab).count()).toBe(0);
    await tab.getByRole('link', { name: 'Oaks' }).focus();
    await tab.keyboard.press('?');
    const help = tab.getByRole('dialog', { name: 'Keyboard shortcuts of the table' });
    await help.waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await help.waitFor();
  });

  it('is never kept in the table: Tab leads on', async () => {
    const { tab } = await open();
    await tab.getByRole('link', { name: 'Elms' }).focus();
    for (let n = 0; n < 12; n++) await tab.keyboard.press('Tab');
    expect(await tab.locator('.table :focus').count()).toBe(0);
  });
});

describe('the preview', () => {
  it('reads one proposal after the other, and answers it beside the table', async () => {
    const { tab } = await open(PATH, { viewport: { width: 1600, height: 900 } });
    await tab.getByRole('link', { name: 'Oaks' }).click();
    const pane = tab.getByRole('complementary', { name: 'Proposal beside the table' });
    await pane.getByText('Et des oiseaux.').waitFor();
    await tab.getByRole('link', { name: 'Elms' }).waitFor();
    await pane.getByText('1 of 2 on this page').waitFor();
    await pane.getByRole('button', { name: 'Next' }).click();
    await pane.getByRole('heading', { name: 'Elms' }).waitFor();
    await pane.getByText('Official answer').click();
    await pane.getByLabel('Funded').check();
    await pane.getByLabel('Begin with').selectOption('Thanks');
    await pane.getByText('As people will see it').click();
    const shown = pane.locator('.official');
    await shown.getByText('This proposal: Funded').waitFor();
    expect(await shown.locator('strong').textContent()).toBe('this idea');
    expect(await violations(tab)).toEqual([]);
    await pane.getByRole('button', { name: 'Publish the answer' }).click();
    await tab.getByText('The answer is published.').waitFor();
    await row(tab, /Elms/).getByText('Funded').waitFor();
    expect(platform.data.proposals[1]).toMatchObject({
      state: 'accepted',
      stateId: funded.id,
      answer: { state: 'accepted', text: { en: 'Thank you for **this idea**.', fr: 'Merci.' } },
    });
  });

  it('takes the place of the table on a telephone, with the way back', async () => {
    const { tab } = await open(PATH, { viewport: { width: 390, height: 800 } });
    await tab.getByRole('link', { name: 'Oaks' }).click();
    const pane = tab.getByRole('complementary', { name: 'Proposal beside the table' });
    await pane.getByRole('heading', { name: 'Oaks' }).waitFor();
    expect(await tab.getByRole('link', { name: 'Elms' }).isVisible()).toBe(false);
    expect(await violations(tab)).toEqual([]);
    await pane.getByRole('button', { name: 'Close', exact: true }).click();
    await tab.getByRole('link', { name: 'Elms' }).waitFor();
  });
});

describe('saved filters', () => {
  it('are named, opened again and removed', async () => {
    const { tab } = await open(`${PATH}?state=published&sort=oldest`);
    await tab.getByText('Save this filter').first().click();
    await tab.getByLabel('Name of the filter').fill('To answer');
    await tab.keyboard.press('Enter');
    const saved = tab.getByRole('navigation', { name: 'Saved filters' });
    await saved.getByRole('link', { name: 'To answer' }).waitFor();
    await saved.getByRole('link', { name: 'All proposals' }).click();
    await tab.getByText('5 proposals').waitFor();
    await saved.getByRole('link', { name: 'To answer' }).click();
    await tab.getByText('4 proposals').waitFor();
    expect(new URL(tab.url()).search).toBe('?state=published&sort=oldest');
    expect(await saved.getByRole('link', { name: 'To answer' }).getAttribute('aria-current')).toBe('page');
    expect(await violations(tab)).toEqual([]);
    await saved.getByRole('button', { name: 'Remove the filter “To answer”' }).click();
    await tab.getByText('The filter “To answer” is removed.').waitFor();
    expect(await saved.getByRole('link', { name: 'To answer' }).count()).toBe(0);
  });
});

describe('the file of proposals', () => {
  it('holds every one of them, also those of other pages', async () => {
    platform.data.proposals[2] = { ...platform.data.proposals[2], title: '=cmd|calc' } as never;
    const { tab, complaints } = await open();
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'Export as a file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('proposals.csv');
    const text = await readFile((await file.path()) ?? '', 'utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('"Reference","Title","Text"');
    expect(lines[3]).toContain(`"'=cmd|calc"`);
    expect(lines[1]).toContain('"De l’ombre en été.\n\nEt des oiseaux."');
    await tab.getByText('The file with 5 proposals is in your downloads.').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('settings of a component', () => {
  it('are grouped by what they are about, with states and prepared answers', async () => {
    const { tab } = await open(`/admin/components/${component.id}`);
    for (const heading of ['Votes', 'Writing a proposal', 'List and comments', 'States and answers'])
      await tab.getByRole('heading', { level: 3, name: heading }).waitFor();
    await tab.getByRole('button', { name: 'Add a state' }).click();
    const second = tab.getByRole('group', { name: /^State 2/ });
    await second.locator('input:focus').waitFor();
    await tab.keyboard.type('Shortlisted');
    await second.getByLabel('What it means').selectOption({ label: 'Open: not decided, votes go on' });
    await second.getByRole('radio', { name: 'Amber' }).check();
    expect(await second.locator('.state--amber', { hasText: 'Shortlisted' }).count()).toBe(1);
    await tab.getByRole('button', { name: 'Remove “Thanks”' }).click();
    await tab.locator('[data-add]:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByLabel('Votes needed before any counts').fill('31');
    await tab.getByRole('button', { name: 'Save the component' }).click();
    await tab.getByRole('link', { name: 'Votes needed before any counts: Enter 30 or less.' }).click();
    await tab.keyboard.press('ControlOrMeta+a');
    await tab.keyboard.type('3');
    await tab.getByRole('button', { name: 'Save the component' }).click();
    await tab.getByText('Saved.').waitFor();
    const { settings: stored } = platform.data.components[0] ?? {};
    expect(stored).toMatchObject({
      voteMinimum: 3,
      answerTemplates: [],
      states: [funded, { name: { en: 'Shortlisted' }, color: 'amber', standing: 'published' }],
    });
  });

  it('say beside the field why a state cannot go', async () => {
    const { tab } = await open(`/admin/components/${component.id}`);
    platform.refuseFields('spaces.updateComponent', [
      { pointer: '/settings/states', code: 'state.in-use', facts: { name: 'Funded', count: 3 } },
    ]);
    await tab.getByRole('button', { name: 'Remove “Funded”' }).click();
    await tab.getByRole('button', { name: 'Save the component' }).click();
    await tab.getByRole('link', { name: /States of your own: “Funded” cannot go: 3 proposals have it/ }).click();
    await tab.locator('#f-settings-states:focus').waitFor();
  });
});

describe('the count of the ballots', () => {
  it('is asked for, goes on, and says what was found', async () => {
    const { tab } = await open();
    await tab.getByText('Count of the ballots').click();
    await tab.getByRole('button', { name: 'Count the ballots again' }).click();
    await tab.getByText('Counting… 5 proposals so far.').waitFor();
    await tab
      .getByText(/1,204 votes in 5 proposals\. The sums of 1 proposal were wrong and have been made right\./)
      .waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});

describe('at every width, light and dark', () => {
  it.each([320, 390, 768, 1280])('nothing runs out of the window at %i pixels', async (width) => {
    const { tab } = await open(PATH, { viewport: { width, height: 800 }, colorScheme: 'dark' });
    await row(tab, /Oaks/).getByRole('checkbox').check();
    await bar(tab).waitFor();
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(tab)).toEqual([]);
  });
});
