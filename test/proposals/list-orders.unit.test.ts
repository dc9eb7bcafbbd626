import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marksIn } from '../../functions/proposals/list/marks.ts';
import { orderOf } from '../../functions/proposals/list/order.ts';
import { toListQuery } from '../../functions/proposals/list/query.ts';
import { compare, placeOf, type Sums } from '../../functions/proposals/list/ranking.ts';
import { searchList } from '../../functions/proposals/list/search.ts';
import { ProposalSort } from '../../shared/proposals/list.ts';
import { markedHtml } from '../../web/src/proposals/marked.ts';
import { aList, anEntry } from './list-entries.ts';

const entry = fc.integer({ min: 10, max: 15 }).map((day) => anEntry({ publishedAt: `2026-11-${day}T00:00:00.000Z` }));
const entries = fc.array(entry, { maxLength: 40 });
const sumsFor = (all: readonly { readonly id: string }[]): Sums =>
  Object.fromEntries(
    all.map(({ id }, index) => [
      id,
      { support: index % 5, agree: index % 3, mixed: 0, disagree: 0, comments: index % 4, references: 0 },
    ]),
  );

describe('the marks of a search', () => {
  const marked = (text: string, q: string) => {
    const { words } = searchList(
      aList([anEntry({ title: text })]),
      {},
      toListQuery({ q }, [], { defaultSort: 'recent', countsHidden: false }),
      { limit: 9 },
    );
    return marksIn(text, words).map(([start, end]) => text.slice(start, end));
  };

  it.each([
    ['Rénovation des écoles rénovées', 'rénover', ['Rénovation', 'rénovées']],
    ['L’Œuvre complète', 'oeuvre', ['Œuvre']],
    ['Un tramway, des tramways', 'tramw', ['tramway', 'tramways']],
    ['Article 9 et article 90', 'article 9', ['Article', '9', 'article']],
    ['Le développement', 'developement', ['développement']],
    ['<b>gras</b>', 'gras', ['gras']],
    ['Rien à marquer', '', []],
  ])('in %j for %j', (text, q, expected) => {
    expect(marked(text, q)).toEqual(expected);
  });

  it('become HTML that holds nothing of the text but its letters', () => {
    const text = '<img src=x onerror=alert(1)> & "tram"';
    expect(markedHtml(text, [[32, 35]])).toBe('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;<mark>tra</mark>m&quot;');
  });
});

describe('the order of a whole list', () => {
  const compared = fc.tuple(
    entries,
    entries,
    fc.constantFrom(...ProposalSort.options),
    fc.integer({ min: 0, max: 63 }),
  );

  it('is what comparing each with each gives, also after changes', () => {
    fc.assert(
      fc.property(compared, ([first, later, sort, seed]) => {
        const list = aList(first);
        const sorting = { sort, seed };
        for (const change of [
          first.slice(0, 3).map(({ id }) => ({ id, entry: null })),
          later.map((entry) => ({ id: entry.id, entry })),
        ]) {
          orderOf(list, sorting, {});
          list.apply(change);
        }
        const sums = sumsFor([...first, ...later]);
        const places = list.all().map((listed) => placeOf(sorting, listed, sums));
        const ids = Array.from(orderOf(list, sorting, sums), (number) => list.at(number)?.id);
        expect(ids).toEqual(places.sort(compare).map(({ id }) => id));
      }),
    );
  });
});

describe('the order of a component', () => {
  const sortOf = (query: Parameters<typeof toListQuery>[0], defaults: Parameters<typeof toListQuery>[2]) =>
    toListQuery(query, [], defaults).sort;

  it('holds until a reader chooses another', () => {
    const defaults = { defaultSort: 'random', countsHidden: false } as const;
    expect(sortOf({}, defaults)).toBe('random');
    expect(sortOf({ sort: 'oldest' }, defaults)).toBe('oldest');
  });

  it('never tells counts that are hidden', () => {
    const defaults = { defaultSort: 'most-supported', countsHidden: true } as const;
    expect(sortOf({}, defaults)).toBe('recent');
    expect(sortOf({ sort: 'most-supported' }, defaults)).toBe('recent');
    expect(sortOf({ sort: 'most-discussed' }, defaults)).toBe('most-discussed');
  });
});
