import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { participantsWords } from '../../shared/participants/words.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { aParticipant, type IslandSite, serveIsland, textOf, violations } from '../support/island-site.ts';
import { aGate, aProposePage } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { LIST, newDraft, operations, pageOfProposal, reset, server, settings } from './fake-drafts.ts';

const { component, themes, territories } = aProposePage();
const OPEN = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-13T23:00:00.000Z' });
const props = {
  locale: 'en',
  messages: {
    ...messagesFor(platformWords, 'en', 'problem.'),
    ...messagesFor(participantsWords, 'en', 'sign-in.', 'problem.'),
    ...messagesFor(proposalsWords, 'en', 'form.', 'problem.'),
  },
  timeZone: 'Europe/Paris',
  componentId: component.id,
  listPath: LIST,
  gate: aGate({ phase: OPEN, settings }),
  themes,
  territories,
};
const TITLE = 'Open the data of public transport';
const BODY = 'Today **nobody** knows when a bus comes.\n\n- publish the timetables\n- publish the delays';

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

async function open(overrides: Partial<typeof props> = {}): Promise<void> {
  const island = {
    module: 'web/src/proposals/islands/ProposalForm.tsx',
    name: 'ProposalForm',
    props: { ...props, ...overrides },
  };
  site = await serveIsland(island, operations, pageOfProposal);
  if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await tab.goto(`${site.origin}${LIST}propose/`);
  await title().waitFor();
}
const title = () => tab.getByRole('textbox', { name: 'Title' });
const body = () => tab.getByRole('textbox', { name: 'Your idea' });
const press = (name: string) => tab.getByRole('button', { name, exact: true }).click();
const status = () => tab.locator('form > [role=status]');
async function compose(words = BODY): Promise<void> {
  await title().fill(TITLE);
  await tab.getByRole('radio', { name: themes[0]?.name.text ?? '', exact: true }).check();
  await body().fill(words);
}
const drafts = () => [...server.proposals.values()];

describe('a proposal', () => {
  test('is written, saved by itself, read over, published, and led to once its page stands', async () => {
    await open();
    expect(await violations(tab)).toEqual([]);
    await compose();
    await status().getByText('Draft saved on').waitFor();
    expect(drafts().map(({ title, themeId }) => [title, themeId])).toEqual([[TITLE, themes[0]?.id]]);
    await press('Read it over');
    await tab.getByRole('heading', { name: 'Read it over before it goes online' }).waitFor();
    await tab.locator('#preview:focus').waitFor();
    expect(await tab.locator('article strong').textContent()).toBe('nobody');
    expect(await tab.locator('article li').count()).toBe(2);
    expect(await violations(tab)).toEqual([]);
    await press('Publish');
    await tab.waitForURL(/proposals\/prp_/);
    expect(server.pageAfter).toBeLessThan(0);
    expect(drafts().map(({ state }) => state)).toEqual(['published']);
  });

  test('is written without a session, which is asked for when it is published', async () => {
    server.me = null;
    await open();
    await compose();
    await status().getByText('Kept on this device').waitFor();
    expect(site.asked).toEqual([]);
    await press('Read it over');
    await press('Publish');
    await tab.getByRole('textbox', { name: 'E-mail address' }).fill('camille@exemple.fr');
    await tab.keyboard.press('Enter');
    await tab.getByRole('textbox', { name: '6-digit code' }).fill('123456');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/proposals\/prp_/);
    expect(drafts().map(({ state }) => state)).toEqual(['published']);
  });
});

describe('the preview', () => {
  test('shows emphasis and links, and never reads HTML or a script', async () => {
    await open();
    await compose(
      '# Why\nSee *this* [page](https://example.org/a) <img src=x onerror=alert(1)> [bad](javascript:alert(1))',
    );
    await press('Read it over');
    const article = tab.locator('article .prose');
    expect(await article.locator('em').textContent()).toBe('this');
    expect(await article.locator('h3').textContent()).toBe('Why');
    expect(await article.getByRole('link').getAttribute('href')).toBe('https://example.org/a');
    expect(await textOf(article)).toContain('<img src=x onerror=alert(1)> [bad](javascript:alert(1))');
    expect(await article.locator('img').count()).toBe(0);
    await press('Change the text');
    expect(await title().inputValue()).toBe(TITLE);
  });
});

