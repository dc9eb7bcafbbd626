/**
 * How fast the list of a component with 100,000 proposals is read and searched: `npm run bench:lists -- [entries]`.
 * Wanted: API time of a first and of a deep page ≤ 50 ms median, of a search ≤ 100 ms, at most 1 GB of memory.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aConsultation } from '../proposals/a-consultation.ts';
import { startTestPlatform } from '../support/platform.ts';
import { anEntry, aSearch, below, one, someSums, THEMES } from './lists/entries.ts';
import { megabytes, ms, report, timed } from './lists/times.ts';

const ENTRIES = Number(process.argv[2] ?? 100_000);
/** Memory that the function has, in MB, less what Node needs besides its heap. */
const HEAP = 900;

const platform = await startTestPlatform();
const { componentId } = await aConsultation(platform, { slug: 'bench' });
await platform.settle();

const entries = Array.from({ length: ENTRIES }, (_, index) => anEntry(index));
const base = `indexes/${componentId}/base.ndjson`;
const stored = {
  [`indexes/${componentId}.json`]: { format: 2, base, previousBase: null, size: ENTRIES, changes: [] },
  [`tallies/components/${componentId}.json`]: {
    countedAt: '2026-11-21T09:00:00.000Z',
    proposals: Object.fromEntries(entries.map(({ id }) => [id, someSums()])),
  },
};
const folder = await mkdtemp(join(tmpdir(), 'parvis-bench-'));
const texts = [
  [base, entries.map((entry) => JSON.stringify(entry)).join('\n')],
  ...Object.entries(stored).map(([key, content]) => [key, JSON.stringify(content)]),
];
const objects = new Map<string, Uint8Array>();
for (const [key = '', content] of texts) {
  const body = new TextEncoder().encode(content);
  await mkdir(join(folder, key, '..'), { recursive: true });
  await writeFile(join(folder, key), body);
  objects.set(key, body);
  console.log(`${key.split('/')[0]}: ${megabytes(body.byteLength)}`);
}
// The stand-in of S3 takes no objects of this size.
const { site, data } = platform.services.files;
for (const files of [site, data]) {
  const { get } = files;
  Object.assign(files, {
    get: async (key: string) => {
      const body = objects.get(key);
      return body === undefined ? get(key) : { body, contentType: 'application/json', etag: '"1"' };
    },
  });
}

spawnSync(process.execPath, [`--max-old-space-size=${HEAP}`, 'test/bench/lists/function.ts', folder, componentId], {
  stdio: 'inherit',
});
await rm(folder, { recursive: true });

const api = (query: Record<string, string | readonly string[]>, of = 'proposals') =>
  platform.call(`GET /api/public/components/{componentId}/${of}`, { params: { componentId }, query });
// What was read before the files were there is old now.
platform.clock.advance(60);
const [first, cold] = await timed(() => api({}));
if (first.body.total !== ENTRIES) throw new Error(`the API found ${first.body.total ?? first.body.code}`);
console.log(`API: first request of a function ${ms(cold)}`);
/** Cursors of pages far from the first. */
const deep: Record<string, string>[] = [];
for (const sort of ['recent', 'most-supported', 'random']) {
  let cursor = '';
  for (let page = 0; page < ENTRIES / 400; page++) {
    const { body } = await api({ sort, limit: '100', ...(cursor === '' ? {} : { cursor }) });
    cursor = body.next;
  }
  deep.push({ sort, limit: '100', cursor });
}
await report('API: first page', 200, () => api({}));
await report('API: first page of a theme', 200, () => api({ theme: one(THEMES), sort: 'most-discussed' }));
await report('API: deep page', 200, () => api({ ...one(deep), limit: '20' }));
await report('API: search', 500, () => api({ q: aSearch(), seed: String(below(4)) }));
await report('API: in an area of the map', 200, () => api({ bounds: '1,45,3,47', limit: '10' }));
await report('API: positions of everything', 10, () => api({}, 'places'));
const { body } = await api({}, 'places');
const text = JSON.stringify(body);
console.log(`positions: ${megabytes(text.length)}, ${megabytes(gzipSync(text).byteLength)} gzip`);
await platform.close();
