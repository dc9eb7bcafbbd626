import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../functions/platform/services.ts';
import { countsOf } from '../../functions/proposals/list/counts.ts';
import type { ListEntry } from '../../functions/proposals/list/entry.ts';
import { ListIndex } from '../../functions/proposals/list/list-index.ts';
import type { Sums } from '../../functions/proposals/list/ranking.ts';
import { type ListQuery, type Part, searchList } from '../../functions/proposals/list/search.ts';
import { wordsOf } from '../../functions/proposals/list/words.ts';
import type { ProposalOrigin, ProposalSort } from '../../shared/proposals/list.ts';
import type { ProposalState } from '../../shared/proposals/proposal.ts';
import { aList, anEntry } from './list-entries.ts';

const ALL: ListQuery = {
  q: '',
  themes: new Set(),
  territories: new Set(),
  states: new Set(),
  origins: new Set(),
  isPlaced: false,
  bounds: undefined,
  sort: 'recent',
  seed: 0,
};
const FIRST: Part = { limit: 100 };
const titles = (list: ListIndex, query: Partial<ListQuery>, sums: Sums = {}) =>
  searchList(list, sums, { ...ALL, ...query }, FIRST).items.map(({ listed }) => listed.title);

describe('the search of a list', () => {
  const list = aList([
    anEntry({ title: 'Ouvrir les données publiques', text: 'Les administrations diffusent leurs décisions.' }),
    anEntry({ title: 'Neutralité du Net', text: 'L’accès au réseau est égal pour tous, à l’œuvre comme au jeu.' }),
    anEntry({ title: 'Article 9', text: 'Libre accès aux publications scientifiques, 90 jours après.' }),
    anEntry({ title: 'Meer fietspaden', text: 'De stad bouwt veilige fietspaden in elke wijk.' }),
    anEntry({ title: 'Cheaper repairs', text: 'Repairing a bicycle must cost less than buying one.' }),
    anEntry({
      title: 'Rénover les logements',
      text: 'Les écoles rénovées consomment moins ; l’égalité des citoyennes.',
    }),
    anEntry({ title: 'Huizen', text: 'Betaalbare huizen en scholen, brieven aan de minister.' }),
  ]);

  it.each([
    ['finds a word whatever its accents', 'donnees', ['Ouvrir les données publiques']],
    ['finds a word whatever its case', 'NEUTRALITÉ', ['Neutralité du Net']],
    ['finds a ligature written in two letters', 'oeuvre', ['Neutralité du Net']],
    ['finds a word by its beginning', 'scienti', ['Article 9']],
    ['finds the plural by the singular', 'décision', ['Ouvrir les données publiques']],
    ['finds the singular by the plural', 'bicycles', ['Cheaper repairs']],
    ['finds a participle by its infinitive', 'rénover école', ['Rénover les logements']],
    ['finds a verb by its noun', 'rénovation', ['Rénover les logements']],
    ['finds a feminine by a masculine', 'égal citoyen', ['Rénover les logements']],
    ['finds an English verb by another of its forms', 'repaired', ['Cheaper repairs']],
    ['finds a Dutch plural by its singular', 'huis', ['Huizen']],
    ['finds a Dutch singular by its plural', 'fietspad', ['Meer fietspaden']],
    ['finds another Dutch plural', 'school brief', ['Huizen']],
    ['lets elisions do no harm', 'd’accès qu’au réseau', ['Neutralité du Net']],
    ['takes the beginning of the last word alone', 'scienti jour', ['Article 9']],
    ['forgives a missing letter', 'artcle', ['Article 9']],
    ['forgives two swapped letters of a long word', 'admniistrations', ['Ouvrir les données publiques']],
    ['forgives nothing in a short word', 'nte', []],
    ['lets French function words do no harm', 'la neutralité de l’accès', ['Neutralité du Net']],
    ['lets Dutch function words do no harm', 'de fietspaden in de wijk', ['Meer fietspaden']],
    ['lets English function words do no harm', 'the repair of a bicycle', ['Cheaper repairs']],
    ['wants every word', 'accès réseau', ['Neutralité du Net']],
    ['finds a number as it stands', '9', ['Article 9']],
    ['finds nothing where nothing is', 'piscine', []],
    ['takes no harm from signs', '«\u202f(accès)\u202f» + *', ['Article 9', 'Neutralité du Net']],
  ])('%s', (_, q, expected) => {
    expect(titles(list, { q }).sort()).toEqual(expected);
  });

  it('with nothing but function words is no search', () => {
    expect(titles(list, { q: 'pour la' })).toHaveLength(7);
    expect(wordsOf('pour la')).toEqual([]);
  });

  it('knows an entry by its newest text only, and not at all once it is gone', () => {
    const [one, other] = [anEntry({ title: 'Tramway' }), anEntry({ title: 'Autobus' })];
    const changing = aList([one, other]);
    changing.apply([{ id: one.id, entry: { ...anEntry({ title: 'Funiculaire' }), id: one.id, version: 2 } }]);
    expect(titles(changing, { q: 'tramway' })).toEqual([]);
    expect(titles(changing, { q: 'funiculaire' })).toEqual(['Funiculaire']);
    changing.apply([{ id: one.id, entry: null }]);
    expect(titles(changing, {})).toEqual(['Autobus']);
  });
});

