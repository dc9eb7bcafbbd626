import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const aTheme = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'theme',
  parentId: null,
  name: { fr: 'Données' },
  position: 1,
  ...overrides,
});
const create = (body: unknown, headers = {}) =>
  platform.call('POST /api/taxonomies', { operator: true, body, headers });
const update = (taxonomyId: string, body: unknown) =>
  platform.call('PUT /api/taxonomies/{taxonomyId}', { operator: true, params: { taxonomyId }, body });
const remove = (taxonomyId: string) =>
  platform.call('DELETE /api/taxonomies/{taxonomyId}', { operator: true, params: { taxonomyId } });
const all = async () => (await platform.call('GET /api/public/taxonomies')).body.items;
const created = async (overrides: Readonly<Record<string, unknown>> = {}) => (await create(aTheme(overrides))).body;

describe('taxonomies', () => {
  it('stand in two levels, by position', async () => {
    const second = await created({ position: 2 });
    const first = await created({ position: 1 });
    const below = await create(aTheme({ parentId: first.id, position: 3 }));
    expect(below.status).toBe(201);
    const ids = (await all()).map(({ id }: { id: string }) => id);
    expect(ids.slice(-3)).toEqual([first.id, second.id, below.body.id]);
  });

  it('have no third level, by creation or by moving', async () => {
    const first = await created();
    const second = await created({ parentId: first.id });
    expect((await create(aTheme({ parentId: second.id }))).body).toMatchObject({
      code: 'taxonomy.too-deep',
      fields: [{ pointer: '/parentId' }],
    });
    const other = await created();
    expect(await update(first.id, aTheme({ parentId: other.id }))).toMatchObject({ status: 422 });
    expect(await update(other.id, aTheme({ parentId: other.id }))).toMatchObject({ status: 422 });
  });

  it('stand only below one of their kind', async () => {
    const first = await created();
    const territory = await create(aTheme({ kind: 'territory', parentId: first.id }));
    expect(territory).toMatchObject({ status: 404, body: { code: 'taxonomy.not-found' } });
    await created({ parentId: first.id });
    expect(await update(first.id, aTheme({ kind: 'territory' }))).toMatchObject({ status: 409 });
  });

  it('cannot be removed while something stands below them', async () => {
    const first = await created();
    const second = await created({ parentId: first.id });
    expect(await remove(first.id)).toMatchObject({ status: 409, body: { code: 'taxonomy.in-use' } });
    expect((await remove(second.id)).status).toBe(204);
    expect((await remove(first.id)).status).toBe(204);
    expect(await remove(first.id)).toMatchObject({ status: 404, body: { code: 'taxonomy.not-found' } });
  });

  it('never lose the one above them to a removal at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await created();
      const [below, removal] = await Promise.all([create(aTheme({ parentId: first.id })), remove(first.id)]);
      expect([below.status, removal.status]).toEqual(removal.status === 204 ? [404, 204] : [201, 409]);
    }
  });

  it('are created once by requests with one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'create-theme-1' };
    const [one, other] = [await create(aTheme(), headers), await create(aTheme(), headers)];
    expect(other.body).toEqual(one.body);
  });
});
