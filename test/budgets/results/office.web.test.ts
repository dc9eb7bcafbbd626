/** An administrator seals a count, looks at it and at other rules, publishes it, and says what becomes of a winner. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../../admin/office.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { officeTab, serveOffice } from '../office/real-office.ts';
import { aVote, cast, SEALABLE, type Vote } from './a-count.ts';

let browser: Browser;
let platform: TestPlatform;
let office: Awaited<ReturnType<typeof serveOffice>>;
let vote: Vote;
let cookie: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  [browser, office] = await Promise.all([launchBrowser(), serveOffice(platform)]);
  ({ cookie } = await platform.participant({ role: 'administrator' }));
  vote = await aVote(platform, {
    slug: 'budget',
    settings: { allocationRule: 'equal-shares' },
    envelopes: [{ total: 100, costs: [60, 50, 40] }],
  });
  await cast(platform, vote, [[1], [1], [1, 3], [2], [2], [3], null]);
  platform.clock.set(SEALABLE);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
  await platform?.close();
});

const tabOf = (tab: Page, name: string) =>
  tab.getByRole('navigation', { name: 'Result', exact: true }).getByRole('link', { name, exact: true }).click();
const sure = async (tab: Page, name: string) => {
  await tab.getByRole('button', { name, exact: true }).click();
  await tab.getByRole('group').getByRole('button', { name, exact: true }).click();
};
/** Workers that follow the count; pages have tests of their own. */
const settle = () => platform.runtime.settle(['publish', 'index', 'tallies', 'mail', 'audit', 'moderation', 'cards']);

describe('the result of a budget in the back office', () => {
  it('is sealed, compared, published and followed up', async () => {
    const { tab, complaints } = await officeTab(browser, office, { cookie, now: SEALABLE });
    await tab.goto(`${office.origin}/admin/components/${vote.componentId}/budget/results`);
    await tab.getByText('The vote is over.').waitFor();
    await sure(tab, 'Seal the count');
    await tab.getByText('This takes some seconds').waitFor();
    await settle();
    await tab.getByRole('button', { name: 'Publish the result' }).waitFor();
    await tab.getByRole('cell', { name: '€60', exact: true }).waitFor();
    expect(await violations(tab)).toEqual([]);

    await tabOf(tab, 'Figures');
    await tab.getByRole('row', { name: /Ballots of paper handed out 1/ }).waitFor();
    expect(await violations(tab)).toEqual([]);

    await tabOf(tab, 'Compare rules');
    const file =
      'META\nkey;value\ndescription;An earlier one\ncountry;France\nunit;Town\ninstance;2025\nnum_projects;2\nnum_votes;2\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;01.03.2025\ndate_end;31.03.2025\nPROJECTS\nproject_id;cost;votes;name;selected\n1;60;2;Trees;1\n2;50;1;Bench;0\nVOTES\nvoter_id;vote\na;1\nb;1,2\n';
    await tab
      .getByLabel('Earlier election (.pb)')
      .setInputFiles({ name: 'earlier.pb', mimeType: 'text/plain', buffer: Buffer.from(file) });
    await tab.getByRole('row', { name: /^Trees/ }).waitFor();
    expect(await tab.getByRole('row', { name: /^Trees( ✓){9}$/ }).count()).toBe(1);
    expect(await violations(tab)).toEqual([]);

    await tabOf(tab, 'Count');
    await sure(tab, 'Publish the result');
    await tab.getByText('This takes some seconds').waitFor();
    await settle();
    await tab.getByRole('link', { name: 'Page of the result' }).waitFor();

    await tabOf(tab, 'Realization');
    await tab
      .locator('summary', { hasText: /^\d+\. Project/ })
      .first()
      .click();
    await tab.getByLabel('Stage').selectOption('works');
    await tab.getByLabel('Done, in percent').fill('40');
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.getByRole('status').getByText('Saved').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });
});
