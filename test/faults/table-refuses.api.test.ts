/** The table is throttled, or its answers do not come: at every call of every act that people cannot lose. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Comments } from '../../functions/comments/entities.ts';
import { Proposals, Votes } from '../../functions/proposals/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { aConsultation, aDraft, aProposal, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { type Answer, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type Fault, inject, stopAll } from './injected.ts';

const VOTE = 'PUT /api/components/{componentId}/proposals/{proposalId}/vote';
const SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
const UNAVAILABLE = { status: 503, body: { code: 'internal.unavailable' } };

let platform: TestPlatform;
let free: Consultation;
let limited: Consultation;
let author: { readonly cookie: string };
const proposals = new Map<Consultation, ProposalId[]>();
let keys = 0;

beforeAll(async () => {
  platform = await startTestPlatform();
  author = await platform.participant({ displayName: 'Ada' });
  free = await aConsultation(platform, { slug: 'free' });
  limited = await aConsultation(platform, { slug: 'limited', settings: { voteLimit: 3 } });
  for (const consultation of [free, limited])
    proposals.set(consultation, [
      await aProposal(platform, consultation, author.cookie, { title: 'The first of the proposals' }),
      await aProposal(platform, consultation, author.cookie, { title: 'The second of the proposals' }),
    ]);
});
afterEach(stopAll);
afterAll(() => platform.close());

const first = (consultation: Consultation): ProposalId => {
  const id = proposals.get(consultation)?.[0];
  if (id === undefined) throw new Error('no proposal');
  return id;
};
const vote = (consultation: Consultation, cookie: string) =>
  platform.call(VOTE, {
    params: { componentId: consultation.componentId, proposalId: first(consultation) },
    body: { choice: 'support' },
    cookie,
  });
/** Votes as the table holds them: what a recount counts. */
const recount = async (consultation: Consultation) => {
  const proposalId = first(consultation);
  const all = await Promise.all(SHARDS.map((shard) => platform.services.db.all(Votes, { proposalId, shard })));
  return all.flat().length;
};

/** An act that a person repeats until it is done, and what it must have done once in the end. */
interface Act {
  prepare(): Promise<{ readonly run: () => Promise<Answer>; readonly effects: () => Promise<number> }>;
}

const acts: Readonly<Record<string, Act>> = {
  'a vote without a limit': {
    async prepare() {
      const { cookie } = await platform.participant();
      const before = await recount(free);
      return { run: () => vote(free, cookie), effects: async () => (await recount(free)) - before };
    },
  },
  'a vote of three': {
    async prepare() {
      const { cookie } = await platform.participant();
      return {
        run: () => vote(limited, cookie),
        effects: async () => {
          const { componentId } = limited;
          const query = { proposal: proposals.get(limited) ?? [] };
          const ballot = await platform.call('GET /api/components/{componentId}/ballot', {
            params: { componentId },
            query,
            cookie,
          });
          return 3 - ballot.body.votesLeft;
        },
      };
    },
  },
  'a draft': {
    async prepare() {
      const { cookie } = await platform.participant();
      const { componentId } = free;
      const headers = { 'idempotency-key': `draft-key-${++keys}-0000` };
      return {
        run: () =>
          platform.call('POST /api/components/{componentId}/proposals', {
            params: { componentId },
            cookie,
            headers,
            body: TEXT,
          }),
        effects: async () => {
          const own = await platform.call('GET /api/components/{componentId}/proposals/mine', {
            params: { componentId },
            cookie,
          });
          return own.body.items.length;
        },
      };
    },
  },
  'a comment': {
    async prepare() {
      const { id, cookie } = await platform.participant();
      const resourceId = first(free);
      const headers = { 'idempotency-key': `comment-key-${++keys}-0000` };
      return {
        run: () =>
          platform.call('POST /api/resources/{resourceId}/comments', {
            params: { resourceId },
            cookie,
            headers,
            body: { body: 'I agree.', locale: 'en' },
          }),
        effects: async () => {
          const all = await platform.services.db.all(Comments, { resourceId });
          return all.filter(({ authorId }) => authorId === id).length;
        },
      };
    },
  },
  'a publication': {
    async prepare() {
      const { cookie } = await platform.participant();
      const params = {
        componentId: free.componentId,
        proposalId: await aDraft(platform, free, cookie, { title: `Proposal to publish ${++keys}` }),
      };
      return {
        run: () =>
          platform.call('POST /api/components/{componentId}/proposals/{proposalId}/publication', { params, cookie }),
        effects: async () => {
          const read = await platform.services.db.get(Proposals, { id: params.proposalId });
          return read?.state === 'published' ? 1 : 0;
        },
      };
    },
  },
};

describe('a call that the table does not answer', () => {
  it.each(
    Object.keys(acts).flatMap((name) =>
      (['timed out', 'answer lost'] satisfies Fault[]).map((fault) => [name, fault] as const),
    ),
  )('leaves %s to be asked for again (%s), whichever call of it that was, and done once', async (name, fault) => {
    const act = acts[name];
    if (act === undefined) throw new Error(name);
    const { dynamodb } = platform.cloud.clients;
    let struck = 0;
    for (let nth = 0; ; nth++) {
      const { run, effects } = await act.prepare();
      // What gates a vote is remembered for some seconds, and would hide its reading.
      platform.clock.advance(10);
      const injection = inject(dynamodb, { fault, depth: 'call', strikes: (index) => index === nth });
      const answer = await run();
      const isOver = injection.seen <= nth;
      injection.stop();
      if (isOver) {
        expect([name, nth, answer.status < 300]).toEqual([name, nth, true]);
        break;
      }
      struck += 1;
      expect(answer).toMatchObject({ ...UNAVAILABLE, headers: { 'retry-after': '2' } });
      const again = await run();
      expect([nth, again.status, again.body?.code]).toEqual([nth, again.status < 300 ? again.status : 200, undefined]);
      expect([nth, await effects()]).toEqual([nth, 1]);
    }
    expect(struck).toBeGreaterThan(1);
  });
});

describe('a table that is throttled', () => {
  it('counts no vote that it has not taken, and says how long to wait', async () => {
    const { cookie } = await platform.participant();
    const before = await recount(free);
    const injection = inject(platform.cloud.clients.dynamodb, {
      fault: 'throttled',
      depth: 'try',
      strikes: () => true,
    });
    const answer = await vote(free, cookie);
    injection.stop();
    expect(answer).toMatchObject({ ...UNAVAILABLE, headers: { 'retry-after': '2' } });
    expect(await recount(free)).toBe(before);
  });

  it.each(['throttled', 'timed out', 'answer lost'] satisfies Fault[])(
    'at every third try (%s) costs nobody the vote, and counts none twice',
    async (fault) => {
      const voters = await Promise.all(Array.from({ length: 6 }, () => platform.participant()));
      const before = [await recount(free), await recount(limited)];
      const injection = inject(platform.cloud.clients.dynamodb, {
        fault,
        depth: 'try',
        strikes: (index) => index % 3 === 2,
      });
      const untilTaken = async (consultation: Consultation, cookie: string) => {
        for (let tries = 0; tries < 8; tries++) {
          const { status } = await vote(consultation, cookie);
          if (status === 200) return;
          expect(status).toBe(503);
        }
        throw new Error('the vote was never taken');
      };
      await Promise.all(voters.flatMap(({ cookie }) => [untilTaken(free, cookie), untilTaken(limited, cookie)]));
      injection.stop();
      expect([await recount(free), await recount(limited)]).toEqual(before.map((count) => count + voters.length));
    },
  );
});
