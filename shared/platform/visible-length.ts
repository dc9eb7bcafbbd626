import type { RichText } from './rich-text.ts';

/**
 * Each of these is one character by itself, whatever of these stands beside it: Latin, Cyrillic, Greek, Hebrew and Arabic
 * letters without marks, kana, Han, Hangul, punctuation. Counting them needs no segmenter, which takes 40 ms for a long text.
 */
const SINGLE =
  /^[\u0021-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0384-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u3001-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3]*$/;
/** A character that leaves no trace: a joiner alone, a filler, an unassigned code. */
const TRACELESS = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Cn}\u2800]*$/u;

let segmenter: Intl.Segmenter | undefined;
/** Lengths of words that were cut into characters: a text has few different ones, and is counted at each key. */
const known = new Map<string, number>();
const KNOWN_AT_MOST = 2000;

function segmented(word: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let length = 0;
  for (const { segment } of segmenter.segment(word)) if (!TRACELESS.test(segment)) length += 1;
  return length;
}

/** Characters of a word as people count them: an emoji, or a letter with its marks, is one. */
function lengthOf(word: string): number {
  if (SINGLE.test(word)) return word.length;
  const before = known.get(word);
  if (before !== undefined) return before;
  const length = segmented(word);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(word, length);
  return length;
}

/**
 * Characters that a reader sees (grapheme clusters): what length rules count. Tags and surplus white space are left
 * out, and so is what leaves no trace on the screen.
 */
export function visibleLength({ format, text }: RichText): number {
  const visible = format === 'html' ? text.replace(/<[^>]*>/g, ' ') : text;
  let length = 0;
  for (const word of visible.split(/\s+/)) {
    const own = lengthOf(word);
    if (own > 0) length += own + (length > 0 ? 1 : 0);
  }
  return length;
}
