import type { ProposalsPage } from '../../../shared/proposals/views.ts';

type Query = ProposalsPage['query'];
type Listed = Pick<ProposalsPage, 'component' | 'query' | 'view'>;

/** What a link changes: filters, order or view start again on the first page. */
interface Change {
  readonly query?: Partial<Query>;
  readonly view?: ProposalsPage['view'];
  readonly page?: number;
}

/** Names and values in the order of the form; empty ones are left out, since addresses are shared and read. */
function pairsOf(query: Query, view: ProposalsPage['view']): [string, string][] {
  const several = (name: string, values: readonly string[]) => values.map((value): [string, string] => [name, value]);
  return [
    ...several('q', query.q === '' ? [] : [query.q]),
    ...several('theme', query.themes),
    ...several('territory', query.territories),
    ...several('state', query.states),
    ...several('origin', query.origins),
    ...several('place', query.isPlaced ? ['yes'] : []),
    ['sort', query.sort],
    ...several('seed', query.sort === 'random' && query.seed !== null ? [String(query.seed)] : []),
    ...several('view', view === 'map' ? ['map'] : []),
  ];
}

/**
 * Path of the same search with other filters, in another order or view, or on another page. A random order keeps its
 * seed from page to page; asked for again, it is another one.
 */
export function searchPath({ component, query, view }: Listed, change: Change): string {
  const isShuffled = change.query?.sort === 'random';
  const pairs = pairsOf({ ...query, ...(isShuffled ? { seed: null } : {}), ...change.query }, change.view ?? view);
  if (change.page !== undefined && change.page > 1) pairs.push(['page', String(change.page)]);
  return `${component.path}search/?${new URLSearchParams(pairs)}`;
}

/** How many filters narrow a list. */
const filtersIn = ({ q, themes, territories, states, origins, isPlaced }: Query): number =>
  [q !== '', isPlaced].filter(Boolean).length + themes.length + territories.length + states.length + origins.length;

/** Whether the list is narrowed by words or by any filter. */
export const isFiltered = ({ query }: Pick<ProposalsPage, 'query'>): boolean => filtersIn(query) > 0;

/** Page numbers worth a link: the first, the last, and those around the current one; `null` stands for a gap. */
export function pageNumbers(page: number, pages: number): readonly (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((number, index) => {
    const before = sorted[index - 1];
    if (before === undefined || number - before === 1) return [number];
    return number - before === 2 ? [number - 1, number] : [null, number];
  });
}
