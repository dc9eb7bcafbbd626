import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outlineSet } from '../../functions/platform/outlines.ts';
import { contains } from '../../shared/places/geometry.ts';
import { aTaxonomy } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [2, 46],
      [3, 46],
      [3, 47],
      [2, 47],
      [2, 46],
    ],
  ],
};

describe('outlines of territories', () => {
  let platform: TestPlatform;
  let cookie: string;
  let reader: string;
  beforeAll(async () => {
    platform = await startTestPlatform();
    cookie = (await platform.participant({ role: 'administrator' })).cookie;
    reader = (await platform.participant({})).cookie;
  });
  afterAll(() => platform.close());

  const aTerritory = (name: string) => aTaxonomy(platform, name, { kind: 'territory' });
  const set = (taxonomyId: string, body: unknown, by = cookie) =>
    platform.call('PUT /api/territories/{taxonomyId}/outline', { params: { taxonomyId }, body, cookie: by });
  const listed = () => platform.call('GET /api/outlines', { cookie });
  const path = async (): Promise<string | null> => {
    platform.clock.advance(10);
    return (await platform.call('GET /api/public/outlines', {})).body.path;
  };
  const fileAt = async (of: string | null) => {
    const file = await platform.services.files.media.get(of?.slice(1) ?? '');
    return file && JSON.parse(new TextDecoder().decode(file.body));
  };

  it('are none at first, and offer the regions and departments of France', async () => {
    const { body } = await listed();
    expect(body.items).toEqual([]);
    expect(body.shipped).toContainEqual({ code: 'reg-53', name: 'Bretagne', kind: 'region' });
    expect(body.shipped).toContainEqual({ code: 'dep-29', name: 'Finistère', kind: 'department' });
    expect(body.shipped).toHaveLength(119);
    expect(await path()).toBeNull();
  });

  it('are set by code, and stand in one public file that keeps its path as long as it says the same', async () => {
    const brittany = await aTerritory('Bretagne');
    const answer = await set(brittany, { code: 'reg-53' });
    expect(answer).toMatchObject({ status: 200, body: { taxonomyId: brittany, code: 'reg-53', name: 'Bretagne' } });
    const first = await path();
    expect(first).toMatch(/^\/media\/outlines\/[\w-]{32}\.json$/);
    expect(await fileAt(first)).toEqual([{ id: brittany, km: 5, shape: answer.body.shape }]);
    await set(brittany, { code: 'reg-53' });
    expect(await path()).toBe(first);
    const { outlines } = await outlineSet(platform.services);
    const [{ shape } = { shape: [] }] = outlines;
    expect(contains(shape, { latitude: 48.11, longitude: -1.68 })).toBe(true);
    expect(contains(shape, { latitude: 45.76, longitude: 4.84 })).toBe(false);
  });

  it('are set by GeoJSON, of which only numbers are kept', async () => {
    const own = await aTerritory('Centre');
    const evil = { type: 'Feature', properties: { name: '<script>alert(1)</script>' }, geometry: SQUARE };
    const answer = await set(own, { geoJson: evil });
    expect(answer).toMatchObject({ status: 200, body: { code: null, name: null, corners: 5 } });
    expect(JSON.stringify(await fileAt(await path()))).not.toContain('script');
  });

  it('of very many corners are simplified', async () => {
    const ring = Array.from({ length: 20_000 }, (_, index) => {
      const angle = (index / 20_000) * 2 * Math.PI;
      return [2 + Math.cos(angle) + Math.sin(index) * 0.0005, 46 + Math.sin(angle)];
    });
    const answer = await set(await aTerritory('Coast'), { geoJson: { type: 'Polygon', coordinates: [ring] } });
    expect(answer.status).toBe(200);
    expect(answer.body.corners).toBeLessThanOrEqual(2000);
    expect(answer.body.corners).toBeGreaterThan(100);
  });

  it.each([
    ['a code that is none', { code: 'dep-999' }, 422, 'outline.unknown-code'],
    ['a GeoJSON without an area', { geoJson: { type: 'Point', coordinates: [1, 2] } }, 422, 'outline.no-area'],
    ['nothing', {}, 422, 'request.invalid'],
    [
      'meters of a national grid',
      {
        geoJson: {
          type: 'Polygon',
          coordinates: [
            [
              [652000, 6862000],
              [653000, 6862000],
              [653000, 6863000],
              [652000, 6862000],
            ],
          ],
        },
      },
      422,
      'outline.off-globe',
    ],
    ['a GeoJSON in quotes', { geoJson: JSON.stringify(SQUARE) }, 422, 'outline.no-area'],
    ['a file of more than 4 MB', { geoJson: 'x'.repeat(4_000_001) }, 413, 'request.too-large'],
  ])('refuse %s', async (_, body, status, code) => {
    const territory = await aTerritory('Refused');
    expect(await set(territory, body)).toMatchObject({ status, body: { code } });
  });

  it('are refused for a theme, for an unknown territory, and by anybody but administrators', async () => {
    const theme = await aTaxonomy(platform, 'Housing');
    expect((await set(theme, { code: 'dep-29' })).body.code).toBe('taxonomy.not-found');
    expect((await set(`tax_${'0'.repeat(26)}`, { code: 'dep-29' })).body.code).toBe('taxonomy.not-found');
    expect((await set(await aTerritory('Mine'), { code: 'dep-29' }, reader)).body.code).toBe('access.needs-role');
    expect((await platform.call('GET /api/outlines', { cookie: reader })).body.code).toBe('access.needs-role');
  });

  it('lose nothing when several are set at once', async () => {
    const codes = ['dep-22', 'dep-35', 'dep-56'];
    const territories = await Promise.all(codes.map((code) => aTerritory(code)));
    const answers = await Promise.all(territories.map((id, index) => set(id, { code: codes[index] })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const ids = (await fileAt(await path())).map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(territories));
  });

  it('are forgotten, twice without a complaint', async () => {
    const gone = await aTerritory('Gone');
    await set(gone, { code: 'dep-971' });
    const remove = () =>
      platform.call('DELETE /api/territories/{taxonomyId}/outline', { params: { taxonomyId: gone }, cookie });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(204);
    expect((await listed()).body.items.map(({ taxonomyId }: { taxonomyId: string }) => taxonomyId)).not.toContain(gone);
    expect((await fileAt(await path())).map(({ id }: { id: string }) => id)).not.toContain(gone);
  });
});

describe('the search of places', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());
  const search = (query: Readonly<Record<string, string>>) => platform.call('GET /api/public/places', { query });

  it('is public and kept at the CDN', async () => {
    const answer = await search({ q: 'brest', limit: '1' });
    expect(answer.body).toEqual({
      items: [
        {
          name: 'Brest',
          context: '29200, Finistère',
          latitude: 48.3903,
          longitude: -4.4863,
          precision: 'municipality',
        },
      ],
    });
    expect(answer.headers['cache-control']).toContain('s-maxage=300');
  });

  it.each([[{}], [{ q: 'a' }], [{ q: 'x'.repeat(121) }], [{ q: 'brest', limit: '99' }]])(
    'refuses %j',
    async (query) => {
      expect((await search(query)).status).toBe(422);
    },
  );

  it('names a pin', async () => {
    const near = (latitude: string, longitude: string) =>
      platform.call('GET /api/public/places/nearest', { query: { latitude, longitude } });
    expect((await near('48.39', '-4.49')).body.place).toMatchObject({ name: 'Brest' });
    expect((await near('0', '0')).body.place).toBeNull();
    for (const wrong of ['91', 'NaN', '', 'north']) expect((await near(wrong, '0')).status).toBe(422);
  });
});
