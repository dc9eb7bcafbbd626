/** Stems of words in French, English and Dutch: what the forms of a word have in common. */
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { isNumber } from './words.ts';

/** Stems shorter than this stand for too many words. */
const SHORTEST = 3;

/** Snowball's French rules rest on accents that folding took: `renovees` and `securite` get theirs back. */
const accented = (word: string): string => word.replace(/ee(s?)$/, 'ée$1').replace(/ite(s?)$/, 'ité$1');

/** A Dutch syllable that is closed hardens its consonant: `huizen` is the plural of `huis`, `brieven` of `brief`. */
const hardened = (stem: string): string => stem.replace(/z$/, 's').replace(/v$/, 'f');

const bare = (stem: string): string => stem.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * What a word may be looked up by: itself, and its stem in each language. Texts name no language that could be trusted
 * (people write in the language they think in), so two words belong together when they share any of these.
 */
export function stemsOf(word: string): ReadonlySet<string> {
  if (isNumber(word)) return new Set([word]);
  const stems = [bare(french(accented(word))), english(word), hardened(dutch(word))];
  return new Set([word, ...stems.filter((stem) => stem.length >= SHORTEST)]);
}
