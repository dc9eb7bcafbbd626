import { beforeEach, describe, expect, test } from '@jest/globals';
import { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { makeClient, newKey, type RouteTable } from '../../web/src/platform/api-client.ts';
import { isPassing, problemOf } from '../../web/src/platform/problem.ts';

const routes: RouteTable = {
  proposals: {
    castVote: ['PUT', '/components/{componentId}/proposals/{proposalId}/vote'],
    readBallot: ['GET', '/components/{componentId}/ballot'],
    createDraft: ['POST', '/components/{componentId}/proposals'],
  },
  participants: { signOut: ['DELETE', '/session'], requestCode: ['POST', '/sign-in/codes'] },
  media: { upload: ['POST', '/media'] },
};
const componentId = ComponentId.parse('cmp_01JZ0000000000000000000001');
const proposalId = ProposalId.parse('prp_01JZ0000000000000000000001');
const params = { componentId, proposalId };
const vote = { params, body: { choice: 'support' as const } };
const draft = { params: { componentId }, body: { title: 'A', body: 'B', locale: 'en' } };
const code = { body: { email: 'a@example.org', locale: 'en' as const } };

let answers: (() => Response | Promise<Response>)[];
let requests: { url: string; init: RequestInit }[];
let pauses: number[];
const client = makeClient(routes, {
  fetch: async (url, init) => {
    requests.push({ url, init });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (!next) throw new TypeError('Failed to fetch');
    return next();
  },
  wait: async (milliseconds) => {
    pauses.push(milliseconds);
  },
  random: () => 0.5,
});
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const problem = (code: string, status: number, headers: Record<string, string> = {}) =>
  json({ type: 'about:blank', title: code, status, code }, status, headers);
const down = () => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => {
  answers = [];
  requests = [];
  pauses = [];
});

describe('a call', () => {
  test('fills the path, sends JSON with the cookies of this site, and gives the data', async () => {
    answers = [json({ choice: 'support', votesLeft: 2 })];
    expect(await client.proposals.castVote(vote)).toEqual({ ok: true, data: { choice: 'support', votesLeft: 2 } });
    expect(requests).toEqual([
      {
        url: `/api/components/${componentId}/proposals/${proposalId}/vote`,
        init: {
          method: 'PUT',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          credentials: 'same-origin',
          body: '{"choice":"support"}',
        },
      },
    ]);
  });

  test('repeats the name of a query that has several values, and leaves absent ones out', async () => {
    answers = [json({ votes: {}, votesLeft: null, voteLimit: 0 })];
    await client.proposals.readBallot({ params: { componentId }, query: { proposal: [proposalId, proposalId] } });
    await client.proposals.readBallot({ params: { componentId }, query: { proposal: undefined } });
    expect(requests.map(({ url }) => url.split('/ballot')[1])).toEqual([
      `?proposal=${proposalId}&proposal=${proposalId}`,
      '',
    ]);
  });

  test('gives nothing where the answer has no body', async () => {
    answers = [() => new Response(null, { status: 204 })];
    expect(await client.participants.signOut()).toEqual({ ok: true, data: undefined });
  });

  test('sends pictures as the bytes they are', async () => {
    answers = [json({ path: '/media/a.png' }, 201)];
    const picture = new Blob(['bytes'], { type: 'image/png' });
    await client.media.upload({ body: picture });
    expect(requests[0]?.init.body).toBe(picture);
    expect(requests[0]?.init.headers).toMatchObject({ 'content-type': 'image/png' });
  });
});

describe('a refusal', () => {
  test('is given with its code, facts and fields, never thrown', async () => {
    const fields = [{ pointer: '/title', code: 'too_small' }];
    answers = [json({ type: '', title: '', status: 422, code: 'request.invalid', fields, facts: { a: 1 } }, 422)];
    expect(await client.proposals.createDraft(draft)).toEqual({
      ok: false,
      problem: { code: 'request.invalid', status: 422, fields, facts: { a: 1 }, retryAfter: null },
    });
  });

  test('that is no problem of ours counts as unavailable', async () => {
    const page = new Response('<html>Bad gateway</html>', { status: 502 });
    expect(await problemOf(page)).toMatchObject({ code: 'internal.unavailable', status: 502 });
  });

  test.each([
    ['429 of the gateway', 429, '{"message":"Too Many Requests"}'],
    ['503 of a function without concurrency', 503, '{"message":"Service Unavailable"}'],
    ['503 of the CDN', 503, '<!doctype html><title>503</title>'],
  ])('by a %s is unavailable for as long as its header says, and may pass', async (_, status, body) => {
    const read = await problemOf(new Response(body, { status, headers: { 'retry-after': '2' } }));
    expect(read).toMatchObject({ code: 'internal.unavailable', status, retryAfter: 2 });
    expect(isPassing(read)).toBe(true);
    answers = [
      () => new Response(body, { status, headers: { 'retry-after': '2' } }),
      json({ choice: 'support', votesLeft: 1 }),
    ];
    expect(await client.proposals.castVote(vote)).toMatchObject({ ok: true });
    expect(pauses).toEqual([2400]);
  });

  test('may pass when nobody answered or the server failed, not when it said no', async () => {
    const codes = await Promise.all(
      [problem('internal.error', 500), problem('proposal.voting-closed', 409)].map((make) => problemOf(make())),
    );
    expect(codes.map(isPassing)).toEqual([true, false]);
  });
});

describe('repeating', () => {
  test('a call without an answer is made four times in all, with longer pauses, then fails as a network', async () => {
    answers = [down];
    const result = await client.proposals.castVote(vote);
    expect(result).toMatchObject({ ok: false, problem: { code: 'network.failed', status: 0 } });
    expect(requests).toHaveLength(4);
    expect(pauses).toEqual([400, 800, 1600]);
  });

  test('gives the answer as soon as there is one', async () => {
    answers = [down, json({ choice: 'support', votesLeft: null })];
    expect(await client.proposals.castVote(vote)).toMatchObject({ ok: true });
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['request.too-many', 429],
    ['internal.unavailable', 503],
  ])('waits as long as a busy server asks (%s)', async (name, status) => {
    answers = [problem(name, status, { 'retry-after': '2' }), json({ choice: 'support', votesLeft: null })];
    expect(await client.proposals.castVote(vote)).toMatchObject({ ok: true });
    expect(pauses).toEqual([2400]);
  });

  test('does not insist when the server does not say when to come back, or only much later', async () => {
    answers = [problem('internal.unavailable', 503)];
    await client.proposals.castVote(vote);
    answers = [problem('request.too-many', 429, { 'retry-after': '9' })];
    await client.proposals.castVote(vote);
    expect(requests).toHaveLength(2);
  });

  test('never repeats what could be done twice: a POST without a key', async () => {
    answers = [down];
    await client.participants.requestCode(code);
    expect(requests).toHaveLength(1);
  });

  test('repeats a creation that has a key, with the same key', async () => {
    answers = [down];
    await client.proposals.createDraft({ ...draft, idempotencyKey: 'one' });
    expect(requests.map(({ init }) => Object(init.headers)['idempotency-key'])).toEqual(Array(4).fill('one'));
  });

  test('ends when the caller has lost interest', async () => {
    const controller = new AbortController();
    answers = [
      () => {
        controller.abort();
        return down();
      },
    ];
    await client.proposals.castVote({ ...vote, signal: controller.signal });
    expect(requests).toHaveLength(1);
  });
});

test('keys of creations differ', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});
