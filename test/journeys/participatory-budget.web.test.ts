/** Saint-Jean de Braye: 108 ideas, 47 projects, 13 winners, with paper on the evening, and proof of it all. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { LocalParticipant } from '../../functions/local/participants.ts';
import { cataloguePath } from '../../shared/budgets/paths.ts';
import type { Project } from '../../shared/budgets/project.ts';
import { ballotsPath, type PublishedBallots } from '../../shared/budgets/results/published.ts';
import { ComponentId, ProcessId } from '../../shared/platform/ids.ts';
import { look } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { switchOn } from '../verifications/a-verification.ts';
import { aBudgetYear, type BudgetYear, chosenBy, pressTwice, recounted } from './a-budget-year.ts';
import { violations } from './an-office.ts';

const WHAT = 'Benches,Fountains,Trees,Swings,Lights,Book boxes,Bicycle stands,Hedges,Murals,Hives,Ramps,Tables'.split(
  ',',
);
const WHERE = 'the village,the Loire,Petit Bois,the station,the library,the school,the mill,the market,the park'.split(
  ',',
);
const TITLES = WHAT.flatMap((what) => WHERE.map((where) => `${what} at ${where}`));
const FEASIBLE = 47;
/** As many of those that say the same go into others; the first by a person, the others by the API. */
const MERGED = 4;
const EURO = 100;
const ENVELOPE = 250_000 * EURO;
const costOf = (index: number) => (12 + ((index * 7) % 19)) * 1000 * EURO;
const PHASES = ['2026-11-01', '2026-11-22', '2026-11-25', '2026-12-05', '2026-12-10'].map((day, at, days) => ({
  startsAt: `${day}T00:00:00.000Z`,
  endsAt: days[at + 1] === undefined ? null : `${days[at + 1]}T00:00:00.000Z`,
}));
const ONLINE = 40;
const PAPERS = 14;
const SLUG = 'saint-jean-de-braye';

let browser: Browser;
let year: BudgetYear;
let admin: LocalParticipant;
let office: Page;
let processId: ProcessId;
let ideas: ComponentId;
let budget: ComponentId;
let ids: string[];
let projects: readonly Project[];
let receipt = '';
let agnes: Page;
let bruno: Page;
let agents: readonly LocalParticipant[];
/** What people have chosen, by numbers of projects: the one cast in the browser first. */
const ballots: (readonly number[])[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  year = await aBudgetYear(browser);
  admin = await year.platform.participant({ role: 'administrator', displayName: 'Louise' });
  await switchOn(year.platform, { desk: {} });
  office = await year.open({ cookie: admin.cookie });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await year?.close();
});

const press = (name: string | RegExp) => office.getByRole('button', { name, exact: typeof name === 'string' }).click();
const said = (text: string) => office.getByRole('status').filter({ hasText: text }).waitFor();
const adminDone = (route: string, params: Record<string, string>, body?: unknown) =>
  year.done(route, { cookie: admin.cookie, params, ...(body === undefined ? {} : { body }) });
const go = (part: string) => office.goto(`${year.origin}/admin/components/${budget}/budget/${part}`);
const board = async () => {
  await office.goto(`${year.origin}/admin/components/${ideas}/studies`);
  await office.getByRole('checkbox', { name: 'Choose all that are shown' }).waitFor();
};
/** On the board: all studies that stand somewhere. */
const chooseAll = async (figure: string) => {
  await board();
  await office.getByRole('button', { name: figure, exact: true }).click();
  await office.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
};
const contentOf = (ballot: readonly number[]) => [
  {
    envelopeId: projects[0]?.envelopeId,
    choices: ballot.map((number) => ({ projectId: projects.find((project) => project.number === number)?.id })),
  },
];
const agent =
  (at: number) =>
  (route: string, body: object, params: Record<string, string> = {}) =>
    year.done(route, { cookie: agents[at]?.cookie ?? '', params: { componentId: budget, ...params }, body });
