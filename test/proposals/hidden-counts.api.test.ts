import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

/** Numbers of votes that stand nowhere by chance, one for each test: some pages show all consultations. */
const MOST = 43;
const HIDDEN = 43;
const SHOWN = 37;
const REVEALED = 31;
const TAKEN_OUT = 29;

describe('counts that are hidden until the phase ends', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let administrator: { id: string; cookie: string };
  let voters: readonly { id: string; cookie: string }[];
  let popular: ProposalId;
  let newer: ProposalId;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = await platform.participant({ role: 'administrator' });
    voters = await Promise.all(Array.from({ length: MOST }, () => platform.participant()));
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    await platform.forgetPages();
  });

  async function open(phase: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>> = {}) {
    consultation = await aConsultation(platform, { slug: `hidden-${++slugs}`, phase, settings });
    const author = await platform.participant();
    popular = await aProposal(platform, consultation, author.cookie, { title: 'The popular one of the two' });
    platform.clock.advance(1);
    newer = await aProposal(platform, consultation, author.cookie, { title: 'The newer one of the two' });
    await platform.settle();
  }
  const vote = ({ cookie }: { readonly cookie: string }, proposalId: ProposalId) =>
    platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: consultation.componentId, proposalId },
      body: { choice: 'support' },
      cookie,
    });
  const voteAll = async (count = 13) => {
    await Promise.all(voters.slice(0, count).map((voter) => vote(voter, popular)));
    await platform.settle();
  };
  /** Every object that the CDN can give, by its key, of this consultation. */
  async function published(): Promise<Map<string, string>> {
    await platform.publish();
    const Bucket = platform.services.config.buckets.site;
    const found = new Map<string, string>();
    let ContinuationToken: string | undefined;
    do {
      const page = await platform.cloud.clients.s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
      for (const { Key = '' } of page.Contents ?? []) {
        const { Body } = await platform.cloud.clients.s3.send(new GetObjectCommand({ Bucket, Key }));
        const text = (await Body?.transformToString()) ?? '';
        const isOurs = `${Key} ${text}`.includes(consultation.componentId) || text.includes(popular);
        if (isOurs || Key.includes(popular)) found.set(Key, text);
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return found;
  }
  const params = () => ({ componentId: consultation.componentId });
  const list = (query: Readonly<Record<string, string>> = {}) =>
    platform.call('GET /api/public/components/{componentId}/proposals', { params: params(), query });
  /** Every answer of the API in which a count could stand. */
  async function answers(): Promise<unknown[]> {
    const one = { ...params(), proposalId: popular };
    const { cookie } = administrator;
    const calls = await Promise.all([
      list(),
      list({ sort: 'most-supported', limit: '1' }),
      platform.call('GET /api/components/{componentId}/proposals', { params: params(), cookie }),
      platform.call('GET /api/components/{componentId}/proposals/{proposalId}', { params: one, cookie }),
      platform.call('GET /api/components/{componentId}/attention', { params: params(), cookie }),
      platform.call('GET /api/components/{componentId}/proposal-exports', { params: params(), cookie }),
      platform.call('GET /api/components/{componentId}/ballot', {
        params: params(),
        query: { proposal: popular },
        cookie: voters[0]?.cookie ?? '',
      }),
    ]);
    expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 200));
    // Cursors hold the rank of the last entry, which would be its count.
    return calls.map(({ body }) => [body, body.next ? Buffer.from(body.next, 'base64url').toString('utf8') : null]);
  }
  /** Whether the number of votes stands in a text: not inside of an id, of a time or of a greater number. */
  const hasCount = (text: string, votes: number) => new RegExp(`(?<![\\w.]|\\d[:-])${votes}(?![\\w:-])`).test(text);
  const tallyOf = async (key: string) => {
    const file = await platform.services.files.site.get(key);
    return file === undefined ? undefined : JSON.parse(new TextDecoder().decode(file.body));
  };

  it('stand in no published object and no answer of the API', async () => {
    await open({ countsHidden: true });
    await voteAll(HIDDEN);
    const objects = await published();
    expect(objects.size).toBeGreaterThan(5);
    expect([...objects].filter(([, text]) => hasCount(text, HIDDEN)).map(([key]) => key)).toEqual([]);
    const said = await answers();
    expect(said.filter((answer) => hasCount(JSON.stringify(answer), HIDDEN))).toEqual([]);
    expect(await tallyOf(`tallies/proposals/${popular}.json`)).toMatchObject({ areHidden: true });
    expect(await tallyOf(`tallies/proposals/${popular}.json`)).not.toHaveProperty('support');
  });

  it('would be found by the same search where they are not hidden', async () => {
    await open({});
    await voteAll(SHOWN - 1);
    // Pages with sums are published at most once a minute.
    platform.clock.advance(130);
    await vote(voters[SHOWN - 1] ?? { cookie: '' }, popular);
    await platform.settle();
    const found = [...(await published())].filter(([, text]) => hasCount(text, SHOWN)).map(([key]) => key);
    expect(found).toContain(`tallies/proposals/${popular}.json`);
    expect(found).toContain(`tallies/components/${consultation.componentId}.json`);
    expect(found.some((key) => key.endsWith(`proposals/${popular}/index.html`))).toBe(true);
    expect((await answers()).filter((answer) => hasCount(JSON.stringify(answer), SHOWN)).length).toBeGreaterThan(2);
  });

  it('order nothing either', async () => {
    await open({ countsHidden: true });
    await voteAll();
    const { body } = await list({ sort: 'most-supported' });
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([newer, popular]);
    expect(body.items.map(({ tally }: { tally: unknown }) => tally)).toEqual([null, null]);
  });

  it('leave people their own vote', async () => {
    await open({ countsHidden: true });
    await voteAll();
    const { body } = await platform.call('GET /api/components/{componentId}/ballot', {
      params: params(),
      query: { proposal: popular },
      cookie: voters[0]?.cookie ?? '',
    });
    expect(body.votes).toEqual({ [popular]: 'support' });
  });

  it('appear by themselves in the minute in which the phase ends', async () => {
    await open({ countsHidden: true });
    await voteAll(REVEALED);
    platform.clock.set('2026-12-01T00:00:00.000Z');
    await platform.tick();
    await platform.settle();
    expect(await tallyOf(`tallies/proposals/${popular}.json`)).toMatchObject({ support: REVEALED });
    const { proposals } = await tallyOf(`tallies/components/${consultation.componentId}.json`);
    expect(proposals[popular].support).toBe(REVEALED);
    const objects = await published();
    const pages = [...objects].filter(([key]) => key.endsWith(`f/${consultation.componentId}/index.html`));
    expect(pages.length).toBeGreaterThan(0);
    for (const [, text] of pages) expect(hasCount(text, REVEALED)).toBe(true);
    const { body } = await list({ sort: 'most-supported' });
    expect(body.items[0]).toMatchObject({ id: popular, tally: { support: REVEALED } });
  });

  it('are taken out of everything when an administrator hides them while votes are open', async () => {
    await open({});
    await voteAll(TAKEN_OUT);
    await changeComponent(platform, consultation, { phase: { countsHidden: true } });
    await platform.settle();
    expect([...(await published())].filter(([, text]) => hasCount(text, TAKEN_OUT)).map(([key]) => key)).toEqual([]);
    expect((await answers()).filter((answer) => hasCount(JSON.stringify(answer), TAKEN_OUT))).toEqual([]);
  });

  it('are hidden in a component of more proposals than one job writes', async () => {
    await open({});
    await voteAll();
    const { refreshCounts } = await import('../../functions/proposals/refresh-counts.ts');
    await changeComponent(platform, consultation, { phase: { countsHidden: true } });
    const first = [popular, newer].sort()[0];
    // As the job goes on after the first proposal: the rest is written, whatever was written before.
    await refreshCounts(platform.services, { component: consultation.componentId, after: first });
    await refreshCounts(platform.services, { component: consultation.componentId });
    expect(await tallyOf(`tallies/proposals/${popular}.json`)).toMatchObject({ areHidden: true });
    expect(await tallyOf(`tallies/proposals/${newer}.json`)).toMatchObject({ areHidden: true });
  });

  it('mark no proposal that has enough supports, and close no votes on it, until they are shown', async () => {
    await open({ countsHidden: true }, { supportThreshold: 10, closesAtThreshold: true });
    await voteAll();
    const one = { params: { ...params(), proposalId: popular }, cookie: administrator.cookie };
    const read = async () =>
      (await platform.call('GET /api/components/{componentId}/proposals/{proposalId}', one)).body;
    expect((await read()).reached).toBeNull();
    platform.clock.advance(10);
    expect((await vote(await platform.participant(), popular)).status).toBe(200);
    platform.clock.set('2026-12-01T00:00:00.000Z');
    await platform.tick();
    await platform.settle();
    expect((await read()).reached).toMatchObject({ threshold: 10 });
  });
});
