import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { profilePath } from '../../shared/participants/rules.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import type { Proposal } from '../../shared/proposals/proposal.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, serveIsland, violations } from '../support/island-site.ts';
import { LIST, newDraft, operations, reset, server } from './fake-drafts.ts';
import { BODY, type FormPage, openForm, propsIn, serveForm, THEME_ID, TITLE } from './form-page.ts';

const PUBLISHED = '2026-11-21T14:30:00.000Z';

let browser: Browser;
let context: BrowserContext;
let site: IslandSite;
let proposal: Proposal;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  proposal = {
    ...newDraft(),
    title: TITLE,
    body: { format: 'markdown', text: BODY },
    themeId: THEME_ID ?? null,
    state: 'published',
    publishedAt: PUBLISHED,
    version: 1,
  };
  server.proposals.set(proposal.id, proposal);
});
afterEach(async () => {
  await context.close();
  await site.close();
});
const stored = () => server.proposals.get(proposal.id);
const at = (instant: string) => context.clock.install({ time: new Date(instant) });

describe('changing a published proposal through the form', () => {
  const open = async (): Promise<FormPage> => {
    site = await serveForm();
    const form = await openForm(context, site, `#edit=${proposal.id}`);
    await form.title.waitFor();
    return form;
  };

  test('starts from the published text, previews the change, publishes it, and forgets it on the device', async () => {
    await at('2026-11-21T14:31:00.000Z');
    const form = await open();
    await form.tab.getByText('You can change this text until 21 November 2026 at 15:35').waitFor();
    expect(await form.title.inputValue()).toBe(TITLE);
    expect(await violations(form.tab)).toEqual([]);
    await form.title.fill('Open the data of all public transport');
    await form.press('Read it over');
    await form.tab.getByRole('heading', { name: 'Open the data of all public transport' }).waitFor();
    await form.tab.getByText('Readers will see when the text was changed').waitFor();
    expect(await violations(form.tab)).toEqual([]);
    await form.press('Publish the change');
    await form.tab.getByText('Your change is published.').waitFor();
    expect(stored()).toMatchObject({ title: 'Open the data of all public transport', version: 2, state: 'published' });
    await form.tab.reload();
    await form.tab.waitForFunction(
      () => document.querySelector('input')?.value === 'Open the data of all public transport',
    );
  });

  test('keeps what is written on the device until it is published', async () => {
    await at('2026-11-21T14:31:00.000Z');
    const form = await open();
    await form.title.fill('Written, and then the window was closed');
    await form.tab.getByText('kept on this device, not published yet').waitFor();
    await form.tab.reload();
    await form.tab.waitForFunction(() => document.querySelector('input')?.value.startsWith('Written, and then'));
    expect(stored()?.title).toBe(TITLE);
  });

  test('is refused once the time is over; the text can still be copied', async () => {
    await at('2026-11-21T14:34:00.000Z');
    const form = await open();
    await form.title.fill('A change that takes too long to write');
    await context.clock.runFor('02:00');
    await form.press('Read it over');
    await form.tab.getByText('The time in which this text could be changed is over.').waitFor();
    await form.tab.getByRole('heading', { name: 'A change that takes too long to write' }).waitFor();
    await form.tab.getByRole('button', { name: 'Copy the text' }).waitFor();
    expect(await violations(form.tab)).toEqual([]);
  });

  test('shows both texts when it was changed in another window meanwhile', async () => {
    await at('2026-11-21T14:31:00.000Z');
    const form = await open();
    server.proposals.set(proposal.id, { ...proposal, title: 'Changed on the telephone', version: 2 });
    await form.title.fill('Changed here, on the computer');
    await form.press('Read it over');
    await form.press('Publish the change');
    const dialog = form.tab.getByRole('alertdialog', { name: 'Two texts of the same draft' });
    await dialog.getByText('Changed on the telephone').waitFor();
    expect(stored()?.title).toBe('Changed on the telephone');
    await form.press('Go on with the text on this page');
    await form.press('Read it over');
    await form.press('Publish the change');
    await form.tab.getByText('Your change is published.').waitFor();
    expect(stored()).toMatchObject({ title: 'Changed here, on the computer', version: 3 });
  });

  test('is sent again by itself when something else than the text has changed', async () => {
    await at('2026-11-21T14:31:00.000Z');
    const form = await open();
    server.proposals.set(proposal.id, { ...proposal, version: 7 });
    await form.title.fill('Changed here, on the computer');
    await form.press('Read it over');
    await form.press('Publish the change');
    await form.tab.getByText('Your change is published.').waitFor();
    expect(stored()).toMatchObject({ title: 'Changed here, on the computer', version: 8 });
  });

  test('is the author’s alone', async () => {
    server.proposals.set(proposal.id, { ...proposal, authorId: null });
    site = await serveForm();
    const form = await openForm(context, site, `#edit=${proposal.id}`);
    await form.tab.getByText('Only its author can do this.').waitFor();
    expect(await form.title.count()).toBe(0);
  });
});

