/**
 * How fast the list of a component with 100,000 proposals is read and searched: `npm run bench:lists -- [entries]`.
 * Wanted: 95 of 100 searches in less than 300 ms.
 */
import type { Files } from '../../functions/platform/files.ts';
import { newId } from '../../functions/platform/services.ts';
import type { ListEntry } from '../../functions/proposals/list/entry.ts';
import { readBase } from '../../functions/proposals/list/files.ts';
import { ListIndex } from '../../functions/proposals/list/list-index.ts';
import { countsOf, type ListQuery, type Sums, searchList } from '../../functions/proposals/list/search.ts';
import { wordsOf } from '../../functions/proposals/list/words.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { ProposalSort } from '../../shared/proposals/contract.ts';

const ENTRIES = Number(process.argv[2] ?? 100_000);
const VOCABULARY = 20_000;
const WORDS_OF_A_TEXT = 80;
const SEARCHES = 1000;

/** The same numbers at each run (mulberry32). */
let state = 42;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (n: number) => Math.floor(random() * n);
function one<T>(of: readonly T[]): T {
  const found = of[below(of.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}

const SYLLABLES =
  'ba bre cha cir col dé den di é fi for ga gri ja la lé li ma mi mo na né nu pa pé po pri ra ré ri sa so ta té ti tra va vé vi'.split(
    ' ',
  );
const vocabulary = Array.from({ length: VOCABULARY }, () =>
  Array.from({ length: 2 + below(3) }, () => one(SYLLABLES)).join(''),
);
/** Few words are frequent and most are rare, as in any language. */
const aWord = () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? '';

const themes = Array.from({ length: 40 }, () => newId('taxonomy'));
const states = ['published', 'published', 'published', 'evaluating', 'accepted', 'rejected', 'withdrawn'] as const;

function anEntry(index: number): ListEntry {
  const words = Array.from({ length: WORDS_OF_A_TEXT }, aWord);
  const title = words.slice(0, 8).join(' ');
  return {
    id: newId('proposal'),
    version: 1,
    reference: 'PRP-7K3Q9D',
    title,
    excerpt: words.slice(0, 28).join(' '),
    locale: 'fr',
    authorId: newId('participant'),
    isOfficial: false,
    themeId: one(themes),
    territoryId: null,
    state: one(states),
    publishedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    answeredAt: null,
    words: wordsOf(words.join(' ')).join(' '),
  };
}

const timed = async <T>(run: () => T | Promise<T>): Promise<[T, number]> => {
  const started = performance.now();
  const result = await run();
  return [result, performance.now() - started];
};
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;

const entries = Array.from({ length: ENTRIES }, (_, index) => anEntry(index));
const sums: Sums = Object.fromEntries(
  entries.map(({ id }) => [
    id,
    { support: below(500), agree: 0, mixed: 0, disagree: 0, comments: below(90), references: 0 },
  ]),
);
const body = new TextEncoder().encode(JSON.stringify(entries));
const files: Files = {
  get: async () => ({ body, contentType: 'application/json', etag: '"1"' }),
  put: async () => undefined,
  remove: async () => undefined,
};

const [read, reading] = await timed(() => readBase(files, 'base'));
const heap = process.memoryUsage().heapUsed;
const list = new ListIndex();
const [, building] = await timed(() => list.apply(read.map((entry) => ({ id: entry.id, entry }))));
console.log(
  `${ENTRIES} entries, a file of ${megabytes(body.byteLength)}: read in ${ms(reading)}, indexed in ${ms(building)}`,
);
console.log(`heap of the index: about ${megabytes(process.memoryUsage().heapUsed - heap)}`);
const [, counting] = await timed(() => countsOf(list));
console.log(`counts: ${ms(counting)}`);

/** Whole words, beginnings, and words with a letter missing, one to three of them. */
function aSearch(): string {
  const shape = (word: string) => {
    const kind = below(4);
    if (kind === 0) return word.slice(0, Math.max(2, word.length - 2));
    return kind === 1 ? word.slice(0, 3) + word.slice(4) : word;
  };
  return Array.from({ length: 1 + below(3) }, () => shape(aWord())).join(' ');
}

const aQuery = (): ListQuery => ({
  q: aSearch(),
  themes: new Set<TaxonomyId>(random() < 0.3 ? [one(themes)] : []),
  territories: new Set(),
  states: new Set(),
  sort: one(ProposalSort.options),
  seed: below(64),
});

function report(name: string, query: () => ListQuery, skip: () => number): void {
  const times: number[] = [];
  let found = 0;
  for (let n = 0; n < SEARCHES; n++) {
    const wanted = query();
    const started = performance.now();
    found += searchList(list, sums, wanted, { limit: 20, skip: skip() }).total;
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => ms(times[Math.floor(times.length * share)] ?? 0);
  console.log(
    `${name}: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}; ${Math.round(found / SEARCHES)} results on average`,
  );
}

report('searches', aQuery, () => 0);
report(
  'lists without words',
  () => ({ ...aQuery(), q: '' }),
  () => 0,
);
report(
  'any page of lists without words',
  () => ({ ...aQuery(), q: '', themes: new Set() }),
  () => below(ENTRIES),
);
