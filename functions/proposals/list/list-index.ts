import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { ListEntry } from './entry.ts';
import { chanceOf } from './ranking.ts';
import { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** An entry in memory: its words are in the index and need not be kept. */
export interface Listed extends Omit<ListEntry, 'words'> {
  /** Milliseconds since the epoch. */
  readonly publishedMs: number;
  /** What the random order makes of it. */
  readonly chance: number;
  /** In the list; changes when entries are numbered anew. */
  number: number;
}
/** What became of one proposal; without an entry it is not listed any more. */
export interface ListChange {
  readonly id: ProposalId;
  readonly entry: ListEntry | null;
}

/** What the words of a search found. */
export interface Matches {
  /** 1 at the number of each entry that has every word. */
  readonly matched: Uint8Array;
  /** Words of the list that were meant, for marking them in texts. */
  readonly words: ReadonlySet<string>;
}

/** Below so many replaced entries nothing is tidied up. */
const TIDY_FROM = 1000;
/** Words of a search that are looked at. */
const MOST_WORDS = 12;

function toListed({ words: _, ...entry }: ListEntry, number: number): Listed {
  return { ...entry, publishedMs: Date.parse(entry.publishedAt), chance: chanceOf(entry.id), number };
}

/** The list of a component in memory: entries by number, and for each word the numbers of the entries that have it. */
export class ListIndex {
  #listed: (Listed | undefined)[] = [];
  readonly #numbers = new Map<ProposalId, number>();
  #words = new Vocabulary();

  /** Proposals in the list. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Goes up by what is changed; a copy of numbers made before holds as long as it stays the same. */
  revision = 0;

  /** Goes up when entries are numbered anew; until then a number means one entry or none, never another. */
  numbering = 0;

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
      // Each change is forgotten before the next is read: a base is larger than what is kept of it.
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
    const number = this.#listed.length;
    this.#listed.push(toListed(entry, number));
    this.#numbers.set(entry.id, number);
    for (const word of entry.words.split(' ')) if (word !== '') this.#words.add(word, number);
  }

  /** Replaced entries leave holes; when they are a third of all numbers, everything is numbered anew. */
  #tidy(): void {
    const holes = this.end - this.size;
    if (holes < TIDY_FROM || holes * 3 < this.end) return;
    const renumbered = new Map<number, number>();
    const kept: Listed[] = [];
    for (const [number, listed] of this.#listed.entries()) {
      if (listed === undefined) continue;
      listed.number = kept.length;
      renumbered.set(number, listed.number);
      kept.push(listed);
    }
    this.#listed = kept;
    this.#words = this.#words.renumbered(renumbered);
    for (const { id, number } of kept) this.#numbers.set(id, number);
    this.revision += 1;
    this.numbering += 1;
  }

  /**
   * Finds the entries that have every word of a search. `undefined` when the search has no word that could tell entries
   * apart, which is no search at all.
   */
  matching(search: string): Matches | undefined {
    const wanted = wordsOf(search).slice(0, MOST_WORDS);
    if (wanted.length === 0) return undefined;
    // Each word may raise the count of an entry once, and only from the count of the words before it.
    const matched = new Uint8Array(this.end);
    const words = new Set<string>();
    for (const [position, word] of wanted.entries()) {
      for (const [text, numbers] of this.#words.meant(word, position === wanted.length - 1)) {
        words.add(text);
        for (const number of numbers) if (matched[number] === position) matched[number] = position + 1;
      }
    }
    for (let number = 0; number < matched.length; number++) matched[number] = matched[number] === wanted.length ? 1 : 0;
    return { matched, words };
  }
}
