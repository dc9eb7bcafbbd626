import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, violations } from '../support/island-site.ts';
import { newDraft, reset, server } from './fake-drafts.ts';
import { BODY, type FormPage, openForm, serveForm, TITLE } from './form-page.ts';

let browser: Browser;
let context: BrowserContext;
let site: IslandSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  site = await serveForm();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(): Promise<FormPage> {
  const form = await openForm(context, site);
  await form.title.waitFor();
  return form;
}
const drafts = () => [...server.proposals.values()];
const titles = () => drafts().map(({ title }) => title);
const hasTitle = ({ tab }: FormPage, title: string) =>
  tab.waitForFunction((wanted) => document.querySelector('input')?.value === wanted, title);
/** The draft as another device changes it. */
function changedElsewhere(title: string): void {
  const [draft] = drafts();
  if (draft) server.proposals.set(draft.id, { ...draft, title, version: draft.version + 1 });
}

describe('a draft', () => {
  test('is there again after a reload, and after coming back on another device', async () => {
    const form = await open();
    await form.compose();
    await form.tab.reload();
    await hasTitle(form, TITLE);
    await form.saved('Saved on your account');
    await form.tab.evaluate(() => localStorage.clear());
    await form.tab.reload();
    await hasTitle(form, TITLE);
    expect(drafts()).toHaveLength(1);
  });

  test('is created once although the answer is lost', async () => {
    server.cuts = 1;
    const form = await open();
    await form.compose();
    await form.saved('Saved on your account');
    expect(drafts()).toHaveLength(1);
  });

  test('is kept on the device at once while the connection is down, and reaches the account when it is back', async () => {
    const form = await open();
    await form.compose();
    await form.saved('Saved on your account');
    await context.setOffline(true);
    await form.title.fill('Written in a tunnel, without any connection');
    await form.saved('Saved on this device at');
    await form.saved('The connection is down');
    expect(titles()).toEqual([TITLE]);
    await context.setOffline(false);
    await form.saved('Saved on your account');
    expect(titles()).toEqual(['Written in a tunnel, without any connection']);
  });

  test('that was changed on another device is not overwritten: both texts are shown, and its author chooses', async () => {
    const form = await open();
    await form.compose();
    await form.saved('Saved on your account');
    changedElsewhere('Changed on the telephone');
    await form.title.fill('Changed here, on the computer');
    const dialog = form.tab.getByRole('alertdialog', { name: 'Two texts of the same draft' });
    await dialog.getByText('Changed on the telephone').waitFor();
    await dialog.getByText('Changed here, on the computer').waitFor();
    expect(await violations(form.tab)).toEqual([]);
    expect(titles()).toEqual(['Changed on the telephone']);
    await form.press('Go on with the text on this page');
    await form.saved('Saved on your account');
    expect(titles()).toEqual(['Changed here, on the computer']);
  });

  test('that disagrees with another device survives the closing of the window before anything is chosen', async () => {
    const form = await open();
    await form.compose();
    await form.saved('Saved on your account');
    changedElsewhere('Changed on the telephone');
    await form.title.fill('Changed here, on the computer');
    await form.tab.getByRole('alertdialog').waitFor();
    await form.tab.close();
    const later = await open();
    await later.tab.getByText('Changed on the telephone').waitFor();
    await later.tab.getByText('Changed here, on the computer').waitFor();
  });

  test('is thrown away at once, and had back at once', async () => {
    const form = await open();
    await form.compose();
    await form.saved('Saved on your account');
    await form.press('Throw this draft away');
    await hasTitle(form, '');
    expect(drafts()).toEqual([]);
    await form.tab.reload();
    await form.press('Undo');
    await hasTitle(form, TITLE);
    expect(await form.body.inputValue()).toBe(BODY);
    await form.saved('Saved on your account');
    expect(titles()).toEqual([TITLE]);
  });

  test('that is signed in to in the middle keeps all that was written', async () => {
    server.me = null;
    const form = await open();
    await form.compose();
    await form.saved('Saved on this device');
    server.me = aParticipant();
    await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
    await form.tab.reload();
    await form.saved('Saved on your account');
    expect(drafts().map(({ title, body }) => [title, body.text])).toEqual([[TITLE, BODY]]);
  });
});

