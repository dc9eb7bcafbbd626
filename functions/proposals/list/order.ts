/** Orders of whole lists, kept between requests: a page is then a slice, however deep it is. */
import type { Listed, ListIndex } from './list-index.ts';
import { compare, type Place, placeOf, rankOf, type Sorting, type Sums } from './ranking.ts';

/** Numbers of entries in an order: four bytes each, and quick to walk through. */
export type Order = Uint32Array;

/** One more than the entries a list may have: 32 bits of rank and 20 of position make one exact number. */
const SPAN = 2 ** 20;
/** Makes ranks positive; sums stay far below. */
const OFFSET = 2 ** 31;
/** Orders kept beside the newest-first one: every seed, and those by sums and by age. */
const MOST_ORDERS = 70;

interface Kept {
  readonly revision: number;
  readonly numbering: number;
  /** Numbers from here on are not in `recent` yet. */
  readonly end: number;
  readonly recent: Order;
  /** By sort and seed; the one asked for last comes last. */
  readonly others: Map<string, { readonly sums: Sums; readonly order: Order }>;
}
const memory = new WeakMap<ListIndex, Kept>();

const RECENT: Sorting = { sort: 'recent', seed: 0 };
const newestFirst = (one: Listed, other: Listed) => compare(placeOf(RECENT, one, {}), placeOf(RECENT, other, {}));

/** Entries from a number on, newest first. */
function sortedFrom(list: ListIndex, start: number): Listed[] {
  const listed: Listed[] = [];
  for (let number = start; number < list.end; number++) {
    const entry = list.at(number);
    if (entry !== undefined) listed.push(entry);
  }
  return listed.sort(newestFirst);
}

/** What was sorted before, less what is gone, with what has come since put in its place. */
function merged(list: ListIndex, known: Order, added: readonly Listed[]): Order {
  const both = new Uint32Array(list.size);
  let [end, next] = [0, 0];
  for (const number of known) {
    const listed = list.at(number);
    if (listed === undefined) continue;
    for (let one = added[next]; one !== undefined && newestFirst(one, listed) < 0; one = added[next]) {
      both[end++] = one.number;
      next += 1;
    }
    both[end++] = number;
  }
  for (const { number } of added.slice(next)) both[end++] = number;
  return both;
}

/** The newest-first order after a change. */
function refreshed(list: ListIndex, kept: Kept | undefined): Kept {
  const { revision, numbering, end } = list;
  const isKnown = kept !== undefined && kept.numbering === numbering;
  const recent = isKnown
    ? merged(list, kept.recent, sortedFrom(list, kept.end))
    : Uint32Array.from(sortedFrom(list, 0), ({ number }) => number);
  return { revision, numbering, end, recent, others: new Map() };
}

/** Ranks that go up by one from one moment of publication to the next. */
function byAge(list: ListIndex, recent: Order): (position: number) => number {
  const ranks = new Uint32Array(recent.length);
  let [moments, after] = [0, Number.NaN];
  for (let position = recent.length - 1; position >= 0; position--) {
    const { publishedMs = 0 } = list.at(recent[position] ?? 0) ?? {};
    if (publishedMs !== after) moments += 1;
    after = publishedMs;
    ranks[position] = moments;
  }
  return (position) => ranks[position] ?? 0;
}

function rankAt(list: ListIndex, recent: Order, sorting: Sorting, sums: Sums): (position: number) => number {
  if (sorting.sort === 'oldest') return byAge(list, recent);
  const shift = sorting.sort === 'random' ? 0 : OFFSET;
  return (position) => {
    const listed = list.at(recent[position] ?? 0);
    return listed === undefined ? 0 : rankOf(sorting, listed, sums) + shift;
  };
}

/** Numbers are sorted without a comparing function, ten times as fast as entries are. */
function sorted(list: ListIndex, recent: Order, sorting: Sorting, sums: Sums): Order {
  if (recent.length >= SPAN) throw new RangeError(`a list has at most ${SPAN - 1} entries`);
  const rank = rankAt(list, recent, sorting, sums);
  const keys = new Float64Array(recent.length);
  for (let position = 0; position < keys.length; position++) keys[position] = rank(position) * SPAN + position;
  return Uint32Array.from(keys.sort(), (key) => recent[key % SPAN] ?? 0);
}

/** All entries of a list in an order. */
export function orderOf(list: ListIndex, sorting: Sorting, sums: Sums): Order {
  let kept = memory.get(list);
  if (kept?.revision !== list.revision) {
    kept = refreshed(list, kept);
    memory.set(list, kept);
  }
  if (sorting.sort === 'recent') return kept.recent;
  const name = sorting.sort === 'random' ? `random ${sorting.seed}` : sorting.sort;
  const known = kept.others.get(name);
  // Counts make no difference to chance and to dates.
  const isSame = known?.sums === sums || sorting.sort === 'random' || sorting.sort === 'oldest';
  const order = known !== undefined && isSame ? known.order : sorted(list, kept.recent, sorting, sums);
  kept.others.delete(name);
  kept.others.set(name, { sums, order });
  for (const [oldest] of kept.others) if (kept.others.size > MOST_ORDERS) kept.others.delete(oldest);
  return order;
}

/** How many entries of an order come before a place, itself included. */
export function positionAfter(list: ListIndex, order: Order, after: Place, sorting: Sorting, sums: Sums): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const listed = list.at(order[middle] ?? 0);
    if (listed !== undefined && compare(placeOf(sorting, listed, sums), after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
