import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aDraft, aTaxonomy, type Consultation, changeComponent, TEXT } from './a-consultation.ts';
import { renderingOf, viewOf } from './rendering.ts';

const BREST = { latitude: 48.39, longitude: -4.486, address: 'Brest' };
const LYON = { latitude: 45.76, longitude: 4.84, address: 'Lyon' };
const FIJI_EAST = { latitude: -17, longitude: 179.9, address: 'Taveuni' };
const FIJI_WEST = { latitude: -17, longitude: -179.9, address: 'Lau' };

describe('the place of a proposal', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let cookie: string;
  let administrator: string;
  let slugs = 0;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = (await platform.participant({ role: 'administrator' })).cookie;
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    consultation = await aConsultation(platform, { slug: `places-${++slugs}`, settings: { placeMode: 'optional' } });
    cookie = (await platform.participant({ displayName: 'Ada' })).cookie;
  });

  const publication = (proposalId: string) =>
    platform.call('POST /api/components/{componentId}/proposals/{proposalId}/publication', {
      params: { componentId: consultation.componentId, proposalId },
      cookie,
    });
  async function published(text: Readonly<Record<string, unknown>>): Promise<ProposalId> {
    platform.clock.advance(1);
    const id = await aDraft(platform, consultation, cookie, text);
    expect((await publication(id)).status).toBe(200);
    return id;
  }
  async function refused(place: unknown): Promise<unknown> {
    const id = await aDraft(platform, consultation, cookie, { place });
    const { status, body } = await publication(id);
    return status === 200 ? 'published' : body.fields;
  }
  /** A territory of this consultation alone, with an outline. */
  async function aTerritory(code: string): Promise<string> {
    const territory = await aTaxonomy(platform, code, { kind: 'territory', processId: consultation.process.id });
    const answer = await platform.call('PUT /api/territories/{taxonomyId}/outline', {
      params: { taxonomyId: territory },
      body: { code },
      cookie: administrator,
    });
    expect(answer.status).toBe(200);
    platform.clock.advance(10);
    return territory;
  }

  it('may be anywhere on the globe as long as no territory is drawn', async () => {
    for (const place of [BREST, FIJI_EAST, null]) expect(await refused(place)).toBe('published');
  });

  it('must lie in one of the territories that the consultation offers', async () => {
    await aTerritory('dep-29');
    await aTerritory('dep-35');
    expect(await refused(BREST)).toBe('published');
    expect(await refused(LYON)).toEqual([{ pointer: '/place', code: 'outside' }]);
    expect(await refused(FIJI_EAST)).toEqual([{ pointer: '/place', code: 'outside' }]);
    // Territories of another consultation say nothing about this one.
    consultation = await aConsultation(platform, { slug: `places-${++slugs}`, settings: { placeMode: 'optional' } });
    expect(await refused(LYON)).toBe('published');
  });

  it('is required or dropped as the component says', async () => {
    await changeComponent(platform, consultation, { settings: { placeMode: 'required' } });
    platform.clock.advance(10);
    expect(await refused(null)).toEqual([{ pointer: '/place', code: 'choice.required' }]);
    expect(await refused(BREST)).toBe('published');
    await changeComponent(platform, consultation, { settings: { placeMode: 'off' } });
    platform.clock.advance(10);
    const id = await aDraft(platform, consultation, cookie, { place: BREST });
    expect((await publication(id)).body.place).toBeNull();
  });

  it('is asked of participants, not of the bill that the organization brings', async () => {
    await changeComponent(platform, consultation, { settings: { placeMode: 'required' } });
    platform.clock.advance(10);
    const answer = await platform.call('POST /api/components/{componentId}/official-proposals', {
      params: { componentId: consultation.componentId },
      cookie: administrator,
      body: TEXT,
    });
    expect(answer.status).toBe(201);
  });

  it('is said together with what is wrong with the text', async () => {
    await changeComponent(platform, consultation, { settings: { placeMode: 'required' } });
    platform.clock.advance(10);
    const id = await aDraft(platform, consultation, cookie, { title: 'Short' });
    const pointers = (await publication(id)).body.fields.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/title', '/place']));
  });

  it('keeps about a meter and no invisible marks', async () => {
    const place = { latitude: 48.390_123_456, longitude: -4.486_987_654, address: 'Bre\u202est \u200b\u0007port' };
    const id = await aDraft(platform, consultation, cookie, { place });
    expect((await publication(id)).body.place).toEqual({
      latitude: 48.39012,
      longitude: -4.48699,
      address: 'Brest port',
    });
  });

  it.each([
    { latitude: 91, longitude: 0, address: '' },
    { latitude: 0, longitude: 181, address: '' },
    { latitude: null, longitude: 0, address: '' },
    { latitude: '48', longitude: '2', address: '' },
    { latitude: 48, longitude: 2, address: 'x'.repeat(201) },
    { latitude: 48, longitude: 2 },
  ])('is refused as %j', async (place) => {
    const answer = await platform.call('POST /api/components/{componentId}/proposals', {
      params: { componentId: consultation.componentId },
      body: { ...TEXT, place },
      cookie,
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  it('is drawn on the page of the proposal into its territory, with the way to the map', async () => {
    const territoryId = await aTerritory('dep-29');
    const id = await published({ place: BREST, territoryId });
    await platform.publish();
    const page = await renderingOf(platform, `fr${consultation.path}proposals/${id}/index.html`);
    expect(page.proposal.place).toMatchObject({
      address: 'Brest',
      mapPath: `${consultation.path}search/?view=map`,
      drawing: { path: expect.stringMatching(/^M[\d .-]+L/), x: expect.any(Number), y: expect.any(Number) },
    });
  });

  describe('in lists and on maps', () => {
    const params = () => ({ componentId: consultation.componentId });
    const list = (query: Readonly<Record<string, string>>) =>
      platform.call('GET /api/public/components/{componentId}/proposals', { params: params(), query });
    const titles = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
      (await list(query)).body.items.map(({ title }: { title: string }) => title);
    const points = (query: Readonly<Record<string, string>> = {}) =>
      platform.call('GET /api/public/components/{componentId}/places', { params: params(), query });

    it('is a filter, and so is an area, across the antimeridian too', async () => {
      await published({ title: 'A bridge in Brest', place: BREST });
      await published({ title: 'A tramway in Lyon', place: LYON });
      await published({ title: 'A harbor in the east', place: FIJI_EAST });
      await published({ title: 'A harbor in the west', place: FIJI_WEST });
      await published({ title: 'Nowhere in particular', place: null });
      await platform.settle();
      expect(await titles({ place: 'yes' })).toHaveLength(4);
      expect(await titles({ bounds: '-6,47,0,49' })).toEqual(['A bridge in Brest']);
      expect((await titles({ bounds: '179,-20,-179,-10' })).sort()).toEqual([
        'A harbor in the east',
        'A harbor in the west',
      ]);
      expect(await titles({ bounds: '-6,47,0,49', q: 'tramway' })).toEqual([]);
      for (const bounds of ['nonsense', '0,0,0', '0,10,0,-10']) expect((await list({ bounds })).status).toBe(422);
    });

    it('stands in columns, newest first, with the same filters', async () => {
      const brest = await published({ title: 'A bridge in Brest', place: BREST });
      const lyon = await published({ title: 'A tramway in Lyon', place: LYON });
      await published({ title: 'Nowhere in particular', place: null });
      await platform.settle();
      const answer = await points();
      expect(answer.headers['cache-control']).toContain('s-maxage=10');
      expect(answer.body).toEqual({
        total: 3,
        placed: 2,
        ids: [lyon.slice(4), brest.slice(4)],
        latitudes: [4_576_000, 4_839_000],
        longitudes: [484_000, -448_600],
        titles: ['A tramway in Lyon', 'A bridge in Brest'],
      });
      expect((await points({ q: 'bridge' })).body).toMatchObject({
        total: 1,
        placed: 1,
        titles: ['A bridge in Brest'],
      });
    });

    it('is nothing on a map without a single position', async () => {
      expect((await points()).body).toEqual({
        total: 0,
        placed: 0,
        ids: [],
        latitudes: [],
        longitudes: [],
        titles: [],
      });
      const hidden = await aConsultation(platform, { slug: `places-${++slugs}`, isPublished: false });
      const answer = await platform.call('GET /api/public/components/{componentId}/places', {
        params: { componentId: hidden.componentId },
      });
      expect(answer).toMatchObject({ status: 404, body: { code: 'component.not-found' } });
    });

    it('has a page that says the same without a script: territories with their numbers', async () => {
      const finistere = await aTerritory('dep-29');
      await published({ title: 'A bridge in Brest', place: BREST, territoryId: finistere });
      await published({ title: 'A tramway for Brest', place: null, territoryId: finistere });
      await platform.settle();
      const { page } = await viewOf(platform, `/en${consultation.path}search/`, 'view=map');
      expect(page.view).toBe('map');
      expect(page.map).toMatchObject({
        placed: 1,
        total: 2,
        outlinesPath: expect.stringMatching(/^\/media\/outlines\//),
        territories: [{ id: finistere, count: 2 }],
        drawing: { shapes: [{ id: finistere, path: expect.stringMatching(/^M/) }] },
      });
      const narrowed = await viewOf(platform, `/en${consultation.path}search/`, 'view=map&q=tramway');
      expect(narrowed.page.map).toMatchObject({ placed: 0, total: 1 });
      expect((await viewOf(platform, `/en${consultation.path}search/`, '')).page.map).toBeNull();
    });
  });
});
