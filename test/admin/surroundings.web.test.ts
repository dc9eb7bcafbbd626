import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { processTallyPath } from '../../shared/spaces/figures.ts';
import { launchBrowser } from '../support/browser.ts';
import { Refusal } from './fake-api.ts';
import { aProcess } from './fixtures.ts';
import { openOffice, openPlatform, type Platform, violations } from './office.ts';

let browser: Browser;
let platform: Platform;
let processId: string;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
  const process = aProcess();
  platform.data.processes.push(process);
  processId = process.id;
});
afterEach(() => platform.close());

const open = async (path: string) => (await openOffice(browser, platform, path)).tab;
const bodyOf = (operation: string) => platform.asked.filter((asked) => asked.operation === operation).at(-1)?.body;
const press = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true }).click();
const saved = (tab: Page) => tab.getByText('Saved.', { exact: true }).waitFor();

describe('the announcement', () => {
  it('is written in each language, with times of the organization, and says whether it is on', async () => {
    const tab = await open('/admin/announcement/');
    await tab.getByText('There is no announcement now.').waitFor();
    await tab.getByLabel('Text English').fill('Closed on **Saturday**.');
    await tab.getByRole('radio', { name: /^French/ }).check();
    await tab.getByLabel('Text French').fill('Fermé **samedi**.');
    await tab.getByLabel('How much it matters').selectOption({ label: 'Important' });
    await tab.getByLabel('From').fill('2026-11-22T08:00');
    await press(tab, 'Save the announcement');
    await saved(tab);
    expect(bodyOf('spaces.updateAnnouncement')).toEqual({
      text: { en: 'Closed on **Saturday**.', fr: 'Fermé **samedi**.' },
      level: 'important',
      startsAt: '2026-11-22T07:00:00.000Z',
      endsAt: null,
      version: 0,
    });
    await tab.getByText('It is not shown now: the dates decide, to the minute.').waitFor();
    await tab.getByLabel('From').fill('');
    await press(tab, 'Save the announcement');
    await tab.getByText('It is shown now.').waitFor();
    await tab.context().close();
  });

  it('of a process is another one, reached from its sections', async () => {
    const tab = await open(`/admin/processes/${processId}`);
    const sections = tab.getByRole('navigation', { name: 'Sections' });
    // The site has a section of the same name.
    await sections.locator(`a[href="/admin/processes/${processId}/announcement"]`).click();
    await tab.getByText('A few words above every page of this consultation.').waitFor();
    await tab.getByLabel('Text English').fill('Workshop tonight.');
    await press(tab, 'Save the announcement');
    await saved(tab);
    const asked = platform.asked.filter(({ operation }) => operation === 'spaces.updateAnnouncement');
    expect(asked).toHaveLength(1);
    await tab.context().close();
  });

  it('that somebody else has saved meanwhile asks which one counts', async () => {
    const tab = await open('/admin/announcement/');
    await tab.getByLabel('Text English').fill('Mine.');
    platform.refuseOnce('spaces.updateAnnouncement', new Refusal('announcement.changed-meanwhile'));
    await press(tab, 'Save the announcement');
    await press(tab, 'Save mine over the other version');
    await saved(tab);
    expect(bodyOf('spaces.updateAnnouncement')).toMatchObject({ text: { en: 'Mine.' } });
    await tab.context().close();
  });
});

describe('partners', () => {
  it('are added, put in order and removed by keyboard', async () => {
    const tab = await open('/admin/partners/');
    await press(tab, 'Add a partner');
    await tab.getByLabel('Name of partner 1 English').fill('Library');
    await tab.getByLabel('Address of its site').fill('https://library.example');
    await press(tab, 'Add a partner');
    await tab.getByLabel('Name of partner 2 English').fill('University');
    await tab.getByRole('button', { name: 'Move University up' }).press('Enter');
    await press(tab, 'Save the partners');
    await saved(tab);
    expect(bodyOf('spaces.updatePartners')).toEqual({
      items: [
        { name: { en: 'University' }, url: null, logo: null, alt: {} },
        { name: { en: 'Library' }, url: 'https://library.example', logo: null, alt: {} },
      ],
      version: 0,
    });
    await tab.getByRole('button', { name: 'Remove Library' }).press('Enter');
    await press(tab, 'Save the partners');
    await tab.waitForFunction(() => document.querySelectorAll('ol fieldset').length === 1);
    await tab.context().close();
  });

  it('that the API refuses say why beside the field', async () => {
    const tab = await open('/admin/partners/');
    await press(tab, 'Add a partner');
    await tab.getByLabel('Name of partner 1 English').fill('Library');
    await tab.getByLabel('Address of its site').fill('library.example');
    await press(tab, 'Save the partners');
    await tab.locator('.errors:focus').waitFor();
    await tab.getByRole('link', { name: /^Address of the site of partner 1/ }).click();
    await tab.getByLabel('Address of its site').and(tab.locator(':focus')).waitFor();
    await tab.context().close();
  });
});

