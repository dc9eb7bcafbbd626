import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { EDIT_MINUTES } from '../../shared/comments/rules.ts';
import { launchBrowser } from '../support/browser.ts';
import { textOf, violations } from '../support/island-site.ts';
import { type CommentsSite, openComments } from './comments-site.ts';
import { all, reset, server } from './fake-comments.ts';

const first = all[0]?.id ?? '';

let browser: Browser;
let comments: CommentsSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(reset);
afterEach(() => comments.close());

const open = async (opening: Parameters<typeof openComments>[1] = {}) => {
  comments = await openComments(browser, opening);
  return comments;
};
const _bodies = () => server.sent.map(({ body }) => Object(body).body);

describe('own comments', () => {
  /** Publishes one and gives its article. */
  async function mine(words = 'Une coquile.') {
    const { tab, text, publish, write, threads } = comments;
    await write();
    await text().fill(words);
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    return threads().first();
  }
  const own = (name: string) => comments.threads().first().getByRole('button', { name, exact: true });

  test('are changed in their place, and say so', async () => {
    const { tab } = await open();
    const article = await mine();
    await own('Modifier').click();
    const area = article.getByRole('textbox', { name: 'Votre texte' });
    await area.waitFor();
    await article.locator('textarea:focus').waitFor();
    expect(await area.inputValue()).toBe('Une coquile.');
    expect(await violations(tab)).toEqual([]);
    await area.fill('Une coquille.');
    await article.getByRole('button', { name: 'Enregistrer' }).click();
    await article.getByText('Une coquille.').waitFor();
    await article.getByText(/modifié le 21 novembre 2026/).waitFor();
    await tab.locator('article.comment:focus').waitFor();
    expect(server.edits.map(({ body }) => body)).toEqual([{ body: 'Une coquille.', revision: 1 }]);
  });

  test('keep the changed text when it is refused', async () => {
    await open();
    const article = await mine();
    await own('Modifier').click();
    const area = article.getByRole('textbox', { name: 'Votre texte' });
    await area.fill('Une autre version');
    server.refusal = 'comment.changed-meanwhile';
    await article.getByRole('button', { name: 'Enregistrer' }).click();
    await article
      .locator('.error')
      .getByText(/modifié ou supprimé ailleurs/)
      .waitFor();
    expect(await area.inputValue()).toBe('Une autre version');
  });

  test('are deleted after it was said what happens, by keyboard alone', async () => {
    const { tab } = await open();
    const article = await mine();
    await own('Supprimer').focus();
    await tab.keyboard.press('Enter');
    await article.getByText('Son texte et ses votes disparaissent pour de bon.').waitFor();
    await article.locator('fieldset:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Tab');
    await article.getByRole('button', { name: 'Supprimer pour de bon' }).and(tab.locator(':focus')).waitFor();
    await tab.keyboard.press('Enter');
    await tab.getByText('Votre commentaire est supprimé.').waitFor();
    await article.getByText('Ce commentaire a été supprimé').waitFor();
    expect(await textOf(article)).not.toContain('coquile');
    expect(await tab.getByRole('heading', { name: '132 commentaires' }).count()).toBe(1);
    expect(server.removed).toHaveLength(1);
    await tab.locator('article.comment:focus').waitFor();
  });

  test('stay when deleting is given up', async () => {
    const { tab } = await open();
    const article = await mine();
    await own('Supprimer').click();
    await article.getByRole('button', { name: 'Annuler' }).click();
    await own('Supprimer').and(tab.locator(':focus')).waitFor();
    expect(server.removed).toEqual([]);
    expect(await textOf(article)).toContain('Une coquile.');
  });

  test('of earlier visits can be deleted, and changed only while that is possible', async () => {
    server.written.set(first, 'Nous avons essayé');
    const { tab } = await open();
    await own('Supprimer').waitFor();
    // It was written a month ago; the window is half an hour.
    expect(EDIT_MINUTES).toBeLessThan(60);
    expect(await own('Modifier').count()).toBe(0);
    expect(await tab.getByRole('button', { name: 'Supprimer' }).count()).toBe(1);
  });
});

describe('the link of a comment', () => {
  test('is copied, and is shown where that is not allowed', async () => {
    const { tab, site } = await open({
      prepare: async (_, context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
    });
    const article = tab.locator(`#${first}`);
    await article.getByRole('button', { name: 'Copier le lien' }).first().click();
    await article.getByText(/Le lien est copié|Voici le lien/).waitFor();
    const link = await article.getByRole('textbox', { name: 'Lien du commentaire' }).inputValue();
    expect(link).toBe(`${site.origin}/fr/comments/#${first}`);
    expect(await violations(tab)).toEqual([]);
  });
});
