import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aProcessInput } from './spaces-input.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

let count = 0;
const aSlug = (kind: string) => `${kind}-${++count}`;
async function aProcess({ isPublished = true } = {}): Promise<{ id: string; slug: string }> {
  const body = aProcessInput({ slug: aSlug('process') });
  const { body: process } = await platform.call('POST /api/processes', { operator: true, body });
  if (isPublished) await publish(process.id, true);
  return process;
}
const publish = (processId: string, isPublished: boolean) =>
  platform.call('PUT /api/processes/{processId}/publication', {
    operator: true,
    params: { processId },
    body: { isPublished },
  });
const aGroupInput = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  slug: aSlug('group'),
  title: { fr: 'Mandat 2026', en: 'Term 2026' },
  description: { fr: 'Toutes les **consultations** du mandat.' },
  image: null,
  imageAlt: {},
  processIds: [],
  ...overrides,
});
const create = (overrides = {}, headers = {}) =>
  platform.call('POST /api/process-groups', { operator: true, body: aGroupInput(overrides), headers });
const update = (processGroupId: string, overrides: Readonly<Record<string, unknown>>) =>
  platform.call('PUT /api/process-groups/{processGroupId}', {
    operator: true,
    params: { processGroupId },
    body: aGroupInput(overrides),
  });
const remove = (processGroupId: string) =>
  platform.call('DELETE /api/process-groups/{processGroupId}', { operator: true, params: { processGroupId } });
/** The view model of a published page, as the test's renderer writes it. */
async function page(path: string) {
  const file = await platform.services.files.site.get(`en${path}index.html`);
  const text = file && new TextDecoder().decode(file.body);
  return text && JSON.parse(text.replace(/^<!--.*?-->/, ''));
}
const titles = (view: { processes: { id: string }[] }) => view.processes.map(({ id }) => id);

describe('a group of processes', () => {
  it('is created once for the same Idempotency-Key, and its slug belongs to it alone', async () => {
    const slug = aSlug('group');
    const one = await create({ slug }, { 'idempotency-key': 'create-group-1' });
    expect(one).toMatchObject({ status: 201, body: { slug, version: 1 } });
    expect(await create({ slug }, { 'idempotency-key': 'create-group-1' })).toEqual(expect.objectContaining(one));
    const others = await Promise.all(Array.from({ length: 8 }, () => create({ slug })));
    expect(others.map(({ body }) => body.code)).toEqual(Array(8).fill('process-group.slug-taken'));
  });

  it('refuses a process that is not there, one named twice, and a group without a title', async () => {
    const { id } = await aProcess();
    expect(await create({ processIds: [id, 'prc_01JZ0000000000000000000001'] })).toMatchObject({
      status: 404,
      body: { code: 'process.not-found', fields: [{ pointer: '/processIds/1', code: 'process.not-found' }] },
    });
    expect(await create({ processIds: [id, id] })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/processIds', code: 'process-group.repeated' }] },
    });
    expect(await create({ title: { fr: ' ' } })).toMatchObject({ body: { fields: [{ code: 'text.required' }] } });
  });

  it('is changed by one of two who read the same version', async () => {
    const { body: group } = await create();
    const answers = await Promise.all([1, 2].map(() => update(group.id, { slug: group.slug, version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('gives its slug back when it takes another or is removed', async () => {
    const { body: group } = await create();
    const moved = await update(group.id, { slug: aSlug('group'), version: 1 });
    expect(await create({ slug: group.slug })).toMatchObject({ status: 201 });
    expect(await remove(group.id)).toMatchObject({ status: 204 });
    expect(await remove(group.id)).toMatchObject({ status: 404, body: { code: 'process-group.not-found' } });
    expect(await create({ slug: moved.body.slug })).toMatchObject({ status: 201 });
  });
});

describe('pages of a group', () => {
  it('show its published processes in its order, follow them, and go with it', async () => {
    const [first, second, hidden] = [await aProcess(), await aProcess(), await aProcess({ isPublished: false })];
    const processIds = [second.id, hidden.id, first.id];
    const { body: group } = await create({ processIds });
    await platform.settle();
    const path = `/process-groups/${group.slug}/`;
    expect(titles(await page(path))).toEqual([second.id, first.id]);
    expect(await page('/')).toMatchObject({ groups: [{ path, processes: 2, excerpt: { locale: 'fr' } }] });
    expect((await page('/processes/')).groups).toHaveLength(1);
    expect((await page(`/processes/${first.slug}/`)).groups).toEqual([expect.objectContaining({ path })]);

    await publish(hidden.id, true);
    await publish(second.id, false);
    await platform.settle();
    expect(titles(await page(path))).toEqual([hidden.id, first.id]);

    await update(group.id, { slug: 'renamed', processIds: [first.id], version: 1 });
    await platform.settle();
    expect(await page(path)).toBeUndefined();
    expect(titles(await page('/process-groups/renamed/'))).toEqual([first.id]);
    expect((await page(`/processes/${hidden.slug}/`)).groups).toEqual([]);

    await publish(first.id, false);
    await platform.settle();
    expect(await page('/process-groups/renamed/')).toBeUndefined();
    expect((await page('/')).groups).toEqual([]);

    await publish(first.id, true);
    await platform.settle();
    await remove(group.id);
    await platform.settle();
    expect(await page('/process-groups/renamed/')).toBeUndefined();
    expect((await page(`/processes/${first.slug}/`)).groups).toEqual([]);
  });

  it('name in public only what is published', async () => {
    const [seen, hidden] = [await aProcess(), await aProcess({ isPublished: false })];
    const { body: shown } = await create({ processIds: [hidden.id, seen.id] });
    const { body: empty } = await create({ processIds: [hidden.id] });
    const { items } = (await platform.call('GET /api/public/process-groups')).body;
    const byId = new Map(items.map((group: { id: string }) => [group.id, group]));
    expect(byId.get(shown.id)).toMatchObject({ processIds: [seen.id] });
    expect(byId.has(empty.id)).toBe(false);
    expect(JSON.stringify(items)).not.toContain(hidden.id);
  });
});
