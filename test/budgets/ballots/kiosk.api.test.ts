import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { turnoutOf } from '../../../functions/budgets/ballots/turnout.ts';
import { ballotOf, paperKeyOf } from '../../../functions/budgets/ballots/write-ballot.ts';
import { PaperRuns, Papers } from '../../../functions/budgets/papers/entities.ts';
import { paperSecrets } from '../../../functions/budgets/papers/secrets.ts';
import { BudgetCounts } from '../../../functions/budgets/results/entities.ts';
import { put } from '../../../functions/platform/db/write.ts';
import { readablePaperCode } from '../../../shared/budgets/papers/code.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aVote, choices, type Vote } from './a-vote.ts';

const AT = '/api/budgets/{componentId}';

describe('a tablet in a hall', () => {
  let platform: TestPlatform;
  let vote: Vote;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    platform.clock.set('2026-11-21T18:00:00.000Z');
    vote = await aVote(platform, { slug: `kiosk-${++slugs}` });
    const { services } = platform;
    await services.db.write(
      put(PaperRuns, {
        id: services.newId('paperRun'),
        componentId: vote.componentId,
        first: 1,
        last: 50,
        envelopeIds: [],
        locale: 'en',
        createdAt: services.now(),
      }),
    );
  });

  const agent = () =>
    platform.participant({ grants: [{ role: 'agent', spaceId: vote.process.id }], displayName: 'Agent Alice' });
  const cookieIn = (cookies: readonly string[], name: string) =>
    cookies.find((text) => text.startsWith(`${name}=`))?.split(';')[0] ?? '';
  /** Opens a tablet; gives the cookie that it has from then on. */
  async function aTablet(): Promise<string> {
    const { cookie } = await agent();
    const opened = await platform.call(`POST ${AT}/kiosks`, {
      params: { componentId: vote.componentId },
      body: { place: 'Town hall' },
      cookie,
    });
    expect(opened.status).toBe(201);
    return cookieIn(opened.cookies, 'parvis_kiosk');
  }
  const codeOf = async (number: number) =>
    readablePaperCode((await paperSecrets(platform.services, vote.componentId)).codeOf(number));
  const receiptOf = async (number: number) =>
    (await paperSecrets(platform.services, vote.componentId)).receiptOf(number);
  const tryCode = (code: string, cookie: string) =>
    platform.call(`POST ${AT}/kiosk/papers`, { params: { componentId: vote.componentId }, body: { code }, cookie });
  interface Sent {
    readonly key?: string;
    readonly wasKept?: boolean;
    readonly numbers?: readonly number[];
  }
  const cast = (
    code: string,
    cookie: string,
    { key = 'a-key-of-its-own', wasKept = false, numbers = [1, 2] }: Sent = {},
  ) =>
    platform.call(`POST ${AT}/kiosk/ballots`, {
      params: { componentId: vote.componentId },
      body: { code, content: choices(vote, numbers), wasKept },
      cookie,
      headers: { 'idempotency-key': key },
    });
  const office = async () => {
    const { cookie } = await agent();
    return {
      cookie,
      list: (await platform.call(`GET ${AT}/kiosks`, { params: { componentId: vote.componentId }, cookie })).body,
    };
  };
  const nameOf = (answer: { status: number; body: { code?: string } }) => `${answer.status} ${answer.body?.code ?? ''}`;
  const ballotOfPaper = async (number: number) =>
    ballotOf(platform.services, vote.componentId, await paperKeyOf(platform.services, vote.componentId, number));

  it('has none of the powers of the agent who opened it: their session is over on it', async () => {
    const { cookie } = await agent();
    const call = { params: { componentId: vote.componentId }, body: { place: 'Town hall' }, cookie };
    const opened = await platform.call(`POST ${AT}/kiosks`, call);
    expect(opened.body).toMatchObject({ place: 'Town hall', endsAt: '2026-11-22T10:00:00.000Z', closedAt: null });
    expect(opened.cookies).toHaveLength(3);
    const [tablet = '', session = ''] = opened.cookies;
    expect(tablet).toMatch(
      /^parvis_kiosk=kio_\w{26}\.[\w-]{43}; Path=\/api\/budgets\/cmp_\w{26}\/; SameSite=Strict; HttpOnly/,
    );
    expect(session).toMatch(/^parvis_session=; .*Max-Age=0/);
    expect(nameOf(await platform.call(`GET ${AT}/kiosks`, call))).toBe('401 session.invalid');
    const kiosk = cookieIn(opened.cookies, 'parvis_kiosk');
    expect(nameOf(await platform.call(`GET ${AT}/kiosks`, { ...call, cookie: kiosk }))).toBe('401 session.required');
    const read = await platform.call(`GET ${AT}/kiosk`, { ...call, cookie: kiosk });
    expect(read.body.kiosk).toMatchObject({ place: 'Town hall' });
    expect(JSON.stringify(read.body)).not.toContain('secret');
  });

  it('is opened by agents of the process alone, and of no other', async () => {
    const other = await aVote(platform, { slug: `kiosk-${++slugs}` });
    const call = { params: { componentId: other.componentId }, body: { place: 'Town hall' } };
    const { cookie } = await agent();
    expect(nameOf(await platform.call(`POST ${AT}/kiosks`, { ...call, cookie }))).toBe('403 access.other-space');
    const somebody = await platform.participant();
    expect(nameOf(await platform.call(`POST ${AT}/kiosks`, { ...call, cookie: somebody.cookie }))).toBe(
      '403 access.needs-role',
    );
  });

  it('casts the ballot of a paper once, with the receipt on its stub', async () => {
    const tablet = await aTablet();
    const code = await codeOf(7);
    expect((await tryCode(code.toLowerCase(), tablet)).body).toEqual({ envelopeIds: [] });
    const first = await cast(code, tablet);
    expect(first).toMatchObject({ status: 200, body: { receipt: await receiptOf(7), conflict: null } });
    expect((await cast(code, tablet)).body).toEqual(first.body);
    expect(nameOf(await cast(code, tablet, { key: 'another-key' }))).toBe('409 budget.paper-at-kiosk');
    expect(nameOf(await tryCode(code, tablet))).toBe('409 budget.paper-at-kiosk');
    expect(await ballotOfPaper(7)).toMatchObject({ channel: 'kiosk', hour: '2026-11-21T18:00:00.000Z', revision: 1 });
    await platform.settle();
    expect(await turnoutOf(platform.services, vote.componentId)).toMatchObject({ ballots: 1, kiosk: 1 });
  });

  it('casts one ballot of a paper that two tablets send at the same moment', async () => {
    const [one, other] = [await aTablet(), await aTablet()];
    const code = await codeOf(8);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => cast(code, index % 2 ? one : other, { key: `tablet-key-${index}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  it('refuses codes of no paper, and guesses no more than sixty in ten minutes', async () => {
    const tablet = await aTablet();
    const code = await codeOf(9);
    expect(nameOf(await tryCode('0000 0000 0000', tablet))).toBe('404 budget.paper-unknown');
    expect(nameOf(await tryCode(await codeOf(51), tablet))).toBe('404 budget.paper-unknown');
    for (let tries = 2; tries < 60; tries++) await tryCode('0000 0000 0000', tablet);
    expect(nameOf(await tryCode(code, tablet))).toBe('429 request.too-many');
    platform.clock.advance(600);
    expect((await tryCode(code, tablet)).status).toBe(200);
  });

  it('refuses a ballot that breaks a rule, and keeps nothing of it', async () => {
    const tablet = await aTablet();
    const refused = await cast(await codeOf(10), tablet, { numbers: [5, 6] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'budget.ballot-refused' } });
    expect(refused.body.fields[0]).toMatchObject({ code: 'budget.over-envelope', facts: { over: 1000 } });
    expect((await office()).list.conflicts).toEqual([]);
  });

  it('sends what it had kept through a lost connection, also after the vote has closed', async () => {
    const tablet = await aTablet();
    platform.clock.set('2026-11-22T09:00:00.000Z');
    expect(await cast(await codeOf(11), tablet, { wasKept: true })).toMatchObject({
      status: 200,
      body: { conflict: null },
    });
  });

  it('tells agents of kept ballots that are refused later: nothing of them is lost, and each is settled once', async () => {
    const { services } = platform;
    const tablet = await aTablet();
    const [code, entered] = [await codeOf(12), await codeOf(13)];
    await cast(code, tablet, { key: 'the-first-ballot' });
    const late = await cast(code, tablet, { key: 'the-second-ballot', wasKept: true, numbers: [3] });
    expect(late).toMatchObject({ status: 200, body: { receipt: null, conflict: 'budget.paper-at-kiosk' } });
    // Sent again, since the answer was lost: it is the same conflict.
    await cast(code, tablet, { key: 'the-second-ballot', wasKept: true, numbers: [3] });
    const entry = { agentId: (await agent()).id, content: null, invalid: null, batchId: null, at: services.now() };
    await services.db.write(
      put(Papers, {
        componentId: vote.componentId,
        number: 13,
        state: 'half',
        first: entry,
        second: null,
        invalid: null,
        voided: null,
        batchId: null,
        decidedBy: null,
        revision: 1,
      }),
    );
    await cast(entered, tablet, { key: 'the-third-ballot', wasKept: true });
    const { list, cookie } = await office();
    expect(list.conflicts.map((one: { code: string; number: number }) => [one.number, one.code]).sort()).toEqual([
      [12, 'budget.paper-at-kiosk'],
      [13, 'budget.paper-entered'],
    ]);
    const [conflict] = list.conflicts.filter(({ number }: { number: number }) => number === 12);
    expect(conflict.content[0].choices).toEqual([{ projectId: vote.projectIds[0]?.[2], points: null }]);
    const settle = () =>
      platform.call(`PUT ${AT}/kiosk-conflicts/{conflictId}`, {
        params: { componentId: vote.componentId, conflictId: conflict.id },
        body: { isSettled: true },
        cookie,
      });
    const settled = await settle();
    platform.clock.advance(60);
    expect((await settle()).body).toEqual(settled.body);
    expect(settled.body.settledAt).toBe('2026-11-21T18:00:00.000Z');
  });

  it('is closed from elsewhere, or by its time, and sends nothing more', async () => {
    const tablet = await aTablet();
    const code = await codeOf(14);
    const { list, cookie } = await office();
    const call = { params: { componentId: vote.componentId, kioskId: list.kiosks[0].id }, cookie };
    expect((await platform.call(`DELETE ${AT}/kiosks/{kioskId}`, call)).status).toBe(204);
    expect((await platform.call(`DELETE ${AT}/kiosks/{kioskId}`, call)).status).toBe(204);
    expect(nameOf(await cast(code, tablet, { wasKept: true }))).toBe('401 budget.kiosk-over');
    expect(nameOf(await tryCode(code, `${tablet}x`))).toBe('401 budget.kiosk-over');
    const second = await aTablet();
    platform.clock.advance(16 * 3600);
    expect(nameOf(await cast(code, second))).toBe('401 budget.kiosk-over');
    const read = await platform.call(`GET ${AT}/kiosk`, { params: { componentId: vote.componentId }, cookie: second });
    expect(read.body).toEqual({ kiosk: null });
  });

  it('casts nothing once the count is sealed: what it had kept is told to agents', async () => {
    const { services } = platform;
    const tablet = await aTablet();
    await services.db.write(
      put(BudgetCounts, {
        componentId: vote.componentId,
        state: 'sealed',
        task: null,
        turn: 1,
        sealedAt: services.now(),
        root: null,
        ballots: null,
        publishedAt: null,
        withdrawal: null,
      }),
    );
    const code = await codeOf(15);
    expect(nameOf(await cast(code, tablet))).toBe('409 budget.sealed');
    expect((await cast(code, tablet, { wasKept: true })).body).toEqual({ receipt: null, conflict: 'budget.sealed' });
    expect(await ballotOfPaper(15)).toBeUndefined();
  });
});