const STATES: readonly ProposalState[] = ['published', 'evaluating', 'accepted', 'rejected', 'withdrawn'];
const THEMES = Array.from({ length: 3 }, () => newId('taxonomy'));
const TERRITORIES = Array.from({ length: 2 }, () => newId('taxonomy'));
const WORDS = ['eau', 'train', 'vélo', 'école', 'forêt'];
const ORIGINS: readonly ProposalOrigin[] = ['official', 'participant', 'group'];
const GROUP = newId('group');
const SORTS: readonly ProposalSort[] = ['recent', 'oldest', 'most-supported', 'most-discussed', 'random'];

const entry = fc
  .record({
    themeId: fc.option(fc.constantFrom(...THEMES)),
    territoryId: fc.option(fc.constantFrom(...TERRITORIES)),
    state: fc.constantFrom(...STATES),
    isOfficial: fc.boolean(),
    groupId: fc.option(fc.constant(GROUP)),
    place: fc.option(
      fc.constantFrom({ latitude: 45, longitude: 2, address: 'in' }, { latitude: 45, longitude: 9, address: 'out' }),
    ),
    day: fc.integer({ min: 10, max: 15 }),
    words: fc.subarray(WORDS),
  })
  .map(({ day, words, ...given }) =>
    anEntry({ ...given, title: words.join(' '), publishedAt: `2026-11-${day}T00:00:00.000Z` }),
  );
const entries = fc.array(entry, { maxLength: 40 });
const query: fc.Arbitrary<ListQuery> = fc.record({
  q: fc.oneof(fc.constant(''), fc.constantFrom(...WORDS)),
  themes: fc.subarray(THEMES).map((ids) => new Set(ids)),
  territories: fc.subarray(TERRITORIES).map((ids) => new Set(ids)),
  states: fc.subarray([...STATES]).map((states) => new Set(states)),
  origins: fc.subarray([...ORIGINS]).map((origins) => new Set(origins)),
  isPlaced: fc.boolean(),
  bounds: fc.constantFrom(undefined, { west: 0, south: 40, east: 5, north: 50 }),
  sort: fc.constantFrom(...SORTS),
  seed: fc.integer({ min: 0, max: 63 }),
});
const sumsFor = (all: readonly ListEntry[]): Sums =>
  Object.fromEntries(
    all.map(({ id }, index) => [
      id,
      { support: index % 5, agree: index % 3, mixed: 0, disagree: 9 - (index % 9), comments: index % 4, references: 0 },
    ]),
  );

/** The same filters, said in the plainest way. */
function naive(all: readonly ListEntry[], wanted: ListQuery): ListEntry[] {
  return all.filter((one) => {
    if (wanted.states.size > 0 && !wanted.states.has(one.state)) return false;
    if (wanted.themes.size > 0 && (one.themeId === null || !wanted.themes.has(one.themeId))) return false;
    if (wanted.territories.size > 0 && (one.territoryId === null || !wanted.territories.has(one.territoryId)))
      return false;
    if (
      wanted.origins.size > 0 &&
      !wanted.origins.has(one.isOfficial ? 'official' : one.groupId ? 'group' : 'participant')
    )
      return false;
    if (wanted.isPlaced && one.place === null) return false;
    if (wanted.bounds && one.place?.address !== 'in') return false;
    return wanted.q === '' || one.title.split(' ').includes(wanted.q);
  });
}

function everyPage(list: ListIndex, sums: Sums, wanted: ListQuery, limit: number): string[] {
  const seen: string[] = [];
  let after: Part['after'];
  for (;;) {
    const { items, hasMore, total } = searchList(list, sums, wanted, { limit, after });
    seen.push(...items.map(({ id }) => id));
    if (!hasMore) {
      expect(seen).toHaveLength(total);
      return seen;
    }
    expect(items).toHaveLength(limit);
    after = items.at(-1);
  }
}

