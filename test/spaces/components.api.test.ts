import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishedComponent } from '../../functions/spaces/directory.ts';
import { ComponentId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aComponentInput, aProcessInput } from './spaces-input.ts';

let platform: TestPlatform;
let processId: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  ({ id: processId } = (await platform.call('POST /api/processes', { operator: true, body: aProcessInput() })).body);
});
afterAll(() => platform.close());

const create = (overrides = {}, headers = {}) =>
  platform.call('POST /api/processes/{processId}/components', {
    operator: true,
    params: { processId },
    body: aComponentInput(overrides),
    headers,
  });
const update = (componentId: string, body: unknown) =>
  platform.call('PUT /api/components/{componentId}', { operator: true, params: { componentId }, body });
const setPublished = (route: string, params: Readonly<Record<string, string>>, isPublished: boolean) =>
  platform.call(route, { operator: true, params, body: { isPublished } });

describe('components', () => {
  it('of one kind may be several in a process, in the order of creation unless told otherwise', async () => {
    const [one, other] = [(await create()).body, (await create({ name: { fr: 'Questions' } })).body];
    const first = (await create({ position: 0 })).body;
    const { body } = await platform.call('GET /api/processes/{processId}/components', {
      operator: true,
      params: { processId },
    });
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first.id, one.id, other.id]);
    expect(one).toMatchObject({ isPublished: false, settings: { voteKind: 'support', voteLimit: 0 } });
  });

  it('are created once by requests with one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'create-component-1' };
    const [one, again] = [await create({}, headers), await create({}, headers)];
    expect(again).toMatchObject({ status: 201, body: one.body });
  });

  it('are refused with settings that their kind does not have, and say where', async () => {
    const { status, body } = await create({ settings: { voteLimit: -1, color: 'red' } });
    expect(status).toBe(422);
    expect(body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/settings/voteLimit',
      '/settings/color',
    ]);
  });

  it('are changed by the version that was read, and by one of several at the same moment', async () => {
    const { body: component } = await create();
    const { name, introduction, position, settings, phaseSettings, version } = component;
    const change = (voteLimit: number) =>
      update(component.id, {
        name,
        introduction,
        position,
        phaseSettings,
        version,
        settings: { ...settings, voteLimit },
      });
    const answers = await Promise.all([1, 2, 3].map(change));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('component.changed-meanwhile');
  });

  it('are public only together with their process', async () => {
    const { id } = (await create()).body;
    const isPublic = async () =>
      (await publishedComponent(platform.services, ComponentId.parse(id)).catch(({ code }) => code)) !==
      'component.not-found';
    const component = 'PUT /api/components/{componentId}/publication';
    const process = 'PUT /api/processes/{processId}/publication';
    expect((await setPublished(component, { componentId: id }, true)).body).toMatchObject({ isPublished: true });
    expect(await isPublic()).toBe(false);
    await setPublished(process, { processId }, true);
    expect(await isPublic()).toBe(true);
    await setPublished(component, { componentId: id }, false);
    expect(await isPublic()).toBe(false);
  });

  it('describe their settings as JSON Schema, with defaults and bounds', async () => {
    const { body } = await platform.call('GET /api/component-kinds', { operator: true });
    expect(body.items[0]).toMatchObject({
      kind: 'proposals',
      settings: { properties: { voteLimit: { type: 'integer', minimum: 0, maximum: 1000, default: 0 } } },
      phaseSettings: { properties: { creation: { type: 'boolean', default: true } } },
    });
  });

  it.each([
    ['GET /api/components/{componentId}', undefined],
    ['PUT /api/components/{componentId}/publication', { isPublished: true }],
  ])('answer 404 to %s for an unknown one', async (route, body) => {
    const params = { componentId: 'cmp_01JZ0000000000000000000009' };
    const answer = await platform.call(route, { operator: true, params, body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'component.not-found' } });
  });
});
