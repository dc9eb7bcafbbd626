/** Roubaix: five districts with an envelope each, for those who live there, from eleven years on, with a map. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { LocalParticipant } from '../../functions/local/participants.ts';
import type { Project } from '../../shared/budgets/project.ts';
import { ballotsPath, type PublishedBallots } from '../../shared/budgets/results/published.ts';
import { ComponentId, EnvelopeId, ProcessId, TaxonomyId } from '../../shared/platform/ids.ts';
import { excess, look } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { censusOf } from '../verifications/census-uploads.ts';
import { switchOn } from '../verifications/switch-on.ts';
import { aBudgetYear, type BudgetYear, chosenBy, recounted } from './a-budget-year.ts';

/** Each with the projects that are made of its proposals: 59 and 14 in all. */
const DISTRICTS = [
  { name: 'Pile', proposals: 12, projects: 3 },
  { name: 'Sainte-Élisabeth', proposals: 12, projects: 3 },
  { name: 'Trois Ponts', proposals: 12, projects: 3 },
  { name: 'Fraternité', proposals: 12, projects: 3 },
  { name: 'Sartel-Carihem', proposals: 11, projects: 2 },
];
const EURO = 100;
/** 100,000 € in five envelopes. */
const ENVELOPE = 20_000 * EURO;
const COST = 9000 * EURO;
/** Voters of each district besides those in the browser. */
const VOTERS = 6;
const SLUG = 'roubaix-est';
const PHASES = ['2026-11-01', '2026-11-22', '2026-11-25', '2026-12-05', '2026-12-10'].map((day, at, days) => ({
  startsAt: `${day}T00:00:00.000Z`,
  endsAt: days[at + 1] === undefined ? null : `${days[at + 1]}T00:00:00.000Z`,
}));
/** Invented: strips that lie side by side. */
const outlineOf = (at: number) => {
  const [west, east] = [3.18 + at * 0.01, 3.19 + at * 0.01];
  const corners = [
    [west, 50.68],
    [east, 50.68],
    [east, 50.7],
    [west, 50.7],
    [west, 50.68],
  ];
  return { type: 'Polygon', coordinates: [corners] };
};
const inhabitant = (district: number, at: number) => ({
  'family-name': `Voisin${'abcdefghij'[district]}`,
  'given-name': `Prenom${'abcdefghij'[at]}`,
  'birth-date': '1980-05-17',
});
const AICHA = { 'family-name': 'Duflot', 'given-name': 'Aïcha', 'birth-date': '1991-03-08' };
/** Ten years old until February. */
const LEO = { 'family-name': 'Petit', 'given-name': 'Léo', 'birth-date': '2016-02-01' };

let browser: Browser;
let year: BudgetYear;
let admin: LocalParticipant;
let budget: ComponentId;
let territories: readonly TaxonomyId[];
let envelopes: readonly EnvelopeId[];
let projects: readonly Project[];
const ballots: (readonly number[])[][] = DISTRICTS.map(() => []);

beforeAll(async () => {
  browser = await launchBrowser();
  year = await aBudgetYear(browser);
  admin = await year.platform.participant({ role: 'administrator', displayName: 'Louise' });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await year?.close();
});

const done = (route: string, params: Record<string, string>, body?: unknown, cookie = admin.cookie) =>
  year.done(route, { cookie, params, ...(body === undefined ? {} : { body }) });
const page = (path = '') => `${year.origin}/en/processes/${SLUG}/budgets/${budget}/${path}`;
const phone = (cookie?: string) =>
  year.open({ ...(cookie === undefined ? {} : { cookie }), viewport: { width: 390, height: 844 }, hasTouch: true });
const ofDistrict = (district: number) =>
  projects.filter(({ envelopeId }) => envelopeId === envelopes[district]).map(({ number, cost }) => ({ number, cost }));
