import { folded, WORD } from './words.ts';

/** Where in a text something stands: from the first character to after the last. */
export type Mark = readonly [start: number, end: number];

/** Where a text has words that a search meant; `words` are folded, as the list has them. */
export function marksIn(text: string, words: ReadonlySet<string>): Mark[] {
  if (words.size === 0) return [];
  return [...text.matchAll(WORD)].flatMap((found): Mark[] =>
    words.has(folded(found[0])) ? [[found.index, found.index + found[0].length]] : [],
  );
}
