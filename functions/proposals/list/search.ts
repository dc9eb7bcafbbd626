import type { TaxonomyId } from '../../../shared/platform/ids.ts';
import type { ProposalSort, ProposalState } from '../../../shared/proposals/contract.ts';
import { NO_SUMS, type ProposalSums } from '../tally-file.ts';
import type { Listed, ListIndex } from './list-index.ts';
import { compare, firstOf, type Place, rankOf } from './ranking.ts';

/** What a list is asked for. Themes and territories with all that is below them; `undefined` and empty: no filter. */
export interface ListQuery {
  readonly q: string;
  readonly themes: ReadonlySet<TaxonomyId>;
  readonly territories: ReadonlySet<TaxonomyId>;
  /** Empty: every state, withdrawn ones too, so that what a list shows is what is counted. */
  readonly states: ReadonlySet<ProposalState>;
  readonly sort: ProposalSort;
  /** Of the random order. */
  readonly seed: number;
}

/** Sums by proposal, as last counted. */
export type Sums = Readonly<Record<string, ProposalSums>>;
export const sumsOf = (sums: Sums, { id }: Pick<Listed, 'id'>): ProposalSums => sums[id] ?? NO_SUMS;

/** Which part of the results: those after a place, or those after a number of others. */
export interface Part {
  readonly limit: number;
  readonly after?: Place | undefined;
  readonly skip?: number;
}

export interface Found extends Place {
  readonly listed: Listed;
}
export interface ListResult {
  readonly items: readonly Found[];
  /** Results of the whole query. */
  readonly total: number;
  readonly hasMore: boolean;
}

const isWanted = <T>(wanted: ReadonlySet<T>, value: T | null) =>
  wanted.size === 0 || (value !== null && wanted.has(value));

/** Whether an entry passes the filters; the words of a search apart. */
export const passes = ({ themeId, territoryId, state }: Listed, query: ListQuery): boolean =>
  isWanted(query.states, state) && isWanted(query.themes, themeId) && isWanted(query.territories, territoryId);

function found(list: ListIndex, sums: Sums, query: ListQuery): Found[] {
  const matching = list.matching(query.q);
  const places: Found[] = [];
  for (let number = 0; number < list.end; number++) {
    if (matching !== undefined && matching[number] !== 1) continue;
    const listed = list.at(number);
    if (listed === undefined || !passes(listed, query)) continue;
    const rank = rankOf(query.sort, query.seed, listed, sumsOf(sums, listed));
    places.push({ rank, publishedMs: listed.publishedMs, id: listed.id, listed });
  }
  return places;
}

/** Searches, filters and orders a list, and gives one part of the results. */
export function searchList(list: ListIndex, sums: Sums, query: ListQuery, part: Part): ListResult {
  const places = found(list, sums, query);
  const { limit, after, skip = 0 } = part;
  const candidates = after === undefined ? places : places.filter((place) => compare(place, after) > 0);
  const first = firstOf(candidates, skip + limit);
  return {
    items: first.slice(skip),
    total: places.length,
    hasMore: candidates.length > skip + limit,
  };
}

/** Proposals of a list by theme, territory and state. */
export interface ListCounts {
  readonly all: number;
  readonly themes: ReadonlyMap<TaxonomyId, number>;
  readonly territories: ReadonlyMap<TaxonomyId, number>;
  readonly states: ReadonlyMap<ProposalState, number>;
}

const counted = new WeakMap<ListIndex, { readonly revision: number; readonly counts: ListCounts }>();

const addOne = <K>(counts: Map<K, number>, key: K | null) => {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
};

function count(list: ListIndex): ListCounts {
  const themes = new Map<TaxonomyId, number>();
  const territories = new Map<TaxonomyId, number>();
  const states = new Map<ProposalState, number>();
  let all = 0;
  for (let number = 0; number < list.end; number++) {
    const listed = list.at(number);
    if (listed === undefined) continue;
    addOne(states, listed.state);
    all += 1;
    addOne(themes, listed.themeId);
    addOne(territories, listed.territoryId);
  }
  return { all, themes, territories, states };
}

/** Counts of a list, made once for each of its revisions. A first-level taxonomy is counted without those below it. */
export function countsOf(list: ListIndex): ListCounts {
  const known = counted.get(list);
  if (known?.revision === list.revision) return known.counts;
  const counts = count(list);
  counted.set(list, { revision: list.revision, counts });
  return counts;
}
