import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { put } from '../../functions/platform/db/write.ts';
import type { StudyStep } from '../../functions/platform/notices.ts';
import { proposalLinks } from '../../functions/proposals/studied-links.ts';
import { Components, Processes } from '../../functions/spaces/entities.ts';
import { siteOf } from '../../functions/spaces/site.ts';
import { studyFigures } from '../../functions/studies/figures.ts';
import { studyNotesTable } from '../../functions/studies/own-data.ts';
import { mergedAmong, studyOnPage } from '../../functions/studies/page-study.ts';
import type { ComponentId, EnvelopeId, ProposalId, SpaceId } from '../../shared/platform/ids.ts';
import type { StudyFile, StudyOutcome, StudyRow } from '../../shared/studies/contract.ts';
import { mayMerge, studyProblems } from '../../shared/studies/rules.ts';
import { aPerson, type Person } from '../participants/account.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const STUDIES = '/api/components/{componentId}/studies';
const STUDY = '/api/components/{componentId}/proposals/{proposalId}/study';

let platform: TestPlatform;
let here: Consultation;
let budgetId: ComponentId;
let envelopeId: EnvelopeId;
let administrator: { id: string; cookie: string };
let author: Person;
let slugs = 0;
let people = 0;

/** A consultation with a budget beside it, on which people vote from the first of March. */
async function aStudiedConsultation() {
  const consultation = await aConsultation(platform, {
    slug: `study-${++slugs}`,
    phase: { creation: true, voting: true },
  });
  const { services } = platform;
  const voting = services.newId('phase');
  const { process } = consultation;
  const { phases } = process;
  const vote = { id: voting, title: { en: 'Vote' }, description: {}, endsAt: '2027-04-01T00:00:00.000Z' };
  await services.db.write(
    put(Processes, { ...process, phases: [...phases, { ...vote, startsAt: '2027-03-01T09:00:00.000Z' }] }),
  );
  const id = services.newId('component');
  const phaseSettings = { [voting]: { voting: true } };
  await services.db.write(
    put(Components, {
      ...consultation.component,
      id,
      kind: 'budgets',
      name: { en: 'Budget' },
      settings: {},
      phaseSettings,
      position: 1,
    }),
  );
  return { consultation, id };
}

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  administrator = await platform.participant({ role: 'administrator' });
  author = await aPerson(platform, 'author@example.org');
  await begin();
});
afterAll(() => platform.close());
beforeEach(() => platform.clock.set('2026-11-21T09:00:00.000Z'));

/** Goes on with a consultation of its own. */
async function begin() {
  const made = await aStudiedConsultation();
  here = made.consultation;
  budgetId = made.id;
  const envelope = { title: { en: 'The whole town' }, description: {}, total: 10_000_000, position: 0 };
  const { body } = await call('POST /api/budgets/{componentId}/envelopes', {
    more: { componentId: budgetId },
    body: { ...envelope, territoryId: null, residentsOnly: false },
  });
  envelopeId = body.id;
}

