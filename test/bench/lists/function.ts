/** What the function that serves lists takes by itself: started by `test/bench/lists.ts` with the folder of its files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../../functions/platform/files.ts';
import { countsOf } from '../../../functions/proposals/list/counts.ts';
import { pointsOf } from '../../../functions/proposals/list/points.ts';
import { toListQuery } from '../../../functions/proposals/list/query.ts';
import { everyMatch, searchList } from '../../../functions/proposals/list/search.ts';
import { warmList } from '../../../functions/proposals/list/warm-list.ts';
import { ComponentId } from '../../../shared/platform/ids.ts';
import { ProposalSort } from '../../../shared/proposals/list.ts';
import { aSearch, below, one } from './entries.ts';
import { megabytes, ms, report, timed } from './times.ts';

const [folder = '', id = ''] = process.argv.slice(2);
const refuse = async () => {
  throw new Error('this function only reads');
};
const files: Files = {
  get: async (key) => {
    const body = await readFile(join(folder, key)).catch(() => undefined);
    return body && { body, contentType: 'application/json', etag: '"1"' };
  },
  size: refuse,
  put: refuse,
  putAll: refuse,
  remove: refuse,
  link: refuse,
  form: refuse,
};
const services = { files: { site: files, media: files, data: files }, now: () => '2026-11-21T09:00:00.000Z' };

const [{ list, sums }, cold] = await timed(() => warmList(services, ComponentId.parse(id)));
console.log(`cold start: ${list.size} entries read and indexed in ${ms(cold)}`);
const [, counting] = await timed(() => countsOf(list));
console.log(`counts of all filters: ${ms(counting)}, once for each change`);

const query = (sort: ProposalSort, q = '', seed = 0) =>
  toListQuery({ sort, seed, q }, [], { defaultSort: 'recent', countsHidden: false });
for (const sort of ProposalSort.options) {
  const [, first] = await timed(() => searchList(list, sums, query(sort), { limit: 20 }));
  console.log(`first request in the order ${sort}: ${ms(first)}`);
}
await report('engine: search in any order', 1000, () =>
  searchList(list, sums, query(one(ProposalSort.options), aSearch(), below(4)), { limit: 20 }),
);
await report('engine: any page in any order', 1000, () =>
  searchList(list, sums, query(one(ProposalSort.options), '', below(4)), { limit: 20, skip: below(list.size) }),
);
await report('engine: a seed that nobody had before', 60, (index) =>
  searchList(list, sums, query('random', '', index + 4), { limit: 20 }),
);
await report('engine: positions of everything', 20, () => pointsOf(everyMatch(list, query('recent'))));
const { heapUsed, rss } = process.memoryUsage();
console.log(
  `memory: heap ${megabytes(heapUsed)}, process ${megabytes(rss)}, at most ${megabytes(process.resourceUsage().maxRSS * 1024)}`,
);
