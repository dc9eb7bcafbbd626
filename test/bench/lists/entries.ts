/** A component with many proposals, made up: the same one at each run. */
import { newId } from '../../../functions/platform/services.ts';
import type { ListEntry } from '../../../functions/proposals/list/entry.ts';
import { wordsOf } from '../../../functions/proposals/list/words.ts';
import type { ProposalSums } from '../../../functions/proposals/tally-file.ts';

const VOCABULARY = 60_000;
const WORDS_OF_A_TEXT = 80;

/** The same numbers at each run (mulberry32). */
let state = 42;
export function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
export const below = (n: number) => Math.floor(random() * n);
export function one<T>(of: readonly T[]): T {
  const found = of[below(of.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}

const SYLLABLES =
  'ba bre cha cir col dé den di é fi for ga gri ja la lé li ma mi mo na né nu pa pé po pri ra ré ri sa so ta té ti tra va vé vi'.split(
    ' ',
  );
const ENDINGS = ['', '', '', 's', 'e', 'es', 'er', 'ment', 'tion', 'tions', 'ité'];
const vocabulary = Array.from(
  { length: VOCABULARY },
  () => Array.from({ length: 2 + below(3) }, () => one(SYLLABLES)).join('') + one(ENDINGS),
);
/** Few words are frequent and most are rare, as in any language. */
export const aWord = () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? '';

export const THEMES = Array.from({ length: 40 }, () => newId('taxonomy'));
const STATES = ['published', 'published', 'published', 'evaluating', 'accepted', 'rejected', 'withdrawn'] as const;

/** Positions lie close together in some forty towns, as people do. */
const TOWNS = Array.from({ length: 40 }, () => ({ latitude: 43 + random() * 7, longitude: -1 + random() * 7 }));

function aPlace() {
  const { latitude, longitude } = one(TOWNS);
  return {
    latitude: latitude + (random() - 0.5) * 0.3,
    longitude: longitude + (random() - 0.5) * 0.4,
    address: '29200 Brest',
  };
}

export function anEntry(index: number): ListEntry {
  const words = Array.from({ length: WORDS_OF_A_TEXT }, aWord);
  return {
    id: newId('proposal'),
    version: 1,
    reference: 'PRP-7K3Q9D',
    title: words.slice(0, 8).join(' '),
    excerpt: words.slice(0, 28).join(' '),
    locale: 'fr',
    authorId: newId('participant'),
    groupId: null,
    isOfficial: false,
    themeId: one(THEMES),
    territoryId: null,
    place: aPlace(),
    state: one(STATES),
    stateId: null,
    publishedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    answeredAt: null,
    words: wordsOf(words.join(' ')).join(' '),
  };
}

export const someSums = (): ProposalSums => ({
  support: below(500),
  agree: 0,
  mixed: 0,
  disagree: 0,
  comments: below(90),
  references: 0,
});

/** Whole words, beginnings, and words with a letter missing, one to three of them. */
export function aSearch(): string {
  const shape = (word: string) => {
    const kind = below(4);
    if (kind === 0) return word.slice(0, Math.max(2, word.length - 2));
    return kind === 1 ? word.slice(0, 3) + word.slice(4) : word;
  };
  return Array.from({ length: 1 + below(3) }, () => shape(aWord())).join(' ');
}
