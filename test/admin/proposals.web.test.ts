import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aComponent, anId, aProcess, aProposal } from './fixtures.ts';
import { openOffice, openPlatform, type Platform, violations } from './office.ts';

let browser: Browser;
let platform: Platform;
const process = aProcess();
const component = aComponent({ processId: process.id });
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
  platform.data.components.push(component);
  platform.data.taxonomies.push(theme);
  for (const title of ['Oaks', 'Elms', 'Ash trees'])
    platform.data.proposals.push(aProposal({ componentId: component.id, title, themeId: theme.id }));
  platform.data.proposals.push(aProposal({ componentId: component.id, title: 'A slide', state: 'rejected' }));
});
afterEach(() => platform.close());

const rows = (tab: Page) => tab.locator('tbody th a').allInnerTexts();
const search = (tab: Page) => new URL(tab.url()).search;

describe('the table of proposals', () => {
  it('is searched, filtered and turned, and the address says how', async () => {
    const { tab } = await openOffice(browser, platform, PATH);
    await tab.getByText('4 proposals').waitFor();
    expect(await rows(tab)).toEqual(['Oaks', 'Elms']);
    await tab.getByRole('link', { name: 'Next page' }).click();
    await tab.getByRole('link', { name: 'A slide' }).waitFor();
    expect(search(tab)).toBe('?cursor=2');

    await tab.getByLabel('State').selectOption('published');
    await tab.getByLabel('Theme').selectOption('Trees');
    await tab.getByRole('button', { name: 'Show' }).click();
    await tab.getByText('3 proposals').waitFor();
    expect(search(tab)).toBe(`?state=published&theme=${theme.id}`);

    await tab.getByLabel('Search').fill('ash');
    await tab.keyboard.press('Enter');
    await tab.getByText('1 proposal', { exact: true }).waitFor();
    expect(await rows(tab)).toEqual(['Ash trees']);
    await tab.goBack();
    await tab.getByText('3 proposals').waitFor();
    expect(await tab.getByLabel('Search').inputValue()).toBe('');
    expect(await tab.getByLabel('State').inputValue()).toBe('published');
  });

  it('is filtered by themes of its own consultation, and by those that its proposals bear all the same', async () => {
    const elsewhere = { ...theme, processId: anId('process') };
    const [unused, used] = ['Roads', 'Water'].map((name) => ({
      ...elsewhere,
      id: anId('taxonomy'),
      name: { en: name },
    }));
    platform.data.taxonomies.push({ ...elsewhere, ...unused }, { ...elsewhere, ...used });
    platform.data.proposals.unshift(aProposal({ componentId: component.id, title: 'A pond', themeId: used?.id }));
    const { tab } = await openOffice(browser, platform, PATH);
    await tab.getByRole('link', { name: 'A pond' }).waitFor();
    const options = () => tab.getByLabel('Theme').locator('option').allTextContents();
    expect(await options()).toEqual(['All themes', 'Trees', 'Water']);
    await tab.getByLabel('Theme').selectOption('Water');
    await tab.getByLabel('Search').fill('slide');
    await tab.getByRole('button', { name: 'Show' }).click();
    await tab.getByText('No proposal fits this search.').waitFor();
    expect(await options()).toEqual(['All themes', 'Trees', 'Water']);
    expect(await tab.getByLabel('Theme').inputValue()).toBe(used?.id);
  });

  it('says what to do when nothing is found', async () => {
    const { tab } = await openOffice(browser, platform, `${PATH}?q=zebra`);
    await tab.getByText('No proposal fits this search.').waitFor();
    expect(await tab.getByLabel('Search').inputValue()).toBe('zebra');
    await tab.getByRole('link', { name: 'Remove all filters' }).click();
    await tab.getByText('4 proposals').waitFor();
  });

  it('links each row to its answer and to its public page', async () => {
    const { tab } = await openOffice(browser, platform, PATH);
    const row = tab.getByRole('row', { name: /Oaks/ });
    const [oaks] = platform.data.proposals;
    expect(await row.getByRole('link', { name: /^Public page/ }).getAttribute('href')).toBe(
      `/en/processes/parcs/f/${component.id}/proposals/${oaks?.id}/`,
    );
    await row.getByRole('link', { name: /^Answer/ }).click();
    await tab.getByRole('heading', { level: 1, name: 'Oaks' }).waitFor();
  });
});