const contentOf = (district: number, ballot: readonly number[]) => [
  {
    envelopeId: envelopes[district],
    choices: ballot.map((number) => ({ projectId: projects.find((project) => project.number === number)?.id })),
  },
];
const verify = async (given: Readonly<Record<string, string>>): Promise<LocalParticipant> => {
  const person = await year.platform.participant();
  await done('POST /api/verifications/direct', {}, { method: 'census', given }, person.cookie);
  return person;
};
async function proposed(componentId: ComponentId, title: string, at: number, cookie: string): Promise<string> {
  const text = { title, body: `Children and old people ask for it: ${title.toLowerCase()}.`, locale: 'en' };
  const territoryId = territories[at];
  const { id } = await done(
    'POST /api/components/{componentId}/proposals',
    { componentId },
    { ...text, territoryId, place: { latitude: 50.69, longitude: 3.185 + at * 0.01, address: '' } },
    cookie,
  );
  const params = { componentId, proposalId: id };
  await done('POST /api/components/{componentId}/proposals/{proposalId}/publication', params, undefined, cookie);
  return id;
}
const project = (tab: Page, number: number | undefined) => tab.locator(`#project-${number}`);
const add = async (tab: Page, number: number | undefined) => {
  await project(tab, number).getByRole('button', { name: /^Add/ }).click();
  await project(tab, number).getByText('In your ballot').waitFor();
};
const checkOut = async (tab: Page) => {
  await tab.getByRole('button', { name: 'Check my ballot' }).click();
  await tab.getByRole('dialog').getByRole('button', { name: 'Cast my ballot' }).click();
};
async function sayWho(tab: Page, given: Readonly<Record<string, string>>): Promise<void> {
  const dialog = tab.getByRole('dialog', { name: 'Verify and vote' });
  await dialog.getByLabel('Family name').fill(given['family-name'] ?? '');
  await dialog.getByLabel('Given name').fill(given['given-name'] ?? '');
  await dialog.getByLabel('Date of birth').fill(given['birth-date'] ?? '');
  await dialog.getByLabel('I accept the participation charter.').check();
  await dialog.getByRole('button', { name: 'Verify and vote' }).click();
}

async function settingUp(): Promise<ComponentId> {
  const { platform } = year;
  const taxonomy = (name: string, position: number) =>
    done('POST /api/taxonomies', {}, { kind: 'territory', parentId: null, name: { en: name }, position });
  territories = (await Promise.all(DISTRICTS.map(({ name }, at) => taxonomy(name, at)))).map(({ id }) =>
    TaxonomyId.parse(id),
  );
  for (const [at, taxonomyId] of territories.entries())
    await done('PUT /api/territories/{taxonomyId}/outline', { taxonomyId }, { geoJson: outlineOf(at) });
  const fields = ['family-name', 'given-name', 'birth-date'];
  await switchOn(platform, 'census', { fields, hasBirthDates: true, territoryBy: 'name', deleteOn: null });
  const neighbors = DISTRICTS.flatMap(({ name }, district) =>
    Array.from({ length: VOTERS + 1 }, (_, at) => [...Object.values(inhabitant(district, at)), name]),
  );
  const people = [...neighbors, [...Object.values(AICHA), 'Pile'], [...Object.values(LEO), 'Pile']];
  const lines = ['Nom;Prénom;Date de naissance;Commune', ...people.map((person) => person.join(';'))];
  const census = await censusOf(platform).uploaded(`${lines.join('\n')}\n`);
  expect(census).toMatchObject({ state: 'done', people: people.length, refused: 0 });

  const body = { slug: SLUG, title: { en: 'Roubaix East' }, phases: PHASES };
  const template = { template: 'participatory-budget' };
  const process = await done('POST /api/process-templates/{template}/processes', template, body);
  const processId = ProcessId.parse(process.id);
  const { items } = await done('GET /api/processes/{processId}/components', { processId });
  const [ideas, vote] = ['proposals', 'budgets'].map((kind) =>
    items.find((one: { readonly kind: string }) => one.kind === kind),
  );
  budget = ComponentId.parse(vote.id);
  const { name, introduction, position, settings, phaseSettings, version } = vote;
  const methods = [{ method: 'census', minimumAge: 11, territoryIds: territories }];
  const requirements = { vote: { combine: 'any', methods, withoutAccount: true } };
  const changed = { name, introduction, position, settings, phaseSettings, requirements, version };
  await done('PUT /api/components/{componentId}', { componentId: budget }, changed);
  await done('PUT /api/processes/{processId}/publication', { processId }, { isPublished: true });
  return ComponentId.parse(ideas.id);
}

