import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiResult } from '../../functions/platform/api.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Processes } from '../../functions/spaces/entities.ts';
import { allRoutes } from '../../shared/contracts.ts';
import { routeKey } from '../../shared/platform/contract.ts';
import {
  aConsultation,
  aProposal,
  aTaxonomy,
  type Consultation,
  changeComponent,
} from '../proposals/a-consultation.ts';
import { apiEvent } from '../support/api-event.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let hidden: Consultation;
let other: Consultation;
let proposalId: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  const { cookie } = await platform.participant();
  hidden = await aConsultation(platform, { slug: 'hidden' });
  other = await aConsultation(platform, { slug: 'other', isProcessPublished: false });
  proposalId = await aProposal(platform, hidden, cookie, { title: 'A secret garden behind the town hall' });
  await aTaxonomy(platform, 'A theme of the secret garden', { processId: hidden.process.id });
  await platform.settle();
  // Taken back once a proposal is in it: what was said is there, and nobody may see it.
  await platform.services.db.write(put(Processes, { ...hidden.process, isPublished: false }));
  await changeComponent(platform, hidden, { isPublished: false });
  await platform.settle();
});
afterAll(() => platform.close());

const view = async (path: string): Promise<ApiResult> => {
  const headers = { 'x-parvis-origin': await platform.services.secrets.get('origin') };
  const [pathname = '', search = ''] = path.split('?');
  const event = apiEvent('$default', { headers });
  return platform.runtime.view({ ...event, rawPath: pathname, rawQueryString: search });
};
/** The view model that a page was rendered from. */
const modelOf = ({ body = '' }: ApiResult) => JSON.parse(body.replace(/^<!--.*?-->/, ''));
const share = async (processId: string, body: Readonly<Record<string, unknown>> = {}, headers = {}) =>
  (
    await platform.call('POST /api/processes/{processId}/preview-links', {
      operator: true,
      params: { processId },
      body: { days: 7, ...body },
      headers,
    })
  ).body;
const listed = async (processId: string) =>
  (await platform.call('GET /api/processes/{processId}/preview-links', { operator: true, params: { processId } })).body
    .items;

