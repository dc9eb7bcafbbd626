/** A vote on budgets from its last ballot to its published result. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Projects } from '../../../functions/budgets/entities.ts';
import { BudgetCounts } from '../../../functions/budgets/results/entities.ts';
import { runCount } from '../../../functions/budgets/results/run-count.ts';
import { patch } from '../../../functions/platform/db/write.ts';
import type { Services } from '../../../functions/platform/services.ts';
import { readPabulib } from '../../../shared/budgets/pabulib/read.ts';
import { ballotsPath, type PublishedBallots, pabulibPath } from '../../../shared/budgets/results/published.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aVote, cast, contentOf, SEALABLE, VOTE_ENDS, type Vote } from './a-count.ts';

const COUNT = '/api/budgets/{componentId}/count';
const RESULTS = '/api/budgets/{componentId}/results';

let platform: TestPlatform;
let cookie: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  ({ cookie } = await platform.participant({ role: 'administrator' }));
});
afterAll(() => platform.close());

const envelopeOf = ({ envelopes: [first] }: Vote) => {
  if (first === undefined) throw new Error('no envelope');
  return first.id;
};
const of = ({ componentId }: Vote) => ({ params: { componentId }, cookie });
const seal = (vote: Vote, body: object = {}) => platform.call(`POST ${COUNT}`, { ...of(vote), body });
/** What follows for the count; pages have tests of their own. */
const settle = () =>
  platform.runtime.settle(['publish', 'index', 'tallies', 'mail', 'notices', 'audit', 'moderation', 'cards']);
const state = async (vote: Vote) => (await platform.call(`GET ${COUNT}`, of(vote))).body;
const text = async (path: string) => {
  const file = await platform.services.files.site.get(path.slice(1));
  return file === undefined ? undefined : new TextDecoder().decode(file.body);
};
const list = async ({ componentId }: Vote): Promise<PublishedBallots> =>
  JSON.parse((await text(ballotsPath(componentId))) ?? '');
const winners = async ({ componentId }: Vote) =>
  (await platform.services.db.all(Projects, { componentId }))
    .filter(({ selectedAt }) => selectedAt !== null)
    .map(({ number }) => number)
    .sort();

/** Three projects for 100 €: the first two have most votes, and do not fit together. */
const PLAN = { envelopes: [{ total: 100, costs: [60, 50, 40] }] };
const BALLOTS = [[1], [1], [1, 3], [2], [2], [3], null] as const;

async function sealed(slug: string): Promise<Vote> {
  platform.clock.set('2026-11-21T09:00:00.000Z');
  const vote = await aVote(platform, { slug, ...PLAN });
  await cast(platform, vote, BALLOTS);
  platform.clock.set(SEALABLE);
  await seal(vote);
  await settle();
  return vote;
}

