import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { ProposalId } from '../../shared/platform/ids.ts';
import { ProposalCard } from '../../shared/proposals/proposal.ts';
import { launchBrowser } from '../support/browser.ts';
import { type IslandSite, violations } from '../support/island-site.ts';
import { aGate, aProposePage } from '../support/proposal-views.ts';
import { LIST, reset, server, settings } from './fake-drafts.ts';
import { type FormPage, OPEN, openForm, serveForm, TITLE } from './form-page.ts';

const card = (number: number, title: string) =>
  ProposalCard.parse({
    id: ProposalId.parse(`prp_01JZ${String(number).padStart(22, '9')}`),
    componentId: aProposePage().component.id,
    reference: `PRP-${number}`,
    title,
    excerpt: '',
    locale: 'en',
    authorName: 'Bob',
    groupId: null,
    isOfficial: false,
    themeId: null,
    territoryId: null,
    place: null,
    state: 'published',
    stateId: null,
    publishedAt: '2026-11-20T08:00:00.000Z',
    isAnswered: false,
    tally: { support: 1248, agree: 0, mixed: 0, disagree: 0 },
    comments: 1,
  });

let browser: Browser;
let context: BrowserContext;
let site: IslandSite | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reset();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  server.similar = [
    card(1, 'Open the timetables of every bus'),
    card(2, 'Data of transport for all'),
    card(3, 'Buses that tell when they come'),
    card(4, 'A fourth'),
  ];
});
afterEach(async () => {
  await context.close();
  await site?.close();
});
const panel = ({ tab }: FormPage) => tab.getByRole('region', { name: '3 proposals look alike' });

describe('proposals that look alike', () => {
  test('are shown once the title is written, three at most, without being in the way', async () => {
    site = await serveForm();
    const form = await openForm(context, site);
    await form.title.fill('Open the');
    await form.body.fill('No title yet.');
    await form.saved('Saved on your account');
    expect(site?.asked).not.toContain('proposals.similar');
    await form.compose();
    await panel(form).getByText('Open the timetables of every bus').waitFor();
    expect(await panel(form).getByRole('link').count()).toBe(3);
    await panel(form).getByText('1,248 supports · 1 comment').first().waitFor();
    expect(await violations(form.tab)).toEqual([]);
    // They open beside the form: what is written stays where it is.
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      panel(form).getByRole('link').first().press('Enter'),
    ]);
    expect(new URL(other.url()).pathname).toBe(`${LIST}proposals/${server.similar[0]?.id}/`);
    expect(await form.title.inputValue()).toBe(TITLE);
    await form.press('Read it over');
    await form.tab.locator('#preview:focus').waitFor();
    await panel(form).getByText('Open the timetables of every bus').waitFor();
    expect(await violations(form.tab)).toEqual([]);
    await form.press('Publish');
    await form.tab.waitForURL(/proposals\/prp_/);
  });

  test('are not asked for where the component does not show them', async () => {
    site = await serveForm({ gate: aGate({ phase: OPEN, settings: { ...settings, similarShown: false } }) });
    const form = await openForm(context, site);
    await form.compose();
    await form.saved('Saved on your account');
    await form.press('Read it over');
    await form.tab.locator('#preview:focus').waitFor();
    expect(site?.asked).not.toContain('proposals.similar');
  });
});
