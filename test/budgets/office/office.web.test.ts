import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { put } from '../../../functions/platform/db/write.ts';
import { Components } from '../../../functions/spaces/entities.ts';
import { violations } from '../../admin/office.ts';
import { aConsultation, aProposal, aTaxonomy } from '../../proposals/a-consultation.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aBudget, type Budget } from './a-budget.ts';
import { officeTab, serveOffice } from './real-office.ts';

let browser: Browser;
let platform: TestPlatform;
let office: Awaited<ReturnType<typeof serveOffice>>;
let budget: Budget;
let cookie: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  [browser, office] = await Promise.all([launchBrowser(), serveOffice(platform)]);
  ({ cookie } = await platform.participant({ role: 'administrator' }));
  budget = await aBudget(platform, { slug: 'budget' });
  await aTaxonomy(platform, 'Nature');
  // Proposals of the same process, in a component beside the budget.
  const ideas = await aConsultation(platform, { slug: 'ideas' });
  const author = await platform.participant();
  await aProposal(platform, ideas, author.cookie, { title: 'Bicycle stands at the station' });
  const beside = { ...ideas.component, processId: budget.processId, name: { en: 'Ideas' }, phaseSettings: {} };
  await platform.services.db.write(put(Components, beside));
  // The list of proposals is made of what the stream tells.
  await platform.settle();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
  await platform?.close();
});

const press = (tab: Page, name: string | RegExp) => tab.getByRole('button', { name }).click();
const heading = (tab: Page, name: string | RegExp) => tab.getByRole('heading', { level: 1, name }).waitFor();
const section = (tab: Page, name: string) =>
  tab
    .getByRole('navigation', { name: /^Parts of/ })
    .getByRole('link', { name, exact: true })
    .click();

async function makeEnvelope(tab: Page) {
  await section(tab, 'Envelopes');
  await tab.getByRole('link', { name: 'New envelope' }).click();
  await tab.getByLabel('Name English').fill('The whole town');
  await tab.getByLabel('Sum (EUR)').fill('lots');
  await press(tab, 'Add the envelope');
  await tab
    .getByRole('alert')
    .getByText(/This is no amount/)
    .waitFor();
  await tab.getByLabel('Sum (EUR)').fill('100 000');
  await press(tab, 'Add the envelope');
  await tab.getByRole('cell', { name: '€100,000', exact: true }).waitFor();
}

async function makeProject(tab: Page) {
  await section(tab, 'Projects');
  await tab.getByRole('link', { name: 'New project' }).click();
  await tab.getByLabel('Title English').fill('Trees in the schoolyard');
  await tab.getByLabel('Cost (EUR)').fill('12.500,50');
  await tab.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Nature' });
  await tab.getByLabel('Search among the proposals of this consultation').fill('bicycle');
  await tab
    .getByRole('group', { name: /Proposals that it comes from/ })
    .getByRole('button', { name: 'Search' })
    .click();
  await press(tab, 'Save as a draft');
  await heading(tab, '1. Trees in the schoolyard');
  await press(tab, 'Publish');
  await tab.getByText('It stands in the catalogue and can be voted for.').waitFor();
}

async function importProposals(tab: Page) {
  await section(tab, 'Import of projects');
  await tab.getByLabel('State').selectOption('');
  await tab.getByText('1 proposal to import.').waitFor();
  await press(tab, 'Make 1 project');
  await heading(tab, 'Projects');
  await tab.getByRole('link', { name: 'Bicycle stands at the station' }).waitFor();
}

async function changeMany(tab: Page) {
  await section(tab, 'Projects');
  await tab.getByLabel('Select all that are shown').check();
  await tab.getByLabel('Action').selectOption({ label: 'Take back to draft' });
  await press(tab, 'Do it with 2 projects');
  await tab.getByText('1 project changed.').waitFor();
  await tab.getByRole('row', { name: /Trees in the schoolyard.*Draft/ }).waitFor();
  await press(tab, 'Undo');
  await tab.getByText('1 project is as it was before.').waitFor();
  await tab.getByRole('row', { name: /Trees in the schoolyard.*Published/ }).waitFor();
}

const EARLIER = `META
key;value
description;An earlier vote
country;Netherlands
unit;Assen
instance;2024
num_projects;2
num_votes;2
budget;5000
vote_type;approval
rule;unknown
date_begin;2024
date_end;2024
PROJECTS
project_id;cost;votes;name;category;latitude;longitude
1;1500.50;2;A bench at the harbor;Nature;52.99;6.56
2;4000;1;A roof for the market;Trade;52.98;6.55
VOTES
voter_id;vote
1;1,2
2;1
`;