describe('the author on the page of the own proposal', () => {
  const open = async () => {
    const { gate, locale, timeZone, componentId } = propsIn('en');
    const messages = {
      ...messagesFor(platformWords, 'en', 'problem.'),
      ...messagesFor(proposalsWords, 'en', 'author.', 'problem.'),
    };
    const authorPath = profilePath(aParticipant().id);
    const of = { locale, messages, timeZone, componentId, proposalId: proposal.id, authorPath, gate };
    const module = 'web/src/proposals/islands/AuthorTools.tsx';
    const props = { ...of, formPath: `${LIST}propose/` };
    const withdraw = () => {
      const after = { ...proposal, state: 'withdrawn' as const, withdrawnAt: PUBLISHED, version: 2 };
      server.proposals.set(proposal.id, after);
      return after;
    };
    const all = { ...operations, 'proposals.withdraw': withdraw };
    site = await serveIsland({ module, name: 'AuthorTools', props }, all);
    if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
    const tab = await context.newPage();
    await tab.goto(`${site.origin}${LIST}proposals/${proposal.id}/`);
    return tab;
  };

  test('finds the way to the form with its time, until that is over', async () => {
    await at('2026-11-21T14:31:00.000Z');
    const tab = await open();
    const link = tab.getByRole('link', { name: 'Change the text' });
    expect(await link.getAttribute('href')).toBe(`${LIST}propose/#edit=${proposal.id}`);
    await tab.getByText('Until 15:35').waitFor();
    expect(await violations(tab)).toEqual([]);
    await context.clock.runFor('05:00');
    await link.waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Withdraw the proposal' }).waitFor();
  });

  test('withdraws it after having read what that means', async () => {
    await at('2026-11-21T18:00:00.000Z');
    const tab = await open();
    await tab.getByRole('button', { name: 'Withdraw the proposal' }).press('Enter');
    await tab.getByText('It stays readable with its comments').waitFor();
    await tab.locator('button.btn--danger:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Enter');
    await tab.getByText('Your proposal is withdrawn.').waitFor();
    expect(stored()?.state).toBe('withdrawn');
  });

  test('is told that an answered one can no longer be changed or withdrawn', async () => {
    await at('2026-11-21T14:31:00.000Z');
    const answer = { state: 'accepted', text: { en: 'Yes.' }, answeredAt: PUBLISHED } as const;
    server.proposals.set(proposal.id, { ...proposal, state: 'accepted', answer });
    const tab = await open();
    await tab.getByText('It was answered officially').waitFor();
    expect(await tab.getByRole('button').count()).toBe(0);
  });

  test('costs other readers no request and shows them nothing', async () => {
    server.me = null;
    const tab = await open();
    await tab.waitForLoadState('networkidle');
    expect(await tab.locator('#island').innerHTML()).toBe('');
    expect(site.asked).toEqual([]);
  });
});
