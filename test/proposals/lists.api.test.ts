import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../functions/platform/db/cursor.ts';
import { warmList } from '../../functions/proposals/list/warm-list.ts';
import { rebuildIndex, updateIndex } from '../../functions/proposals/update-index.ts';
import type { ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import {
  aConsultation,
  aDraft,
  aProposal,
  aTaxonomy,
  type Consultation,
  changeComponent,
  TEXT,
} from './a-consultation.ts';
import { renderingOf, viewOf } from './rendering.ts';

const SEARCH = 'GET /api/public/components/{componentId}/proposals';

describe('lists of proposals', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let authors: readonly { readonly id: string; readonly cookie: string }[];
  let administrator: { readonly cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = await platform.participant({ role: 'administrator' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    consultation = await aConsultation(platform, { slug: `lists-${++slugs}` });
    authors = await Promise.all(['Ada', 'Bob'].map((displayName) => platform.participant({ displayName })));
  });

  const search = (query: Readonly<Record<string, string | readonly string[]>> = {}, of = consultation) =>
    platform.call(SEARCH, { params: { componentId: of.componentId }, query });
  const titlesOf = (answer: Awaited<ReturnType<typeof search>>): string[] =>
    answer.body.items.map(({ title }: { title: string }) => title);

  async function publish(
    titles: readonly string[],
    text: Readonly<Record<string, unknown>> = {},
  ): Promise<ProposalId[]> {
    const ids: ProposalId[] = [];
    for (const [index, title] of titles.entries()) {
      platform.clock.advance(1);
      ids.push(await aProposal(platform, consultation, authors[index % 2]?.cookie ?? '', { title, ...text }));
    }
    await platform.settle();
    return ids;
  }
  /** By the first author. */
  const withdraw = (proposalId: ProposalId | undefined) =>
    platform.call('POST /api/components/{componentId}/proposals/{proposalId}/withdrawal', {
      params: { componentId: consultation.componentId, proposalId: proposalId ?? '' },
      cookie: authors[0]?.cookie ?? '',
    });

  it('show what is published, newest first, with the names that authors have; drafts are not there', async () => {
    await publish(['The first of all proposals', 'The second of all proposals']);
    await aDraft(platform, consultation, authors[0]?.cookie ?? '');
    await platform.settle();
    const answer = await search();
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toContain('s-maxage=2');
    expect(answer.body).toMatchObject({ next: null, total: 2 });
    expect(answer.body.items[0]).toEqual({
      id: expect.stringMatching(/^prp_/),
      componentId: consultation.componentId,
      reference: expect.stringMatching(/^PRP-[0-9A-Z]{6}$/),
      title: 'The second of all proposals',
      excerpt: 'Paid back when the home is sold.',
      locale: 'en',
      authorName: 'Bob',
      groupId: null,
      isOfficial: false,
      themeId: null,
      territoryId: null,
      place: null,
      state: 'published',
      stateId: null,
      publishedAt: platform.clock.now(),
      isAnswered: false,
      tally: { support: 0, agree: 0, mixed: 0, disagree: 0 },
      comments: 0,
    });
  });

  it('show withdrawn proposals too, so that a list holds what is counted, and filter them by state', async () => {
    const [id] = await publish(['A proposal that stays not', 'A proposal that stays here']);
    await withdraw(id);
    await platform.settle();
    expect(titlesOf(await search())).toHaveLength(2);
    expect(titlesOf(await search({ state: 'published' }))).toEqual(['A proposal that stays here']);
    expect(titlesOf(await search({ state: 'withdrawn' }))).toEqual(['A proposal that stays not']);
    expect(titlesOf(await search({ state: ['withdrawn', 'published'] }))).toHaveLength(2);
  });

  it('filter by a first-level theme with those below it, and by territory', async () => {
    const housing = await aTaxonomy(platform, 'Housing');
    const rent = await aTaxonomy(platform, 'Rent', { parentId: housing });
    const brittany = await aTaxonomy(platform, 'Brittany', { kind: 'territory' });
    await publish(['About housing as a whole'], { themeId: housing });
    await publish(['About rents in Brittany'], { themeId: rent, territoryId: brittany });
    await publish(['About nothing in particular']);
    const themed = async (theme: TaxonomyId | readonly TaxonomyId[]) => titlesOf(await search({ theme }));
    expect(await themed(housing)).toEqual(['About rents in Brittany', 'About housing as a whole']);
    expect(await themed(rent)).toEqual(['About rents in Brittany']);
    expect(titlesOf(await search({ territory: brittany }))).toEqual(['About rents in Brittany']);
    expect(titlesOf(await search({ theme: housing, q: 'whole' }))).toEqual(['About housing as a whole']);
  });

  it('filter by who it comes from', async () => {
    await publish(['From a participant of ours']);
    await platform.call('POST /api/components/{componentId}/official-proposals', {
      params: { componentId: consultation.componentId },
      cookie: administrator.cookie,
      body: { ...TEXT, title: 'From the organization itself' },
    });
    await platform.settle();
    expect(titlesOf(await search({ origin: 'official' }))).toEqual(['From the organization itself']);
    expect(titlesOf(await search({ origin: 'participant' }))).toEqual(['From a participant of ours']);
    expect(titlesOf(await search({ origin: 'group' }))).toEqual([]);
    expect(titlesOf(await search({ origin: ['official', 'participant'] }))).toHaveLength(2);
    expect((await search({ origin: 'nobody' })).status).toBe(422);
  });

  it('stand in the order that the component says, by chance in one order for all who have no script', async () => {
    await changeComponent(platform, consultation, { settings: { defaultSort: 'oldest' } });
    const ids = await publish(['The first of three proposals', 'The second of three proposals']);
    platform.clock.advance(10);
    const answer = await search();
    expect(answer.body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    await changeComponent(platform, consultation, { settings: { defaultSort: 'random' } });
    await platform.publish();
    const page = () => renderingOf(platform, `en${consultation.path}index.html`);
    expect(await page()).toMatchObject({ defaultSort: 'random', query: { sort: 'random', seed: 0 } });
  });

  it('are visited once from cursor to cursor, also while sums change', async () => {
    const ids = await publish(Array.from({ length: 12 }, (_, index) => `Proposal number ${index} of twelve`));
    for (const sort of ['recent', 'oldest', 'most-supported', 'most-discussed', 'random']) {
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const { body } = await search({ sort, seed: '5', limit: '5', ...(cursor ? { cursor } : {}) });
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.next;
      } while (cursor);
      expect([...seen].sort()).toEqual([...ids].sort());
    }
  });

  it.each([
    ['is no text of ours', 'made-up'],
    ['holds something else', encodeCursor({ pk: 'PROPOSAL#1' })],
    [
      'has the right form and a wrong query',
      encodeCursor({ q: '0123456789abcdef', r: 0, t: 0, i: `prp_${'0'.repeat(26)}` }),
    ],
    ['is endless', 'x'.repeat(3000)],
  ])('refuse a cursor that %s', async (_, cursor) => {
    const answer = await search({ cursor });
    expect([400, 422]).toContain(answer.status);
    expect(['request.invalid-cursor', 'request.invalid']).toContain(answer.body.code);
  });

  it('refuse the cursor of another order, another filter and another component', async () => {
    await publish(['The first of three proposals', 'The second of three proposals', 'The third of three proposals']);
    const { body } = await search({ limit: '1' });
    const other = await aConsultation(platform, { slug: `lists-${++slugs}` });
    for (const answer of [
      await search({ limit: '1', cursor: body.next, sort: 'oldest' }),
      await search({ limit: '1', cursor: body.next, q: 'first' }),
      await search({ limit: '1', cursor: body.next }, other),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid-cursor' } });
    }
    expect((await search({ limit: '2', cursor: body.next })).body.items).toHaveLength(2);
  });

  it('are public where the component is, and the back office’s where it is not', async () => {
    const hidden = await aConsultation(platform, { slug: `lists-${++slugs}`, isPublished: false });
    await platform.call('POST /api/components/{componentId}/official-proposals', {
      params: { componentId: hidden.componentId },
      cookie: administrator.cookie,
      body: TEXT,
    });
    await platform.settle();
    expect(await search({}, hidden)).toMatchObject({ status: 404, body: { code: 'component.not-found' } });
    const manage = (cookie: string) =>
      platform.call('GET /api/components/{componentId}/proposals', {
        params: { componentId: hidden.componentId },
        cookie,
      });
    expect((await manage(administrator.cookie)).body.total).toBe(1);
    expect((await manage(authors[0]?.cookie ?? '')).body.code).toBe('access.needs-role');
  });

  it('order by support as soon as votes are counted', async () => {
    const [first] = await publish(['Liked by somebody at least', 'Liked by nobody at all so far']);
    await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: consultation.componentId, proposalId: first ?? '' },
      body: { choice: 'support' },
      cookie: authors[1]?.cookie ?? '',
    });
    await platform.settle();
    const { body } = await search({ sort: 'most-supported' });
    expect(body.items[0]).toMatchObject({ title: 'Liked by somebody at least', tally: { support: 1 } });
  });

  it('lose nothing when many workers index the same component at once', async () => {
    const ids = await publish(Array.from({ length: 16 }, (_, index) => `Proposal ${index} of a large number`));
    await Promise.all(ids.map((id) => updateIndex(platform.services, consultation.componentId, [id])));
    expect((await search()).body.total).toBe(16);
  });

  it('come back from the table when the index is lost', async () => {
    await publish(['What was indexed once already']);
    const { services } = platform;
    await services.files.data.remove(`indexes/${consultation.componentId}.json`);
    /** A function that has read nothing yet. */
    const cold = () => ({ ...services, files: { ...services.files, data: { ...services.files.data } } });
    expect((await warmList(cold(), consultation.componentId)).list.size).toBe(0);
    await rebuildIndex(cold(), consultation.componentId);
    const { list } = await warmList(cold(), consultation.componentId);
    expect(list.all().map(({ title }) => title)).toEqual(['What was indexed once already']);
  });

  describe('as pages', () => {
    it('are published with the first proposals, and again when one is withdrawn', async () => {
      const page = () => renderingOf(platform, `en${consultation.path}index.html`);
      const [id] = await publish(['A proposal that stays not', 'A proposal that stays here']);
      await platform.publish();
      expect(await page()).toMatchObject({ total: 2, all: 2, page: 1, pages: 1, query: { sort: 'recent' } });
      await withdraw(id);
      await platform.publish();
      const after = await page();
      expect(after).toMatchObject({ total: 2, all: 2 });
      const states = after.items.map(({ title, state }: { title: string; state: string }) => [title, state]);
      expect(new Map(states)).toEqual(
        new Map([
          ['A proposal that stays not', 'withdrawn'],
          ['A proposal that stays here', 'published'],
        ]),
      );
    });

    it('answer a search as a list does, whatever stands in the address', async () => {
      const theme = await aTaxonomy(platform, 'Transport');
      await publish(
        Array.from({ length: 21 }, (_, index) => `Tramway number ${index} of the town`),
        { themeId: theme },
      );
      await publish(['A cycle path to every school']);
      const view = (query: string) => viewOf(platform, `/en${consultation.path}search/`, query);
      const second = await view('q=tramw%C3%A0y&page=2');
      expect(second).toMatchObject({ status: 200, page: { total: 21, all: 22, page: 2, pages: 2 } });
      expect(second.page.items).toHaveLength(1);
      expect((await view('q=tramway&page=99')).page).toMatchObject({ page: 2, pages: 2 });
      expect(second.page.items[0].marks).toEqual({ title: [[0, 7]], excerpt: [] });
      const odd = await view('theme=nonsense&state=draft&sort=upwards&page=-3&seed=999&q=%00');
      expect(odd).toMatchObject({ status: 200, page: { page: 1, query: { themes: [], states: [], sort: 'recent' } } });
      const themed = await view(`theme=${theme}&sort=random&seed=3`);
      expect(themed.page).toMatchObject({ total: 21, query: { themes: [theme], sort: 'random', seed: 3 } });
      expect(themed.page.themes).toContainEqual(expect.objectContaining({ id: theme, count: 21 }));
      expect((await view('sort=random')).page.query.seed).toEqual(expect.any(Number));
      expect((await viewOf(platform, '/en/processes/other/f/x/search/', '')).status).toBe(404);
    });

    it('are gone with their component', async () => {
      const [id] = await publish(['A proposal that is hidden']);
      const keys = [`en${consultation.path}index.html`, `fr${consultation.path}proposals/${id}/index.html`];
      await platform.publish();
      for (const key of keys) expect(await renderingOf(platform, key)).toBeDefined();
      await changeComponent(platform, consultation, { isPublished: false });
      await platform.publish();
      for (const key of keys) expect(await renderingOf(platform, key)).toBeUndefined();
    });
  });
});
