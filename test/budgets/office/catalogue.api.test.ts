import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BudgetVoteStarts, Envelopes, Projects, ProposalProjects } from '../../../functions/budgets/entities.ts';
import { patch, put } from '../../../functions/platform/db/write.ts';
import { Components, Processes } from '../../../functions/spaces/entities.ts';
import type { EnvelopeId, ProjectId, ProposalId } from '../../../shared/platform/ids.ts';
import { aConsultation, aProposal, aTaxonomy, type Consultation } from '../../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aBudget, anEnvelope, aProject, type Budget, VOTE_BEGINS } from './a-budget.ts';

const ENVELOPES = '/api/budgets/{componentId}/envelopes';
const PROJECTS = '/api/budgets/{componentId}/projects';
const PROJECT = `${PROJECTS}/{projectId}`;

let platform: TestPlatform;
let budget: Budget;
let administrator: { id: string; cookie: string };
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform();
  administrator = await platform.participant({ role: 'administrator' });
});
afterAll(() => platform.close());
beforeEach(async () => {
  platform.clock.set('2026-11-21T09:00:00.000Z');
  budget = await aBudget(platform, { slug: `budget-${++slugs}` });
});

interface Options {
  readonly body?: unknown;
  readonly more?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly cookie?: string;
}
const call = (route: string, { body, more = {}, key, cookie = administrator.cookie }: Options = {}) =>
  platform.call(route, {
    params: { componentId: budget.componentId, ...more },
    cookie,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
async function envelope(given: Readonly<Record<string, unknown>> = {}): Promise<EnvelopeId> {
  const { status, body } = await call(`POST ${ENVELOPES}`, { body: anEnvelope(given) });
  expect(status).toBe(201);
  return body.id;
}
async function project(envelopeId: EnvelopeId, given: Readonly<Record<string, unknown>> = {}) {
  const { status, body } = await call(`POST ${PROJECTS}`, { body: aProject(envelopeId, given) });
  expect(status).toBe(201);
  return body;
}
const change = (id: ProjectId, body: Readonly<Record<string, unknown>>) =>
  call(`PUT ${PROJECT}`, { body, more: { projectId: id } });
const setState = (id: ProjectId, body: Readonly<Record<string, unknown>>) =>
  call(`PUT ${PROJECT}/state`, { body, more: { projectId: id } });
const published = async (envelopeId: EnvelopeId, given: Readonly<Record<string, unknown>> = {}) =>
  (await setState((await project(envelopeId, given)).id, { state: 'published', version: 0 })).body;
const projects = async () => (await call(`GET ${PROJECTS}`)).body.items;
const many = (changes: readonly unknown[]) => call(`PUT ${PROJECTS}`, { body: { changes } });
const vote = async () => {
  platform.clock.set(VOTE_BEGINS);
};

describe('envelopes', () => {
  it('stand in their order, and are for those who run the process', async () => {
    await envelope({ title: { en: 'West' }, position: 2 });
    await envelope({ title: { en: 'East' }, position: 1 });
    const { body } = await call(`GET ${ENVELOPES}`);
    expect(body.items.map(({ title }: { title: { en: string } }) => title.en)).toEqual(['East', 'West']);
    expect(body.isVoteBegun).toBe(false);
    const agent = await platform.participant({ grants: [{ role: 'agent', spaceId: budget.processId }] });
    expect((await call(`GET ${ENVELOPES}`, { cookie: agent.cookie })).body.code).toBe('access.needs-role');
  });

  it('are made once however often the same request comes', async () => {
    const ask = () => call(`POST ${ENVELOPES}`, { body: anEnvelope(), key: 'the-same-key' });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await call(`GET ${ENVELOPES}`)).body.items).toHaveLength(1);
  });

  it('are for residents of a district alone where there is one, which the process offers', async () => {
    const none = await call(`POST ${ENVELOPES}`, { body: anEnvelope({ residentsOnly: true }) });
    expect(none.body.fields).toEqual([{ pointer: '/territoryId', code: 'budget.district-missing' }]);
    const theme = await aTaxonomy(platform, 'Nature');
    const wrong = await call(`POST ${ENVELOPES}`, { body: anEnvelope({ territoryId: theme }) });
    expect(wrong.body.code).toBe('taxonomy.not-found');
    const east = await aTaxonomy(platform, 'East', { kind: 'territory' });
    expect(
      (await call(`POST ${ENVELOPES}`, { body: anEnvelope({ territoryId: east, residentsOnly: true }) })).status,
    ).toBe(201);
  });

  it('are removed when they are empty, and refuse projects from then on', async () => {
    const [one, other] = [await envelope(), await envelope()];
    const { id } = await project(one);
    const remove = (envelopeId: EnvelopeId) => call(`DELETE ${ENVELOPES}/{envelopeId}`, { more: { envelopeId } });
    expect((await remove(one)).body.code).toBe('budget.envelope-in-use');
    expect((await change(id, { ...aProject(other), version: 0 })).status).toBe(200);
    expect([(await remove(one)).status, (await remove(one)).status]).toEqual([204, 204]);
    expect((await remove(other)).body.code).toBe('budget.envelope-in-use');
    expect((await call(`POST ${PROJECTS}`, { body: aProject(one) })).body.code).toBe('budget.envelope-not-found');
    expect((await call(`DELETE ${PROJECT}`, { more: { projectId: id } })).status).toBe(204);
    expect((await remove(other)).status).toBe(204);
  });

  it('are not changed over somebody else’s change', async () => {
    const envelopeId = await envelope();
    const save = (total: number) =>
      call(`PUT ${ENVELOPES}/{envelopeId}`, { body: { ...anEnvelope({ total }), version: 0 }, more: { envelopeId } });
    const [one, other] = await Promise.all([save(1), save(2)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
  });
});

describe('projects', () => {
  it('get numbers that no other project of the component ever has', async () => {
    const envelopeId = await envelope();
    const made = await Promise.all(Array.from({ length: 6 }, () => project(envelopeId)));
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const last = made.find(({ number }) => number === 6);
    await call(`DELETE ${PROJECT}`, { more: { projectId: last.id } });
    expect((await project(envelopeId)).number).toBe(7);
  });

  it('are made once however often the same request comes', async () => {
    const body = aProject(await envelope());
    const ask = () => call(`POST ${PROJECTS}`, { body, key: 'the-same-key' });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(await projects()).toHaveLength(1);
  });

  it('are published with a cost, taken back, and withdrawn with a reason', async () => {
    const envelopeId = await envelope();
    const { id } = await project(envelopeId, { cost: 0 });
    expect((await setState(id, { state: 'published', version: 0 })).body.code).toBe('budget.project-incomplete');
    expect((await change(id, { ...aProject(envelopeId), version: 0 })).body.version).toBe(1);
    expect((await setState(id, { state: 'published', version: 1 })).body.state).toBe('published');
    expect((await change(id, { ...aProject(envelopeId, { cost: 0 }), version: 2 })).body.code).toBe(
      'budget.project-incomplete',
    );
    expect((await setState(id, { state: 'withdrawn', version: 2 })).body.code).toBe('budget.reason-missing');
    const reason = { en: 'The ground is polluted.' };
    expect((await setState(id, { state: 'withdrawn', reason, version: 2 })).body.withdrawnReason).toEqual(reason);
    expect((await setState(id, { state: 'published', version: 3 })).body.withdrawnReason).toEqual({});
    expect((await call(`DELETE ${PROJECT}`, { more: { projectId: id } })).body.code).toBe('budget.project-not-a-draft');
  });

  it('keep what their texts were, and who changed them', async () => {
    const envelopeId = await envelope();
    const { id } = await project(envelopeId);
    await change(id, { ...aProject(envelopeId, { title: { en: 'Lime trees' } }), version: 0 });
    const { body } = await call(`GET ${PROJECT}/history`, { more: { projectId: id } });
    expect(body.items).toHaveLength(1);
    expect(body.items[0].by.id).toBe(administrator.id);
    expect(body.items[0].changes.map(({ field }: { field: string }) => field)).toEqual(['title.en']);
  });

  it('are changed many at once, each that is as it was read; what is answered undoes it', async () => {
    const [one, other] = [await envelope(), await envelope()];
    const theme = await aTaxonomy(platform, 'Nature');
    const [a, b] = [await project(one), await project(one)];
    const { body } = await many([
      { projectId: a.id, version: 0, set: { envelopeId: other, categoryId: theme, state: 'published' } },
      { projectId: b.id, version: 4, set: { categoryId: theme } },
    ]);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual([null, 'budget.changed-meanwhile']);
    expect(body.items[0].project).toMatchObject({ envelopeId: other, categoryId: theme, state: 'published' });
    const again = await many([{ projectId: a.id, version: 1, set: { state: 'published' } }]);
    expect(again.body.items[0]).toMatchObject({ code: null, before: null, project: { version: 1 } });
    const undone = await many([{ projectId: a.id, version: 1, set: body.items[0].before }]);
    expect(undone.body.items[0].project).toMatchObject({
      envelopeId: one,
      categoryId: null,
      state: 'draft',
      version: 2,
    });
    const counts = await platform.services.db.all(Envelopes, { componentId: budget.componentId });
    expect(counts.map(({ projects: count }) => count).sort()).toEqual([0, 2]);
  });
});

describe('pictures of a project', () => {
  const file = { name: 'trees.png', type: 'image/png', bytes: 5000 };
  const announce = (resourceId: string, cookie: string) =>
    platform.call('POST /api/resources/{resourceId}/attachments', { params: { resourceId }, cookie, body: file });

  it('are added by those who run the process, and by nobody else', async () => {
    const { id } = await project(await envelope());
    const runner = await platform.participant({
      grants: [{ role: 'process-administrator', spaceId: budget.processId }],
    });
    expect((await announce(id, runner.cookie)).status).toBe(201);
    const { body } = await platform.call('GET /api/resources/{resourceId}/attachments', {
      params: { resourceId: id },
      cookie: runner.cookie,
    });
    expect(body).toMatchObject({
      items: [{ resourceId: id, state: 'uploading' }],
      accepts: ['image', 'pdf'],
      most: 10,
    });
    const participant = await platform.participant();
    expect((await announce(id, participant.cookie)).status).toBe(403);
    const elsewhere = await aBudget(platform, { slug: `elsewhere-budget-${slugs}` });
    const other = await platform.participant({
      grants: [{ role: 'process-administrator', spaceId: elsewhere.processId }],
    });
    expect((await announce(id, other.cookie)).body.code).toBe('access.other-space');
    const nobody = platform.services.newId('project');
    expect((await announce(nobody, runner.cookie)).body.code).toBe('budget.project-not-found');
  });
});

describe('once the vote has begun', () => {
  it('neither sums nor costs change, nor what there is to choose from; texts do', async () => {
    const envelopeId = await envelope();
    const { id, version } = await published(envelopeId);
    await vote();
    const refused = await Promise.all([
      call(`POST ${ENVELOPES}`, { body: anEnvelope() }),
      call(`POST ${PROJECTS}`, { body: aProject(envelopeId) }),
      call(`DELETE ${ENVELOPES}/{envelopeId}`, { more: { envelopeId } }),
      call(`PUT ${ENVELOPES}/{envelopeId}`, {
        body: { ...anEnvelope({ total: 1 }), version: 0 },
        more: { envelopeId },
      }),
      setState(id, { state: 'draft', version }),
      change(id, { ...aProject(envelopeId, { cost: 1_250_001 }), version }),
    ]);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(6).fill('budget.vote-begun'));
    expect(refused.at(-1)?.body.fields).toEqual([{ pointer: '/cost', code: 'budget.vote-begun' }]);
    const mended = await change(id, { ...aProject(envelopeId, { title: { en: 'Lime trees' } }), version });
    expect(mended.body).toMatchObject({ title: { en: 'Lime trees' }, cost: 1_250_000 });
    const body = { ...anEnvelope({ title: { en: 'All of the town' } }), version: 0 };
    expect((await call(`PUT ${ENVELOPES}/{envelopeId}`, { body, more: { envelopeId } })).status).toBe(200);
    expect((await call(`GET ${PROJECTS}`)).body.isVoteBegun).toBe(true);
  });

  it('a project can still be withdrawn, for good', async () => {
    const { id, version } = await published(await envelope());
    const draft = await project(await envelope());
    await vote();
    const reason = { en: 'The ground is polluted.' };
    expect((await setState(id, { state: 'withdrawn', reason, version })).status).toBe(200);
    expect((await setState(id, { state: 'published', version: version + 1 })).body.code).toBe('budget.vote-begun');
    const { body } = await many([{ projectId: draft.id, version: 0, set: { state: 'published' } }]);
    expect(body.items[0].code).toBe('budget.vote-begun');
  });

  it('is true from the first ballot on, whatever the dates become, and of an unpublished component only then', async () => {
    const { componentId, processId } = budget;
    const envelopeId = await envelope();
    const { id, version } = await published(envelopeId);
    await vote();
    await platform.services.db.write(patch(Components, { id: componentId }, { isPublished: false }));
    const dearer = (at: number) => change(id, { ...aProject(envelopeId, { cost: 1_250_000 + at }), version: at });
    expect((await dearer(version)).status).toBe(200);
    const start = { componentId, hour: '2026-12-01T00:00:00.000Z' };
    await platform.services.db.write(put(BudgetVoteStarts, start));
    await platform.services.db.write(patch(Processes, { id: processId }, { phases: [] }));
    expect((await dearer(version + 1)).body.code).toBe('budget.vote-begun');
  });

  it('a cost and a first ballot at the same instant leave no ballot with a cost that nobody saw', async () => {
    const { componentId } = budget;
    const envelopeId = await envelope();
    const { id, version } = await published(envelopeId);
    const [changed] = await Promise.all([
      change(id, { ...aProject(envelopeId, { cost: 1 }), version }),
      platform.services.db.write(put(BudgetVoteStarts, { componentId, hour: '2026-11-21T09:00:00.000Z' })),
    ]);
    const stored = await platform.services.db.get(Projects, { componentId, id });
    expect(stored?.cost).toBe(changed.status === 200 ? 1 : 1_250_000);
    expect((await change(id, { ...aProject(envelopeId, { cost: 2 }), version: stored?.version ?? 0 })).body.code).toBe(
      'budget.vote-begun',
    );
  });

  it('the rule and its settings stand', async () => {
    const { componentId } = budget;
    const { body: component } = await call('GET /api/components/{componentId}');
    const save = (settings: Readonly<Record<string, unknown>>) =>
      call('PUT /api/components/{componentId}', {
        body: { ...component, settings: { ...component.settings, ...settings } },
      });
    await vote();
    const refused = await save({ allocationRule: 'phragmen' });
    expect([refused.status, refused.body.code]).toEqual([422, 'request.invalid']);
    expect(refused.body.fields).toEqual([{ pointer: '/settings/allocationRule', code: 'budget.vote-begun' }]);
    expect((await save({ reminderHours: 24 })).status).toBe(200);
    expect(componentId).toBe(component.id);
  });
});

describe('projects from proposals', () => {
  let consultation: Consultation;
  let author: { cookie: string };
  const importing = (envelopeId: EnvelopeId, proposalIds: readonly ProposalId[]) =>
    call(`POST ${PROJECTS}/imports`, { body: { envelopeId, proposalIds, cost: 500_000 } });

  beforeEach(async () => {
    author = await platform.participant();
    consultation = await aConsultation(platform, { slug: `ideas-${slugs}` });
    const component = { ...consultation.component, processId: budget.processId };
    const phaseSettings = Object.fromEntries(budget.process.phases.map(({ id }) => [id, {}]));
    await platform.services.db.write(put(Components, { ...component, phaseSettings }));
  });

  it('take over texts, keep links both ways, and are made once', async () => {
    const envelopeId = await envelope();
    const ids = [
      await aProposal(platform, consultation, author.cookie, { title: 'A loan for renovation' }),
      await aProposal(platform, consultation, author.cookie, { title: 'Trees in every yard' }),
    ];
    const answers = await Promise.all([importing(envelopeId, ids), importing(envelopeId, ids)]);
    expect(answers.flatMap(({ body }) => body.created)).toHaveLength(2);
    const made = await projects();
    expect(made.map(({ title, cost, state }: never) => ({ title, cost, state }))).toEqual(
      expect.arrayContaining([{ title: { en: 'A loan for renovation' }, cost: 500_000, state: 'draft' }]),
    );
    const again = await importing(envelopeId, ids);
    expect(again.body).toMatchObject({ created: [], skipped: ids, missing: [] });
    const [first = ids[0]] = ids;
    const links = await platform.services.db.all(Projects, { componentId: budget.componentId });
    const one = links.find(({ proposalIds }) => first !== undefined && proposalIds.includes(first));
    if (first === undefined || one === undefined) throw new Error('no project');
    expect(await platform.services.db.all(ProposalProjects, { proposalId: first })).toEqual([
      { proposalId: first, projectId: one.id, componentId: budget.componentId },
    ]);
    await change(one.id, { ...aProject(envelopeId), proposalIds: [], version: 0 });
    expect(await platform.services.db.all(ProposalProjects, { proposalId: first })).toEqual([]);
  });

  it('are none of drafts, nor of another process', async () => {
    const envelopeId = await envelope();
    const elsewhere = await aConsultation(platform, { slug: `elsewhere-${slugs}` });
    const foreign = await aProposal(platform, elsewhere, author.cookie);
    const { body } = await importing(envelopeId, [foreign]);
    expect(body).toEqual({ created: [], skipped: [], missing: [foreign] });
  });
});
