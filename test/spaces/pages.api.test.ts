import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { put } from '../../functions/platform/db/write.ts';
import { Tallies } from '../../functions/platform/entities.ts';
import { pageAt } from '../../functions/platform/page-path.ts';
import { spacesPages } from '../../functions/spaces/pages.ts';
import { siteOf } from '../../functions/spaces/site.ts';
import type { SpaceSlots } from '../../functions/spaces/slots.ts';
import { TaxonomyId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { HomePage, ProcessesPage, ProcessPage, TextPage } from '../../shared/spaces/views.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aComponentInput, anOrganizationInput, aPhaseInput, aProcessInput } from './spaces-input.ts';

let platform: TestPlatform;
/** Figures and answers that the components of this test have. */
const figures: Record<string, Awaited<ReturnType<SpaceSlots['componentFigures']['proposals']>>> = {};
const answers: Record<string, Awaited<ReturnType<SpaceSlots['recentAnswers']['proposals']>>> = {};
const NONE = { proposals: 0, official: 0, comments: 0, votes: 0, references: 0, themes: [] };
const slots: SpaceSlots = {
  componentFigures: { proposals: async (_, id) => figures[id] ?? NONE, budgets: async () => NONE },
  recentAnswers: { proposals: async (_, id) => answers[id] ?? [], budgets: async () => [] },
};

const administer = async (route: string, params: Readonly<Record<string, string>>, body: unknown) =>
  (await platform.call(route, { operator: true, params, body })).body;
async function aProcess(overrides = {}, components: readonly Readonly<Record<string, unknown>>[] = []) {
  const process = await administer('POST /api/processes', {}, aProcessInput(overrides));
  const params = { processId: process.id };
  await administer('PUT /api/processes/{processId}/publication', params, { isPublished: true });
  const ids: string[] = [];
  for (const component of components) {
    const { id } = await administer('POST /api/processes/{processId}/components', params, aComponentInput(component));
    await administer('PUT /api/components/{componentId}/publication', { componentId: id }, { isPublished: true });
    ids.push(id);
  }
  return { process, components: ids };
}
/** The view model of a path, of the type that its template expects. */
async function load<P>(path: string, locale: InterfaceLocale = 'fr'): Promise<P> {
  const frames = await siteOf([], async () => ({ status: 200, html: '' })).frames(platform.services);
  const found = pageAt(spacesPages(slots), path);
  const request = { locale, params: found?.params ?? {}, query: new URLSearchParams(), frame: frames(locale, path) };
  return (await found?.kind.load(request, platform.services)) as P;
}

const PAGE = '/processes/republique-numerique/';
let theme: string;
let below: string;
let gone: string;
let first: string;
let second: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  await administer('PUT /api/organization', {}, anOrganizationInput());
  const taxonomy = async (name: string, parentId: string | null = null) =>
    (await administer('POST /api/taxonomies', {}, { kind: 'theme', parentId, name: { fr: name }, position: 1 })).id;
  theme = await taxonomy('Données');
  below = await taxonomy('Données ouvertes', theme);
  gone = await taxonomy('Oubliée');
  await administer('DELETE /api/taxonomies/{taxonomyId}', { taxonomyId: gone }, undefined);
  const { components } = await aProcess({}, [
    { settings: { voteKind: 'none' }, phaseSettings: {} },
    { name: { fr: 'Questions' }, settings: {} },
  ]);
  [first = '', second = ''] = components;
  figures[first] = {
    proposals: 5,
    official: 1,
    comments: 7,
    votes: 11,
    references: 13,
    themes: [
      { taxonomyId: TaxonomyId.parse(below), count: 2 },
      { taxonomyId: TaxonomyId.parse(theme), count: 3 },
      { taxonomyId: TaxonomyId.parse(gone), count: 9 },
    ],
  };
  figures[second] = { proposals: 100, official: 0, comments: 200, votes: 300, references: 0, themes: [] };
});
afterAll(() => platform.close());