describe('documents', () => {
  const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });

  it('are sent, checked and saved with a title; pages of other sites stand among them', async () => {
    const tab = await open(`/admin/processes/${processId}/documents`);
    await tab.getByLabel('Add a file').setInputFiles(pdf('Le projet.pdf'));
    await tab.getByLabel('Title of document 1 English').waitFor();
    expect(await tab.getByLabel('Title of document 1 English').inputValue()).toBe('Le projet');
    expect(await tab.getByText('File: PDF, 1.2 MB').isVisible()).toBe(true);
    await press(tab, 'Add a page of another site');
    await tab.getByLabel('Title of document 2 English').fill('The report');
    await tab.getByLabel('Address of document 2').fill('https://council.example/report');
    await press(tab, 'Save the documents');
    await saved(tab);
    expect(bodyOf('spaces.updateDocuments')).toMatchObject({
      items: [
        { title: { en: 'Le projet' }, file: { kind: 'file', path: `/media/${'d'.repeat(64)}.pdf` } },
        { title: { en: 'The report' }, file: { kind: 'link', url: 'https://council.example/report' } },
      ],
      version: 0,
    });
    await tab.context().close();
  });

  it('that do not pass the check are not added, and it is said', async () => {
    const tab = await open(`/admin/processes/${processId}/documents`);
    await tab.getByLabel('Add a file').setInputFiles(pdf('bad.pdf'));
    await tab.getByText(/This file was refused/).waitFor();
    expect(await tab.getByText('No documents yet.').isVisible()).toBe(true);
    await tab.context().close();
  });
});

describe('pages of the site', () => {
  it('are generated until they are written, and can go back', async () => {
    const tab = await open('/admin/pages/');
    await tab.getByRole('link', { name: 'The legal page' }).click();
    await tab.getByText('This text is generated').waitFor();
    await tab.getByLabel('Text English').fill('Our own words.');
    await press(tab, 'Save the page');
    await saved(tab);
    expect(bodyOf('spaces.updateSitePage')).toMatchObject({
      body: { en: 'Our own words.', fr: 'Texte généré.' },
      position: 0,
      version: 0,
    });
    await press(tab, 'Back to the generated text');
    await press(tab, 'Yes, take the generated text');
    await tab.getByRole('heading', { level: 1, name: 'Pages of the site' }).waitFor();
    expect(await tab.getByRole('row', { name: /The legal page/ }).textContent()).toContain('Generated text');
    await tab.context().close();
  });

  it('are created at an address that follows from the title, which is refused where it is taken', async () => {
    const tab = await open('/admin/pages/new');
    await tab.getByLabel('Title English').fill('Legal');
    await tab.getByLabel('Text English').fill('Fifteen people.');
    await press(tab, 'Create the page');
    await tab.locator('.errors:focus').waitFor();
    await tab.getByLabel('Address', { exact: true }).fill('the-jury');
    await press(tab, 'Create the page');
    await tab.getByRole('heading', { level: 1, name: 'Legal' }).waitFor();
    expect(bodyOf('spaces.createSitePage')).toMatchObject({ slug: 'the-jury', isPublished: true, layout: 'text' });
    expect(await tab.getByRole('link', { name: 'See the page' }).getAttribute('href')).toBe('/en/pages/the-jury/');
    await tab.context().close();
  });
});

describe('figures', () => {
  it('beside the form of a process are those of its public tally', async () => {
    platform.tallies.set(processTallyPath(processId), {
      participants: 48,
      contributions: 132,
      supports: 2410,
      countedAt: '2026-11-21T07:30:00.000Z',
      components: {},
    });
    const tab = await open(`/admin/processes/${processId}`);
    const figures = tab.getByRole('region', { name: 'Figures' });
    await figures.getByText('Counted on 21 November 2026 at 08:30').waitFor();
    expect(await figures.locator('dd').allTextContents()).toEqual(['48', '132', '2,410']);
    await tab.context().close();
  });
});

describe('every screen around consultations', () => {
  it.each([
    '/admin/announcement/',
    '/admin/partners/',
    '/admin/pages/',
    '/admin/pages/new',
    '/admin/pages/faq',
    '{process}/documents',
    '{process}/partners',
    '{process}/announcement',
  ])('%s has no accessibility violation, and fits a telephone, light and dark', async (path) => {
    const address = path.replace('{process}', `/admin/processes/${processId}`);
    const { tab, complaints } = await openOffice(browser, platform, address, { reducedMotion: 'reduce' });
    await tab.locator('.work form, .work table').first().waitFor();
    const add = tab.getByRole('button', { name: /^Add a (partner|page of another site)$/ });
    if ((await add.count()) > 0) await add.click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      for (const width of [320, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        expect(await violations(tab)).toEqual([]);
        expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
    expect(complaints).toEqual([]);
    await tab.context().close();
  });
});

describe('expected peaks', () => {
  it('are declared with a day and an hour of the organization, changed, removed and taken back', async () => {
    const tab = await open('/admin/peaks/');
    await tab.getByText('No peak is expected.').waitFor();
    await press(tab, 'Add a peak');
    await tab.getByLabel('Name of peak 1').fill('Last evening');
    await tab.getByLabel('How people come').selectOption('last-evening');
    await tab.getByLabel('Begins').fill('2026-12-20T18:00');
    await tab.getByLabel('People who take part').fill('400000');
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Save the peaks');
    await saved(tab);
    const peak = { title: 'Last evening', kind: 'last-evening', startsAt: '2026-12-20T17:00:00.000Z', hours: 6 };
    expect(bodyOf('spaces.updatePeaks')).toEqual({ items: [{ ...peak, participants: 400_000 }], version: 0 });
    await tab.getByRole('button', { name: 'Remove Last evening' }).press('Enter');
    await tab.getByText('No peak is expected.').waitFor();
    await press(tab, 'Take it back');
    await tab.getByLabel('Hours').fill('8');
    await press(tab, 'Save the peaks');
    await tab.waitForFunction(() => document.querySelector('[role=status]')?.textContent === 'Saved.');
    expect(bodyOf('spaces.updatePeaks')).toEqual({ items: [{ ...peak, hours: 8, participants: 400_000 }], version: 1 });
    await tab.context().close();
  });
});