/** By keyboard alone: the number, Enter, what stands on the paper, Enter. */
async function enter(tab: Page, number: number, typed: string, says: RegExp) {
  await tab.getByLabel('Number of the paper').fill(String(number));
  await tab.keyboard.press('Enter');
  await tab.locator('#paper-projects:focus').waitFor();
  await tab.keyboard.type(typed);
  await tab.keyboard.press('Enter');
  await tab.getByRole('status').filter({ hasText: says }).waitFor();
  await tab.locator('#paper-number:focus').waitFor();
}
/** Code with which `npm run verify-budget` ends. */
const verified = async (file: string): Promise<number> =>
  promisify(execFile)(process.execPath, ['scripts/verify-budget.ts', file]).then(
    () => 0,
    ({ code }: { readonly code: number }) => code,
  );
const pathOf = (path = '') => `/processes/${SLUG}/budgets/${budget}/${path}`;
const page = (path = '') => `${year.origin}/en${pathOf(path)}`;

describe('a participatory budget from ideas to the first works', () => {
  it('begins from a template, and 108 ideas come in', async () => {
    const body = { slug: SLUG, title: { en: 'Budget of Saint-Jean de Braye' }, phases: PHASES };
    const made = await adminDone(
      'POST /api/process-templates/{template}/processes',
      { template: 'participatory-budget' },
      body,
    );
    processId = ProcessId.parse(made.id);
    await adminDone('PUT /api/processes/{processId}/publication', { processId }, { isPublished: true });
    const { items } = await adminDone('GET /api/processes/{processId}/components', { processId });
    const idOf = (wanted: string) =>
      ComponentId.parse(items.find(({ kind }: { readonly kind: string }) => kind === wanted)?.id);
    [ideas, budget] = [idOf('proposals'), idOf('budgets')];
    const authors = await Promise.all(WHERE.map((displayName) => year.platform.participant({ displayName })));
    const one = async (title: string, index: number): Promise<string> => {
      const { cookie = '' } = authors[index % authors.length] ?? {};
      const text = { title, body: `People of the quarter ask for this: ${title.toLowerCase()}.`, locale: 'en' };
      const params = { componentId: ideas };
      const draft = await year.done('POST /api/components/{componentId}/proposals', { cookie, params, body: text });
      await year.done('POST /api/components/{componentId}/proposals/{proposalId}/publication', {
        cookie,
        params: { ...params, proposalId: draft.id },
      });
      return draft.id;
    };
    ids = await Promise.all(TITLES.map(one));
    expect(new Set(ids).size).toBe(108);
    const grants = [{ role: 'agent' as const, spaceId: processId }];
    agents = [
      await year.platform.participant({ displayName: 'Agnes', grants }),
      await year.platform.participant({ displayName: 'Bruno', grants }),
    ];
    agnes = await year.open({ cookie: agents[0]?.cookie ?? '' });
    bruno = await year.open({ cookie: agents[1]?.cookie ?? '' });
    await year.travel('2026-11-22T09:00:00.000Z');
    await year.platform.forgetPages();
  }, 240_000);

  it('are studied: assigned and decided on the board, many at once; what says the same is merged', async () => {
    const grants = [{ role: 'evaluator' as const, spaceId: processId }];
    const evaluators = [
      await year.platform.participant({ displayName: 'Anna', grants }),
      await year.platform.participant({ displayName: 'Boris', grants }),
    ];
    await chooseAll('108 Not begun');
    await press('Assign');
    for (const name of ['Anna', 'Boris']) await office.getByRole('checkbox', { name, exact: true }).check();
    await press('Do it');
    await said('108 studies were changed.');

    const study = async (index: number) => {
      const { cookie = '' } = evaluators[index % 2] ?? {};
      const params = { componentId: ideas, proposalId: ids[index] ?? '' };
      const route = '/api/components/{componentId}/proposals/{proposalId}/study';
      const { study } = await year.done(`GET ${route}`, { cookie, params });
      const { dueOn, estimateNote, reasons, version } = study;
      const estimate = { low: costOf(index) - 1000 * EURO, high: costOf(index) };
      const found = { status: 'under-study', service: 'Green spaces', dueOn, estimateNote, reasons, version, estimate };
      await year.done(`PUT ${route}`, { cookie, params, body: found });
    };
    await Promise.all(ids.slice(0, FEASIBLE).map((_, index) => study(index)));

    await chooseAll('47 Under study');
    await press('Set status');
    await office.getByLabel('Status', { exact: true }).selectOption('Feasible');
    await press('Do it');
    await said('47 studies were changed.');
    // The first of those that are merged, by hand.
    await board();
    for (const index of [0, FEASIBLE])
      await office.getByRole('checkbox', { name: `Choose “${TITLES[index]}”` }).check();
    await press('Merge');
    await office.getByRole('radio', { name: new RegExp(TITLES[0] ?? '') }).check();
    await office.getByLabel('Reason, told to the authors English').fill('Both ask for the same place to sit.');
    await press('Do it');
    await said('1 study was changed.');
    for (let at = 1; at < MERGED; at++)
      await adminDone(
        'POST /api/components/{componentId}/studies/merges',
        { componentId: ideas },
        { into: ids[at], proposalIds: [ids[FEASIBLE + at]], reason: { en: 'Both ask for the same.' } },
      );
    await chooseAll('57 Not begun');
    await press('Set status');
    await office.getByLabel('Status', { exact: true }).selectOption('Not feasible');
    await office.getByLabel('Reasons English').fill('The ground does not belong to the city.');
    await press('Do it');
    await said('57 studies were changed.');
    await board();
    await office.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await press('Publish');
    await press('Do it');
    // Those that were merged are published by that.
    await said('104 studies were changed.');
    for (const figure of ['47 Feasible', '57 Not feasible', '4 Merged'])
      await office.getByRole('button', { name: figure, exact: true }).waitFor();
  }, 240_000);

  it('end in 47 projects, made and published at once, with links both ways', async () => {
    await go('envelopes');
    await office.getByRole('link', { name: 'New envelope' }).click();
    await office.getByLabel('Name English').fill('The whole town');
    await office.getByLabel('Sum (EUR)').fill('250,000');
    await press('Add the envelope');
    await office.getByRole('cell', { name: '€250,000', exact: true }).waitFor();
    await chooseAll('47 Feasible');
    await press('Make projects');
    await office.getByLabel('Envelope').selectOption('The whole town');
    await press('Do it');
    await said('47 studies were changed.');
    await year.platform.settle();
    await year.platform.forgetPages();
    await go('projects');
    await office.getByLabel('Select all that are shown').check();
    await office.getByLabel('Action').selectOption({ label: 'Publish' });
    await press('Do it with 47 projects');
    await office.getByText('47 projects changed.').waitFor();
    const { items } = await adminDone('GET /api/budgets/{componentId}/projects', { componentId: budget });
    // In the order of ideas: numbers follow the order in which ideas happened to come in.
    const at = ({ proposalIds }: Project) => ids.indexOf(proposalIds[0] ?? '');
    projects = items.toSorted((one: Project, other: Project) => at(one) - at(other));
    expect(projects).toHaveLength(FEASIBLE);
    for (const { cost, proposalIds } of projects) expect(cost).toBe(costOf(ids.indexOf(proposalIds[0] ?? '')));
    expect(projects.filter(({ proposalIds }) => proposalIds.length === 2)).toHaveLength(MERGED);
    expect(await violations(office)).toEqual([]);
  }, 240_000);

  it('are voted on: online with a receipt, on paper handed out at the desk, and never twice', async () => {
    const { platform } = year;
    await year.travel('2026-11-25T09:00:00.000Z');
    await year.publishOnly(pathOf(), cataloguePath(budget));
    const camille = await platform.participant({ displayName: 'Camille', email: 'camille@example.org' });
    const tab = await year.open({ cookie: camille.cookie });
    await tab.goto(page());
    const box = tab.getByRole('complementary', { name: 'Your ballot' });
    await box.getByText('Nothing is counted until').waitFor();
    const own = projects.slice(0, 3).map(({ number }) => number);
    for (const number of own) {
      const card = tab.locator(`#project-${number}`);
      await card.getByRole('button', { name: /^Add/ }).click();
      await card.getByText('In your ballot').waitFor();
    }
    await box.getByRole('button', { name: 'Check my ballot' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Cast my ballot' }).click();
    receipt = (await tab.getByRole('dialog').locator('.receipt-code').textContent()) ?? '';
    expect(receipt).toMatch(/^(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
    expect((await look(tab)).violations).toEqual([]);
    ballots.push(own, ...Array.from({ length: ONLINE }, (_, voter) => chosenBy(voter, projects, ENVELOPE)));
    await Promise.all(
      ballots.slice(1).map(async (ballot) => {
        const { cookie } = await platform.participant();
        await year.done('PUT /api/budgets/{componentId}/ballot', {
          cookie,
          params: { componentId: budget },
          body: { content: contentOf(ballot), revision: null },
        });
      }),
    );

    await go('papers/print');
    await office.getByLabel('How many papers').fill('20');
    await press('Make the papers');
    await office.getByRole('button', { name: 'PDF of no. 1–20' }).waitFor();
    const odile = await platform.participant({ displayName: 'Odile', email: 'odile@example.org' });
    const waiting = await year.open({ cookie: odile.cookie });
    await waiting.goto(page());
    await agnes.goto(`${year.origin}/admin/components/${budget}/budget/papers/`);
    await agnes.getByLabel('By the address of their account').check();
    await agnes.getByLabel('Email address of the account').fill('odile@example.org');
    await agnes.getByRole('button', { name: 'Hand out a paper' }).click();
    await agnes.getByText('Hand out a paper now.').waitFor();
    for (let at = 1; at < PAPERS; at++)
      await agent(0)('POST /api/budgets/{componentId}/paper-voters', {
        identified: {
          method: 'desk',
          document: { kind: 'identity-card', number: `AB-${100_000 + at}`, bornOn: '1980-05-17' },
        },
        locale: 'fr',
      });
    // Her page was open before: what it sends is refused all the same.
    const project = waiting.locator(`#project-${own[0]}`);
    await project.getByRole('button', { name: /^Add/ }).click();
    await waiting.getByRole('button', { name: 'Check my ballot' }).click();
    await waiting.getByRole('dialog').getByRole('button', { name: 'Cast my ballot' }).click();
    await waiting.getByText('You have been handed a ballot of paper, so you cannot vote online too.').first().waitFor();
    await waiting.reload();
    await waiting.getByText('You have been handed a ballot of paper, so you vote with it and not here.').waitFor();
  }, 240_000);

  it('on paper are read by two agents: alike, differently once, and one is invalid', async () => {
    await year.travel('2026-12-05T00:10:00.000Z');
    const read = Array.from({ length: PAPERS - 2 }, (_, at) => chosenBy(100 + at, projects, ENVELOPE));
    const [first = [], second = [], ...others] = read;
    for (const tab of [agnes, bruno]) await tab.goto(`${year.origin}/admin/components/${budget}/budget/papers/entry`);
    await enter(agnes, 1, first.join(' '), /waits for a second agent/);
    await enter(bruno, 1, first.toReversed().join(', '), /The ballot counts/);
    await enter(agnes, 2, second.join(' '), /waits for a second agent/);
    await enter(bruno, 2, second.slice(1).join(' '), /have read different things/);
    await Promise.all(
      others.map(async (ballot, at) => {
        const reading = { content: contentOf(ballot), invalid: null };
        for (const by of [0, 1])
          await agent(by)('PUT /api/budgets/{componentId}/papers/{number}/entry', { reading }, { number: `${at + 3}` });
      }),
    );
    for (const [tab, says] of [
      [agnes, /waits for a second agent/],
      [bruno, /found it invalid/],
    ] as const) {
      await tab.getByLabel('Number of the paper').fill('13');
      await tab.keyboard.press('Enter');
      await tab.getByLabel('What stands on it').fill(projects.map(({ number }) => number).join(' '));
      await tab.getByText('That breaks the rule of the vote: Over the envelope.', { exact: false }).waitFor();
      await tab.getByRole('button', { name: 'Enter as invalid' }).click();
      await tab.getByRole('status').filter({ hasText: says }).waitFor();
    }
    await go('papers/differences');
    await press('This one is right: what Agnes has read on paper no. 2');
    await office.getByText('No paper was read differently.').waitFor();
    ballots.push(...read);
    await go('papers/report');
    for (const name of ['Printed 20', 'Handed out 14', 'Entered 13', 'Valid 12'])
      await office.getByRole('row', { name }).waitFor();
  }, 240_000);

  it('give 13 winners, the same as a count by hand, once the count is sealed and published', async () => {
    await go('results');
    await office.getByText('Ballots of paper: 14 handed out, 13 entered, 0 not settled.').waitFor();
    await pressTwice(office, 'Seal the count');
    await office.getByText('This takes some seconds').waitFor();
    await year.platform.settle();
    await pressTwice(office, 'Publish the result');
    await office.getByText('This takes some seconds').waitFor();
    await year.publishOnly(pathOf(), pathOf('results/'), pathOf('check/'));
    await office.getByRole('link', { name: 'Page of the result' }).waitFor();
    const list: PublishedBallots = await (await fetch(`${year.origin}${ballotsPath(budget)}`)).json();
    const winners = list.winners?.[0]?.winners.map((id) => projects.find((project) => project.id === id)?.number);
    expect(winners).toEqual(recounted(ballots, projects, ENVELOPE));
    expect(winners).toHaveLength(13);
    expect(list.ballots).toHaveLength(ballots.length);
    const tab = await year.open();
    await tab.goto(page('results/'));
    await tab.getByRole('heading', { level: 1, name: '13 projects chosen with 53 ballots' }).waitFor();
    await tab.getByRole('row', { name: /^Online 41 / }).waitFor();
    await tab.getByRole('row', { name: /^Ballot of paper 12 / }).waitFor();
    expect((await look(tab)).violations).toEqual([]);
    await tab.goto(page());
    await tab.getByRole('link', { name: 'See the result' }).first().waitFor();
  }, 240_000);

  it('are proved: a receipt by its holder in the browser, the whole list by a program of its own', async () => {
    const tab = await year.open();
    await tab.goto(page('check/'));
    await tab.locator('form button[type=submit]:enabled').waitFor();
    await tab.getByLabel('Code of your receipt').fill(receipt);
    await tab.getByRole('button', { name: 'Check' }).click();
    await tab.getByText('Your ballot is in the list').waitFor();
    await tab.getByText('Counted again, the ballots give the published winners.').waitFor();
    expect((await look(tab)).violations).toEqual([]);

    const directory = await mkdtemp(join(tmpdir(), 'parvis-proof-'));
    try {
      const file = join(directory, 'ballots.json');
      const text = await (await fetch(`${year.origin}${ballotsPath(budget)}`)).text();
      await writeFile(file, text);
      expect(await verified(file)).toBe(0);
      const forged: { ballots: { projects: number[] }[] } = JSON.parse(text);
      forged.ballots[0]?.projects.splice(0, 1, projects.at(-1)?.number ?? 0);
      await writeFile(file, JSON.stringify(forged));
      expect(await verified(file)).toBe(1);
    } finally {
      await rm(directory, { recursive: true });
    }
  }, 240_000);

  it('lead to works that everybody can follow', async () => {
    const [number] = recounted(ballots, projects, ENVELOPE);
    const winner = projects.find((project) => project.number === number);
    await go('results/realization');
    const title = winner?.title.en ?? '';
    const fold = office.locator('details').filter({ has: office.locator('summary', { hasText: title }) });
    await fold.locator('summary').click();
    await fold.getByLabel('Stage').selectOption('works');
    await fold.getByRole('button', { name: 'Add a milestone' }).click();
    await fold.getByLabel('Day').fill('2027-03-01');
    await fold.getByLabel('Title English').fill('The digger comes');
    await fold.getByRole('button', { name: 'Save', exact: true }).click();
    await said('Saved');
    await year.publishOnly(pathOf(`projects/${winner?.id}/`));
    const tab = await year.open();
    await tab.goto(page(`projects/${winner?.id}/`));
    await tab.getByRole('heading', { level: 1, name: title }).waitFor();
    await tab.getByText('Winner', { exact: true }).waitFor();
    await tab.getByText('Works under way').waitFor();
    await tab.getByText('The digger comes').waitFor();
    expect(year.complaints).toEqual([]);
  }, 240_000);
});
