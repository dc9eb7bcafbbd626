import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { MOST_FILTERS } from '../../shared/proposals/office.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation } from './a-consultation.ts';

let platform: TestPlatform;
let consultation: Consultation;
let administrator: { id: string; cookie: string };
let author: { id: string; cookie: string };
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  administrator = await platform.participant({ role: 'administrator' });
  author = await platform.participant({ displayName: 'Grace Hopper' });
});
afterAll(() => platform.close());
beforeEach(async () => {
  platform.clock.set('2026-11-21T09:00:00.000Z');
  await platform.forgetPages();
});

async function open(settings: Readonly<Record<string, unknown>> = {}) {
  consultation = await aConsultation(platform, { slug: `office-${++slugs}`, settings });
}
const params = () => ({ componentId: consultation.componentId });
const call = (route: string, { body, query, more = {}, cookie = administrator.cookie }: Options = {}) =>
  platform.call(route, {
    params: { ...params(), ...more },
    cookie,
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
  });
interface Options {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
  readonly cookie?: string;
}
const support = async (proposalId: ProposalId) =>
  call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
    body: { choice: 'support' },
    more: { proposalId },
    cookie: (await platform.participant()).cookie,
  });
const answer = (proposalId: ProposalId, body: Readonly<Record<string, unknown>>) =>
  call('PUT /api/components/{componentId}/proposals/{proposalId}/answer', { body, more: { proposalId } });

describe('saved filters', () => {
  const FILTERS = '/api/components/{componentId}/saved-filters';
  const save = (name: string, filter: string, cookie?: string) =>
    call(`POST ${FILTERS}`, { body: { name, filter }, ...(cookie === undefined ? {} : { cookie }) });
  const names = async (cookie?: string) =>
    (await call(`GET ${FILTERS}`, cookie === undefined ? {} : { cookie })).body.items.map(
      ({ name, filter }: { name: string; filter: string }) => [name, filter],
    );
  beforeEach(() => open());

  it('are kept by name, for the administrator who saved them alone', async () => {
    expect((await save('To answer', 'state=published&sort=oldest')).status).toBe(201);
    await save('accepted ones', 'state=accepted');
    expect(await names()).toEqual([
      ['accepted ones', 'state=accepted'],
      ['To answer', 'state=published&sort=oldest'],
    ]);
    const other = await platform.participant({ role: 'administrator' });
    expect(await names(other.cookie)).toEqual([]);
    expect((await save('Mine', '', author.cookie)).status).toBe(403);
  });

  it('are replaced by another of the same name, and removed for good', async () => {
    const { body: first } = await save('To answer', 'state=published');
    const { body: second } = await save('to answer', 'state=evaluating');
    expect(second.id).toBe(first.id);
    expect(await names()).toEqual([['to answer', 'state=evaluating']]);
    const remove = () => call(`DELETE ${FILTERS}/{filterId}`, { more: { filterId: first.id } });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect(await names()).toEqual([]);
  });

  it('are as many as a person can look through', async () => {
    for (let n = 0; n < MOST_FILTERS; n++) expect((await save(`Filter ${n}`, '')).status).toBe(201);
    expect(await save('One more', '')).toMatchObject({ status: 409, body: { code: 'saved-filter.too-many' } });
    expect((await save('Filter 3', 'q=x')).status).toBe(201);
  });
});

