import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { type IslandSite, textOf, violations } from '../../support/island-site.ts';
import { reset, serveBallot, server } from './fake-ballots.ts';

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let site: IslandSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  tab = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

const box = () => tab.getByRole('complementary', { name: 'Votre bulletin' });
const card = (number: number) => tab.locator(`#project-${number}`);
const choose = async (number: number) => {
  await card(number).getByRole('button').first().click();
  await card(number).getByText('Dans votre bulletin').waitFor();
};
const check = () => tab.getByRole('button', { name: 'Vérifier mon bulletin' });
const cast = () => tab.getByRole('button', { name: 'Déposer mon bulletin' });
async function open(...of: Parameters<typeof serveBallot>): Promise<void> {
  site = await serveBallot(...of);
  if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await tab.goto(`${site.origin}/fr/budget/`);
}
const ready = () => box().getByText('Rien n’est compté').waitFor();

describe('a ballot', () => {
  test('says what is left, why something does not fit, and is cast with a receipt that is shown once', async () => {
    await open();
    await ready();
    for (const number of [1, 2, 3]) await choose(number);
    await box().getByText('301 000 €', { exact: true }).waitFor();
    // 310,000 € no longer fit.
    await card(8).getByText('Dépasse de').waitFor();
    expect(await textOf(card(8))).toContain('Dépasse de 9 000 € : il vous reste 301 000 €.');
    await card(8).getByRole('button').waitFor({ state: 'detached' });
    expect(await violations(tab)).toEqual([]);
    await check().click();
    await tab.getByRole('heading', { name: 'Vérifiez, puis déposez' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await cast().click();
    await tab.getByRole('dialog').getByText('7K2QD-0M4ZT-ABCDE-FGH12').waitFor();
    expect(server.ballot?.content[0]?.choices.length).toBe(3);
    await tab.getByRole('button', { name: 'Fermer' }).click();
    await box().locator('.state--yes').getByText('Votre bulletin est enregistré.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.reload();
    await box().getByText('Votre bulletin a été enregistré le').waitFor();
    expect(await textOf(tab.locator('body'))).not.toContain('7K2QD');
  });

  test('is composed and cast with the keyboard alone, once also where its answer is lost', async () => {
    await open({ ballotKind: 'ranking', maximumProjects: 3 });
    await ready();
    await card(5).getByRole('button').focus();
    await tab.keyboard.press('Enter');
    await card(5).getByText('Choix 1').waitFor();
    // The same button takes it out again: the keyboard keeps its place.
    await card(5).locator('button:focus').waitFor();
    await card(6).getByRole('button').focus();
    await tab.keyboard.press('Enter');
    await card(6).getByText('Choix 2').waitFor();
    await box().getByRole('button', { name: 'Monter « Six fontaines à eau »' }).focus();
    await tab.keyboard.press('Enter');
    await card(6).getByText('Choix 1').waitFor();
    await tab.getByText('« Six fontaines à eau » est maintenant le choix 1.').waitFor();
    await check().focus();
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').waitFor();
    server.losesAnswer = true;
    await cast().focus();
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').getByText('7K2QD-0M4ZT-ABCDE-FGH12').waitFor();
    // The answer was lost and the ballot sent again: under the same key it is the same one.
    expect(server.casts).toBe(1);
    const [first, second] = server.ballot?.content[0]?.choices ?? [];
    expect([first?.projectId.slice(-1), second?.projectId.slice(-1)]).toEqual(['6', '5']);
  });

  test('that meets a dead service stays on this device over a reload, and is recorded once it answers', async () => {
    await open();
    await ready();
    await choose(1);
    server.down = true;
    await check().click();
    await cast().click();
    await tab.getByRole('dialog').getByText('Pas encore enregistré').waitFor();
    await tab.reload();
    await box().getByText('Pas encore enregistré').waitFor();
    expect(server.casts).toBe(0);
    server.down = false;
    await box().getByRole('button', { name: 'Envoyer maintenant' }).click();
    await box().getByText('7K2QD-0M4ZT-ABCDE-FGH12').waitFor();
    expect(server.casts).toBe(1);
  });

  test('can be composed before signing in, and is cast right after it', async () => {
    server.me = false;
    await open();
    await card(4).getByRole('button', { name: 'Ajouter' }).click();
    await card(4).getByText('Dans votre bulletin').waitFor();
    await tab.reload();
    await card(4).getByText('Dans votre bulletin').waitFor();
    await check().click();
    await cast().click();
    await tab.getByRole('textbox', { name: 'Adresse e-mail' }).fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.getByLabel('Code à 6 chiffres').fill('123456');
    await tab.keyboard.press('Enter');
    await tab.getByText('7K2QD-0M4ZT-ABCDE-FGH12').first().waitFor();
    expect(server.ballot?.content[0]?.choices.length).toBe(1);
  });

  test('is changed or taken back while the vote is open', async () => {
    await open();
    await ready();
    await choose(1);
    await check().click();
    await cast().click();
    await tab.getByRole('button', { name: 'Fermer' }).click();
    await box().getByRole('button', { name: 'Changer mon bulletin' }).click();
    await choose(6);
    await check().click();
    await tab.getByRole('button', { name: 'Remplacer mon bulletin' }).click();
    await tab.getByRole('dialog').getByText('ZZZZZ-11111-22222-33333').waitFor();
    expect(server.ballot?.revision).toBe(2);
    await tab.getByRole('button', { name: 'Fermer' }).click();
    await box().getByRole('button', { name: 'Retirer mon bulletin' }).click();
    await box().getByText('Il ne comptera plus.').waitFor();
    await box().getByRole('button', { name: 'Retirer mon bulletin' }).click();
    await ready();
    expect(server.ballot).toBeNull();
  });

  test('newer on another device wins, says so, and gives way again when that is undone', async () => {
    await open();
    await ready();
    await choose(1);
    await box().getByText('Gardé dans votre compte.').waitFor();
    const [part] = server.basket?.content ?? [];
    const choices = part?.choices.map((choice) => ({ ...choice, projectId: choice.projectId.replace(/1$/, '7') }));
    server.basket = JSON.parse(JSON.stringify({ content: [{ ...part, choices }], revision: 9 }));
    await choose(6);
    await box().getByText('ont remplacé ceux d’ici').waitFor();
    await card(7).getByText('Dans votre bulletin').waitFor();
    await card(1).getByText('Dans votre bulletin').waitFor({ state: 'detached' });
    await box().getByRole('button', { name: 'Annuler' }).click();
    await card(1).getByText('Dans votre bulletin').waitFor();
    await card(6).getByText('Dans votre bulletin').waitFor();
  });

  test('shares points, and no more than there are', async () => {
    await open({ ballotKind: 'points', points: 5, pointsPerProject: 3, maximumProjects: 0 });
    await ready();
    await card(1)
      .getByLabel(/^Points pour/)
      .fill('3');
    await tab.keyboard.press('Tab');
    await card(1).getByText('Au plus 3 points pour un projet.').waitFor();
    await card(2)
      .getByLabel(/^Points pour/)
      .fill('2');
    await tab.keyboard.press('Tab');
    await card(3).getByText('Vos 5 points sont tous donnés.').waitFor();
    await check().click();
    await cast().click();
    await tab.getByRole('dialog').getByText('Reçu à garder').waitFor();
    expect(server.ballot?.content[0]?.choices.map(({ points }) => points)).toEqual([3, 2]);
  });

  test('of one envelope only says where it was begun, and begins anew elsewhere', async () => {
    await open({ envelopeChoice: 'one', maximumProjects: 0 }, 'districts');
    await ready();
    await choose(1);
    await card(3).getByText('Vous votez dans une seule enveloppe, et avez choisi dans « Centre ».').waitFor();
    await card(3).getByRole('button', { name: 'Recommencer dans cette enveloppe' }).click();
    await card(3).getByText('Dans votre bulletin').waitFor();
    await card(1).getByText('Dans votre bulletin').waitFor({ state: 'detached' });
    await card(4).getByRole('button').waitFor({ state: 'detached' });
  });

  test('is not composed by who was handed a ballot of paper', async () => {
    server.isPaper = true;
    await open();
    await box().getByText('Un bulletin papier vous a été remis').waitFor();
    await card(1).getByRole('button').waitFor({ state: 'detached' });
    expect(await check().count()).toBe(0);
  });
});
