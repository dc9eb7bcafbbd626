import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { type Gallery, openGallery, pathOf } from '../support/gallery.ts';
import { aProposePage } from '../support/proposal-views.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

describe('the form of a proposal on a slow connection', () => {
  const TITLE = 'Un train toutes les heures';
  const BODY = 'Sans le dernier train du soir, on ne lâche pas la voiture.';

  /** The published page, with its scripts still on their way. */
  async function openSlowly(context: BrowserContext) {
    const tab = await context.newPage();
    const scripts = Promise.withResolvers<void>();
    await tab.route('**/*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    await tab.goto(gallery.site.origin + pathOf(aProposePage()), { waitUntil: 'commit' });
    const controls = {
      title: tab.getByRole('textbox', { name: 'Titre' }),
      body: tab.locator('textarea'),
      theme: tab.locator('input[name="theme"]').nth(1),
      territory: tab.locator('select[name="territory"]'),
    };
    const awake = async () => {
      scripts.resolve();
      await controls.title.focus();
      await tab.locator('form button[type="submit"]:enabled').waitFor();
    };
    return { tab, awake, ...controls };
  }

  /** A text that waits on the device. */
  async function leaveDraft(context: BrowserContext): Promise<void> {
    const { awake, title, body, tab } = await openSlowly(context);
    await awake();
    await title.fill(TITLE);
    await body.fill(BODY);
    await tab.close();
  }

  it('keeps what was typed and chosen before its script came', async () => {
    const context = await gallery.browser.newContext({ locale: 'fr-FR' });
    const { title, body, theme, territory, awake } = await openSlowly(context);
    await title.fill(TITLE);
    await body.fill(BODY);
    await theme.check();
    await territory.selectOption({ index: 1 });
    const chosen = await territory.inputValue();
    await awake();
    expect(chosen).toMatch(/^tax_/);
    expect([await title.inputValue(), await body.inputValue()]).toEqual([TITLE, BODY]);
    expect([await theme.isChecked(), await territory.inputValue()]).toEqual([true, chosen]);
    await context.close();
  });

  it('makes a draft of its own of it where another text waited on the device, and loses neither', async () => {
    const context = await gallery.browser.newContext({ locale: 'fr-FR' });
    await leaveDraft(context);
    const second = await openSlowly(context);
    await second.body.fill('Et le vélo gratuit.');
    await second.awake();
    expect([await second.title.inputValue(), await second.body.inputValue()]).toEqual(['', 'Et le vélo gratuit.']);
    const others = second.tab.getByRole('group').filter({ hasText: 'brouillon' });
    await others.locator('summary').click();
    const goOn = others.getByRole('button', { name: TITLE });
    await goOn.click();
    await goOn.waitFor({ state: 'detached' });
    expect([await second.title.inputValue(), await second.body.inputValue()]).toEqual([TITLE, BODY]);
    await context.close();
  });

  it('goes on with the text that waited on the device where the browser typed it again', async () => {
    const context = await gallery.browser.newContext({ locale: 'fr-FR' });
    await leaveDraft(context);
    const second = await openSlowly(context);
    await second.title.fill(TITLE);
    await second.body.fill(BODY);
    await second.awake();
    expect([await second.title.inputValue(), await second.body.inputValue()]).toEqual([TITLE, BODY]);
    expect(await second.tab.locator('summary', { hasText: 'brouillon' }).count()).toBe(0);
    await context.close();
  });
});