describe('the export', () => {
  it('gives what a filter finds, whole, some at a time', async () => {
    await open();
    const ids: ProposalId[] = [];
    for (let n = 0; n < 3; n++) {
      ids.push(await aProposal(platform, consultation, author.cookie, { title: `A proposal with number ${n}` }));
      platform.clock.advance(1);
    }
    const [first, second, third] = ids;
    if (!first || !second || !third) throw new Error('three proposals');
    await support(second);
    await answer(second, { state: 'accepted', text: { en: 'Yes.' } });
    await platform.settle();
    platform.clock.advance(2);
    const get = async (query: Readonly<Record<string, string>> = {}) =>
      (await call('GET /api/components/{componentId}/proposal-exports', { query })).body;
    const all = await get();
    expect(all).toMatchObject({ total: 3, next: null });
    expect(all.items.map(({ id }: { id: string }) => id)).toEqual([third, second, first]);
    expect(all.items[1]).toMatchObject({
      title: 'A proposal with number 1',
      body: { format: 'markdown', text: 'Paid back when the home is **sold**.' },
      authorName: 'Grace Hopper',
      tally: { support: 1 },
      comments: 0,
      answer: { state: 'accepted', text: { en: 'Yes.' } },
      path: `${consultation.path}proposals/${second}/`,
    });
    expect(await get({ filter: 'state=accepted' })).toMatchObject({ total: 1, items: [{ id: second }] });
    expect((await get({ after: '2' })).items).toMatchObject([{ id: first }]);
    expect((await get({ after: '9' })).items).toEqual([]);
  });
});

describe('what waits in a component', () => {
  const attention = async () => (await call('GET /api/components/{componentId}/attention')).body;

  it('is counted with how it grew, day by day of the organization’s time zone', async () => {
    await open({ supportThreshold: 2 });
    const one = await aProposal(platform, consultation, author.cookie);
    platform.clock.advance(5);
    const two = await aProposal(platform, consultation, author.cookie);
    for (const id of [one, one, two]) await support(id);
    await platform.settle();
    expect(await attention()).toMatchObject({
      proposals: 2,
      votes: 3,
      comments: 0,
      unanswered: 2,
      oldestUnanswered: '2026-11-21T09:00:00.000Z',
      reachedUnanswered: 1,
      unfinishedActs: 0,
      days: [],
    });
    await answer(one, { state: 'accepted', text: {} });
    // Half past eleven in the evening in Paris is still the same day, half past midnight the next.
    platform.clock.set('2026-11-21T22:30:00.000Z');
    await support(two);
    await platform.settle();
    platform.clock.set('2026-11-21T23:30:00.000Z');
    await support(two);
    await platform.settle();
    expect(await attention()).toMatchObject({
      votes: 5,
      unanswered: 1,
      reachedUnanswered: 1,
      days: [{ day: '2026-11-21', proposals: 2, votes: 4, comments: 0 }],
    });
  });

  it('names acts that were interrupted', async () => {
    await open();
    const id = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const body = { selection: { ids: [id] }, change: { kind: 'answer', state: 'accepted' } };
    await call('POST /api/components/{componentId}/bulk-acts', { body });
    expect((await attention()).unfinishedActs).toBe(1);
  });

  it('is for administrators alone', async () => {
    await open();
    expect((await call('GET /api/components/{componentId}/attention', { cookie: author.cookie })).status).toBe(403);
  });
});

