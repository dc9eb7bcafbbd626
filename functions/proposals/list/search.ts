import type { Bounds } from '../../../shared/places/geometry.ts';
import { isInBounds } from '../../../shared/places/geometry.ts';
import type { ProposalId, StateId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { ProposalOrigin } from '../../../shared/proposals/list.ts';
import type { ProposalState } from '../../../shared/proposals/proposal.ts';
import type { Listed, ListIndex } from './list-index.ts';
import { type Order, orderOf, positionAfter } from './order.ts';
import { type Place, placeOf, type Sorting, type Sums } from './ranking.ts';

/** What a list is narrowed to. Themes and territories with all that is below them; empty: no filter. */
export interface ListFilter {
  readonly q: string;
  readonly themes: ReadonlySet<TaxonomyId>;
  readonly territories: ReadonlySet<TaxonomyId>;
  /** Empty: every state, withdrawn ones too, so that what a list shows is what is counted. */
  readonly states: ReadonlySet<ProposalState | StateId>;
  readonly origins: ReadonlySet<ProposalOrigin>;
  /** Only entries with a position. */
  readonly isPlaced: boolean;
  readonly bounds: Bounds | undefined;
  /** Only these; `undefined`: all. */
  readonly only?: ReadonlySet<ProposalId> | undefined;
}

/** What a list is asked for. */
export interface ListQuery extends ListFilter, Sorting {}

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
  /** Words of the list that the search meant, for marking them; empty without a search. */
  readonly words: ReadonlySet<string>;
}

/** Who an entry comes from. */
export const originOf = ({ isOfficial, groupId }: Pick<Listed, 'isOfficial' | 'groupId'>): ProposalOrigin =>
  isOfficial ? 'official' : groupId === null ? 'participant' : 'group';

const isWanted = <T>(wanted: ReadonlySet<T>, value: T | null) =>
  wanted.size === 0 || (value !== null && wanted.has(value));

const isInState = ({ states }: ListFilter, { state, stateId }: Listed) =>
  isWanted(states, state) || (stateId !== null && states.has(stateId));

const isWhere = ({ isPlaced, bounds }: ListFilter, { place }: Listed) =>
  place === null ? !isPlaced && bounds === undefined : bounds === undefined || isInBounds(place, bounds);

/** Whether an entry passes the filters; the words of a search apart. */
export const passes = (listed: Listed, filter: ListFilter): boolean =>
  isInState(filter, listed) &&
  isWanted(filter.themes, listed.themeId) &&
  isWanted(filter.territories, listed.territoryId) &&
  (filter.origins.size === 0 || filter.origins.has(originOf(listed))) &&
  (filter.only === undefined || filter.only.has(listed.id)) &&
  isWhere(filter, listed);

/** Whether nothing but words narrows the list. */
const isOpen = ({ themes, territories, states, origins, isPlaced, bounds, only }: ListFilter) =>
  themes.size + territories.size + states.size + origins.size === 0 &&
  !isPlaced &&
  bounds === undefined &&
  only === undefined;

const NO_WORDS: ReadonlySet<string> = new Set();

/** Marks entries that pass. Entries lie in memory by number: walked through in an order they take five times as long. */
function passing(list: ListIndex, filter: ListFilter, matched: Uint8Array | undefined): Uint8Array {
  const marks = new Uint8Array(list.end);
  for (let number = 0; number < marks.length; number++) {
    if (matched !== undefined && matched[number] !== 1) continue;
    const listed = list.at(number);
    if (listed !== undefined && passes(listed, filter)) marks[number] = 1;
  }
  return marks;
}

/** Numbers of the entries that a query finds, in its order. */
function resultsOf(list: ListIndex, sums: Sums, query: ListQuery): { results: Order; words: ReadonlySet<string> } {
  const order = orderOf(list, query, sums);
  const matches = list.matching(query.q);
  const marks = isOpen(query) ? matches?.matched : passing(list, query, matches?.matched);
  const results = marks === undefined ? order : order.filter((number) => marks[number] === 1);
  return { results, words: matches?.words ?? NO_WORDS };
}

const entriesAt = (list: ListIndex, numbers: Order): Listed[] =>
  Array.from(numbers, (number) => list.at(number)).filter((listed) => listed !== undefined);

/** Searches, filters and orders a list, and gives one part of the results. */
export function searchList(list: ListIndex, sums: Sums, query: ListQuery, part: Part): ListResult {
  const { results, words } = resultsOf(list, sums, query);
  const { limit, after, skip = 0 } = part;
  const first = (after === undefined ? 0 : positionAfter(list, results, after, query, sums)) + skip;
  const listed = entriesAt(list, results.slice(first, first + limit));
  return {
    items: listed.map((one) => ({ ...placeOf(query, one, sums), listed: one })),
    total: results.length,
    hasMore: results.length > first + limit,
    words,
  };
}

/** Every entry that passes, newest first. */
export const everyMatch = (list: ListIndex, filter: ListFilter): Listed[] =>
  entriesAt(list, resultsOf(list, {}, { ...filter, sort: 'recent', seed: 0 }).results);
