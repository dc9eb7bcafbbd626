import type { StateId, TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { ProposalSort } from '../../../../shared/proposals/list.ts';
import type { ProposalState } from '../../../../shared/proposals/proposal.ts';
import { isStateId } from '../ids.ts';

/** Filters, order and page of the table: all of it stands in the address. */
export interface ListAddress {
  readonly q: string;
  readonly state: ListedState | StateId | '';
  readonly theme: string;
  readonly territory: string;
  /** `me`: only what is assigned to oneself. */
  readonly assigned: 'me' | '';
  readonly sort: TableSort;
  /** Empty: the first page. */
  readonly cursor: string;
}

type ListedState = Exclude<ProposalState, 'draft' | 'hidden'>;
type TableSort = Exclude<ProposalSort, 'random'>;

/** States that a list can be asked for, in the order of a proposal's life. */
export const LISTED_STATES: readonly ListedState[] = ['published', 'evaluating', 'accepted', 'rejected', 'withdrawn'];
/** Orders of the table; the first is what it begins with. */
export const TABLE_SORTS: readonly TableSort[] = ['recent', 'oldest', 'most-supported', 'most-discussed'];
/** Rows of one page of the table. */
export const PAGE_SIZE = 50;

const stateIn = (text: string): ListAddress['state'] =>
  isStateId(text) ? text : (LISTED_STATES.find((state) => state === text) ?? '');

/** Reads an address; whatever it says that is not known counts as not said. */
export function readAddress(search: string): ListAddress {
  const query = new URLSearchParams(search);
  return {
    q: query.get('q') ?? '',
    state: stateIn(query.get('state') ?? ''),
    theme: query.get('theme') ?? '',
    territory: query.get('territory') ?? '',
    assigned: query.get('assigned') === 'me' ? 'me' : '',
    sort: TABLE_SORTS.find((sort) => sort === query.get('sort')) ?? 'recent',
    cursor: query.get('cursor') ?? '',
  };
}

/** Query part of an address, without what goes without saying; begins with `?` unless it is empty. */
export function writeAddress(address: Partial<ListAddress>): string {
  const said = Object.entries(address).filter(
    ([name, value]) => value !== '' && !(name === 'sort' && value === 'recent'),
  );
  const query = new URLSearchParams(said);
  return query.size > 0 ? `?${query}` : '';
}

/** Filters and order of an address as the API and saved filters have them: its query without the page. */
export const filterOf = (address: ListAddress): string => writeAddress({ ...address, cursor: '' }).slice(1);

/** Whether anything narrows the list. */
export const isFiltered = ({ q, state, theme, territory, assigned }: ListAddress): boolean =>
  q !== '' || state !== '' || theme !== '' || territory !== '' || assigned !== '';

interface TableQuery {
  readonly limit: number;
  readonly sort: TableSort;
  readonly q?: string;
  readonly state?: ListedState | StateId;
  readonly theme?: TaxonomyId;
  readonly territory?: TaxonomyId;
  readonly assigned?: 'me';
  readonly cursor?: string;
}

/** Query of the API for an address; themes and territories that the organization does not have are not asked for. */
export function queryOf(
  { q, state, theme, territory, assigned, sort, cursor }: ListAddress,
  known: readonly TaxonomyId[],
): TableQuery {
  const knownTheme = known.find((id) => id === theme);
  const knownTerritory = known.find((id) => id === territory);
  return {
    limit: PAGE_SIZE,
    sort,
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(state === '' ? {} : { state }),
    ...(assigned === '' ? {} : { assigned }),
    ...(knownTheme === undefined ? {} : { theme: knownTheme }),
    ...(knownTerritory === undefined ? {} : { territory: knownTerritory }),
    ...(cursor === '' ? {} : { cursor }),
  };
}
