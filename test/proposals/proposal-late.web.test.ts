import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type IslandSite, textOf, violations } from '../support/island-site.ts';
import { aGate } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { reset, server, settings } from './fake-drafts.ts';
import { BODY, type FormPage, formPage, openForm, serveForm, TITLE } from './form-page.ts';

/** The phase ends at midnight of Paris, which the words say as the day before where they can. */
const ENDS = '2099-12-13T12:00:00.000Z';
const gate = aGate({ phase: aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: ENDS }), settings });

let browser: Browser;
let context: BrowserContext;
let site: IslandSite;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce', acceptDownloads: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  site = await serveForm({ gate });
});
afterEach(async () => {
  await context.close();
  await site.close();
});

/** Opens the form at a moment of the device's clock, which then runs. */
async function openAt(instant: string): Promise<FormPage> {
  await context.clock.install({ time: new Date(instant) });
  const form = await openForm(context, site);
  await form.tab.locator('#island > *').first().waitFor();
  return form;
}

describe('a phase that ends while somebody writes', () => {
  test('is announced a quarter of an hour before, and again; its end takes nothing away', async () => {
    const form = await openAt('2099-12-13T11:40:00.000Z');
    await form.compose();
    expect(await form.tab.getByText('Proposals close on').count()).toBe(0);
    await context.clock.runFor('06:00');
    await form.tab.getByText('in less than 15 minutes').waitFor();
    await context.clock.runFor('10:00');
    await form.tab.getByText('in less than 5 minutes').waitFor();
    expect(await violations(form.tab)).toEqual([]);
    await context.clock.runFor('06:00');
    await form.tab.getByText('By the clock of this device, proposals closed on 13 December 2099').waitFor();
    expect(await form.title.inputValue()).toBe(TITLE);
    expect(await form.body.inputValue()).toBe(BODY);
  });

  test('makes the service refuse: the text is kept, the reason said with its time, the text can be copied and saved', async () => {
    const form = await openAt('2099-12-13T11:59:00.000Z');
    await form.compose();
    await context.clock.runFor(3000);
    await form.saved('Saved on your account');
    await form.press('Read it over');
    server.closedSince = ENDS;
    await form.press('Publish');
    const alert = form.tab.getByRole('alert');
    await alert.getByText('Proposals are closed since 13 December 2099 at 13:00').waitFor();
    expect(await textOf(alert)).toContain('this text came too late and was not published. Your text is not lost.');
    await form.tab.getByRole('heading', { name: TITLE }).waitFor();
    expect(await violations(form.tab)).toEqual([]);
    await form.press('Copy the text');
    await form.tab.getByText('Copied.').waitFor();
    expect(await form.tab.evaluate(() => navigator.clipboard.readText())).toBe(`${TITLE}\n\n${BODY}\n`);
    const waiting = form.tab.waitForEvent('download');
    await form.tab.getByRole('link', { name: 'Download the text' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('my-proposal.txt');
    expect(await readFile((await download.path()) ?? '', 'utf8')).toBe(`${TITLE}\n\n${BODY}\n`);
    expect([...server.proposals.values()].map(({ state }) => state)).toEqual(['draft']);
  });

  test('by a clock that is fast lets one publish all the same: the service decides', async () => {
    const form = await openAt('2099-12-13T11:59:00.000Z');
    await form.compose();
    await context.clock.runFor('02:00');
    await form.tab.getByText('By the clock of this device').waitFor();
    await form.press('Read it over');
    await form.press('Publish');
    await context.clock.runFor(5000);
    await form.tab.waitForURL(/proposals\/prp_/);
  });
});

test('a form that is opened after the end says since when, and hands back what was written', async () => {
  server.me = null;
  const form = await openAt('2099-12-13T11:00:00.000Z');
  await form.compose();
  await form.saved('Saved on this device');
  await form.tab.close();
  await context.clock.setFixedTime('2099-12-20T09:00:00.000Z');
  const late = formPage(await context.newPage());
  await late.tab.goto(`${site.origin}/en/processes/digital/f/one/propose/`);
  await late.tab.getByText('Proposals are closed since 13 December 2099').waitFor();
  await late.tab.getByRole('heading', { name: TITLE }).waitFor();
  expect(await late.title.count()).toBe(0);
  expect(await violations(late.tab)).toEqual([]);
});
