import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aComponent, aProcess } from '../admin/fixtures.ts';
import { openOffice, openPlatform, type Platform, violations } from '../admin/office.ts';
import { launchBrowser } from '../support/browser.ts';

let browser: Browser;
let platform: Platform;
const process = aProcess();
const component = aComponent({ processId: process.id });

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
  platform.data.processes.push(process);
  platform.data.components.push(component);
});
afterEach(() => platform.close());

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('imports and exports on the page of a component', () => {
  it('are ordered, followed and downloaded; an import says what it found, line by line', async () => {
    const { tab, complaints } = await openOffice(browser, platform, `/admin/components/${component.id}`);
    const panel = tab.getByRole('region', { name: 'Import and export' });
    await panel.getByText(component.id).waitFor();
    await panel.getByRole('button', { name: 'Comments: XLSX' }).click();
    await panel.getByText('256 rows so far').waitFor();
    const download = panel.getByRole('button', { name: 'Download comments-2026-11-21.xlsx' });
    await download.waitFor();
    await tab.getByText('comments-2026-11-21.xlsx is ready.').waitFor();

    await panel.getByRole('button', { name: 'Import this file' }).click();
    await panel.getByText('Choose a file first.').waitFor();
    const field = panel.getByLabel('File to import');
    await field.setInputFiles(file('empty.csv', ''));
    await panel.getByText('The file is empty.').waitFor();
    await field.setInputFiles(file('export.csv', 'id;title/fr;body/fr\n1;Un titre;Un texte\n'));
    await panel.getByRole('button', { name: 'Import this file' }).click();
    await panel.getByText('1,200 imported, 3 there already, 1 refused').waitFor();
    await panel.getByText('Read as CSV, ISO-8859-1, separated by semicolons').waitFor();
    await panel.getByText('Lines with a remark').click();
    const refused = panel.getByRole('listitem').filter({ hasText: 'Line 7' }).last();
    await refused.getByText('This is no date.', { exact: false }).waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(complaints).toEqual([]);

    const report = tab.waitForRequest(/\/report$/);
    await panel.getByRole('button', { name: 'Download the report of lines (CSV)' }).click();
    await report;
  });

  it('say why a file could not be read to its end, in the language of the office', async () => {
    const { tab } = await openOffice(browser, platform, `/admin/components/${component.id}`, { locale: 'fr' });
    const panel = tab.getByRole('region', { name: 'Importer et exporter' });
    await panel.getByLabel('Fichier à importer').setInputFiles(file('broken.csv', 'id;title/fr\n1;"a\n'));
    await panel.getByRole('button', { name: 'Importer ce fichier' }).click();
    await panel.getByText('Les guillemets ne correspondent pas à la ligne 12', { exact: false }).waitFor();
  });
});