describe('errors', () => {
  test('are summed up with links, said beside the fields, and lose nothing that was typed', async () => {
    await open();
    await title().fill('Trains');
    await body().fill('Too short');
    await press('Read it over');
    const summary = tab.locator('.errors');
    await summary.getByRole('heading', { name: '3 points to correct' }).waitFor();
    await tab.locator('.errors:focus').waitFor();
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'The title has 6 characters; at least 15 are needed.',
      'Choose a theme.',
      'The text has 9 characters; at least 30 are needed.',
    ]);
    expect(await tab.locator('.field .error').count()).toBe(3);
    expect(await violations(tab)).toEqual([]);
    await summary.getByRole('link').first().press('Enter');
    await tab.locator('#proposal-title:focus').waitFor();
    expect([await title().inputValue(), await body().inputValue()]).toEqual(['Trains', 'Too short']);
  });

  test('that only the server finds come back beside the field', async () => {
    server.refusesText = true;
    await open();
    await compose();
    await press('Read it over');
    await press('Publish');
    await tab.locator('.field .error').getByText('at least 50 are needed').waitFor();
    expect(await title().inputValue()).toBe(TITLE);
  });
});

describe('a draft', () => {
  test('is there again after a reload, and after coming back on another device', async () => {
    await open();
    await compose();
    await tab.reload();
    await tab.waitForFunction(() => document.querySelector('textarea')?.value.startsWith('Today'));
    await status().getByText('Draft saved on').waitFor();
    await tab.evaluate(() => localStorage.clear());
    await tab.reload();
    await tab.waitForFunction(() => document.querySelector('textarea')?.value.startsWith('Today'));
    expect(drafts()).toHaveLength(1);
  });

  test('is created once although the answer is lost', async () => {
    server.cuts = 1;
    await open();
    await compose();
    await status().getByText('Draft saved on').waitFor();
    expect(drafts()).toHaveLength(1);
  });

  test('that was changed elsewhere is not overwritten: its author chooses', async () => {
    await open();
    await compose();
    await status().getByText('Draft saved on').waitFor();
    const [draft] = drafts();
    if (draft)
      server.proposals.set(draft.id, { ...draft, title: 'Changed on the telephone', version: draft.version + 1 });
    await title().fill('Changed here, on the computer');
    await tab.getByText('This draft was changed elsewhere').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(drafts()[0]?.title).toBe('Changed on the telephone');
    await press('The text on this page');
    await status().getByText('Draft saved on').waitFor();
    expect(drafts().map(({ title }) => title)).toEqual(['Changed here, on the computer']);
  });

  test('of another day is offered beside what was typed without a session, and neither is lost', async () => {
    const older = { ...newDraft(), title: 'An older idea', version: 1 };
    server.proposals.set(older.id, older);
    await open();
    await tab.waitForFunction(() => document.querySelector('input')?.value === 'An older idea');
    server.me = null;
    await context.clearCookies();
    await tab.evaluate(() => localStorage.clear());
    await tab.reload();
    await compose();
    await status().getByText('Kept on this device').waitFor();
    server.me = aParticipant();
    await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
    await tab.reload();
    await tab.getByText('You also have a draft').waitFor();
    expect(await title().inputValue()).toBe(TITLE);
    await status().getByText('Draft saved on').waitFor();
    expect(drafts().map(({ title }) => title)).toEqual(['An older idea', TITLE]);
    await press('The earlier draft');
    expect(await title().inputValue()).toBe('An older idea');
  });

  test('is thrown away only after a question', async () => {
    await open();
    await compose();
    await status().getByText('Draft saved on').waitFor();
    await press('Throw this draft away');
    await press('Keep it');
    expect(drafts()).toHaveLength(1);
    await press('Throw this draft away');
    await press('Yes, throw it away');
    await tab.waitForFunction(() => document.querySelector('textarea')?.value === '');
    expect(drafts()).toEqual([]);
    await tab.reload();
    expect(await title().inputValue()).toBe('');
  });
});

describe('closed', () => {
  test('says since when, and still shows what was written', async () => {
    server.me = null;
    await open();
    await compose();
    await status().getByText('Kept on this device').waitFor();
    await tab.clock.setFixedTime('2100-01-01T00:00:00.000Z');
    await tab.reload();
    const note = tab.locator('.note');
    await note.waitFor();
    expect(await textOf(note)).toContain('Proposals are closed since 13 December 2099');
  });
});
