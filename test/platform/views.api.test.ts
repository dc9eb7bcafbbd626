import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localContext } from '../../functions/local/runtime.ts';
import type { PageKind } from '../../functions/platform/page.ts';
import type { Site } from '../../functions/platform/publish.ts';
import { siteOf } from '../../functions/spaces/site.ts';
import { views } from '../../functions/views/api.ts';
import { anOrganizationInput } from '../spaces/spaces-input.ts';
import { apiEvent } from '../support/api-event.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

/** A list that shows what it was asked for, and a page beside it that stands in the bucket. */
const kinds: readonly PageKind[] = [
  {
    pattern: '/lists/{name}/search/',
    delivery: 'views',
    load: async ({ frame, params, query }) =>
      params.name === 'unknown' ? undefined : { ...frame, path: `${params.name}?${query}` },
  },
  { pattern: '/lists/{name}/', delivery: 'published', load: async ({ frame }) => frame },
];

let platform: TestPlatform;
let site: Site;
beforeAll(async () => {
  platform = await startTestPlatform();
  site = siteOf([{ pages: kinds }], async (path, { page }) => ({
    status: 200,
    html: `${path} ${page.locale} ${page.path}`,
  }));
  await platform.call('PUT /api/organization', { operator: true, body: anOrganizationInput() });
});
afterAll(() => platform.close());

const get = async (path: string, query = {}, headers = {}) => {
  const origin = { 'x-parvis-origin': await platform.services.secrets.get('origin') };
  const event = apiEvent(`GET ${path}`, { query, headers: { ...origin, ...headers } });
  return views(site)(platform.services)(event, localContext('views'));
};

describe('a page on demand', () => {
  it('is rendered from its address and its query, for the CDN to keep half a minute', async () => {
    const answer = await get('/en/lists/water/search/', { q: 'canal & co', theme: ['one', 'two'] });
    const query = 'q=canal+%26+co&theme=one&theme=two';
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400',
      },
      body: `/en/lists/water/search/?${query} en water?${query}`,
    });
  });

  it.each([
    ['whose data do not exist', '/en/lists/unknown/search/', 'en'],
    ['that stands in the bucket instead', '/en/lists/water/', 'en'],
    ['in a language that the organization does not offer', '/nl/lists/water/search/', 'fr'],
    ['without a language', '/lists/water/search/', 'fr'],
    ['that no pattern knows', '/en/nothing/here/search/', 'en'],
  ])('%s is answered with the page of 404', async (_, path, locale) => {
    expect(await get(path)).toMatchObject({ statusCode: 404, body: `/${locale}/404/ ${locale} /404/` });
  });

  it('is refused to those who come around the CDN', async () => {
    expect(await get('/en/lists/water/search/', {}, { 'x-parvis-origin': 'guessed' })).toMatchObject({
      statusCode: 403,
    });
  });
});