describe('the official answer', () => {
  it('asks for a decision, then publishes it with its date in the organization’s time zone', async () => {
    const [oaks] = platform.data.proposals;
    const { tab } = await openOffice(browser, platform, `${PATH}/${oaks?.id}`);
    await tab.getByRole('textbox', { name: 'Answer English' }).fill('Too dry.');
    await tab.getByRole('button', { name: 'Publish the answer' }).click();
    await tab.getByRole('link', { name: 'What was decided: Choose one.' }).click();
    expect(platform.asked.some(({ operation }) => operation === 'proposals.answer')).toBe(false);
    await tab.keyboard.press('ArrowUp');
    expect(await tab.getByLabel('Not accepted').isChecked()).toBe(true);
    await tab.getByLabel('Date of the answer').fill('2026-07-01T10:00');
    await tab.getByRole('button', { name: 'Publish the answer' }).click();
    const note = tab.locator('.note--ok');
    await note.waitFor();
    expect(await note.getByRole('link').getAttribute('href')).toContain(`/proposals/${oaks?.id}/`);
    expect(platform.data.proposals[0]?.answer).toEqual({
      state: 'rejected',
      text: { en: 'Too dry.' },
      answeredAt: '2026-07-01T08:00:00.000Z',
    });
    expect(await violations(tab)).toEqual([]);
    await tab.reload();
    expect(await tab.getByRole('textbox', { name: 'Answer English' }).inputValue()).toBe('Too dry.');
    expect(await tab.getByLabel('Date of the answer').inputValue()).toBe('2026-07-01T10:00');
  });

  it('shows what people wrote as text, whatever markup it holds', async () => {
    const text =
      '<p>One<br>two</p><script>document.title = "taken"</script><img src=x onerror="document.title=1"><ul><li>three</li></ul>';
    const imported = aProposal({ componentId: component.id, body: { format: 'html', text } });
    platform.data.proposals.push(imported);
    const { tab } = await openOffice(browser, platform, `${PATH}/${imported.id}`);
    await tab.getByText('three').waitFor();
    expect(await tab.locator('.proposal-text p').allTextContents()).toEqual(['One\ntwo', 'three']);
    expect(await tab.locator('.proposal-text :is(script, img, ul)').count()).toBe(0);
    expect(await tab.title()).toContain('Planter des arbres');
  });

  it('is not offered for a proposal that was withdrawn', async () => {
    const withdrawn = aProposal({ componentId: component.id, state: 'withdrawn' });
    platform.data.proposals.push(withdrawn);
    const { tab } = await openOffice(browser, platform, `${PATH}/${withdrawn.id}`);
    await tab.getByText('A draft or a withdrawn proposal cannot be answered.').waitFor();
  });
});

describe('an official proposal', () => {
  it('is held to the lengths of the component, then published', async () => {
    const { tab } = await openOffice(browser, platform, PATH);
    await tab.getByRole('link', { name: 'New official proposal' }).click();
    await tab.getByLabel('Title').fill('Short');
    await tab.getByLabel('Text').fill('The city plants forty oaks.');
    await tab.getByRole('button', { name: 'Publish the proposal' }).click();
    await tab.getByRole('link', { name: 'Title: Write at least 15 characters.' }).click();
    await tab.keyboard.type(' – forty oaks for the park');
    await tab.getByLabel('Theme').selectOption('Trees');
    await tab.getByRole('button', { name: 'Publish the proposal' }).click();
    await tab.getByRole('heading', { level: 1, name: /forty oaks for the park/ }).waitFor();
    expect(platform.data.proposals.at(-1)).toMatchObject({ isOfficial: true, locale: 'en', themeId: theme.id });
  });

  it('takes pictures and documents once it is there, and says that nobody’s name stands with them', async () => {
    const official = aProposal({ componentId: component.id, title: 'Forty oaks', isOfficial: true });
    platform.data.proposals.push(official);
    const { tab } = await openOffice(browser, platform, `${PATH}/${official.id}`);
    await tab.getByText('They are online as soon as they are checked.').waitFor();
    const chosen = tab.locator('#official-attachments input[type="file"]');
    await chosen.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await tab.getByLabel('Title of the document').waitFor();
    expect(await tab.getByText(/with your name/).count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  it('of a citizen has no such field: its files are the author’s', async () => {
    const [citizens] = platform.data.proposals;
    const { tab } = await openOffice(browser, platform, `${PATH}/${citizens?.id}`);
    await tab.getByRole('heading', { name: 'Oaks' }).first().waitFor();
    expect(await tab.locator('#official-attachments').count()).toBe(0);
  });
});