describe('the pages of a list', () => {
  it('show what a naive filter finds, each once, whatever the filters, the order and the length of pages', () => {
    fc.assert(
      fc.property(entries, query, fc.integer({ min: 1, max: 7 }), (all, wanted, limit) => {
        const seen = everyPage(aList(all), sumsFor(all), wanted, limit);
        expect([...seen].sort()).toEqual(
          naive(all, wanted)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });

  it('are the same by number as by cursor', () => {
    fc.assert(
      fc.property(entries, query, fc.integer({ min: 1, max: 7 }), (all, wanted, limit) => {
        const list = aList(all);
        const sums = sumsFor(all);
        const byNumber: string[] = [];
        for (let skip = 0; skip < all.length; skip += limit) {
          byNumber.push(...searchList(list, sums, wanted, { limit, skip }).items.map(({ id }) => id));
        }
        expect(byNumber).toEqual(everyPage(list, sums, wanted, limit));
      }),
    );
  });

  it('do not depend on the way in which the list came to be what it is', () => {
    fc.assert(
      fc.property(entries, entries, query, (all, before, wanted) => {
        const list = new ListIndex();
        // First other texts under the same ids, and entries that are gone later.
        list.apply(
          all.map((one, index) => ({ id: one.id, entry: { ...one, ...before[index], id: one.id, version: 0 } })),
        );
        list.apply(before.map((one) => ({ id: one.id, entry: one })));
        list.apply(before.map(({ id }) => ({ id, entry: null })));
        list.apply(all.map((one) => ({ id: one.id, entry: one })).reverse());
        const sums = sumsFor(all);
        expect(everyPage(list, sums, wanted, 5)).toEqual(everyPage(aList(all), sums, wanted, 5));
        expect(countsOf(list)).toEqual(countsOf(aList(all)));
      }),
    );
  });

  it('stay right when so much was replaced that everything is numbered anew', () => {
    const list = new ListIndex();
    const all = Array.from({ length: 300 }, (_, index) => anEntry({ title: `mot${index}` }));
    for (let version = 1; version <= 8; version++) {
      list.apply(all.map((one) => ({ id: one.id, entry: { ...one, version } })));
    }
    expect(list.end).toBeLessThan(300 * 8);
    expect(list.size).toBe(300);
    expect(titles(list, { q: 'mot17' }).sort()).toEqual(
      ['mot17', ...Array.from({ length: 10 }, (_, digit) => `mot17${digit}`)].sort(),
    );
  });
});

describe('the orders of a list', () => {
  const all = [1, 2, 3, 4].map((day) => anEntry({ title: `day ${day}`, publishedAt: `2026-11-0${day}T00:00:00.000Z` }));
  const [one, two, three, four] = all;
  const list = aList(all);
  const sums: Sums = {
    [one?.id ?? '']: { support: 3, agree: 0, mixed: 9, disagree: 9, comments: 2, references: 0 },
    [two?.id ?? '']: { support: 0, agree: 5, mixed: 0, disagree: 0, comments: 0, references: 0 },
    [three?.id ?? '']: { support: 3, agree: 0, mixed: 0, disagree: 0, comments: 7, references: 0 },
  };

  it.each<[ProposalSort, string[]]>([
    ['recent', ['day 4', 'day 3', 'day 2', 'day 1']],
    ['oldest', ['day 1', 'day 2', 'day 3', 'day 4']],
    ['most-supported', ['day 2', 'day 3', 'day 1', 'day 4']],
    ['most-discussed', ['day 3', 'day 1', 'day 4', 'day 2']],
  ])('%s', (sort, expected) => {
    expect(titles(list, { sort }, sums)).toEqual(expected);
    expect(four?.title).toBe('day 4');
  });

  it('random: is one order for one seed, and another for most others', () => {
    const many = aList(Array.from({ length: 200 }, (_, index) => anEntry({ title: `${index}` })));
    const order = (seed: number) => titles(many, { sort: 'random', seed }).join();
    expect(order(7)).toBe(order(7));
    expect(new Set(Array.from({ length: 64 }, (_, seed) => order(seed))).size).toBe(64);
  });
});

describe('the counts of a list', () => {
  it('are by theme, territory and state; what was withdrawn still counts', () => {
    const [theme] = THEMES;
    const [territory] = TERRITORIES;
    const list = aList([
      anEntry({ themeId: theme ?? null, territoryId: territory ?? null }),
      anEntry({ themeId: theme ?? null, state: 'accepted' }),
      anEntry({ themeId: theme ?? null, state: 'withdrawn' }),
    ]);
    const { all, themes, territories, states } = countsOf(list);
    expect(all).toBe(3);
    expect([...themes]).toEqual([[theme, 3]]);
    expect([...territories]).toEqual([[territory, 1]]);
    expect(Object.fromEntries(states)).toEqual({ published: 1, accepted: 1, withdrawn: 1 });
  });
});