describe('states of a component', () => {
  const states = () => {
    const [shortlisted, funded] = [platform.services.newId('state'), platform.services.newId('state')];
    return {
      shortlisted,
      funded,
      list: [
        { id: shortlisted, name: { en: 'Shortlisted' }, color: 'violet', standing: 'published' },
        { id: funded, name: { en: 'Funded', fr: 'Financée' }, color: 'green', standing: 'accepted' },
      ],
    };
  };
  const update = (settings: Readonly<Record<string, unknown>>, version = 0) =>
    call('PUT /api/components/{componentId}', {
      body: {
        name: consultation.component.name,
        introduction: {},
        position: 0,
        settings,
        phaseSettings: consultation.component.phaseSettings,
        version,
      },
    });

  it('are chosen by an official answer, shown and found by lists', async () => {
    const { list, funded } = states();
    await open({ states: list });
    const one = await aProposal(platform, consultation, author.cookie);
    await aProposal(platform, consultation, author.cookie);
    const { body } = await answer(one, { state: 'accepted', stateId: funded, text: { en: 'With pleasure.' } });
    expect(body).toMatchObject({ state: 'accepted', stateId: funded, answer: { state: 'accepted' } });
    await platform.publish();
    const found = async (state: string) =>
      (
        await platform.call('GET /api/public/components/{componentId}/proposals', {
          params: params(),
          query: { state },
        })
      ).body.items;
    expect(await found(funded)).toMatchObject([{ id: one, stateId: funded }]);
    expect(await found('accepted')).toMatchObject([{ id: one }]);
    expect(await found('published')).toHaveLength(1);
    const page = await platform.services.files.site.get(`fr${consultation.path}proposals/${one}/index.html`);
    expect(new TextDecoder().decode(page?.body)).toContain('"text":"Financée"');
  });

  it('stay as long as a proposal has them, with what they mean', async () => {
    const { list, funded, shortlisted } = states();
    await open({ states: list });
    const one = await aProposal(platform, consultation, author.cookie);
    await answer(one, { state: 'accepted', stateId: funded, text: {} });
    await platform.settle();
    const without = await update({ states: list.filter(({ id }) => id !== funded) });
    expect(without).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/settings/states', code: 'state.in-use', facts: { name: 'Funded', count: 1 } }] },
    });
    const turned = list.map((state) => (state.id === funded ? { ...state, standing: 'rejected' } : state));
    expect((await update({ states: turned })).body.fields).toMatchObject([
      { pointer: '/settings/states/1/standing', code: 'state.standing-in-use' },
    ]);
    const renamed = list
      .filter(({ id }) => id !== shortlisted)
      .map((state) => ({ ...state, name: { en: 'Paid for' }, color: 'blue' }));
    expect((await update({ states: renamed })).status).toBe(200);
    await answer(one, { state: 'rejected', text: {} });
    await platform.settle();
    expect((await update({ states: [] }, 1)).status).toBe(200);
  });

  it('need a name, a color of the palette and an id of their own', async () => {
    const { list } = states();
    await open();
    const [first] = list;
    const refused = await update({ states: [{ ...first, name: { en: ' ' }, color: '#ff0000' }] });
    expect(refused.body.fields.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/settings/states/0/color',
      '/settings/states/0/name',
    ]);
    expect((await update({ states: [first, first] })).body.fields).toMatchObject([
      { pointer: '/settings/states/1', code: 'not-unique' },
    ]);
  });

  it('are no part of what pages carry around: nor are prepared answers', async () => {
    const { list } = states();
    await open({ states: list, answerTemplates: [{ name: 'Polite refusal', text: { en: 'Unfortunately…' } }] });
    await aProposal(platform, consultation, author.cookie);
    await platform.publish();
    const page = await platform.services.files.site.get(`en${consultation.path}index.html`);
    const text = new TextDecoder().decode(page?.body);
    expect(text).toContain('Shortlisted');
    expect(text).not.toContain('Polite refusal');
    expect(text).not.toContain('Unfortunately');
  });
});

describe('the minimum of votes', () => {
  it('is settled by the first vote, and never above the limit', async () => {
    await open({ voteMinimum: 2 });
    const body = (settings: Readonly<Record<string, unknown>>, version: number) => ({
      name: consultation.component.name,
      introduction: {},
      position: 0,
      settings,
      phaseSettings: consultation.component.phaseSettings,
      version,
    });
    const update = (settings: Readonly<Record<string, unknown>>, version: number) =>
      call('PUT /api/components/{componentId}', { body: body(settings, version) });
    expect((await update({ voteMinimum: 4, voteLimit: 3 }, 0)).body.fields).toMatchObject([
      { pointer: '/settings/voteMinimum', code: 'too_big', facts: { maximum: 3 } },
    ]);
    expect((await update({ voteMinimum: 3, voteLimit: 3 }, 0)).status).toBe(200);
    await support(await aProposal(platform, consultation, author.cookie));
    expect((await update({ voteMinimum: 2 }, 1)).body.fields).toMatchObject([
      { pointer: '/settings/voteMinimum', code: 'votes.started', facts: { value: 3 } },
    ]);
    expect((await update({ voteMinimum: 3, voteLimit: 5 }, 1)).status).toBe(200);
  });
});
