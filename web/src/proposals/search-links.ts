import type { ProposalSort } from '../../../shared/proposals/contract.ts';
import type { ProposalsPage } from '../../../shared/proposals/views.ts';

type Listed = Pick<ProposalsPage, 'component' | 'query'>;

/**
 * Path of the same search in another order or on another page: filters stay, a new order starts on its first page.
 * A random order keeps its seed from page to page; asked for again, it is another one.
 */
export function searchPath({ component, query }: Listed, to: { sort?: ProposalSort; page?: number }): string {
  const sort = to.sort ?? query.sort;
  const seed = to.sort === undefined && sort === 'random' ? query.seed : null;
  const pairs: [string, string][] = [
    ...(query.q === '' ? [] : [['q', query.q] satisfies [string, string]]),
    ...query.themes.map((id): [string, string] => ['theme', id]),
    ...query.territories.map((id): [string, string] => ['territory', id]),
    ...query.states.map((state): [string, string] => ['state', state]),
    ['sort', sort],
  ];
  if (seed !== null) pairs.push(['seed', String(seed)]);
  if (to.page !== undefined && to.page > 1) pairs.push(['page', String(to.page)]);
  return `${component.path}search/?${new URLSearchParams(pairs)}`;
}

/** Whether the list is narrowed by words, theme, territory or state. */
export const isFiltered = ({ query }: Pick<ProposalsPage, 'query'>): boolean =>
  query.q !== '' || query.themes.length + query.territories.length + query.states.length > 0;

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
