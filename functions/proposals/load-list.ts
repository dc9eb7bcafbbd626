import { localize } from '../../shared/platform/locale.ts';
import { SEEDS } from '../../shared/proposals/list.ts';
import type { ProposalsPage } from '../../shared/proposals/views.ts';
import type { PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { countsOf } from './list/counts.ts';
import { marksIn } from './list/marks.ts';
import { PAGE_SIZE, toCards, toListQuery } from './list/query.ts';
import { type ListQuery, searchList } from './list/search.ts';
import { freshList, type WarmList, warmList } from './list/warm-list.ts';
import { FIRST_PAGE, type WantedList, wantedOf } from './list-address.ts';
import type { ProposalPageSlots } from './load-proposal.ts';
import { mapView } from './map-view.ts';
import { cardView, customStates, gateView, spaceAt, spaceView, taxonomyOptions } from './page-views.ts';
import { finalCountView } from './recount/final-count.ts';
import { listDefaultsOf, type Space } from './space.ts';

/** A random order needs a seed in its links; where the address has none, one is drawn. */
const seedOf = ({ sort }: ListQuery, { seed }: WantedList) =>
  sort === 'random' ? (seed ?? Math.floor(Math.random() * SEEDS)) : null;

/** The page that is asked for, or the last one; with the number that it has. */
function resultsFor({ list, sums }: WarmList, query: ListQuery, wanted: number) {
  const from = (page: number) => searchList(list, sums, query, { limit: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE });
  const asked = from(wanted);
  const pages = Math.max(1, Math.ceil(asked.total / PAGE_SIZE));
  const page = Math.min(wanted, pages);
  return { ...(page === wanted ? asked : from(page)), page, pages };
}

/** What was chosen, for the form and its links. */
const chosenIn = (wanted: WantedList, query: ListQuery, seed: number | null): ProposalsPage['query'] => ({
  q: query.q,
  themes: wanted.theme ?? [],
  territories: wanted.territory ?? [],
  states: wanted.state ?? [],
  origins: wanted.origin ?? [],
  isPlaced: query.isPlaced,
  sort: query.sort,
  seed,
});

/** A list with what other features know of its proposals. */
interface ListPlace extends Pick<ProposalPageSlots, 'mergedAmong'> {
  readonly space: Space;
}

async function listPage(
  { frame }: PageRequest,
  services: Services,
  { space, mergedAmong }: ListPlace,
  { wanted, ...warm }: WarmList & { wanted: WantedList },
): Promise<ProposalsPage> {
  const known = await taxonomies(services);
  const defaults = listDefaultsOf(space, frame.renderedAt);
  const asked = toListQuery(wanted, known, defaults);
  const seed = seedOf(asked, wanted);
  const query = { ...asked, seed: seed ?? 0 };
  const { items, total, words, page, pages } = resultsFor(warm, query, wanted.page);
  const counts = countsOf(warm.list);
  const countsHidden = defaults.countsHidden || warm.areHidden;
  const cards = await toCards(services, space.component.id, items, warm.sums, { countsHidden });
  const merged = await mergedAmong(
    services,
    space.component.id,
    cards.map(({ id }) => id),
  );
  const of = { space, known, frame };
  return {
    ...frame,
    ...spaceView(space, frame),
    gate: gateView(space, frame),
    finalCount: await finalCountView(services, space, frame.renderedAt),
    introduction: localize(space.component.introduction, frame.locale, frame.organization.defaultLocale),
    items: cards.map((card) => ({
      ...cardView(card, of),
      isMerged: merged.has(card.id),
      marks: { title: marksIn(card.title, words), excerpt: marksIn(card.excerpt, words) },
    })),
    total,
    all: counts.all,
    themes: taxonomyOptions('theme', space, known, counts.themes, frame),
    territories: taxonomyOptions('territory', space, known, counts.territories, frame),
    customStates: customStates(space, counts.customStates, frame),
    origins: [...counts.origins].map(([origin, count]) => ({ origin, count })),
    placed: counts.placed,
    defaultSort: toListQuery({}, [], defaults).sort,
    query: chosenIn(wanted, query, seed),
    view: wanted.view,
    map: wanted.view === 'map' ? await mapView(services, of, warm.list, query) : null,
    page,
    pages,
  };
}

/** The static first page of a list: read from the files as they are now, since it stays as it is until it changes. */
export async function loadFirstPage(
  request: PageRequest,
  services: Services,
  { mergedAmong }: ProposalPageSlots,
): Promise<ProposalsPage | undefined> {
  const space = await spaceAt(services, request.params);
  if (space === undefined) return undefined;
  const warm = await freshList(services, space.component.id);
  // One order for everybody who has no script: the same page at each rendering, so that it is not published for nothing.
  return listPage(request, services, { space, mergedAmong }, { ...warm, wanted: { ...FIRST_PAGE, seed: 0 } });
}

/** The answer to a search, rendered for the request. */
export async function loadSearch(
  request: PageRequest,
  services: Services,
  { mergedAmong }: ProposalPageSlots,
): Promise<ProposalsPage | undefined> {
  const space = await spaceAt(services, request.params);
  if (space === undefined) return undefined;
  const warm = await warmList(services, space.component.id);
  return listPage(request, services, { space, mergedAmong }, { ...warm, wanted: wantedOf(request.query) });
}
