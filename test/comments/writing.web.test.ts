import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, textOf, violations } from '../support/island-site.ts';
import { aPhase } from '../support/views.ts';
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
const bodies = () => server.sent.map(({ body }) => Object(body).body);

describe('writing', () => {
  test('shows the own comment at once, counts it, and empties the form', async () => {
    const { tab, text, publish, threads, write } = await open();
    await write();
    await tab.getByRole('radio', { name: 'Contre' }).check();
    await text().fill('Les délais sont trop courts.');
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    expect(await textOf(threads().first())).toMatch(/^Contre ?Camille R\..*Les délais sont trop courts\./);
    expect(await tab.getByRole('heading', { name: '133 commentaires' }).count()).toBe(1);
    expect(await text().inputValue()).toBe('');
    expect(server.sent.map(({ body }) => body)).toEqual([
      { body: 'Les délais sont trop courts.', locale: 'fr', position: 'against', parentId: null, isOfficial: false },
    ]);
    expect(await violations(tab)).toEqual([]);
  });

  test('asks anonymous readers to sign in, and publishes afterwards by itself', async () => {
    server.me = null;
    const { tab, text, publish, write } = await open();
    await write();
    await text().fill('Je suis d’accord.');
    await publish().click();
    await tab.getByRole('textbox', { name: 'Adresse e-mail' }).fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.getByRole('textbox', { name: 'Code à 6 chiffres' }).fill('123456');
    await tab.keyboard.press('Enter');
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    expect(server.created.size).toBe(1);
  });

  test('keeps what is being written over a reload, and goes on without taking the focus', async () => {
    const { tab, text, write } = await open();
    await write();
    await text().fill('À reprendre plus tard');
    await tab.reload();
    await tab.waitForFunction(() => document.querySelector('textarea')?.value === 'À reprendre plus tard');
    expect(await tab.locator('textarea:focus').count()).toBe(0);
  });

  test('says beside the field that a text is too long, missing or invisible, and keeps it', async () => {
    const { tab, text, publish, write } = await open();
    await write();
    await publish().click();
    await tab.locator('.error').getByText('Écrivez d’abord votre commentaire.').waitFor();
    await text().fill('\u200b \u2060');
    await publish().click();
    await tab.locator('.error').getByText('Écrivez d’abord votre commentaire.').waitFor();
    await text().fill('mot '.repeat(10_000));
    await publish().click();
    await tab
      .locator('.error')
      .getByText(/Le texte a .* signes/)
      .waitFor();
    expect(await text().inputValue()).toHaveLength(40_000);
    await tab.locator('textarea:focus').waitFor();
    expect(server.sent).toEqual([]);
    expect(await violations(tab)).toEqual([]);
    await text().fill('é'.repeat(200));
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
  });

  test('is published once although the answer is lost and the request repeated', async () => {
    server.cuts = 1;
    const { tab, text, publish, threads, write } = await open();
    await write();
    await text().fill('Une seule fois.');
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    expect(server.sent.length).toBeGreaterThan(1);
    expect(server.created.size).toBe(1);
    expect(await threads().filter({ hasText: 'Une seule fois.' }).count()).toBe(1);
  });

  test('keeps the text and says why when comments were closed meanwhile', async () => {
    const { tab, text, publish, threads, write } = await open();
    await write();
    await text().fill('Un instant trop tard.');
    server.refusal = 'comment.closed';
    await publish().click();
    await tab
      .locator('.error')
      .getByText(/Les commentaires sont clos/)
      .waitFor();
    expect(await text().inputValue()).toBe('Un instant trop tard.');
    expect(await threads().count()).toBe(20);
    expect(await tab.getByRole('heading', { name: '132 commentaires' }).count()).toBe(1);
  });

  test('leaves the text to be copied when the phase ends while one writes', async () => {
    const phase = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2026-11-21T10:00:00.000Z' });
    const { tab, text, publish, write } = await open({
      overrides: { phase },
      prepare: (page) => page.clock.install({ time: new Date('2026-11-21T09:59:00.000Z') }),
    });
    await write();
    await text().fill('Presque fini');
    await tab.clock.runFor(61_000);
    await tab.getByText('Les commentaires sont clos depuis').waitFor();
    expect(await text().inputValue()).toBe('Presque fini');
    await tab.getByText('vous pouvez le copier d’ici').waitFor();
    expect(await publish().count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test('keeps the text without a connection, and says so', async () => {
    const { tab, text, publish, context, write } = await open();
    await write();
    await text().fill('Dans le bus');
    await context.setOffline(true);
    await publish().click();
    await tab.locator('.error').waitFor({ timeout: 20_000 });
    expect(await text().inputValue()).toBe('Dans le bus');
    await context.setOffline(false);
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
  });

  test('puts a reply below what it answers, the focus on it', async () => {
    const { tab } = await open();
    const thread = tab.locator(`#${first}`);
    await thread.getByRole('button', { name: 'Répondre' }).first().click();
    await tab.locator(`#reply-${first}-text:focus`).waitFor();
    await tab.keyboard.type('Merci de votre retour.');
    expect(await violations(tab)).toEqual([]);
    await thread.getByRole('button', { name: 'Publier' }).click();
    await thread.locator('.replies .comment:focus').getByText('Merci de votre retour.').waitFor();
    expect(Object(server.sent[0]?.body).parentId).toBe(first);
  });

  test('offers official opinions to administrators only', async () => {
    const { tab, text, publish, write } = await open();
    await write();
    expect(await tab.getByRole('checkbox').count()).toBe(0);
    server.me = aParticipant({ role: 'administrator' });
    await tab.reload();
    await write();
    await tab.getByRole('checkbox', { name: 'Comme avis officiel' }).check();
    await text().fill('L’agence confirme.');
    await publish().click();
    await tab.locator('.official').getByText('L’agence confirme.').waitFor();
    expect(await tab.getByRole('heading', { name: '132 commentaires' }).count()).toBe(1);
  });
});

describe('mentions', () => {
  test('are found and taken by keyboard alone, and sent as ids', async () => {
    const { tab, text, publish, write } = await open();
    await write();
    await tab.keyboard.type('Merci @i');
    await tab.getByRole('option', { name: 'Idriss K.', selected: true }).waitFor();
    await tab.getByText('2 personnes : choisissez').waitFor();
    expect(await violations(tab)).toEqual([]);
    const active = await text().getAttribute('aria-activedescendant');
    expect(await textOf(tab.locator(`#${active}`))).toBe('Idriss K.');
    await tab.keyboard.press('ArrowDown');
    await tab.getByRole('option', { name: 'Inès d’Argent', selected: true }).waitFor();
    await tab.keyboard.press('Enter');
    await tab.getByRole('listbox').waitFor({ state: 'detached' });
    await tab.waitForFunction(() => document.querySelector('textarea')?.value === 'Merci @Inès d’Argent ');
    await tab.keyboard.type('pour ces chiffres.');
    expect(await text().inputValue()).toBe('Merci @Inès d’Argent pour ces chiffres.');
    await publish().click();
    await tab.getByText('Votre commentaire est en ligne.').waitFor();
    expect(bodies()).toEqual(['Merci @ptp_01JZ0000000000000000000051 pour ces chiffres.']);
  });

  test('can be left alone with Escape, and are taken with the mouse', async () => {
    const { tab, text, write } = await open();
    await write();
    await tab.keyboard.type('@ad');
    await tab.getByRole('option', { name: 'Ada Lovelace' }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('listbox').waitFor({ state: 'detached' });
    await tab.keyboard.type('a');
    await tab.getByRole('option', { name: 'Ada Lovelace' }).click();
    await tab.waitForFunction(() => document.querySelector('textarea')?.value === '@Ada Lovelace ');
    await tab.locator('#write-comment-text:focus').waitFor();
    expect(await text().inputValue()).toBe('@Ada Lovelace ');
  });

  test('say when nobody of that name takes part', async () => {
    const { tab, write } = await open();
    await write();
    await tab.keyboard.type('@zz');
    await tab.getByText('Personne de ce nom ne participe ici.').waitFor();
    expect(await tab.getByRole('listbox').count()).toBe(0);
  });

  test('are searched for nobody who is not signed in', async () => {
    server.me = null;
    const { tab, site, write } = await open({ prepare: (page) => page.clock.install() });
    await write();
    await tab.keyboard.type('@ada et la suite');
    await tab.clock.runFor(5000);
    expect(site.asked).toEqual([]);
  });
});