describe('the back office of a budget', () => {
  it('leads from nothing to a catalogue that people can vote on, and says what is missing', async () => {
    const { tab, complaints } = await officeTab(browser, office, { cookie, now: platform.services.now() });
    await tab.goto(`${office.origin}/admin/components/${budget.componentId}/budget`);
    await tab.getByRole('link', { name: 'There is no envelope yet: add one first.' }).waitFor();
    await makeEnvelope(tab);
    await makeProject(tab);
    expect(await violations(tab)).toEqual([]);
    await importProposals(tab);
    await changeMany(tab);
    expect(await violations(tab)).toEqual([]);
    await section(tab, 'Overview');
    await tab.getByRole('link', { name: '1 project has no cost, so it cannot be published.' }).waitFor();
    await tab.getByText('The project with the most votes wins first').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('makes drafts of an earlier election, once, and says what is wrong with a file', async () => {
    const { tab, complaints } = await officeTab(browser, office, { cookie, now: platform.services.now() });
    await tab.goto(`${office.origin}/admin/components/${budget.componentId}/budget/import`);
    const file = tab.getByLabel('File in Pabulib’s format');
    const pb = (rows: string) => ({ name: 'assen.pb', mimeType: 'text/plain', buffer: Buffer.from(rows) });
    await file.setInputFiles(pb(EARLIER.replace('num_projects;2', 'num_projects;3')));
    await tab.getByRole('alert').getByText('META says 3 projects, there are 2').waitFor();
    await file.setInputFiles(pb(EARLIER));
    await tab.getByText('2 projects to make.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Make 2 projects');
    await tab.getByRole('row', { name: /A bench at the harbor.*€1,500.50.*Draft/ }).waitFor();
    await tab.goto(`${office.origin}/admin/components/${budget.componentId}/budget/import`);
    await file.setInputFiles(pb(EARLIER));
    await tab.getByText('No project to make; 2 are in the catalogue already.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('settles the rule, shown as voters read it, until the vote has begun', async () => {
    const { tab, complaints } = await officeTab(browser, office, { cookie, now: platform.services.now() });
    await tab.goto(`${office.origin}/admin/components/${budget.componentId}`);
    await tab.getByLabel('Counting rule').selectOption('equal-shares');
    await tab.getByText('The money of the envelope is shared equally among all who voted.').waitFor();
    await press(tab, 'Add a limit');
    await tab.getByLabel('At most').fill('2');
    await tab.getByText('Nature: at most 2 projects.').waitFor();
    await tab.getByLabel('Criterion 1').selectOption('min-cost');
    await tab.getByText('in this order: a lower cost, the smaller number').waitFor();
    expect(await tab.getByRole('group', { name: 'To make a proposal' }).count()).toBe(0);
    await press(tab, 'Save the component');
    await tab.getByText('Saved.').waitFor();
    const stored = await platform.services.db.get(Components, { id: budget.componentId });
    expect(stored?.settings).toMatchObject({
      allocationRule: 'equal-shares',
      ties: ['min-cost'],
      categoryLimits: [{ minimum: 0, maximum: 2 }],
    });
    platform.clock.set('2026-12-01T00:00:00.000Z');
    await tab.getByLabel('Counting rule').selectOption('phragmen');
    await press(tab, 'Save the component');
    await tab.getByRole('alert').getByText('Counting rule: The vote has begun: this is fixed.').waitFor();
    await tab.getByRole('alert').getByRole('link').first().click();
    await tab.locator('[id="f-settings-allocationRule"]:focus').waitFor();
    expect(complaints).toEqual([]);
  });

  it('leaves nothing to change but texts and withdrawals once the vote has begun', async () => {
    platform.clock.set('2026-12-01T00:00:00.000Z');
    const { tab } = await officeTab(browser, office, { cookie, now: platform.services.now() });
    await tab.goto(`${office.origin}/admin/components/${budget.componentId}/budget/projects`);
    await tab.getByRole('link', { name: 'Trees in the schoolyard', exact: true }).click();
    await heading(tab, '1. Trees in the schoolyard');
    expect(await tab.getByLabel('Cost (EUR)').isDisabled()).toBe(true);
    await press(tab, 'Withdraw');
    await tab.getByText('this cannot be undone').waitFor();
    await tab.getByLabel('Reason of the withdrawal').fill('The ground is polluted.');
    await tab.getByRole('button', { name: 'Withdraw' }).last().click();
    await tab.getByText('It stays readable with its reason').waitFor();
    expect(await tab.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  });
});
