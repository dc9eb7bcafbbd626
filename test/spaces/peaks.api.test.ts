import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const read = () => platform.call('GET /api/peaks', { operator: true });
const save = (body: unknown) => platform.call('PUT /api/peaks', { operator: true, body });
const evening = {
  title: 'Last evening',
  kind: 'last-evening',
  startsAt: '2026-12-20T18:00:00+01:00',
  hours: 6,
  participants: 400_000,
};
const opening = { ...evening, title: 'Opening', kind: 'opening', startsAt: '2026-12-01T08:00:00.000Z' };

describe('expected peaks', () => {
  it('are none at first, and stand in the order of their beginnings once they are declared', async () => {
    expect(await read()).toMatchObject({ status: 200, body: { items: [], version: 0 } });
    const saved = await save({ items: [evening, opening], version: 0 });
    expect(saved).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await read()).body.items).toEqual([opening, { ...evening, startsAt: '2026-12-20T17:00:00.000Z' }]);
  });

  it('are not overwritten by somebody who read an earlier list', async () => {
    const { version } = (await read()).body;
    await save({ items: [opening], version });
    expect(await save({ items: [], version })).toMatchObject({ status: 409, body: { code: 'peak.changed-meanwhile' } });
    expect((await read()).body.items).toHaveLength(1);
  });

  it.each([
    ['nobody', { participants: 0 }, '/items/0/participants'],
    ['half a person', { participants: 1.5 }, '/items/0/participants'],
    ['no hour', { hours: 0 }, '/items/0/hours'],
    ['more than two days', { hours: 49 }, '/items/0/hours'],
    ['no name', { title: '  ' }, '/items/0/title'],
    ['no day', { startsAt: '' }, '/items/0/startsAt'],
  ])('with %s are refused, beside the field', async (_, wrong, pointer) => {
    const { version } = (await read()).body;
    const answer = await save({ items: [{ ...evening, ...wrong }], version });
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ pointer }] } });
  });
});
