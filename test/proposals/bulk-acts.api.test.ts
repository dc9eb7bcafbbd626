import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { put } from '../../functions/platform/db/write.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, aTaxonomy, type Consultation } from './a-consultation.ts';

const ACTS = '/api/components/{componentId}/bulk-acts';

describe('an act on many proposals', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let administrator: { id: string; cookie: string };
  let author: { id: string; cookie: string };
  let ids: ProposalId[];
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = await platform.participant({ role: 'administrator' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    platform.clock.set('2026-11-21T09:00:00.000Z');
    author = await platform.participant();
    await open(4);
  });

  async function open(count: number, settings: Readonly<Record<string, unknown>> = {}) {
    consultation = await aConsultation(platform, { slug: `bulk-${++slugs}`, settings });
    ids = [];
    for (let n = 0; n < count; n++) ids.push(await aProposal(platform, consultation, author.cookie));
  }
  /** Proposals written straight into the table: nobody publishes hundreds an hour. */
  async function copies(count: number) {
    const one = await platform.services.db.require(Proposals, { id: at(0) }, 'proposal.not-found');
    const made = Array.from({ length: count }, () => ({ ...one, id: platform.services.newId('proposal') }));
    await Promise.all(made.map((copy) => platform.services.db.write(put(Proposals, copy))));
    ids.push(...made.map(({ id }) => id));
  }
  const at = (index: number): ProposalId => {
    const id = ids[index];
    if (id === undefined) throw new Error(`no proposal ${index}`);
    return id;
  };
  const params = () => ({ componentId: consultation.componentId });
  const call = (route: string, body?: unknown, more: Readonly<Record<string, string>> = {}) =>
    platform.call(route, {
      params: { ...params(), ...more },
      cookie: administrator.cookie,
      ...(body === undefined ? {} : { body }),
    });
  const create = (change: unknown, selection: unknown = { ids }) => call(`POST ${ACTS}`, { selection, change });
  const forecast = (change: unknown, selection: unknown = { ids }) =>
    call('POST /api/components/{componentId}/bulk-forecasts', { selection, change });
  const step = (actId: string) => call(`POST ${ACTS}/{actId}/steps`, undefined, { actId });
  const undo = (actId: string) => call(`POST ${ACTS}/{actId}/undoing`, undefined, { actId });
  async function finish(actId: string) {
    for (;;) {
      const { status, body } = await step(actId);
      expect(status).toBe(200);
      if (body.status === 'done' || body.status === 'undone') return body;
    }
  }
  const proposal = (id: ProposalId) => platform.services.db.require(Proposals, { id }, 'proposal.not-found');
  const values = async (id: ProposalId) => {
    const { state, stateId, answer, themeId, territoryId } = await proposal(id);
    return { state, stateId, answer, themeId, territoryId };
  };
  const answer = (id: ProposalId, state: string, text = {}) =>
    call('PUT /api/components/{componentId}/proposals/{proposalId}/answer', { state, text }, { proposalId: id });
  const withdraw = (proposalId: ProposalId) =>
    platform.call('POST /api/components/{componentId}/proposals/{proposalId}/withdrawal', {
      params: { ...params(), proposalId },
      cookie: author.cookie,
    });
  const ACCEPT = { kind: 'answer', state: 'accepted', text: { en: 'Yes.' } };

  it('is told in figures first, and changes nothing by that', async () => {
    await answer(at(0), 'accepted', { en: 'Yes.' });
    await withdraw(at(1));
    await platform.settle();
    expect((await forecast(ACCEPT)).body).toEqual({ total: 4, changes: 2, already: 1, refused: 1 });
    expect((await forecast({ kind: 'answer', state: 'accepted' })).body).toMatchObject({ changes: 2, already: 1 });
    expect((await forecast({ kind: 'answer', state: 'rejected' }, { filter: 'state=accepted' })).body).toEqual({
      total: 1,
      changes: 1,
      already: 0,
      refused: 0,
    });
    expect(await values(at(2))).toMatchObject({ state: 'published', answer: null });
  });

  it('changes each proposal once, as it was foretold, and gives back exactly what was before', async () => {
    await answer(at(0), 'evaluating', { en: 'We look into it.' });
    await withdraw(at(1));
    const before = await Promise.all(ids.map(values));
    const { body: act } = await create(ACCEPT);
    expect(act).toMatchObject({ status: 'running', total: 4, progress: 0 });
    expect(await finish(act.id)).toMatchObject({ status: 'done', progress: 4, changed: 3, already: 0, refused: 1 });
    expect(await values(at(0))).toMatchObject({
      state: 'accepted',
      answer: { state: 'accepted', text: { en: 'Yes.' } },
    });
    expect(await values(at(1))).toEqual(before[1]);
    expect((await undo(act.id)).body.status).toBe('undoing');
    expect(await finish(act.id)).toMatchObject({ status: 'undone', restored: 3, kept: 0 });
    expect(await Promise.all(ids.map(values))).toEqual(before);
  });

  it('is on the public pages and in lists, and gone from them once it is undone', async () => {
    const list = async (state: string) =>
      (
        await platform.call('GET /api/public/components/{componentId}/proposals', {
          params: params(),
          query: { state },
        })
      ).body.total;
    const { body: act } = await create(ACCEPT);
    await finish(act.id);
    await platform.publish();
    platform.clock.advance(2);
    expect([await list('accepted'), await list('published')]).toEqual([4, 0]);
    const page = await platform.services.files.site.get(`en${consultation.path}proposals/${at(0)}/index.html`);
    expect(new TextDecoder().decode(page?.body)).toContain('"state":"accepted"');
    await undo(act.id);
    await finish(act.id);
    await platform.settle();
    platform.clock.advance(2);
    expect([await list('accepted'), await list('published')]).toEqual([0, 4]);
  });

  it('leaves a proposal alone that somebody has changed since', async () => {
    const { body: act } = await create(ACCEPT);
    await finish(act.id);
    await answer(at(2), 'rejected', { en: 'After all, no.' });
    await undo(act.id);
    expect(await finish(act.id)).toMatchObject({ restored: 3, kept: 1 });
    expect(await values(at(2))).toMatchObject({ state: 'rejected', answer: { text: { en: 'After all, no.' } } });
  });

  it('keeps the text that an answer has where it brings none', async () => {
    await answer(at(0), 'evaluating', { en: 'We look into it.' });
    const { body: act } = await create({ kind: 'answer', state: 'accepted' });
    await finish(act.id);
    expect((await values(at(0))).answer).toMatchObject({ state: 'accepted', text: { en: 'We look into it.' } });
    expect((await values(at(1))).answer).toMatchObject({ state: 'accepted', text: {} });
  });

  it('gives themes and territories, and takes them away', async () => {
    const theme = await aTaxonomy(platform, 'Water');
    const { body: act } = await create({ kind: 'theme', themeId: theme });
    await finish(act.id);
    expect((await values(at(3))).themeId).toBe(theme);
    const { body: none } = await create({ kind: 'theme', themeId: null }, { ids: [at(3)] });
    expect(await finish(none.id)).toMatchObject({ changed: 1 });
    expect((await values(at(3))).themeId).toBeNull();
    const unknown = platform.services.newId('taxonomy');
    expect((await create({ kind: 'territory', territoryId: unknown })).body.code).toBe('taxonomy.not-found');
  });

  it('is about the proposals that the filter found when it was written down', async () => {
    await platform.settle();
    const { body: act } = await create(ACCEPT, { filter: 'state=published&sort=oldest&nonsense=1&cursor=x' });
    expect(act.total).toBe(4);
    await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    expect(await finish(act.id)).toMatchObject({ changed: 4 });
  });

  it('goes on where it was when it was interrupted, by whoever asks for the next step', async () => {
    await copies(96);
    const { body: act } = await create({ kind: 'answer', state: 'evaluating' });
    expect((await step(act.id)).body).toMatchObject({ status: 'running', progress: 50, changed: 50 });
    const other = await platform.participant({ role: 'administrator' });
    const listed = await platform.call(`GET ${ACTS}`, { params: params(), cookie: other.cookie });
    expect(listed.body.items).toMatchObject([{ id: act.id, progress: 50 }]);
    expect((await undo(act.id)).body.code).toBe('bulk-act.in-progress');
    expect(await finish(act.id)).toMatchObject({ status: 'done', progress: 100, changed: 100 });
    await undo(act.id);
    expect(await finish(act.id)).toMatchObject({ status: 'undone', progress: 100, restored: 100 });
  });

  it('carried out by several windows at once changes and counts each proposal once', async () => {
    await copies(60);
    const versions = await Promise.all(ids.map(async (id) => (await proposal(id)).version));
    const { body: act } = await create(ACCEPT);
    const windows = () => Promise.all(Array.from({ length: 4 }, () => finish(act.id)));
    for (const end of await windows()) expect(end).toMatchObject({ changed: 64, already: 0, refused: 0, progress: 64 });
    const after = await Promise.all(ids.map(async (id) => (await proposal(id)).version));
    expect(after).toEqual(versions.map((version) => version + 1));
    await undo(act.id);
    for (const end of await windows()) expect(end).toMatchObject({ restored: 64, kept: 0 });
    expect(await Promise.all(ids.map(async (id) => (await proposal(id)).version))).toEqual(
      versions.map((version) => version + 2),
    );
  });

  it('among changes of others gives back its own and nothing else', async () => {
    const change = fc.record({ index: fc.nat({ max: 3 }), moment: fc.constantFrom('before', 'during', 'after') });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        const meddle = async (moment: string) => {
          for (const { index } of changes.filter((one) => one.moment === moment))
            await answer(at(index), 'rejected', { en: `No, ${moment}.` });
        };
        await meddle('before');
        const before = await Promise.all(ids.map(values));
        const { body: act } = await create(ACCEPT);
        await Promise.all([finish(act.id), meddle('during')]);
        await meddle('after');
        const meant = await Promise.all(ids.map(values));
        await undo(act.id);
        const { restored, kept, changed } = await finish(act.id);
        expect(restored + kept).toBe(changed);
        for (const [index, id] of ids.entries()) {
          const now = await values(id);
          // Either as it was before the act, or as somebody has left it; never what the act made of it.
          const isTheirs = meant[index]?.state === 'rejected';
          if (isTheirs) expect(now).toEqual(meant[index]);
          else expect([before[index]?.state, 'rejected']).toContain(now.state);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('can be sent twice without being there twice', async () => {
    const send = () =>
      platform.call(`POST ${ACTS}`, {
        params: params(),
        cookie: administrator.cookie,
        body: { selection: { ids }, change: ACCEPT },
        headers: { 'idempotency-key': '4f9d1c3e-0000-4000-8000-000000000001' },
      });
    const [one, two] = [await send(), await send()];
    expect(two.body).toEqual(one.body);
  });

  it('is forgotten after a day', async () => {
    const { body: act } = await create(ACCEPT);
    await finish(act.id);
    platform.clock.advance(24 * 3600);
    expect((await undo(act.id)).status).toBe(404);
    expect((await call(`GET ${ACTS}`)).body.items).toEqual([]);
  });

  it('is for administrators alone, and for proposals of its component alone', async () => {
    const body = { selection: { ids }, change: ACCEPT };
    expect((await platform.call(`POST ${ACTS}`, { params: params(), cookie: author.cookie, body })).status).toBe(403);
    expect((await platform.call(`POST ${ACTS}`, { params: params(), body })).status).toBe(401);
    const foreign = at(0);
    await open(1);
    const { body: act } = await create(ACCEPT, { ids: [foreign, at(0)] });
    expect(await finish(act.id)).toMatchObject({ changed: 1, refused: 1 });
    expect((await values(foreign)).state).toBe('published');
  });

  it('answers with states of the component, and with no other', async () => {
    const state = { id: platform.services.newId('state'), name: { en: 'Shortlisted' }, color: 'violet' };
    await open(2, { states: [{ ...state, standing: 'published' }] });
    const { body: act } = await create({ kind: 'answer', state: 'published', stateId: state.id });
    expect(await finish(act.id)).toMatchObject({ changed: 2 });
    expect(await values(at(0))).toMatchObject({ state: 'published', stateId: state.id });
    const refused = { status: 422, body: { code: 'proposal.state-unknown' } };
    expect(await create({ kind: 'answer', state: 'accepted', stateId: state.id })).toMatchObject(refused);
    expect(await create({ kind: 'answer', state: 'published' })).toMatchObject(refused);
  });
});
