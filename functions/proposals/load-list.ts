import * as z from 'zod';
import { TaxonomyId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { type ProposalQuery, ProposalSort, ProposalState } from '../../shared/proposals/contract.ts';
import type { ProposalsPage } from '../../shared/proposals/views.ts';
import type { PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { PAGE_SIZE, toCards, toListQuery } from './list/query.ts';
import { countsOf, searchList } from './list/search.ts';
import { freshList, type WarmList, warmList } from './list/warm-list.ts';
import { cardView, gateView, spaceAt, spaceView, taxonomyOptions } from './page-views.ts';
import type { Space } from './space.ts';

/** Seeds of the random order: few, so that the CDN has each of them. */
const SEEDS = 64;
const Listable = ProposalState.exclude(['draft']);

interface Wanted extends ProposalQuery {
  readonly page: number;
}
const FIRST_PAGE: Wanted = { page: 1 };

/** What an address asks for. What makes no sense in it is left out: a link that somebody has cut still leads somewhere. */
function wantedOf(query: URLSearchParams): Wanted {
  const several = <S extends z.ZodType>(name: string, schema: S): z.output<S>[] =>
    [...new Set(query.getAll(name))].flatMap((text) => {
      const parsed = schema.safeParse(text);
      return parsed.success ? [parsed.data] : [];
    });
  const number = (maximum: number) => z.coerce.number().int().min(0).max(maximum);
  const sort = several('sort', ProposalSort)[0];
  const [seed = Math.floor(Math.random() * SEEDS)] = several('seed', number(SEEDS - 1));
  return {
    q: (query.get('q') ?? '').trim().slice(0, 200),
    theme: several('theme', TaxonomyId),
    territory: several('territory', TaxonomyId),
    state: several('state', Listable),
    ...(sort === undefined ? {} : { sort }),
    ...(sort === 'random' ? { seed } : {}),
    page: Math.max(1, several('page', number(1_000_000))[0] ?? 1),
  };
}

async function listPage(
  { frame }: PageRequest,
  services: Services,
  space: Space,
  { wanted, list, sums }: WarmList & { wanted: Wanted },
): Promise<ProposalsPage> {
  const known = await taxonomies(services);
  const query = toListQuery(wanted, known);
  const resultsFrom = (page: number) =>
    searchList(list, sums, query, { limit: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE });
  const asked = resultsFrom(wanted.page);
  const pages = Math.max(1, Math.ceil(asked.total / PAGE_SIZE));
  const page = Math.min(wanted.page, pages);
  const { items, total } = page === wanted.page ? asked : resultsFrom(page);
  const cards = await toCards(services, space.component.id, items, sums);
  const counts = countsOf(list);
  return {
    ...frame,
    ...spaceView(space, frame),
    gate: gateView(space, frame),
    introduction: localize(space.component.introduction, frame.locale, frame.organization.defaultLocale),
    items: cards.map((card) => cardView(card, { space, known, frame })),
    total,
    all: counts.all,
    themes: taxonomyOptions('theme', space, known, counts.themes, frame),
    territories: taxonomyOptions('territory', space, known, counts.territories, frame),
    query: {
      q: query.q,
      themes: wanted.theme ?? [],
      territories: wanted.territory ?? [],
      states: wanted.state ?? [],
      sort: query.sort,
      seed: wanted.seed ?? null,
    },
    page,
    pages,
  };
}

/** The static first page of a list: read from the files as they are now, since it stays as it is until it changes. */
export async function loadFirstPage(request: PageRequest, services: Services): Promise<ProposalsPage | undefined> {
  const space = await spaceAt(services, request.params);
  if (space === undefined) return undefined;
  const warm = await freshList(services, space.component.id);
  return listPage(request, services, space, { ...warm, wanted: FIRST_PAGE });
}

/** The answer to a search, rendered for the request. */
export async function loadSearch(request: PageRequest, services: Services): Promise<ProposalsPage | undefined> {
  const space = await spaceAt(services, request.params);
  if (space === undefined) return undefined;
  const warm = await warmList(services, space.component.id);
  return listPage(request, services, space, { ...warm, wanted: wantedOf(request.query) });
}
