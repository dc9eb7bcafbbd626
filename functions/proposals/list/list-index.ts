import SearchableMap from 'minisearch/SearchableMap';
import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { ListEntry } from './entry.ts';
import { isNumber, typosIn, wordsOf } from './words.ts';

/** An entry in memory: its words are in the index and need not be kept. */
export interface Listed extends Omit<ListEntry, 'words'> {
  /** Milliseconds since the epoch. */
  readonly publishedMs: number;
}
/** What became of one proposal; without an entry it is not listed any more. */
export interface ListChange {
  readonly id: ProposalId;
  readonly entry: ListEntry | null;
}

/** Below so many replaced entries nothing is tidied up. */
const TIDY_FROM = 1000;
/** Words of a search that are looked at. */
const MOST_WORDS = 12;

function toListed({ words: _, ...entry }: ListEntry): Listed {
  return { ...entry, publishedMs: Date.parse(entry.publishedAt) };
}

/**
 * The list of a component in memory: entries by number, and for each word the numbers of the entries that have it.
 *
 * The words stand in the radix tree of minisearch, which finds prefixes and typing mistakes. Its whole index with
 * relevance takes five times the memory and far longer to build, and lists have an order of their own.
 */
export class ListIndex {
  #listed: (Listed | undefined)[] = [];
  readonly #numbers = new Map<ProposalId, number>();
  #words = new SearchableMap<number[]>();

  /** Proposals in the list. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Goes up by what is changed; a copy of numbers made before holds as long as it stays the same. */
  revision = 0;

  /** Entry by number; `undefined` for a number whose entry was replaced. */
  at(number: number): Listed | undefined {
    return this.#listed[number];
  }

  /** One more than the highest number. */
  get end(): number {
    return this.#listed.length;
  }

  has(id: ProposalId): boolean {
    return this.#numbers.has(id);
  }

  ids(): ProposalId[] {
    return [...this.#numbers.keys()];
  }

  /** Every entry, in no order. */
  all(): Listed[] {
    return this.#listed.filter((listed) => listed !== undefined);
  }

  /** Takes changes over; an entry of the same version is left alone. */
  apply(changes: Iterable<ListChange>): void {
    for (const { id, entry } of changes) {
      const number = this.#numbers.get(id);
      if (entry !== null && number !== undefined && this.#listed[number]?.version === entry.version) continue;
      if (entry === null && number === undefined) continue;
      if (number !== undefined) this.#remove(id, number);
      if (entry !== null) this.#add(entry);
      this.revision += 1;
    }
    this.#tidy();
  }

  #remove(id: ProposalId, number: number): void {
    this.#listed[number] = undefined;
    this.#numbers.delete(id);
  }

  #add(entry: ListEntry): void {
    const number = this.#listed.push(toListed(entry)) - 1;
    this.#numbers.set(entry.id, number);
    for (const word of entry.words.split(' ').filter((text) => text !== '')) {
      const numbers = this.#words.get(word);
      if (numbers === undefined) this.#words.set(word, [number]);
      else numbers.push(number);
    }
  }

  /** Replaced entries leave holes; when they are a third of all numbers, everything is numbered anew. */
  #tidy(): void {
    const holes = this.end - this.size;
    if (holes < TIDY_FROM || holes * 3 < this.end) return;
    const renumbered = new Map<number, number>();
    const kept: Listed[] = [];
    for (const [number, listed] of this.#listed.entries()) {
      if (listed === undefined) continue;
      renumbered.set(number, kept.push(listed) - 1);
    }
    const words = new SearchableMap<number[]>();
    for (const [word, numbers] of this.#words) {
      const left = numbers.flatMap((number) => renumbered.get(number) ?? []);
      if (left.length > 0) words.set(word, left);
    }
    this.#listed = kept;
    this.#words = words;
    for (const [number, { id }] of kept.entries()) this.#numbers.set(id, number);
    this.revision += 1;
  }

  /** Numbers of entries with the word, or a longer one; with a mistyped one where there is no such word at all. */
  #having(word: string): Iterable<readonly number[]> {
    if (isNumber(word)) return [this.#words.get(word) ?? []];
    const starting = [...this.#words.atPrefix(word).values()];
    if (starting.length > 0 || typosIn(word) === 0) return starting;
    return [...this.#words.fuzzyGet(word, typosIn(word)).values()].map(([numbers]) => numbers);
  }

  /**
   * Marks the entries that have every word of a search: 1 at their number. `undefined` when the search has no word
   * that could tell entries apart, which is no search at all.
   */
  matching(search: string): Uint8Array | undefined {
    const words = wordsOf(search).slice(0, MOST_WORDS);
    if (words.length === 0) return undefined;
    // Each word may raise the count of an entry once, and only from the count of the words before it.
    const matched = new Uint8Array(this.end);
    for (const [position, word] of words.entries()) {
      for (const numbers of this.#having(word)) {
        for (const number of numbers) if (matched[number] === position) matched[number] = position + 1;
      }
    }
    for (let number = 0; number < matched.length; number++) matched[number] = matched[number] === words.length ? 1 : 0;
    return matched;
  }
}