describe('two windows with the same draft', () => {
  test('follow one another while somebody writes in one of them', async () => {
    const one = await open();
    await one.compose();
    await one.saved('Saved on your account');
    const other = await open();
    await hasTitle(other, TITLE);
    await one.title.fill('Written in the first window');
    await hasTitle(other, 'Written in the first window');
    await one.saved('Saved on your account');
    expect(await other.tab.getByRole('alertdialog').count()).toBe(0);
    expect(titles()).toEqual(['Written in the first window']);
  });

  test('in which somebody writes in both show both texts; either can be gone on with', async () => {
    const one = await open();
    await one.compose();
    await one.saved('Saved on your account');
    const other = await open();
    await hasTitle(other, TITLE);
    await other.title.fill('Written in the second window');
    const dialog = one.tab.getByRole('alertdialog', { name: 'Two texts of the same draft' });
    await dialog.getByText('Written in the second window').waitFor();
    await dialog.getByText(TITLE).waitFor();
    expect(await violations(one.tab)).toEqual([]);
    // Neither is lost while nothing is chosen, whatever is written now.
    await one.title.fill('Written in the first window');
    await other.saved('Saved on your account');
    expect(titles()).toEqual(['Written in the second window']);
    await one.press('Go on with the other text');
    await hasTitle(one, 'Written in the second window');
    expect(titles()).toEqual(['Written in the second window']);
  });

  test('can be kept as two drafts', async () => {
    const one = await open();
    await one.compose();
    await one.saved('Saved on your account');
    const other = await open();
    await hasTitle(other, TITLE);
    await other.title.fill('Written in the second window');
    await one.tab.getByRole('alertdialog').waitFor();
    await one.press('Keep both, as two drafts');
    await one.saved('Saved on your account');
    await other.saved('Saved on your account');
    expect(titles().sort()).toEqual([TITLE, 'Written in the second window'].sort());
  });

  test('say so when the draft was thrown away in the other', async () => {
    const one = await open();
    await one.compose();
    await one.saved('Saved on your account');
    const other = await open();
    await hasTitle(other, TITLE);
    await one.press('Throw this draft away');
    await other.tab.getByText('was published or thrown away in another window').waitFor();
    expect(await other.title.inputValue()).toBe('');
  });
});

describe('several drafts', () => {
  test('are listed when the form is opened; each can be gone on with', async () => {
    for (const title of ['An older idea', 'A newer idea']) {
      const draft = { ...newDraft(), title, version: 1 };
      server.proposals.set(draft.id, draft);
    }
    const form = await open();
    await form.tab.getByText('You have 2 other drafts here').waitFor();
    expect(await form.title.inputValue()).toBe('');
    expect(await violations(form.tab)).toEqual([]);
    await form.press('Go on with “An older idea”');
    await hasTitle(form, 'An older idea');
    await form.tab.getByText('You have another draft here').click();
    await form.press('Write another proposal');
    await hasTitle(form, '');
    await form.compose();
    await form.saved('Saved on your account');
    expect(titles()).toEqual(['An older idea', 'A newer idea', TITLE]);
  });

  test('are gone on with from elsewhere by their address, which then names them no more', async () => {
    for (const title of ['An older idea', 'A newer idea']) {
      const draft = { ...newDraft(), title, version: 1 };
      server.proposals.set(draft.id, draft);
    }
    const form = await openForm(context, site, `?draft=${drafts()[0]?.id}`);
    await hasTitle(form, 'An older idea');
    expect(new URL(form.tab.url()).search).toBe('');
    await form.tab.getByText('You have another draft here').waitFor();
  });

  test('of another day stand beside what was typed without a session, and none is lost', async () => {
    const older = { ...newDraft(), title: 'An older idea', version: 1 };
    server.proposals.set(older.id, older);
    const me = server.me;
    server.me = null;
    const form = await open();
    await form.compose();
    await form.saved('Saved on this device');
    server.me = me;
    await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
    await form.tab.reload();
    await form.saved('Saved on your account');
    expect(await form.title.inputValue()).toBe(TITLE);
    await form.tab.getByText('You have another draft here').click();
    await form.press('Go on with “An older idea”');
    await hasTitle(form, 'An older idea');
    expect(titles()).toEqual(['An older idea', TITLE]);
  });
});
