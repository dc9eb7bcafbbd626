import { describe, expect, it } from '@jest/globals';
import { isFiltered, pageNumbers, searchPath } from '../../web/src/proposals/search-links.ts';
import { aProposalsPage } from '../support/proposal-views.ts';

const { component, query, themes } = aProposalsPage();
const theme = themes[0]?.id;
const listed = (change: Partial<typeof query> = {}) => ({
  component,
  view: 'list' as const,
  query: { ...query, ...change },
});
const parameters = (path: string) => new URL(path, 'http://localhost').searchParams;

describe('an address of a list', () => {
  it('keeps words and filters on the next page', () => {
    const filtered = listed({
      q: 'données & vie privée',
      themes: theme ? [theme] : [],
      states: ['accepted', 'rejected'],
    });
    const next = parameters(searchPath(filtered, { page: 2 }));
    expect(next.get('q')).toBe('données & vie privée');
    expect(next.getAll('theme')).toEqual([theme]);
    expect(next.getAll('state')).toEqual(['accepted', 'rejected']);
    expect(next.get('page')).toBe('2');
  });

  it('does not name the first page', () => {
    expect(parameters(searchPath(listed(), { page: 1 })).has('page')).toBe(false);
  });

  it('starts another order on its first page', () => {
    const other = parameters(searchPath(listed({ sort: 'recent' }), { query: { sort: 'oldest' } }));
    expect(other.get('sort')).toBe('oldest');
    expect(other.has('page')).toBe(false);
  });

  it('keeps the seed of a random order from page to page, and drops it when chance is asked for again', () => {
    const random = listed({ sort: 'random', seed: 7 });
    expect(parameters(searchPath(random, { page: 2 })).get('seed')).toBe('7');
    expect(parameters(searchPath(random, { query: { sort: 'random' } })).has('seed')).toBe(false);
  });
});

describe('whether a list is narrowed', () => {
  it('is no when only the order was chosen, yes with one word or one filter', () => {
    expect(isFiltered(listed({ sort: 'oldest' }))).toBe(false);
    expect(isFiltered(listed({ q: 'eau' }))).toBe(true);
    expect(isFiltered(listed({ states: ['withdrawn'] }))).toBe(true);
  });
});

describe('page numbers worth a link', () => {
  it.each([
    [1, 1, [1]],
    [1, 35, [1, 2, null, 35]],
    [2, 35, [1, 2, 3, null, 35]],
    [4, 35, [1, 2, 3, 4, 5, null, 35]],
    [18, 35, [1, null, 17, 18, 19, null, 35]],
    [35, 35, [1, null, 34, 35]],
    [3, 5, [1, 2, 3, 4, 5]],
  ])('on page %i of %i', (page, pages, numbers) => {
    expect(pageNumbers(page, pages)).toEqual(numbers);
  });
});
