import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followPhases } from '../../functions/jobs/phase-changes.ts';
import { processById, processBySlug } from '../../functions/spaces/directory.ts';
import { ProcessId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPhaseInput, aProcessInput } from './spaces-input.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

let slugs = 0;
const aSlug = () => `process-${++slugs}`;
const create = (overrides = {}, headers = {}) =>
  platform.call('POST /api/processes', {
    operator: true,
    body: aProcessInput({ slug: aSlug(), ...overrides }),
    headers,
  });
const created = async (overrides = {}) => (await create(overrides)).body;
const update = (processId: string, overrides: Readonly<Record<string, unknown>>) =>
  platform.call('PUT /api/processes/{processId}', {
    operator: true,
    params: { processId },
    body: aProcessInput(overrides),
  });
const publish = (processId: string, isPublished = true) =>
  platform.call('PUT /api/processes/{processId}/publication', {
    operator: true,
    params: { processId },
    body: { isPublished },
  });
const publicIds = async () =>
  (await platform.call('GET /api/public/processes')).body.items.map(({ id }: { id: string }) => id);

describe('creating a process', () => {
  it('gives an unpublished one whose phase in progress follows from the dates', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body).toMatchObject({ isPublished: false, version: 1, activePhaseId: body.phases[0].id });
    expect(body.phases[0].startsAt).toBe('2026-10-04T22:00:00.000Z');
    expect(await publicIds()).not.toContain(body.id);
  });

  it('lets exactly one of twenty at the same moment have a slug', async () => {
    const slug = aSlug();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ slug })));
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'process.slug-taken')).toHaveLength(19);
    expect((await processBySlug(platform.services, slug))?.id).toBe(winners[0]?.body.id);
  });

  it('gives the same process for the same Idempotency-Key, and one of its own for another', async () => {
    const slug = aSlug();
    const one = await create({ slug }, { 'idempotency-key': 'create-process-1' });
    const again = await create({ slug }, { 'idempotency-key': 'create-process-1' });
    expect(again).toMatchObject({ status: 201, body: one.body });
    expect(await create({ slug }, { 'idempotency-key': 'create-process-2' })).toMatchObject({ status: 409 });
  });

  const overlapping = [aPhaseInput(), aPhaseInput({ startsAt: '2026-12-01T00:00:00Z', endsAt: null })];
  const backwards = [aPhaseInput({ endsAt: '2026-10-05T00:00:00+02:00' })];
  const phase = 'phs_01JZ0000000000000000000001';
  it.each([
    ['phases that overlap', { phases: overlapping }, 'process.phases-overlap', '/phases/1/startsAt'],
    ['a phase that ends when it starts', { phases: backwards }, 'process.phases-overlap', '/phases/0/endsAt'],
    [
      'one id on two phases',
      {
        phases: [
          aPhaseInput({ id: phase }),
          aPhaseInput({ id: phase, startsAt: '2027-01-01T00:00:00Z', endsAt: null }),
        ],
      },
      'request.invalid',
      '/phases/1/id',
    ],
    ['a slug with a space', { slug: 'no slug' }, 'request.invalid', '/slug'],
    ['a date that is none', { phases: [aPhaseInput({ startsAt: 'soon' })] }, 'request.invalid', '/phases/0/startsAt'],
  ])('refuses %s, and says where', async (_, overrides, code, pointer) => {
    const { status, body } = await create(overrides);
    expect({ status, code: body.code, pointer: body.fields[0].pointer }).toEqual({ status: 422, code, pointer });
  });
});

describe('changing a process', () => {
  it('keeps the ids of phases that are known, and gives ids to new ones', async () => {
    const { id, slug, version, phases } = await created();
    const later = aPhaseInput({ startsAt: '2027-01-01T00:00:00Z', endsAt: null });
    const { body } = await update(id, { slug, version, phases: [{ ...aPhaseInput(), id: phases[0].id }, later] });
    expect(body.phases.map((one: { id: string }) => one.id)).toEqual([phases[0].id, expect.stringMatching(/^phs_/)]);
    expect(body.version).toBe(version + 1);
  });

  it('refuses a version that is no longer the latest', async () => {
    const { id, slug, version } = await created();
    expect((await update(id, { slug, version })).status).toBe(200);
    expect(await update(id, { slug, version })).toMatchObject({
      status: 409,
      body: { code: 'process.changed-meanwhile' },
    });
  });

  it('lets one of several who change the same version at the same moment win, with one slug to its name', async () => {
    const { id, slug, version } = await created();
    const wanted = Array.from({ length: 5 }, aSlug);
    const answers = await Promise.all(wanted.map((next) => update(id, { slug: next, version })));
    const winner = answers.find(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    const holders = await Promise.all([slug, ...wanted].map((one) => processBySlug(platform.services, one)));
    expect(holders.filter((holder) => holder !== undefined)).toEqual([winner?.body]);
  });

  it('gives the old slug back, for another process to take', async () => {
    const { id, slug, version } = await created();
    await update(id, { slug: aSlug(), version });
    expect((await create({ slug })).status).toBe(201);
  });

  it('refuses the slug of another process, and changes nothing', async () => {
    const [one, other] = [await created(), await created()];
    const answer = await update(one.id, { slug: other.slug, version: one.version });
    expect(answer).toMatchObject({ status: 409, body: { code: 'process.slug-taken' } });
    expect(await processById(platform.services, ProcessId.parse(one.id))).toEqual(one);
  });

  it('answers 404 for a process that does not exist', async () => {
    const answer = await update('prc_01JZ0000000000000000000009', { version: 1 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'process.not-found' } });
  });
});

describe('publishing a process', () => {
  it('shows it to the public, once for any number of requests, and takes it back', async () => {
    const { id, version } = await created();
    const [one, again] = [await publish(id), await publish(id)];
    expect(one.body).toMatchObject({ isPublished: true, version: version + 1 });
    expect(again.body).toEqual(one.body);
    expect(await publicIds()).toContain(id);
    await publish(id, false);
    expect(await publicIds()).not.toContain(id);
  });

  it('makes no process out of an unknown id', async () => {
    const id = 'prc_01JZ0000000000000000000008';
    expect(await publish(id)).toMatchObject({ status: 404, body: { code: 'process.not-found' } });
    expect(await publish(id, false)).toMatchObject({ status: 404 });
    expect(await processById(platform.services, ProcessId.parse(id))).toBeUndefined();
  });
});

describe('the phase in progress', () => {
  it('follows the dates by itself, once for any number of runs at the same moment, and keeps the version', async () => {
    const process = await created();
    platform.clock.set('2026-12-13T23:00:00.000Z');
    const changes = await Promise.all(Array.from({ length: 4 }, () => followPhases(platform.services)));
    expect(changes.filter((count) => count > 0).length).toBeGreaterThan(0);
    expect(await processById(platform.services, ProcessId.parse(process.id))).toEqual({
      ...process,
      activePhaseId: null,
    });
    expect(await followPhases(platform.services)).toBe(0);
    platform.clock.set('2026-11-21T09:00:00.000Z');
  });
});
