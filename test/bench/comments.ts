/**
 * How fast a discussion of 10,000 comments is read, through the real handlers on the local store:
 * `npm run bench:comments -- [comments]`. Wanted: the first 20 threads of any order in at most 100 ms, median.
 */
import { cpus, loadavg } from 'node:os';
import { NEW_COMMENT } from '../../functions/comments/comment-item.ts';
import { commentsPageOf } from '../../functions/comments/comment-page.ts';
import { Comments } from '../../functions/comments/entities.ts';
import { rebuildThreads, updateThreads } from '../../functions/comments/update-threads.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Profiles, Tallies } from '../../functions/platform/entities.ts';
import { inParallel } from '../../functions/platform/in-parallel.ts';
import { newId } from '../../functions/platform/services.ts';
import { CommentSort } from '../../shared/comments/comment.ts';
import type { CommentId } from '../../shared/platform/ids.ts';
import { aConsultation, aProposal } from '../proposals/a-consultation.ts';
import { startTestPlatform } from '../support/platform.ts';

const COMMENTS = Number(process.argv[2] ?? 10_000);
const AUTHORS = Math.ceil(COMMENTS / 8);
const WORDS =
  'Nous avons essayé à l’échelle de notre intercommunalité : cent logements en trois ans, **aucun impayé**. Le frein, c’est le notaire, pas l’argent. Il faudrait que l’État avance la somme et que la vente la rende.\n\n';

/** The same numbers at each run (mulberry32). */
let state = 42;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (n: number) => Math.floor(random() * n);

const platform = await startTestPlatform();
const { services } = platform;
const author = await platform.participant();
const consultation = await aConsultation(platform, { slug: 'bench' });
const resourceId = await aProposal(platform, consultation, author.cookie);
await platform.settle();

const authors = Array.from({ length: AUTHORS }, () => newId('participant'));
await inParallel(authors, 16, (id, ..._) =>
  services.db.write(
    put(Profiles, Profiles.schema.parse({ id, displayName: `Participant ${below(100_000)}`, isImported: false })),
  ),
);

const made: { readonly id: CommentId; readonly depth: number }[] = [];
const start = Date.parse('2026-10-01T08:00:00.000Z');
const items = Array.from({ length: COMMENTS }, (_, n) => {
  // Four of ten answer an earlier comment; one comment in the middle has hundreds of replies.
  const above = random() < 0.4 ? made[random() < 0.1 ? Math.floor(made.length / 2) : below(made.length)] : undefined;
  const parent = above !== undefined && above.depth < 3 ? above : undefined;
  const one = { id: newId('comment', start + n * 60_000), depth: parent === undefined ? 0 : parent.depth + 1 };
  made.push(one);
  return {
    ...NEW_COMMENT,
    ...one,
    resourceId,
    parentId: parent?.id ?? null,
    authorId: authors[below(AUTHORS)] ?? author.id,
    isOfficial: false,
    position: (['for', 'against', 'neutral'] as const)[below(3)] ?? 'neutral',
    locale: 'fr',
    body: { format: 'markdown', text: WORDS.repeat(1 + below(3)) },
    importedVotes: { up: 0, down: 0 },
    externalId: null,
    createdAt: new Date(start + n * 60_000).toISOString(),
    pagePath: `${consultation.path}proposals/${resourceId}/`,
  } as const;
});
await inParallel(items, 32, async (comment) => {
  await services.db.write(put(Comments, comment));
  const counts = { up: below(40), down: below(12) };
  const tally = { group: resourceId, subject: comment.id, shard: 0, counts, through: '0', countedAt: services.now() };
  await services.db.write(put(Tallies, tally));
});

const line = (label: string, times: number[]) => {
  times.sort((one, other) => one - other);
  const at = (share: number) => `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  console.log(`  ${label.padEnd(62)} median ${at(0.5).padStart(9)}   p95 ${at(0.95).padStart(9)}`);
};
interface Rounds {
  readonly rounds?: number;
  /** Done before each round, and not measured. */
  readonly before?: () => Promise<unknown>;
}
async function measure(label: string, act: (round: number) => Promise<unknown>, given: Rounds = {}): Promise<void> {
  const { rounds = 40, before = async () => undefined } = given;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before();
    const began = performance.now();
    await act(round);
    times.push(performance.now() - began);
  }
  line(label, times);
}
const list = async (query: Readonly<Record<string, string>>) => {
  const answer = await platform.call('GET /api/public/resources/{resourceId}/comments', {
    params: { resourceId },
    query,
  });
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

console.log(
  `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}; store in memory`,
);
console.log(
  `${COMMENTS} comments, ${items.filter(({ parentId }) => parentId === null).length} threads, ${AUTHORS} authors`,
);
await measure('write the order anew from the table', () => rebuildThreads(services, resourceId), { rounds: 3 });
const file = await services.files.data.get(`indexes/threads/${resourceId}.json`);
console.log(`  file of the order: ${((file?.body.byteLength ?? 0) / 1000).toFixed(0)} kB`);
for (const sort of CommentSort.options) {
  // Another order each time, as after a change: what the function has kept is of no use.
  await measure(`first 20 threads, ${sort}, after a change`, () => list({ sort }), { rounds: 10, before: updateOne });
  await measure(`first 20 threads, ${sort}`, () => list({ sort }));
}
const pages: string[] = [];
for (let cursor = (await list({})).next; cursor !== null && pages.length < 30; ) {
  pages.push(cursor);
  cursor = (await list({ cursor })).next;
}
await measure('any of the first 30 pages, best', (round) => list({ cursor: pages[round % pages.length] ?? '' }));
await measure('page of a linked comment, anywhere', () => list({ comment: made[below(made.length)]?.id ?? '' }));
const heavy = made[Math.floor(made.length / 2)]?.id ?? '';
await measure('20 further replies of a thread', () =>
  platform.call('GET /api/public/resources/{resourceId}/comments/{commentId}/replies', {
    params: { resourceId, commentId: heavy },
  }),
);
await measure('what the page shows when it is published', () =>
  commentsPageOf(services, { id: resourceId, authorId: author.id }),
);
await measure('one comment brought up to date in the order', updateOne);
await platform.close();

function updateOne(): Promise<void> {
  const id = made[below(made.length)]?.id;
  return updateThreads(services, resourceId, id === undefined ? [] : [id]);
}
