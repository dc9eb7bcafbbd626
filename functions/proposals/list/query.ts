import * as z from 'zod';
import { parseBounds } from '../../../shared/places/geometry.ts';
import { type ComponentId, ProposalId, type TaxonomyId } from '../../../shared/platform/ids.ts';
import type { ProposalFilters, ProposalQuery, ProposalSort } from '../../../shared/proposals/list.ts';
import type { ProposalCard } from '../../../shared/proposals/proposal.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { groupAuthorsOf } from '../../platform/group-names.ts';
import { Problem } from '../../platform/problem.ts';
import { profilesOf } from '../../platform/profiles.ts';
import type { Services } from '../../platform/services.ts';
import { sha256 } from '../../platform/signing.ts';
import { taxonomies } from '../../spaces/directory.ts';
import { type Place, type Sorting, type Sums, sumsOf } from './ranking.ts';
import { type Found, type ListFilter, type ListQuery, searchList } from './search.ts';
import { warmList } from './warm-list.ts';

/** Entries of a page where nothing else is asked for. */
export const PAGE_SIZE = 20;

/** Taxonomies with those below them. */
export const withChildren = (chosen: readonly TaxonomyId[], known: readonly Taxonomy[]): ReadonlySet<TaxonomyId> =>
  new Set([
    ...chosen,
    ...known.filter(({ parentId }) => parentId !== null && chosen.includes(parentId)).map(({ id }) => id),
  ]);

/** The filters that an address or a request names. */
export function toListFilter(query: ProposalFilters, known: readonly Taxonomy[]): ListFilter {
  return {
    q: query.q ?? '',
    themes: withChildren(query.theme ?? [], known),
    territories: withChildren(query.territory ?? [], known),
    states: new Set(query.state ?? []),
    origins: new Set(query.origin ?? []),
    isPlaced: query.place === 'yes',
    bounds: query.bounds === undefined ? undefined : parseBounds(query.bounds),
  };
}

/** How a component orders its list. */
export interface ListDefaults {
  readonly defaultSort: ProposalSort;
  /** Nobody may see counts now: an order by supports would tell them, so there is none. */
  readonly countsHidden: boolean;
}

/** The order that is asked for, or the component's own. */
export function toSorting({ sort, seed = 0 }: ProposalQuery, { defaultSort, countsHidden }: ListDefaults): Sorting {
  const wanted = sort ?? defaultSort;
  return { sort: wanted === 'most-supported' && countsHidden ? 'recent' : wanted, seed };
}

/** The filters and the order that an address or a request names, with its defaults. */
export const toListQuery = (query: ProposalQuery, known: readonly Taxonomy[], defaults: ListDefaults): ListQuery => ({
  ...toListFilter(query, known),
  ...toSorting(query, defaults),
});

const Position = z.strictObject({ q: z.string(), r: z.number(), t: z.number(), i: ProposalId });

/** What a cursor belongs to: the same list with the same filters in the same order. */
function fingerprint(componentId: ComponentId, query: ProposalQuery, sorting: Sorting): string {
  const { q = '', theme = [], territory = [], state = [], origin = [], place = '', bounds = '' } = query;
  const chosen = [theme, territory, state, origin].map((values) => [...values].sort());
  return sha256(JSON.stringify([componentId, q, ...chosen, place, bounds, sorting.sort, sorting.seed])).slice(0, 16);
}

function placeIn(cursor: string, wanted: string): Place {
  const { q, r, t, i } = decodeCursor(cursor, Position);
  if (q !== wanted) throw new Problem('request.invalid-cursor');
  return { rank: r, publishedMs: t, id: i };
}

/** Found entries as the API and lists show them, with the names that their authors have now. */
export async function toCards(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
  items: readonly Found[],
  sums: Sums,
  { countsHidden }: Pick<ListDefaults, 'countsHidden'>,
): Promise<ProposalCard[]> {
  const [names, groups] = await Promise.all([
    profilesOf(
      services,
      items.flatMap(({ listed }) => listed.authorId ?? []),
    ),
    groupAuthorsOf(
      services,
      items.flatMap(({ listed }) => listed.groupId ?? []),
    ),
  ]);
  return items.map(({ listed }) => {
    const { authorId, answeredAt, publishedMs: _, version: __, number: ___, chance: ____, ...shown } = listed;
    const { comments, references: _____, ...tally } = sumsOf(sums, listed);
    const group = shown.groupId === null ? undefined : groups.get(shown.groupId);
    const authorName = group?.name ?? (authorId === null ? null : (names.get(authorId) ?? null));
    const isAnswered = answeredAt !== null;
    return { ...shown, componentId, authorName, isAnswered, tally: countsHidden ? null : tally, comments };
  });
}

/** What a list of the API belongs to. */
export interface ListOf extends ListDefaults {
  readonly componentId: ComponentId;
  /** Only these proposals of it, for whoever may see no others. */
  readonly only?: ReadonlySet<ProposalId> | undefined;
}

/**
 * One page of a component's list for the API.
 *
 * @throws Problem `request.invalid-cursor` for a cursor that was made up or belongs to another query.
 */
export async function listPage(services: Services, { componentId, only, ...defaults }: ListOf, query: ProposalQuery) {
  const wanted = fingerprint(componentId, query, toSorting(query, defaults));
  const after = query.cursor === undefined ? undefined : placeIn(query.cursor, wanted);
  const isFiltered = query.theme !== undefined || query.territory !== undefined;
  const known = isFiltered ? await taxonomies(services) : [];
  const { list, sums, areHidden } = await warmList(services, componentId);
  const limit = query.limit ?? PAGE_SIZE;
  const { items, total, hasMore } = searchList(
    list,
    sums,
    { ...toListQuery(query, known, defaults), only },
    { limit, after },
  );
  const last = items.at(-1);
  const next =
    hasMore && last !== undefined ? encodeCursor({ q: wanted, r: last.rank, t: last.publishedMs, i: last.id }) : null;
  const countsHidden = defaults.countsHidden || areHidden;
  return { items: await toCards(services, componentId, items, sums, { countsHidden }), next, total };
}