describe('the count of a vote on budgets', () => {
  // The first, since it waits for pages: later they would be those of all tests before it.
  it('marks the winners once the result is published, and no longer once it is taken back', async () => {
    const vote = await sealed('publish');
    expect(await winners(vote)).toEqual([]);
    const [follower, ofProject] = [await platform.participant(), await platform.participant()];
    const follow = (resourceId: string | undefined, person: { readonly cookie: string }) =>
      platform.call('PUT /api/resources/{resourceId}/follow', {
        params: { resourceId: resourceId ?? '' },
        cookie: person.cookie,
      });
    for (const [id, person] of [
      [vote.componentId, follower],
      [vote.projects[0]?.id, ofProject],
    ] as const)
      expect((await follow(id, person)).body).toEqual({ isFollowing: true });
    await platform.call(`POST ${RESULTS}`, of(vote));
    await settle();
    expect(await state(vote)).toMatchObject({ state: 'published' });
    expect(await winners(vote)).toEqual([1, 3]);
    const [envelope] = (await list(vote)).winners ?? [];
    expect(envelope).toEqual({
      envelopeId: vote.envelopes[0]?.id,
      winners: [vote.projects[0]?.id, vote.projects[2]?.id],
      totalCost: '10000',
    });

    const pageAt = async (below: string) => {
      const page = `processes/${vote.slug}/budgets/${vote.componentId}/${below}`;
      await platform.runtime.settle(['tallies', 'index', 'mail', 'notices', 'audit', 'moderation', 'cards']);
      const html = await text(`/en/${page}index.html`);
      return html && JSON.parse(html.replace(/^<!--.*?-->/, ''));
    };
    const shown = await pageAt('results/');
    expect(shown).toMatchObject({ ballots: 6, root: (await list(vote)).root, rule: { allocation: 'greedy-votes' } });
    const [first, second, third] = shown.envelopes[0].projects;
    expect(first).toMatchObject({ number: 1, rank: 1, step: { kind: 'taken', votes: '3', left: '4000' } });
    expect(second).toMatchObject({ number: 3, rank: 2 });
    expect(third).toMatchObject({ number: 2, rank: null, step: { kind: 'passed', reason: 'over-budget' } });
    // Six ballots, all online on one day: a single sum is that of the whole.
    expect(shown.turnout.channels).toEqual([{ key: 'online', ballots: 6 }]);
    expect(await pageAt('check/')).toMatchObject({ ballots: 6, resultsPath: shown.path });

    await platform.services.queues.send('notices', [{ results: vote.componentId, isDue: true }]);
    await platform.runtime.settle(['publish']);
    const told = await platform.call('GET /api/participants/me/notifications', {
      cookie: follower.cookie,
      query: { locale: 'en' },
    });
    expect(told.body.items).toMatchObject([{ event: 'results.published', path: shown.path }]);

    const reason = { en: 'A cost was wrong.' };
    await platform.call(`POST ${RESULTS}/withdrawal`, { ...of(vote), body: { reason } });
    await settle();
    expect(await state(vote)).toMatchObject({ state: 'sealed', publishedAt: null, withdrawal: { reason } });
    expect(await winners(vote)).toEqual([]);
    expect((await list(vote)).winners).toBeNull();
    expect(await pageAt('results/')).toBeUndefined();
    expect(await pageAt('check/')).toMatchObject({ ballots: 6, resultsPath: null });
  });

  it('cannot be sealed while ballots may still be on their way', async () => {
    const vote = await aVote(platform, { slug: 'open', ...PLAN });
    for (const moment of ['2026-11-21T09:00:00.000Z', VOTE_ENDS, '2026-11-21T12:04:59.999Z']) {
      platform.clock.set(moment);
      expect((await seal(vote)).body).toMatchObject({ code: 'budget.vote-open' });
    }
    platform.clock.set(SEALABLE);
    expect((await seal(vote)).status).toBe(202);
    await settle();
    expect(await state(vote)).toMatchObject({ state: 'sealed', isWorking: false });
  });

  it('publishes every ballot with its receipt, and nothing of who, when or how', async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    const vote = await aVote(platform, { slug: 'list', ...PLAN });
    const receipts = await cast(platform, vote, BALLOTS);
    const { cookie: voter } = await platform.participant();
    const mine = await platform.call('PUT /api/budgets/{componentId}/ballot', {
      params: { componentId: vote.componentId },
      body: { content: contentOf(vote, [2]), revision: null },
      headers: { 'idempotency-key': 'ballot-of-a-test-1' },
      cookie: voter,
    });
    expect(mine.status).toBe(200);
    platform.clock.set(SEALABLE);
    await seal(vote);
    await settle();

    const { ballots, root, winners: none } = await list(vote);
    expect(ballots.map(({ receipt }) => receipt)).toEqual([...receipts, mine.body.receipt].sort());
    expect(ballots.find(({ receipt }) => receipt === receipts[2])?.projects).toEqual([1, 3]);
    expect(Object.keys(ballots[0] ?? {})).toEqual(['receipt', 'projects']);
    expect(none).toBeNull();
    const file = await readPabulib([(await text(pabulibPath(vote.componentId, envelopeOf(vote)))) ?? '']);
    expect(file.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(file.file?.votes).toHaveLength(7);
    const { envelopes, ...count } = await state(vote);
    expect(count).toMatchObject({ state: 'sealed', root });
    // Three votes each, and the second is cheaper: what is left is too little for the first.
    const ranks = envelopes[0].projects.map(({ number, votes, rank }: Record<string, unknown>) => [
      number,
      votes,
      rank,
    ]);
    expect(ranks).toEqual([
      [1, 3, null],
      [2, 3, 1],
      [3, 2, 2],
    ]);
  });

  it('takes no ballot any more once it is sealed, even where the vote is opened again', async () => {
    const vote = await sealed('after');
    platform.clock.set('2026-11-21T11:59:00.000Z');
    const { cookie: voter } = await platform.participant();
    const late = await platform.call('PUT /api/budgets/{componentId}/ballot', {
      params: { componentId: vote.componentId },
      body: { content: contentOf(vote, [2]), revision: null },
      cookie: voter,
    });
    expect(late.status).toBe(409);
    expect((await list(vote)).ballots).toHaveLength(6);
  });

  it('is sealed once, however often it is asked for and wherever the worker is cut off', async () => {
    const vote = await sealed('again');
    const [before, { turn }] = [
      await text(ballotsPath(vote.componentId)),
      await platform.services.db.require(BudgetCounts, { componentId: vote.componentId }, 'internal.error'),
    ];
    // As if it had died after its last file and before it could say so, and at the first one.
    const { services } = platform;
    const again = { state: 'sealing', task: 'seal', root: null } as const;
    const key = { componentId: vote.componentId };
    let puts = 0;
    const dying: Services['files'] = {
      ...services.files,
      site: { ...services.files.site, put: () => Promise.reject(new Error(`killed ${++puts}`)) },
    };
    await services.db.write(patch(BudgetCounts, key, again));
    await expect(runCount({ ...services, files: dying }, { ...key, turn })).rejects.toThrow('killed');
    expect(await state(vote)).toMatchObject({ state: 'sealing', isWorking: true });
    await runCount(services, { ...key, turn });
    await runCount(services, { ...key, turn });
    expect(await text(ballotsPath(vote.componentId))).toBe(before);
    platform.clock.set('2026-11-22T09:00:00.000Z');
    expect((await seal(vote)).body).toMatchObject({ state: 'sealed', sealedAt: SEALABLE });
  });

  it('leaves withdrawn projects out of the count and in the list', async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    const vote = await aVote(platform, { slug: 'withdrawn', ...PLAN });
    await cast(platform, vote, BALLOTS);
    const first = vote.projects[0];
    if (first === undefined) throw new Error('no project');
    await platform.services.db.write(
      patch(Projects, { componentId: vote.componentId, id: first.id }, { state: 'withdrawn' }),
    );
    platform.clock.set(SEALABLE);
    await seal(vote);
    await settle();
    // Two votes each: the cheaper one comes first.
    const { envelopes } = await state(vote);
    const ranks = envelopes[0].projects.map(({ number, isWithdrawn, rank }: Record<string, unknown>) => [
      number,
      isWithdrawn,
      rank,
    ]);
    expect(ranks).toEqual([
      [1, true, null],
      [2, false, 2],
      [3, false, 1],
    ]);
    expect((await list(vote)).ballots.filter(({ projects }) => projects.includes(1))).toHaveLength(3);
  });

  it('publishes nothing of a count that is not sealed', async () => {
    platform.clock.set(SEALABLE);
    const vote = await aVote(platform, { slug: 'unsealed', ...PLAN });
    expect((await platform.call(`POST ${RESULTS}`, of(vote))).body).toMatchObject({ code: 'budget.not-sealed' });
  });

  it('follows what becomes of winners, and of nothing else', async () => {
    const vote = await sealed('realize');
    await platform.call(`POST ${RESULTS}`, of(vote));
    await settle();
    const realize = async (number: number, version: number) => {
      const projectId = vote.projects[number - 1]?.id ?? '';
      const milestones = [
        { day: '2027-05-01', title: { en: 'Works begin' }, description: {} },
        { id: platform.services.newId('milestone'), day: '2027-03-01', title: { en: 'Plans' }, description: {} },
      ];
      return platform.call('PUT /api/budgets/{componentId}/projects/{projectId}/realization', {
        params: { componentId: vote.componentId, projectId },
        body: { status: 'works', progress: 40, milestones, version },
        cookie,
      });
    };
    expect((await realize(2, 0)).body).toMatchObject({ code: 'budget.not-selected' });
    expect((await realize(1, 0)).body).toMatchObject({ code: 'budget.changed-meanwhile' });
    const { body } = await realize(1, 1);
    expect(body.realization).toMatchObject({ status: 'works', progress: 40 });
    expect(body.realization.milestones.map(({ day }: { day: string }) => day)).toEqual(['2027-03-01', '2027-05-01']);
  });

  it('ends the secret of the vote a week after it was sealed, and not before', async () => {
    const vote = await sealed('secret');
    const { services } = platform;
    await services.voteSecrets.of(vote.componentId);
    const night = async (at: string) => {
      platform.clock.set(at);
      await services.queues.send('counts', [{ night: true }]);
      await settle();
      return services.voteSecrets.find(vote.componentId);
    };
    expect(await night('2026-11-28T12:04:59.999Z')).toMatchObject({ secret: expect.any(String) });
    expect(await night('2026-11-28T12:05:00.000Z')).toEqual({ destroyedAt: '2026-11-28T12:05:00.000Z' });
  });

  it('has figures for those who run it: who voted while it goes on, and of what only once it is sealed', async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    const vote = await aVote(platform, { slug: 'figures', ...PLAN });
    await cast(platform, vote, BALLOTS);
    await cast(platform, vote, [[1]], { channel: 'paper', hour: '2026-11-20T23:00:00.000Z' });
    const figures = '/api/budgets/{componentId}/statistics';
    const read = async () => (await platform.call(`GET ${figures}`, of(vote))).body.statistics;
    expect(await read()).toBeNull();
    await platform.call(`POST ${figures}`, of(vote));
    await settle();
    expect(await read()).toMatchObject({
      unfinished: 0,
      content: null,
      turnout: {
        ballots: 7,
        handedOut: 1,
        days: [{ key: '2026-11-21', ballots: 7 }],
        hours: [
          { key: 0, ballots: 1 },
          { key: 10, ballots: 6 },
        ],
        channels: [
          { key: 'online', ballots: 6 },
          { key: 'paper', ballots: 1 },
        ],
      },
    });
    platform.clock.set(SEALABLE);
    await seal(vote);
    await settle();
    expect((await read()).content).toEqual({
      projects: [
        { key: 1, ballots: 6 },
        { key: 2, ballots: 1 },
      ],
      spent: [{ envelopeId: vote.envelopes[0]?.id, sum: 42_000, ballots: 7 }],
    });
  });
});
