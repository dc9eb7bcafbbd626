import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Envelopes, Projects } from '../../functions/budgets/entities.ts';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { newDraft } from '../../functions/proposals/proposal.ts';
import { Components } from '../../functions/spaces/entities.ts';
import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { openTab, violations } from '../journeys/an-office.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

let platform: LocalPlatform;
let browser: Browser;
let here: Consultation;
let budgetId: ComponentId;
let tab: Page;
const ids: ProposalId[] = [];
const TITLES = ['Benches by the river', 'Benches on the river bank', 'A slide for the park', 'A cable car'];

async function aProposal(title: string): Promise<ProposalId> {
  const { services } = platform;
  const id = services.newId('proposal');
  const author = await createParticipant(services, { role: 'participant', displayName: 'Grace Hopper', locale: 'en' });
  const pagePath = `${here.path}proposals/${id}/`;
  const text = { format: 'markdown', text: 'Where people can sit in the shade.' } as const;
  const given = { id, componentId: here.componentId, authorId: author.id, locale: 'en', title, body: text };
  const createdAt = services.now();
  const draft = newDraft({ ...given, themeId: null, territoryId: null, createdAt, pagePath });
  await services.db.write(put(Proposals, { ...draft, state: 'published', publishedAt: createdAt, version: 1 }));
  return id;
}

async function aBudget(): Promise<ComponentId> {
  const { services } = platform;
  const id = services.newId('component');
  const { component } = here;
  const settings = { kind: 'budgets', name: { en: 'Budget' }, settings: {}, position: 1, phaseSettings: {} } as const;
  await services.db.write(put(Components, { ...component, ...settings, id }));
  const createdAt = services.now();
  const envelope = {
    id: services.newId('envelope'),
    componentId: id,
    title: { en: 'The whole town' },
    description: {},
  };
  const place = { territoryId: null, residentsOnly: false, position: 0, version: 0 };
  await services.db.write(
    put(Envelopes, { ...envelope, ...place, total: 10_000_000, projects: 0, createdAt, updatedAt: createdAt }),
  );
  return id;
}

beforeAll(async () => {
  platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
  browser = await launchBrowser();
  here = await aConsultation(platform, { isAlwaysOpen: true });
  budgetId = await aBudget();
  for (const title of TITLES) ids.push(await aProposal(title));
  tab = await openTab(browser, platform);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

const press = (name: string | RegExp) => tab.getByRole('button', { name, exact: typeof name === 'string' }).click();
const choose = (title: string) => tab.getByRole('checkbox', { name: `Choose “${title}”` }).check();
const done = (text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor();
const rowOf = (title: string) => tab.getByRole('row').filter({ has: tab.getByRole('rowheader', { name: title }) });
const board = () => tab.goto(`${platform.origin}/admin/components/${here.componentId}/studies`);

describe('the board of studies', () => {
  it('shows every proposal once the list has it, and begins all studies at once', async () => {
    for (;;) {
      await board();
      await tab.getByText('Every published proposal').waitFor();
      await tab.getByRole('searchbox').waitFor();
      if ((await tab.getByRole('rowheader').count()) === TITLES.length) break;
    }
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await press('Set status');
    await tab.getByLabel('Status', { exact: true }).selectOption('Under study');
    await tab.getByText('its author is told').waitFor();
    expect(await violations(tab)).toEqual([]);
    await press('Do it');
    await done('4 studies were changed.');
    await tab.getByRole('button', { name: '4 Under study' }).click();
    expect(await tab.getByRole('rowheader').count()).toBe(TITLES.length);
    await tab.getByRole('button', { name: '0 Feasible', exact: true }).click();
    await done('No study is like that.');
  });

  it('merges what says the same, with the reason that authors are told', async () => {
    await board();
    await choose('Benches by the river');
    await choose('Benches on the river bank');
    await press('Merge');
    await tab.getByRole('radio', { name: /Benches by the river/ }).check();
    await tab.getByLabel('Reason, told to the authors English').fill('Both ask for benches there.');
    await press('Do it');
    await done('1 study was changed.');
    await rowOf('Benches on the river bank').getByText('Merged').waitFor();
    await choose('Benches on the river bank');
    await press('Publish');
    await press('Do it');
    await tab.getByText('has been merged into another one').waitFor();
  });
});

describe('the study of a proposal', () => {
  it('is written beside its text, with notes that stay private, and published when it is ready', async () => {
    await board();
    await tab.getByRole('link', { name: 'Benches by the river' }).click();
    await tab.getByRole('heading', { name: 'Benches by the river', level: 1 }).waitFor();
    await tab.getByLabel('Status', { exact: true }).selectOption('Not feasible');
    await press('Save the study');
    await tab
      .getByRole('alert')
      .getByRole('link', { name: /Reasons/ })
      .waitFor();
    await tab.getByLabel('Status', { exact: true }).selectOption('Feasible');
    await tab.getByLabel(/Cost, at least/).fill('10,000');
    await tab.getByLabel(/Cost, at most/).fill('12,500.50');
    await tab.getByLabel('Service').fill('Green spaces');
    await press('Save the study');
    await tab.getByText('The study is saved.').waitFor();
    await tab.getByText('What is published is not what the study says now.').waitFor();
    await tab.getByLabel('New note').fill('The ground is soft there.');
    await press('Save the note');
    await tab.getByRole('listitem').filter({ hasText: 'The ground is soft there.' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await press('Publish');
    await tab.getByText('The result is published.').waitFor();
  });

  it('is read by everybody on the page of the proposal, with what was merged into it', async () => {
    const [stays, goes] = ids;
    const visitor = await openTab(browser, platform, { isAdministrator: false });
    const page = (id: ProposalId | undefined) => visitor.goto(`${platform.origin}/en${here.path}proposals/${id}/`);
    for (;;) {
      await page(stays);
      if ((await visitor.getByText('€10,000 – €12,500.50').count()) > 0) break;
    }
    await visitor.getByRole('heading', { name: 'Technical study' }).waitFor();
    expect(await visitor.getByText('The ground is soft there.').count()).toBe(0);
    await visitor.getByRole('link', { name: 'Benches on the river bank' }).waitFor();
    expect(await violations(visitor)).toEqual([]);
    await page(goes);
    await visitor.getByText('Both ask for benches there.').waitFor();
    await visitor.getByRole('link', { name: 'Benches by the river', exact: true }).click();
    await visitor.getByRole('heading', { name: 'Benches by the river', level: 1 }).waitFor();
    for (;;) {
      await visitor.goto(`${platform.origin}/en/processes/${here.process.slug}/budgets/${budgetId}/`);
      if ((await visitor.getByText('1 feasible', { exact: true }).count()) > 0) break;
    }
    await visitor.getByText('2 under study', { exact: true }).waitFor();
    await visitor.context().close();
  });

  it('ends in projects, made of all that is feasible at once', async () => {
    await board();
    await tab.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await press('Make projects');
    await tab.getByLabel('Envelope').selectOption('The whole town');
    await press('Do it');
    await done('1 study was changed.');
    await rowOf('Benches by the river').getByText('Project 1').waitFor();
    const projects = await platform.services.db.all(Projects, { componentId: budgetId });
    expect(projects).toMatchObject([{ number: 1, cost: 1_250_050, proposalIds: ids.slice(0, 2), state: 'draft' }]);
    await tab.getByRole('link', { name: 'Benches by the river' }).click();
    await tab.getByRole('link', { name: 'Project 1' }).waitFor();
  });
});
