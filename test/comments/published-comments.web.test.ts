import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Gallery, look, openGallery, pathOf } from '../support/gallery.ts';
import { violations } from '../support/island-site.ts';
import { aProposalPage } from '../support/views.ts';

const page = aProposalPage();
const path = pathOf(page);

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

describe('comments of a published page', () => {
  test('are read without their script; what is pressed first of all happens once it is there', async () => {
    const { tab, complaints } = await gallery.open(path);
    const asleep = tab.locator('astro-island[component-export="Comments"][ssr]');
    await look(tab);
    expect(await tab.locator('[aria-busy] > .comment').count()).toBe(20);
    expect(await asleep.count()).toBe(1);
    // A press by a script comes without the pointing that wakes it otherwise.
    await tab.getByRole('button', { name: 'Écrire un commentaire' }).evaluate((button) => {
      if (button instanceof HTMLElement) button.click();
    });
    await tab.locator('#write-comment-text:focus').waitFor();
    expect(await asleep.count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(await violations(tab)).toEqual([]);
    await tab.context().close();
  });

  test('wake by the keyboard, and at once where the address names one of them', async () => {
    const { tab } = await gallery.open(path);
    await tab.locator('#write-comment').focus();
    await tab.locator('astro-island[component-export="Comments"][ssr]').waitFor({ state: 'detached' });
    await tab.context().close();
    const id = page.comments.items[6]?.id ?? '';
    const linked = await gallery.open(`${path}#comment-${id}`);
    await linked.tab.locator(`#${id}:focus`).waitFor();
    await linked.tab.context().close();
  });

  test('offer nothing that does nothing without scripts', async () => {
    const { tab } = await gallery.open(path, { javaScriptEnabled: false });
    expect(await tab.locator('[aria-busy] > .comment').count()).toBe(20);
    expect(await tab.locator('.scripted:visible').count()).toBe(0);
    await tab.context().close();
  });
});