describe('the page of a process', () => {
  it('shows its components with what can be done there and what was said', async () => {
    const { components } = await load<ProcessPage>(PAGE);
    expect(components).toMatchObject([
      { id: first, canPropose: true, canVote: false, canComment: true, path: `${PAGE}f/${first}/` },
      { id: second, canVote: true, figures: { proposals: 100, comments: 200, votes: 300 } },
    ]);
  });

  it('counts proposals by first-level theme, themes that are gone left out', async () => {
    const { components } = await load<ProcessPage>(PAGE);
    expect(components[0]?.themes).toEqual([
      {
        name: { text: 'Données', locale: 'fr', isFallback: false },
        count: 5,
        path: `${PAGE}f/${first}/search/?theme=${theme}`,
      },
    ]);
  });

  it('shows Markdown as sanitized HTML, and says where a translation is missing', async () => {
    const { description } = await load<ProcessPage>(PAGE, 'en');
    expect(description).toEqual({
      html: '<p>Les <strong>données</strong> publiques.</p>',
      locale: 'fr',
      isFallback: true,
    });
  });

  it('does not exist for a slug that nobody holds', async () => {
    expect(await load('/processes/unknown/')).toBeUndefined();
  });
});

describe('the home page', () => {
  beforeAll(async () => {
    const phases = (startsAt: string, endsAt: string | null) => [aPhaseInput({ startsAt, endsAt })];
    const of = (slug: string, startsAt: string, endsAt: string | null) =>
      aProcess({ slug, phases: phases(startsAt, endsAt) });
    await of('ends-soon', '2026-11-01T00:00:00Z', '2026-11-22T00:00:00Z');
    await of('never-ends', '2026-11-01T00:00:00Z', null);
    await of('opens-late', '2027-06-01T00:00:00Z', null);
    await of('opens-soon', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z');
    await of('ended-first', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z');
    await of('ended-last', '2026-01-01T00:00:00Z', '2026-11-01T00:00:00Z');
  });

  it('puts first what ends soonest, what opens soonest, what ended last', async () => {
    const { open, upcoming, done } = await load<HomePage>('/');
    const slugs = (cards: HomePage['open']) => cards.map(({ path }) => path.split('/')[2]);
    expect(slugs(open)).toEqual(['ends-soon', 'republique-numerique', 'never-ends']);
    expect(slugs(upcoming)).toEqual(['opens-soon', 'opens-late']);
    expect(slugs(done)).toEqual(['ended-last', 'ended-first']);
  });

  it('sums what was written and voted in all processes, and counts people once whatever number of them they took part in', async () => {
    const countedAt = platform.clock.now();
    const tally = (group: string, shard: number, total: number) =>
      put(Tallies, { group, subject: 'participants', shard, counts: { total }, through: '1', countedAt });
    await platform.services.db.write(tally('organization', 0, 40));
    await platform.services.db.write(tally('organization', 7, 2));
    expect((await load<HomePage>('/')).figures).toEqual({
      participants: 42,
      // 5 proposals, one of them of the organization, and 100; 207 comments; 13 sources.
      contributions: 104 + 207 + 13,
      supports: 311,
      countedAt,
    });
  });

  it('shows the four latest answers of published components', async () => {
    const answer = (day: number) => ({
      title: `Answer ${day}`,
      locale: 'fr',
      state: 'accepted' as const,
      text: { fr: 'Oui.' },
      path: '/',
      answeredAt: `2026-11-0${day}T00:00:00.000Z`,
    });
    answers[first] = [answer(1), answer(5), answer(3)];
    answers[second] = [answer(4), answer(2)];
    const titles = async () => (await load<HomePage>('/')).answers.map(({ title }) => title);
    expect(await titles()).toEqual(['Answer 5', 'Answer 4', 'Answer 3', 'Answer 2']);
    const publication = 'PUT /api/components/{componentId}/publication';
    await administer(publication, { componentId: second }, { isPublished: false });
    expect(await titles()).toEqual(['Answer 5', 'Answer 3', 'Answer 1']);
    await administer(publication, { componentId: second }, { isPublished: true });
  });
});

describe('other pages', () => {
  it('list every published process', async () => {
    expect((await load<ProcessesPage>('/processes/')).processes).toHaveLength(7);
  });

  it.each(['fr', 'en', 'nl'] as const)('say who publishes the site and whom to reach, in %s', async (locale) => {
    for (const path of ['/legal/', '/accessibility/']) {
      const { text } = await load<TextPage>(path, locale);
      expect(text).toMatchObject({ locale, isFallback: false });
      expect(text.html).toContain('Concertations nationales');
      expect(text.html).toContain('participer@concertations.example');
    }
  });
});