interface Options {
  readonly body?: unknown;
  readonly more?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly cookie?: string;
}
const call = (route: string, { body, more = {}, key, cookie = administrator.cookie }: Options = {}) =>
  platform.call(route, {
    params: { componentId: here.componentId, ...more },
    cookie,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const propose = (title: string, cookie = author.cookie) => aProposal(platform, here, cookie, { title });
const evaluator = (spaceId: SpaceId = here.process.id) =>
  platform.participant({ displayName: 'Green spaces', grants: [{ role: 'evaluator', spaceId }] });
const file = async (proposalId: ProposalId): Promise<StudyFile> =>
  (await call(`GET ${STUDY}`, { more: { proposalId } })).body;
const board = async (cookie?: string): Promise<readonly StudyRow[]> =>
  (await call(`GET ${STUDIES}`, cookie === undefined ? {} : { cookie })).body.items;
const NOTHING = { reasons: {}, estimate: null, estimateNote: {}, service: '', dueOn: null };
const write = (proposalId: ProposalId, body: Readonly<Record<string, unknown>>, cookie?: string) =>
  call(`PUT ${STUDY}`, {
    more: { proposalId },
    body: { ...NOTHING, version: 0, ...body },
    ...(cookie === undefined ? {} : { cookie }),
  });
const act = async (
  proposalIds: readonly ProposalId[],
  given: Readonly<Record<string, unknown>>,
): Promise<readonly StudyOutcome[]> =>
  (await call(`POST ${STUDIES}/acts`, { body: { proposalIds, act: given } })).body.items;
const outcomes = (items: readonly StudyOutcome[]) => items.map(({ outcome }) => outcome);
const merge = (into: ProposalId, proposalIds: readonly ProposalId[]) =>
  call(`POST ${STUDIES}/merges`, { body: { into, proposalIds, reason: { en: 'Both ask for benches.' } } });
const unmerge = (proposalId: ProposalId) => call(`DELETE ${STUDY}/merge`, { more: { proposalId } });
const convert = (proposalIds: readonly ProposalId[]) =>
  call(`POST ${STUDIES}/projects`, { body: { proposalIds, budgetId, envelopeId } });
/** What the published page of a proposal tells of its study. */
const published = async (proposalId: ProposalId) => {
  await platform.publish();
  const found = await platform.services.files.site.get(`en${here.path}proposals/${proposalId}/index.html`);
  const html = new TextDecoder().decode(found?.body);
  return JSON.parse(html.slice(html.indexOf('-->') + 3)).study;
};
/** The same as it would be published now. */
const page = async (proposalId: ProposalId) => {
  const { services } = platform;
  const { frames } = siteOf([], async () => ({ status: 200, html: '' }));
  const of = { process: here.process, componentId: here.componentId, proposalId };
  return studyOnPage(proposalLinks)(services, of, (await frames(services))('en', here.path));
};

/** News that the queue holds back for two minutes, as if they were over, and the mails that they bring. */
async function tellNow(study: ProposalId, step: StudyStep): Promise<void> {
  await platform.services.queues.send('notices', [{ study, step, isDue: true }]);
  await platform.settle();
}
const mailsTo = ({ email }: Person, subject: RegExp) =>
  platform.mails().filter((mail) => mail.to === email && subject.test(mail.subject));

describe('a study', () => {
  it('is written by those who run the process, and by evaluators for what is assigned to them', async () => {
    const [mine, other] = [await propose('Benches in the park'), await propose('Trees at the station')];
    await platform.settle();
    const service = await evaluator();
    expect((await write(mine, { status: 'under-study' }, service.cookie)).body.code).toBe('proposal.not-assigned');
    const stranger = await evaluator('organization');
    expect(outcomes(await act([mine], { kind: 'assign', evaluatorIds: [service.id] }))).toEqual(['changed']);
    expect(outcomes(await act([mine], { kind: 'assign', evaluatorIds: [service.id] }))).toEqual(['already']);
    const foreign = await evaluator(platform.services.newId('process'));
    const refused = await call(`POST ${STUDIES}/acts`, {
      body: { proposalIds: [mine], act: { kind: 'assign', evaluatorIds: [foreign.id] } },
    });
    expect(refused.body.code).toBe('proposal.no-evaluator');

    expect((await board(service.cookie)).map(({ proposalId }) => proposalId)).toEqual([mine]);
    expect(await board(stranger.cookie)).toEqual([]);
    expect((await board()).map(({ proposalId }) => proposalId).sort()).toEqual([mine, other].sort());
    expect((await write(other, { status: 'under-study' }, service.cookie)).body.code).toBe('proposal.not-assigned');
    expect((await call(`GET ${STUDY}`, { more: { proposalId: mine }, cookie: foreign.cookie })).status).toBe(403);
    expect((await call(`GET ${STUDY}`, { more: { proposalId: mine }, cookie: author.cookie })).status).toBe(403);

    const content = {
      status: 'feasible-if-changed',
      reasons: { en: 'Only in the **northern** half.' },
      estimate: { low: 1_000_000, high: 1_500_000 },
      service: 'Green spaces',
      dueOn: '2026-12-15',
    };
    const written = await write(mine, content, service.cookie);
    expect(written).toMatchObject({ status: 200, body: { study: { ...content, version: 1 }, isPublished: false } });
    // The same once more is no error; something else on an old version is.
    expect((await write(mine, content, service.cookie)).body.study.version).toBe(1);
    expect((await write(mine, { ...content, service: 'Roads' })).body.code).toBe('study.changed-meanwhile');
    expect((await write(mine, { ...content, estimate: { low: 5, high: 4 }, version: 1 })).status).toBe(422);
    for (const kind of ['publish', 'service']) {
      const asked = { proposalIds: [mine], act: { kind, service: 'x' } };
      expect((await call(`POST ${STUDIES}/acts`, { body: asked, cookie: service.cookie })).status).toBe(403);
    }
  });

  it('says why something is not feasible, before it is written or published', async () => {
    const id = await propose('A cable car over the river');
    const refused = await write(id, { status: 'not-feasible', reasons: { en: ' ' } });
    expect(refused.body).toMatchObject({
      code: 'request.invalid',
      fields: [{ pointer: '/reasons', code: 'text.required' }],
    });
    expect(studyProblems({ status: 'feasible', reasons: {} })).toEqual([]);
    expect(await act([id], { kind: 'status', status: 'not-feasible' })).toMatchObject([
      { outcome: 'refused', code: 'study.reasons-missing' },
    ]);
    expect(await act([id], { kind: 'publish' })).toMatchObject([{ outcome: 'refused', code: 'study.not-begun' }]);
  });

  it('is there only beside a budget, and for published proposals', async () => {
    const alone = await aConsultation(platform, { slug: `study-${++slugs}` });
    const refused = await call(`GET ${STUDIES}`, { more: { componentId: alone.componentId } });
    expect(refused).toMatchObject({ status: 404, body: { code: 'study.no-budget' } });
    const ofBudget = await call(`GET ${STUDIES}`, { more: { componentId: budgetId } });
    expect(ofBudget.body.code).toBe('component.not-found');
    const elsewhere = await aProposal(platform, alone, author.cookie);
    expect((await write(elsewhere, { status: 'under-study' })).body.code).toBe('proposal.not-found');
  });

  it('has notes that only those who study it read, and only their authors change', async () => {
    const id = await propose('Benches in the park');
    const [one, other] = [await evaluator(), await evaluator()];
    await act([id], { kind: 'assign', evaluatorIds: [one.id, other.id] });
    const more = { proposalId: id };
    const add = (text: string, cookie: string, key: string) =>
      call(`POST ${STUDY}/notes`, { more, body: { text }, cookie, key });
    const { body: note } = await add('The ground is soft there.', one.cookie, 'note-key-000001');
    await add('The ground is soft there.', one.cookie, 'note-key-000001');
    platform.clock.advance(60);
    await add('Then on piles.', other.cookie, 'note-key-000002');
    const { notes } = await file(id);
    expect(notes.map(({ text, isOwn }) => [text, isOwn])).toEqual([
      ['The ground is soft there.', false],
      ['Then on piles.', false],
    ]);
    expect(await studyNotesTable(platform.services, one.id)).toMatchObject({
      name: 'study_notes',
      rows: [[id, 'The ground is soft there.', '2026-11-21T09:00:00.000Z', '']],
    });
    const change = (cookie: string, version: number) =>
      call(`PUT ${STUDY}/notes/{noteId}`, {
        more: { ...more, noteId: note.id },
        body: { text: 'The ground is hard.', version },
        cookie,
      });
    expect((await change(other.cookie, 1)).body.code).toBe('study.note-not-yours');
    expect((await change(one.cookie, 1)).body).toMatchObject({ text: 'The ground is hard.', version: 2, isOwn: true });
    expect((await change(one.cookie, 1)).body.code).toBe('study.changed-meanwhile');
    const remove = (cookie: string) =>
      call(`DELETE ${STUDY}/notes/{noteId}`, { more: { ...more, noteId: note.id }, cookie });
    expect((await remove(other.cookie)).status).toBe(403);
    expect([(await remove(one.cookie)).status, (await remove(one.cookie)).status]).toEqual([204, 204]);
    await write(id, { status: 'feasible' });
    await act([id], { kind: 'publish' });
    expect(JSON.stringify(await page(id))).not.toContain('piles');
  });
});

describe('many studies at once', () => {
  it('are begun, dated and published; what is refused is said of each', async () => {
    await begin();
    const ids = await Promise.all(Array.from({ length: 5 }, (_, n) => propose(`Idea with the number ${n}`)));
    const [first, second, ...rest] = ids;
    if (!first || !second) throw new Error('five proposals');
    // What was published so far is no concern of this test.
    await platform.forgetPages();
    expect(new Set(outcomes(await act(ids, { kind: 'status', status: 'under-study' })))).toEqual(new Set(['changed']));
    expect(new Set(outcomes(await act(ids, { kind: 'due', dueOn: '2026-12-31' })))).toEqual(new Set(['changed']));
    // What begins is told at once, what was found out only once it is published.
    expect((await published(first)).result).toMatchObject({ status: 'under-study' });
    const estimate = { low: 1_000_000, high: 1_550_050 };
    await write(first, { status: 'feasible', estimate, service: 'Roads', version: 2, dueOn: '2026-12-31' });
    await write(second, { status: 'not-feasible', reasons: { en: 'Too **dear**.' }, version: 2 });
    expect((await page(first))?.result).toMatchObject({ status: 'under-study', cost: null });
    expect(outcomes(await act([first, second], { kind: 'publish' }))).toEqual(['changed', 'changed']);
    expect(outcomes(await act(ids, { kind: 'publish' }))).toEqual(['already', 'already', ...rest.map(() => 'already')]);
    expect(await page(first)).toMatchObject({
      result: { status: 'feasible', cost: '€10,000 – €15,500.50', service: 'Roads' },
      merged: null,
    });
    expect((await page(second))?.result?.reasons.html).toContain('<strong>dear</strong>');
    expect(await studyFigures(platform.services, here.process.id)).toEqual({
      underStudy: 3,
      feasible: 1,
      notFeasible: 1,
      merged: 0,
      projects: 0,
    });
  });
});

describe('similar proposals', () => {
  it('go into one that stays: linked both ways, supports apart, told to their authors, and undone again', async () => {
    const neighbor = await aPerson(platform, `neighbor-${++people}@example.org`);
    const stays = await propose('Benches in the park by the river');
    const goes = await propose('More benches in the park by the river', neighbor.cookie);
    await platform.settle();
    expect((await file(stays)).similar).toMatchObject([{ proposalId: goes }]);
    const before = platform.services.now();
    expect((await merge(stays, [goes])).body).toMatchObject({ mergedFrom: [{ proposalId: goes }], similar: [] });
    expect((await merge(stays, [goes])).status).toBe(200);
    expect((await page(goes))?.merged).toMatchObject({
      title: 'Benches in the park by the river',
      path: `${here.path}proposals/${stays}/`,
      supports: 0,
    });
    expect((await page(stays))?.mergedFrom).toMatchObject([{ path: `${here.path}proposals/${goes}/`, supports: 0 }]);
    expect(await mergedAmong(platform.services, here.componentId, [stays, goes])).toEqual(new Set([goes]));
    await tellNow(goes, { kind: 'merged', at: before });
    await tellNow(goes, { kind: 'merged', at: before });
    const [told] = mailsTo(neighbor, /Merged/);
    expect(mailsTo(neighbor, /Merged/)).toHaveLength(1);
    expect(told?.text).toContain('Both ask for benches.');
    expect(told?.text).toContain('Your proposal “More benches in the park by the river”');

    platform.clock.advance(600);
    expect([(await unmerge(goes)).status, (await unmerge(goes)).body.code]).toEqual([204, 'study.not-merged']);
    await tellNow(goes, { kind: 'unmerged', at: before });
    expect(mailsTo(neighbor, /its? own again/)).toHaveLength(1);
    expect((await file(stays)).mergedFrom).toEqual([]);
    // What was told of the merge is told no more once it is undone.
    await merge(stays, [goes]);
    await unmerge(goes);
    await tellNow(goes, { kind: 'merged', at: platform.services.now() });
    expect(mailsTo(neighbor, /Merged/)).toHaveLength(1);
  });

  it('never go into themselves, in chains or in circles, whoever merges at the same moment', async () => {
    const [a, b, c] = [
      await propose('One about trees'),
      await propose('Two about trees'),
      await propose('Three about trees'),
    ];
    if (!a || !b || !c) throw new Error('three proposals');
    expect((await merge(a, [a])).body.code).toBe('study.merge-itself');
    // Both at once: one of the two is first, and the other would make a circle.
    const circle = await Promise.all([merge(a, [b]), merge(b, [a])]);
    expect(circle.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [stays, gone] = circle[0]?.status === 200 ? [a, b] : [b, a];
    expect((await merge(gone, [c])).body.code).toBe('study.merge-chain');
    expect((await merge(c, [stays])).body.code).toBe('study.merge-chain');
    expect((await merge(c, [gone])).body.code).toBe('study.already-merged');
    expect((await merge(stays, [gone, c])).status).toBe(200);
    expect(await act([gone], { kind: 'status', status: 'feasible' })).toMatchObject([
      { outcome: 'refused', code: 'study.already-merged' },
    ]);
    const alone = { status: 'feasible' as const, merged: null, mergedFrom: [], hasProject: false };
    expect(mayMerge({ ...alone, proposalId: a }, { ...alone, proposalId: b, mergedFrom: [c] }, 1)).toMatchObject({
      problem: 'study.too-many-merged',
    });
  });

  it('are each merged once where two windows merge the same one into different ones', async () => {
    const [a, b, c] = [
      await propose('One about light'),
      await propose('Two about light'),
      await propose('Three about light'),
    ];
    if (!a || !b || !c) throw new Error('three proposals');
    const both = await Promise.all([merge(a, [c]), merge(b, [c])]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const taken = [...(await file(a)).study.mergedFrom, ...(await file(b)).study.mergedFrom];
    expect(taken).toEqual([c]);
  });
});

describe('projects', () => {
  it('are made of what is feasible, with what was merged into it, once however often it is asked', async () => {
    await begin();
    const [bench, light, slide, car] = await Promise.all(
      ['Benches', 'Light on the path', 'A slide', 'A cable car'].map((title) => propose(`${title} for our town`)),
    );
    if (!bench || !light || !slide || !car) throw new Error('four proposals');
    await merge(bench, [light]);
    await write(bench, { status: 'feasible', estimate: { low: 100, high: 250_000 }, version: 1 });
    await act([slide], { kind: 'status', status: 'feasible' });
    const both = await Promise.all([convert([bench, slide]), convert([bench, slide, light, car])]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[1]?.body.items).toMatchObject([
      { project: { state: 'draft' } },
      { project: { state: 'draft' } },
      { outcome: 'refused', code: 'study.already-merged', project: { state: 'draft' } },
      { outcome: 'refused', code: 'study.not-feasible', project: null },
    ]);
    const { items } = (await call('GET /api/budgets/{componentId}/projects', { more: { componentId: budgetId } })).body;
    expect(items).toHaveLength(2);
    const made = items.find(({ proposalIds }: { proposalIds: string[] }) => proposalIds.includes(bench));
    expect(made).toMatchObject({ proposalIds: [bench, light], cost: 250_000, title: { en: 'Benches for our town' } });
    expect((await file(bench)).projects).toMatchObject([{ id: made.id, number: made.number }]);
    // What has become a project stays as it is.
    expect((await unmerge(light)).body.code).toBe('study.merge-final');
    expect((await merge(car, [slide])).body.code).toBe('study.has-project');
    expect((await convert([bench])).body.items).toMatchObject([{ outcome: 'already' }]);
    expect((await studyFigures(platform.services, here.process.id)).projects).toBe(2);
  });

  it('are told of once they stand in the catalogue, with the day on which the vote begins', async () => {
    const neighbor = await aPerson(platform, `neighbor-${++people}@example.org`);
    const id = await propose('A slide for the park', neighbor.cookie);
    await write(id, { status: 'feasible', estimate: { low: 4000, high: 5000 } });
    const { project } = (await convert([id])).body.items[0];
    const step = { kind: 'project', budgetId, projectId: project.id } as const;
    await tellNow(id, step);
    expect(mailsTo(neighbor, /project/)).toHaveLength(0);
    const answer = await call('PUT /api/budgets/{componentId}/projects/{projectId}/state', {
      more: { componentId: budgetId, projectId: project.id },
      body: { state: 'published', version: 0 },
    });
    expect(answer.body).toMatchObject({ state: 'published' });
    await tellNow(id, step);
    await tellNow(id, step);
    expect(mailsTo(neighbor, /project/)).toHaveLength(1);
    const [told] = mailsTo(neighbor, /project/);
    expect(told?.text).toContain(`project ${project.number} of the participatory budget`);
    expect(told?.text).toContain('1 March 2027');
  });
});

describe('news of a study', () => {
  it('reach the author and followers once a step, in their languages, with the reasons; not what was taken back', async () => {
    const neighbor = await aPerson(platform, `neighbor-${++people}@example.org`);
    const follower = await aPerson(platform, `follower-${++people}@example.org`);
    const id = await propose('A cable car over the river', neighbor.cookie);
    const follow = { params: { resourceId: id }, cookie: follower.cookie };
    await platform.call('PUT /api/resources/{resourceId}/follow', follow);
    const begun = platform.services.now();
    await act([id], { kind: 'status', status: 'under-study' });
    // Two minutes in which it can be taken back.
    await platform.services.queues.send('notices', [{ study: id, step: { kind: 'status', since: begun } }]);
    await platform.settle();
    expect(mailsTo(neighbor, /Under study/)).toHaveLength(0);
    await tellNow(id, { kind: 'status', since: begun });
    await tellNow(id, { kind: 'status', since: begun });
    expect([mailsTo(neighbor, /Under study/), mailsTo(follower, /Under study/)].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
    expect(mailsTo(follower, /Under study/)[0]?.text).toContain('because you follow this proposal');
    expect(mailsTo(neighbor, /Under study/)[0]?.text).toContain('No more mails of this kind');

    platform.clock.advance(3600);
    const done = platform.services.now();
    await act([id], { kind: 'status', status: 'not-feasible', reasons: { en: 'The river is a **reserve**.' } });
    await tellNow(id, { kind: 'status', since: done });
    expect(mailsTo(neighbor, /Not feasible/)).toHaveLength(0);
    await act([id], { kind: 'publish' });
    await tellNow(id, { kind: 'status', since: done });
    expect(mailsTo(neighbor, /Not feasible/)).toHaveLength(1);
    expect(mailsTo(neighbor, /Not feasible/)[0]?.text).toContain('The river is a reserve.');
    // The step that was told first is over: a message of it that comes late tells nobody anything.
    await tellNow(id, { kind: 'status', since: begun });
    expect(mailsTo(neighbor, /Under study/)).toHaveLength(1);
  });
});