describe('a link to a preview', () => {
  it('shows the process and the pages of its components as if all of it were published', async () => {
    const { path } = await share(hidden.process.id);
    const process = await view(`/en${path}`);
    expect(process.statusCode).toBe(200);
    expect(modelOf(process)).toMatchObject({
      preview: { slug: 'hidden' },
      process: { title: { text: 'Climate' } },
      components: [{ id: hidden.componentId }],
    });
    const below = `/en${path}processes/hidden/f/${hidden.componentId}/`;
    for (const page of ['', 'propose/', 'search/?q=garden', `proposals/${proposalId}/`]) {
      expect(await view(below + page)).toMatchObject({ statusCode: 200 });
    }
    expect((await view(`${below}search/?q=garden`)).body).toContain('A secret garden');
  });

  it('is kept nowhere, found by no search engine, told to no other site, and runs no script', async () => {
    const { path } = await share(hidden.process.id);
    const keys = async () => (await platform.services.files.site.get(`en${path}index.html`))?.contentType;
    const { headers } = await view(`/en${path}`);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
    expect(headers?.['x-robots-tag']).toMatch(/noindex/);
    expect(headers?.['content-security-policy']).toMatch(/^sandbox(?!.*allow-scripts).*frame-ancestors 'self'/);
    await platform.settle();
    expect(await keys()).toBeUndefined();
    expect(await platform.services.files.site.get('en/processes/hidden/index.html')).toBeUndefined();
  });

  it('opens nothing of another process and no other page of the site', async () => {
    const { path } = await share(hidden.process.id);
    const paths = [`processes/other/`, `processes/other/f/${other.componentId}/`, 'processes/', 'charter/'];
    paths.push(`processes/hidden/f/${other.componentId}/`, 'processes/hidden', '../', 'preview/x/');
    for (const page of paths) {
      const answer = await view(`/en${path}${page}`);
      expect([page, answer.statusCode]).toEqual([page, 404]);
      expect(answer.body).not.toContain('Climate');
      expect(answer.headers?.['cache-control']).toBe('private, no-store');
    }
    const menu = modelOf(await view(`/en${path}`)).menu.map((entry: { path: string }) => entry.path);
    expect(menu).toEqual(['/processes/hidden/']);
  });

  it('ends at its moment', async () => {
    const { path, expiresAt } = await share(hidden.process.id, { days: 1 });
    const now = platform.clock.now();
    platform.clock.set(new Date(Date.parse(expiresAt) - 1).toISOString());
    expect(await view(`/en${path}`)).toMatchObject({ statusCode: 200 });
    platform.clock.set(expiresAt);
    expect(await view(`/en${path}`)).toMatchObject({ statusCode: 404 });
    expect(await listed(hidden.process.id)).not.toContainEqual(expect.objectContaining({ path }));
    platform.clock.set(now);
  });

  it('ends at once when it is revoked, by its own process alone', async () => {
    const { id, path } = await share(hidden.process.id, { label: ' For the press ' });
    expect(await listed(hidden.process.id)).toContainEqual(expect.objectContaining({ path, label: 'For the press' }));
    const revoke = (processId: string) =>
      platform.call('DELETE /api/processes/{processId}/preview-links/{previewLinkId}', {
        operator: true,
        params: { processId, previewLinkId: id },
      });
    expect(await revoke(other.process.id)).toMatchObject({ status: 204 });
    expect(await view(`/en${path}`)).toMatchObject({ statusCode: 200 });
    expect(await revoke(hidden.process.id)).toMatchObject({ status: 204 });
    expect(await view(`/en${path}`)).toMatchObject({ statusCode: 404 });
    expect(await revoke(hidden.process.id)).toMatchObject({ status: 204 });
  });

  it('cannot be forged from another link, from its id, or from what the table keeps', async () => {
    const one = await share(hidden.process.id);
    const two = await share(other.process.id);
    const signature = (link: { path: string }) => link.path.slice(-41, -1);
    const forged = [
      `/preview/${one.id}-${signature(two)}/`,
      `/preview/${one.id}-${'0'.repeat(40)}/`,
      `/preview/${one.id}/`,
      `/preview/${one.id}-/`,
      '/preview/%00/',
      `/preview/${one.id}-${signature(one).toUpperCase()}/`,
    ];
    for (const path of forged) expect(await view(`/en${path}`)).toMatchObject({ statusCode: 404 });
  });

  it('is the same for the same Idempotency-Key, and the one inside the back office is not listed', async () => {
    const headers = { 'idempotency-key': 'preview-link-1' };
    expect(await share(other.process.id, {}, headers)).toEqual(await share(other.process.id, {}, headers));
    const before = await listed(other.process.id);
    const params = { processId: other.process.id };
    const inside = await platform.call('POST /api/processes/{processId}/preview', { operator: true, params });
    expect(inside).toMatchObject({ status: 201, body: { expiresAt: '2026-11-21T10:00:00.000Z' } });
    expect(await view(`/en${inside.body.path}`)).toMatchObject({ statusCode: 200 });
    expect(await listed(other.process.id)).toEqual(before);
  });
});

describe('what is not published', () => {
  const ids = () => ({
    componentId: hidden.componentId,
    proposalId,
    resourceId: proposalId,
    processId: hidden.process.id,
    slug: 'hidden',
  });
  const readable = allRoutes
    .filter(({ method, access }) => method === 'GET' && (access === 'public' || access === 'anyone'))
    .map((route) => [routeKey(route)]);

  it.each(readable)('is not told by %s, to nobody and to no participant', async (route) => {
    const { cookie } = await platform.participant();
    const query = /proposals$/.test(route) ? { q: 'garden' } : {};
    for (const who of [{}, { cookie }]) {
      const { body } = await platform.call(route, { params: ids(), query, ...who });
      expect(JSON.stringify(body ?? null)).not.toMatch(/secret garden|"Climate"|"slug":"hidden"/);
    }
  });

  it('is in no page, search or file without a token', async () => {
    for (const path of ['', `f/${hidden.componentId}/search/?q=garden`]) {
      const answer = await view(`/en/processes/hidden/${path}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toMatch(/secret garden|"Climate"/);
    }
    for (const path of ['', `f/${hidden.componentId}/`, `f/${hidden.componentId}/proposals/${proposalId}/`]) {
      expect(await platform.services.files.site.get(`en/processes/hidden/${path}index.html`)).toBeUndefined();
    }
  });

  it('is not seen by others because somebody looks at a preview at the same time', async () => {
    const { path } = await share(hidden.process.id);
    const [, search] = await Promise.all([
      view(`/en${path}processes/hidden/f/${hidden.componentId}/search/?q=garden`),
      view(`/en/processes/hidden/f/${hidden.componentId}/search/?q=garden`),
    ]);
    expect(search.statusCode).toBe(404);
  });
});
