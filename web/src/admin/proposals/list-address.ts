import type { ProposalQuery, ProposalSort, ProposalState } from '../../../../shared/proposals/contract.ts';

/** Filters, order and page of the table: all of it stands in the address. */
export interface ListAddress {
  readonly q: string;
  readonly state: ListedState | '';
  readonly theme: string;
  readonly sort: TableSort;
  /** Empty: the first page. */
  readonly cursor: string;
}

type ListedState = Exclude<ProposalState, 'draft'>;
type TableSort = Exclude<ProposalSort, 'random'>;

/** States that a list can be asked for, in the order of a proposal's life. */
export const LISTED_STATES: readonly ListedState[] = ['published', 'evaluating', 'accepted', 'rejected', 'withdrawn'];
/** Orders of the table; the first is what it begins with. */
export const TABLE_SORTS: readonly TableSort[] = ['recent', 'oldest', 'most-supported', 'most-discussed'];
/** Rows of one page of the table. */
export const PAGE_SIZE = 50;

/** Reads an address; whatever it says that is not known counts as not said. */
export function readAddress(search: string): ListAddress {
  const query = new URLSearchParams(search);
  return {
    q: query.get('q') ?? '',
    state: LISTED_STATES.find((state) => state === query.get('state')) ?? '',
    theme: query.get('theme') ?? '',
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

/** Query of the API for an address; themes that the organization does not have are not asked for. */
export function queryOf<T extends string>(
  { q, state, theme, sort, cursor }: ListAddress,
  themes: readonly T[],
): Omit<ProposalQuery, 'theme' | 'state' | 'territory'> & { state?: ListedState; theme?: T } {
  const known = themes.find((id) => id === theme);
  return {
    limit: PAGE_SIZE,
    sort,
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(state === '' ? {} : { state }),
    ...(known === undefined ? {} : { theme: known }),
    ...(cursor === '' ? {} : { cursor }),
  };
}
