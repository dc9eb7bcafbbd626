import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { KioskConflicts } from '../../../functions/budgets/ballots/kiosk/entities.ts';
import { put } from '../../../functions/platform/db/write.ts';
import { violations } from '../../admin/office.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { switchOn } from '../../verifications/a-verification.ts';
import { aVote, type Vote } from '../ballots/a-vote.ts';
import { officeTab, serveOffice } from '../office/real-office.ts';

describe('an evening with paper, in the back office', () => {
  let platform: TestPlatform;
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: Browser;
  let vote: Vote;
  let manager: Page;
  let agnes: Page;
  let bruno: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    platform = await startTestPlatform();
    await switchOn(platform, { desk: {} });
    vote = await aVote(platform, { slug: 'paper', endsAt: null });
    served = await serveOffice(platform);
    browser = await launchBrowser();
    const tab = async (role: 'agent' | 'process-administrator', displayName: string) => {
      const { cookie } = await platform.participant({ displayName, grants: [{ role, spaceId: vote.process.id }] });
      const opened = await officeTab(browser, served, { cookie, now: platform.services.now() });
      opened.tab.on('close', () => complaints.push(...opened.complaints));
      return opened.tab;
    };
    manager = await tab('process-administrator', 'Louise');
    agnes = await tab('agent', 'Agnes');
    bruno = await tab('agent', 'Bruno');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await platform?.close();
  });

  const go = (tab: Page, part: string) =>
    tab.goto(`${served.origin}/admin/components/${vote.componentId}/budget/papers/${part}`);
  /** By keyboard alone: the number, Enter, what stands on the paper, Enter. */
  async function enter(tab: Page, number: number, typed: string, said: RegExp) {
    await tab.getByLabel('Number of the paper').fill(String(number));
    await tab.keyboard.press('Enter');
    await tab.locator('#paper-projects:focus').waitFor();
    await tab.keyboard.type(typed);
    await tab.keyboard.press('Enter');
    await tab.getByRole('status').filter({ hasText: said }).waitFor();
    await tab.locator('#paper-number:focus').waitFor();
  }
  const row = (name: string) => manager.getByRole('row', { name });

  it('prints papers with numbers, and a PDF of them', async () => {
    await go(manager, 'print');
    await manager.getByLabel('How many papers').fill('8');
    await manager.getByRole('button', { name: 'Make the papers' }).click();
    const download = manager.waitForEvent('download');
    await manager.getByRole('button', { name: 'PDF of no. 1–8' }).click();
    expect((await download).suggestedFilename()).toBe('ballots-1-8-2026-11-21.pdf');
    expect(await violations(manager)).toEqual([]);
  });

  it('hands a paper out once, and says nothing of the person but that', async () => {
    await agnes.goto(`${served.origin}/admin/`);
    await agnes.getByRole('link', { name: 'Budget 2027 · Vote on projects' }).click();
    const person = async () => {
      await agnes.getByLabel('Number', { exact: true }).fill('AB-123456');
      await agnes.getByLabel('Birth date').fill('1980-05-17');
      await agnes.getByRole('button', { name: 'Hand out a paper' }).click();
    };
    await person();
    await agnes.getByText('Hand out a paper now.').waitFor();
    await agnes.getByRole('button', { name: 'Next person' }).click();
    await person();
    await agnes.getByText('This person has already been handed a paper.').waitFor();
    expect(await violations(agnes)).toEqual([]);
  });

  it('takes papers from two agents, by keyboard, and says what does not keep to the rule', async () => {
    await go(agnes, 'entry');
    await go(bruno, 'entry');
    await enter(agnes, 1, '1 2', /waits for a second agent/);
    await enter(bruno, 1, '2, 1', /The ballot counts/);
    await enter(agnes, 2, '3', /waits for a second agent/);
    await enter(bruno, 2, '4', /have read different things/);

    await agnes.getByLabel('Number of the paper').fill('3');
    await agnes.keyboard.press('Enter');
    await agnes.getByLabel('What stands on it').fill('5 6 77');
    await agnes.getByText('Not understood: 77').waitFor();
    await agnes.getByLabel('What stands on it').fill('5 6');
    await agnes.getByText('That breaks the rule of the vote: Over the envelope.', { exact: false }).waitFor();
    expect(await violations(agnes)).toEqual([]);
    await agnes.getByRole('button', { name: 'Enter as invalid' }).click();
    await agnes.getByRole('status').filter({ hasText: 'No. 3 is entered' }).waitFor();
    await agnes.getByLabel('Number of the paper').fill('1');
    await agnes.keyboard.press('Enter');
    await agnes.getByText('No. 1 is entered twice already.').waitFor();
    await agnes.getByLabel('Number of the paper').fill('99');
    await agnes.keyboard.press('Enter');
    await agnes.getByText('There is no paper with this number or code.').waitFor();
  });

  it('shows what differs side by side, and an administrator decides', async () => {
    await go(agnes, 'differences');
    await agnes.getByText('You have read').waitFor();
    expect(await agnes.getByRole('button', { name: /^This one is right/ }).count()).toBe(0);
    await go(manager, 'differences');
    await manager.getByRole('heading', { name: 'Paper no. 2' }).waitFor();
    expect(await violations(manager)).toEqual([]);
    await manager.getByRole('button', { name: 'This one is right: what Bruno has read on paper no. 2' }).click();
    await manager.getByText('No paper was read differently.').waitFor();
  });

  it('reports where every paper is', async () => {
    const [{ services }, { componentId }] = [platform, vote];
    const conflict = {
      id: services.newId('kioskConflict'),
      componentId,
      kioskId: services.newId('kiosk'),
      number: 1,
      code: 'budget.paper-entered',
      content: [],
      notedAt: services.now(),
      settledAt: null,
      settledBy: null,
    };
    await services.db.write(put(KioskConflicts, conflict));
    await go(manager, 'report');
    await manager.getByLabel('Place').fill('Town hall');
    await manager.getByLabel('Papers counted').fill('4');
    await manager.getByRole('button', { name: 'Open the batch' }).click();
    await manager.getByText('Town hall: 0 of 4 entered').waitFor();
    await row('Printed 8').waitFor();
    for (const name of ['Handed out 1', 'Entered 3', 'Valid 2', 'Waiting for a second agent 1'])
      await row(name).waitFor();
    await manager.getByText('Waiting for a second agent: 3').waitFor();
    await manager.getByText('1 paper waits for a second agent.').waitFor();
    await manager.getByText('This paper has been entered already.').waitFor();
    await manager.getByRole('button', { name: 'Seen to: Paper no. 1' }).click();
    await manager.getByText('Seen to on', { exact: false }).waitFor();
    const download = manager.waitForEvent('download');
    await manager.getByRole('button', { name: 'As a table (CSV)' }).click();
    expect((await download).suggestedFilename()).toBe('papers.csv');
    expect(await violations(manager)).toEqual([]);
    await Promise.all([manager, agnes, bruno].map((tab) => tab.close()));
    expect(complaints).toEqual([]);
  });
});
