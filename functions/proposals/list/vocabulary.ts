import SearchableMap from 'minisearch/SearchableMap';
import { stemsOf } from './stems.ts';
import { isNumber, typosIn } from './words.ts';

/** The numbers of the entries that have a word. */
export type Postings = readonly number[];

/**
 * Words of a list, each with the numbers of the entries that have it.
 *
 * They stand in the radix tree of minisearch too, which finds prefixes and typing mistakes. Its whole index with
 * relevance takes five times the memory and far longer to build, and lists have an order of their own. Stems are kept by
 * word, not by entry: a list has a hundred times fewer words than entries have words.
 */
export class Vocabulary {
  /** A word is looked up here once for each entry that has it, ten times as fast as in the tree. */
  readonly #postings = new Map<string, number[]>();
  readonly #tree = new SearchableMap<true>();
  /** Words by each of their stems. */
  readonly #related = new Map<string, string[]>();

  /** Notes that an entry has a word. Numbers only grow. */
  add(word: string, number: number): void {
    const numbers = this.#postings.get(word);
    if (numbers === undefined) this.#take(word, [number]);
    else numbers.push(number);
  }

  #take(word: string, numbers: number[]): void {
    this.#postings.set(word, numbers);
    this.#tree.set(word, true);
    for (const stem of stemsOf(word)) {
      const words = this.#related.get(stem);
      if (words === undefined) this.#related.set(stem, [word]);
      else words.push(word);
    }
  }

  #haveStem(word: string): Set<string> {
    return new Set([...stemsOf(word)].flatMap((stem) => this.#related.get(stem) ?? []));
  }

  /**
   * Words that a word of a search means: those of the same stem, and for one that is still being typed (`isLast`) those
   * that it begins. Where there is none, those that it begins, and at last those that it nearly is.
   */
  meant(word: string, isLast: boolean): ReadonlyMap<string, Postings> {
    const words = isNumber(word) ? new Set([word]) : this.#haveStem(word);
    if (!isNumber(word) && (isLast || words.size === 0)) {
      for (const longer of this.#tree.atPrefix(word).keys()) words.add(longer);
    }
    if (words.size === 0 && typosIn(word) > 0) {
      for (const near of this.#tree.fuzzyGet(word, typosIn(word)).keys()) words.add(near);
    }
    return new Map([...words].map((known) => [known, this.#postings.get(known) ?? []]));
  }

  /** The same words for entries that were numbered anew; numbers that are not named are gone. */
  renumbered(numbers: ReadonlyMap<number, number>): Vocabulary {
    const vocabulary = new Vocabulary();
    for (const [word, old] of this.#postings) {
      const left = old.flatMap((number) => numbers.get(number) ?? []);
      if (left.length > 0) vocabulary.#take(word, left);
    }
    return vocabulary;
  }
}
