/** The page of a result, and the one on which a receipt is checked, in a browser. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { PublishedBallots } from '../../../shared/budgets/results/published.ts';
import type { PageFrame } from '../../../shared/platform/views.ts';
import { launchBrowser } from '../../support/browser.ts';
import { aCheckPage, aResultsPage, LIST } from '../../support/result-views.ts';
import { serveTemplates, type TemplateSite } from '../../support/site.ts';

let browser: Browser;
let site: TemplateSite;
const [results, check] = [aResultsPage(), aCheckPage()];
const addressOf = ({ locale, path }: PageFrame) => `/${locale}${path}`;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await serveTemplates(
    new Map<string, PageFrame>([
      [addressOf(results), results],
      [addressOf(check), check],
    ]),
  );
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page over a list; gives what was asked of the network besides the page and its parts. */
async function open(page: PageFrame, list: PublishedBallots = LIST): Promise<{ tab: Page; asked: string[] }> {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const asked: string[] = [];
  await context.route('**/ballots.json', (route) => route.fulfill({ json: list }));
  const tab = await context.newPage();
  context.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await tab.goto(`${site.origin}${addressOf(page)}`);
  return { tab, asked };
}

async function checked(list: PublishedBallots, receipt: string) {
  const { tab, asked } = await open(check, list);
  const button = tab.getByRole('button', { name: 'Vérifier' });
  await tab.locator('form button[type=submit]:enabled').waitFor();
  await tab.getByLabel('Code de votre reçu').fill(receipt);
  await button.click();
  await tab.locator('[role=alert], [role=status] .note').first().waitFor();
  const said = (await tab.locator('main').textContent()) ?? '';
  await tab.context().close();
  return { said, asked };
}

describe('the page of a result', () => {
  it('explains each winner and each other project, in words and in a picture', async () => {
    const { tab } = await open(results);
    const said = ((await tab.locator('main').textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(said).toMatch(/projets retenus? par 40 bulletins/);
    expect(said).toMatch(/Payé par 20 personnes, .* € chacune/);
    expect(said).toContain('Méthode des parts égales');
    expect(said).toMatch(/peu/);
    await tab.getByText(/Qui paie le n° 3/).click();
    await tab.getByRole('img', { name: /Qui paie le n° 3/ }).waitFor();
    await tab.getByText(/Projets non retenus/).click();
    await tab.getByText('Retiré avant le dépouillement').waitFor();
    await tab.getByRole('link', { name: /^Travaux/ }).waitFor();
    await tab.context().close();
  });
});

describe('the check of a receipt', () => {
  const [ballot] = LIST.ballots;
  if (ballot === undefined) throw new Error('no ballots');

  it('finds a ballot in the list and in the count, and sends nothing anywhere', async () => {
    const { said, asked } = await checked(LIST, ` ${ballot.receipt.toLowerCase().replaceAll('-', ' ')} `);
    expect(said).toContain('Votre bulletin est dans la liste');
    expect(said).toContain(`Projet ${ballot.projects[0]}`);
    expect(said).toContain('les bulletins donnent les projets retenus publiés');
    expect(asked.filter((one) => !one.startsWith('GET '))).toEqual([]);
    expect(asked.filter((one) => one.includes(ballot.receipt))).toEqual([]);
  });

  it('says when there is no ballot with a code', async () => {
    expect((await checked(LIST, '00000-00000-00000-00000')).said).toContain('Aucun bulletin ne porte ce code');
  });

  it('says clearly that a list was tampered with, and finds nothing in it', async () => {
    const forged = { ...LIST, ballots: LIST.ballots.with(0, { ...ballot, projects: [2] }) };
    const { said } = await checked(forged, ballot.receipt);
    expect(said).toContain('La liste n’est pas celle qui a été publiée.');
    expect(said).not.toContain('Votre bulletin est dans la liste');
  });
});
