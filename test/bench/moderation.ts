/**
 * How fast the queue of moderation opens with 100,000 open reports, through the real handlers on the local store:
 * `npm run bench:moderation -- [reports]`. Wanted: the first page in at most 50 ms, median. Six of ten are about
 * comments, one in a hundred is given to somebody, and one in five hundred reports personal data.
 */
import { loadavg } from 'node:os';
import { NEW_COMMENT } from '../../functions/comments/comment-item.ts';
import { Comments } from '../../functions/comments/entities.ts';
import { CaseAssignments, Cases } from '../../functions/moderation/entities.ts';
import { put } from '../../functions/platform/db/write.ts';
import { inParallel } from '../../functions/platform/in-parallel.ts';
import { newId } from '../../functions/platform/services.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { newDraft } from '../../functions/proposals/proposal.ts';
import { aConsultation } from '../proposals/a-consultation.ts';
import { startTestPlatform } from '../support/platform.ts';
import { machine, percentile } from './machine.ts';

const REPORTS = Number(process.argv[2] ?? 100_000);
const ROUNDS = 60;
const START = Date.parse('2026-10-01T08:00:00.000Z');
const WORDS = 'Nous avons essayé à l’échelle de notre intercommunalité : cent logements en trois ans, aucun impayé. ';
const REASONS = ['spam', 'offensive', 'off-topic', 'illegal'] as const;

const platform = await startTestPlatform();
const { services } = platform;
const { db } = services;
const admin = await platform.participant({ role: 'administrator' });
const processes = await Promise.all(
  Array.from({ length: 20 }, (_, n) => aConsultation(platform, { slug: `bench-${n}` })),
);
const spaceOf = (n: number) => {
  const space = processes[n % processes.length];
  if (space === undefined) throw new Error('there are processes');
  return space;
};

async function make(n: number): Promise<void> {
  const { componentId, process, path } = spaceOf(n);
  const since = new Date(START + n * 1000).toISOString();
  const resourceId = newId('proposal', START + n);
  const commentId = n % 10 < 6 ? newId('comment', START + n) : null;
  const pagePath = `${path}proposals/${resourceId}/`;
  const body = { format: 'markdown', text: WORDS.repeat(1 + (n % 5)) } as const;
  const own = { locale: 'fr', body, createdAt: since, authorId: admin.id, pagePath };
  const draft = newDraft({
    ...own,
    id: resourceId,
    componentId,
    title: `Proposition ${n}`,
    themeId: null,
    territoryId: null,
  });
  await db.write(put(Proposals, { ...draft, state: 'published', publishedAt: since }));
  if (commentId !== null) {
    const comment = { ...NEW_COMMENT, ...own, id: commentId, resourceId, parentId: null, depth: 0, isOfficial: false };
    const votes = { position: 'neutral', importedVotes: { up: 0, down: 0 }, externalId: null } as const;
    await db.write(put(Comments, { ...comment, ...votes }));
  }
  const subjectId = commentId ?? resourceId;
  const assigneeId = n % 100 === 0 ? admin.id : null;
  await db.write(
    put(Cases, {
      subjectId,
      resourceId,
      commentId,
      attachmentId: null,
      kind: commentId === null ? 'proposal' : 'comment',
      componentId,
      processId: process.id,
      state: 'open',
      reasons: n % 500 === 0 ? ['personal-data'] : [REASONS[n % REASONS.length] ?? 'spam'],
      openReports: 1,
      signals: [],
      since,
      assigneeId,
      decidedAt: null,
      decisionId: null,
      revision: 1,
    }),
  );
  if (assigneeId !== null) await db.write(put(CaseAssignments, { assigneeId, subjectId }));
}

console.log(`Moderation, ${REPORTS.toLocaleString('en')} open reports; ${machine()}`);
await inParallel(
  Array.from({ length: REPORTS }, (_, n) => n),
  32,
  make,
);

async function measure(label: string, query: Record<string, string>): Promise<void> {
  const times: number[] = [];
  const start = process.cpuUsage();
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    const answer = await platform.call('GET /api/moderation/cases', { cookie: admin.cookie, query });
    times.push(performance.now() - before);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    found = answer.body.items.length;
  }
  const [median, p95] = [percentile(times, 0.5), percentile(times, 0.95)].map((time) => `${time.toFixed(1)} ms`);
  const { user, system } = process.cpuUsage(start);
  const computed = `${((user + system) / 1000 / ROUNDS).toFixed(1)} ms of processor`;
  const [load] = loadavg();
  console.log(
    `  ${label.padEnd(52)} ${String(found).padStart(3)} cases   median ${median}   p95 ${p95}   ${computed}   load ${load?.toFixed(1)}`,
  );
}

await measure('first page of the queue', {});
await measure('one consultation of twenty', { space: spaceOf(3).process.id });
await measure('a reason that one in four gives', { reason: 'illegal' });
await measure('a reason that one in five hundred gives', { reason: 'personal-data' });
await measure('comments alone', { kind: 'comment' });
await measure(`given to oneself (${Math.ceil(REPORTS / 100).toLocaleString('en')} cases, one page)`, {
  assignee: 'me',
});
await platform.close();