describe('a budget of five districts, for those who live there', () => {
  it('comes from 59 proposals to 14 projects in five envelopes, on a map with their outlines', async () => {
    const ideas = await settingUp();
    const authors = await Promise.all(Array.from({ length: 12 }, () => year.platform.participant()));
    envelopes = [];
    for (const [at, { name, proposals, projects: wanted }] of DISTRICTS.entries()) {
      const titles = Array.from({ length: proposals }, (_, idea) => `Idea no. ${idea + 1} for ${name}`);
      const ids = await Promise.all(
        titles.map((title, idea) => proposed(ideas, title, at, authors[idea]?.cookie ?? '')),
      );
      const envelope = {
        title: { en: name },
        description: {},
        total: ENVELOPE,
        territoryId: territories[at],
        residentsOnly: true,
        position: at,
      };
      const { id } = await done('POST /api/budgets/{componentId}/envelopes', { componentId: budget }, envelope);
      envelopes = [...envelopes, EnvelopeId.parse(id)];
      const chosen = { envelopeId: id, proposalIds: ids.slice(0, wanted), cost: COST };
      await done('POST /api/budgets/{componentId}/projects/imports', { componentId: budget }, chosen);
    }
    const { items } = await done('GET /api/budgets/{componentId}/projects', { componentId: budget });
    projects = items;
    expect(projects).toHaveLength(14);
    const set = { state: 'published' };
    const changes = projects.map(({ id, version }) => ({ projectId: id, version, set }));
    await done('PUT /api/budgets/{componentId}/projects', { componentId: budget }, { changes });
    await year.platform.settle();
    await year.platform.forgetPages();
    await year.travel('2026-11-25T09:00:00.000Z');
    await year.platform.publish();
    const tab = await phone();
    await tab.goto(page());
    await tab.getByRole('heading', { name: '14 projects' }).waitFor();
    for (const { name } of DISTRICTS) await tab.getByRole('heading', { level: 3, name, exact: true }).waitFor();
    expect(await tab.locator('svg.place-map__drawing path').count()).toBeGreaterThanOrEqual(DISTRICTS.length);
    expect(await tab.locator('svg.place-map__drawing a').count()).toBe(14);
    expect((await look(tab)).violations).toEqual([]);
    expect(await excess(tab)).toBe(0);
    await tab.getByText('Projects on the map').click();
    await tab.locator('svg.place-map__drawing').waitFor({ state: 'detached' });
    await tab.locator('.place-map__canvas').waitFor();
    await tab.context().close();
  }, 240_000);

  it('takes the ballot of a resident who verifies and votes on a phone, in her district and in no other', async () => {
    const tab = await phone();
    await tab.goto(page());
    const [own, foreign] = [ofDistrict(0)[0]?.number, ofDistrict(2)[0]?.number];
    await add(tab, foreign);
    await checkOut(tab);
    await sayWho(tab, AICHA);
    const dialog = tab.getByRole('dialog');
    await dialog.getByText('Only people who live in this district vote in it: take your choices out.').waitFor();
    expect((await look(tab)).violations).toEqual([]);
    await dialog.getByRole('button', { name: 'Go on choosing' }).click();
    await project(tab, foreign)
      .getByRole('button', { name: /^Take out/ })
      .click();
    await project(tab, foreign).getByText('Only people who live in this district vote here.').waitFor();
    await add(tab, own);
    await checkOut(tab);
    await tab.getByRole('dialog').locator('.receipt-code').waitFor();
    expect((await look(tab)).violations).toEqual([]);
    expect(await excess(tab)).toBe(0);
    if (own !== undefined) ballots[0]?.push([own]);
    await tab.context().close();
  }, 240_000);

  it('is closed to a child of ten years, who is told why', async () => {
    const tab = await phone();
    await tab.goto(page());
    await add(tab, ofDistrict(0)[0]?.number);
    await checkOut(tab);
    await sayWho(tab, LEO);
    await tab.getByText('This is open from the age of 11.').first().waitFor();
    expect(await tab.locator('.receipt-code').count()).toBe(0);
    await tab.context().close();
  }, 240_000);

  it('shows a resident who is signed in where they vote, and refuses what is sent all the same', async () => {
    const person = await verify(inhabitant(4, VOTERS));
    const tab = await phone(person.cookie);
    await tab.goto(page());
    const [own, foreign] = [ofDistrict(4)[0]?.number, ofDistrict(0)[0]?.number];
    await project(tab, foreign).getByText('Only people who live in this district vote here.').waitFor();
    const sent = { content: contentOf(0, foreign === undefined ? [] : [foreign]), revision: null };
    const params = { componentId: budget };
    const refused = await year.platform.call('PUT /api/budgets/{componentId}/ballot', {
      cookie: person.cookie,
      params,
      body: sent,
    });
    expect(refused.body).toMatchObject({
      code: 'budget.ballot-refused',
      fields: [{ pointer: '/content/0', code: 'budget.not-resident' }],
    });
    await add(tab, own);
    await checkOut(tab);
    await tab.getByRole('dialog').locator('.receipt-code').waitFor();
    if (own !== undefined) ballots[4]?.push([own]);
    await tab.context().close();
  }, 240_000);

  it('is counted by envelope, and its result shown by district', async () => {
    for (const district of DISTRICTS.keys()) {
      const vote = async (at: number) => {
        const { cookie } = await verify(inhabitant(district, at));
        const ballot = chosenBy(district * 100 + at, ofDistrict(district), ENVELOPE);
        ballots[district]?.push(ballot);
        const body = { content: contentOf(district, ballot), revision: null };
        await done('PUT /api/budgets/{componentId}/ballot', { componentId: budget }, body, cookie);
      };
      await Promise.all(Array.from({ length: VOTERS }, (_, at) => vote(at)));
    }
    await year.travel('2026-12-05T00:10:00.000Z');
    await done('POST /api/budgets/{componentId}/count', { componentId: budget }, {});
    await year.platform.settle();
    await done('POST /api/budgets/{componentId}/results', { componentId: budget });
    await year.publishOnly(`/processes/${SLUG}/budgets/${budget}/results/`);
    const list: PublishedBallots = await (await fetch(`${year.origin}${ballotsPath(budget)}`)).json();
    expect(list.ballots).toHaveLength(DISTRICTS.length * VOTERS + 2);
    for (const [district, cast] of ballots.entries()) {
      const { winners } = list.winners?.find(({ envelopeId }) => envelopeId === envelopes[district]) ?? {};
      const numbers = winners?.map((id) => projects.find((one) => one.id === id)?.number);
      expect(numbers).toEqual(recounted(cast, ofDistrict(district), ENVELOPE));
    }
    const tab = await phone();
    await tab.goto(page('results/'));
    await tab.getByRole('heading', { level: 1, name: '10 projects chosen with 32 ballots' }).waitFor();
    for (const [district, { name }] of DISTRICTS.entries()) {
      await tab.getByRole('heading', { level: 3, name, exact: true }).waitFor();
      const votes = ballots[district]?.length;
      await tab.getByText(`${name}: €18,000 of €20,000, ${votes} ballots`).first().waitFor();
      await tab.getByRole('table', { name: 'By district' }).getByRole('row', { name }).waitFor();
    }
    expect((await look(tab)).violations).toEqual([]);
    expect(year.complaints).toEqual([]);
  }, 240_000);
});
