import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenReports, Reports } from '../../functions/reports/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { aPerson, deletionCode, remove } from '../participants/account.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let consultation: Consultation;
let author: string;
let admin: string;
let proposal: ProposalId;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform();
  consultation = await aConsultation(platform);
  author = (await platform.participant()).cookie;
  admin = (await platform.participant({ role: 'administrator' })).cookie;
  proposal = await aProposal(platform, consultation, author);
});
afterAll(() => platform.close());

const someone = () => aPerson(platform, `reporter-${++people}@example.org`);
const report = (resourceId: string, cookie: string | undefined, body: Record<string, unknown> = {}, key?: string) =>
  platform.call('POST /api/resources/{resourceId}/reports', {
    params: { resourceId },
    ...(cookie === undefined ? {} : { cookie }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    body: { reason: 'spam', ...body },
  });
const list = async (state = 'open') => {
  const answer = await platform.call('GET /api/reports', { cookie: admin, query: { state } });
  expect(answer.status).toBe(200);
  return answer.body.items;
};
const handled = (subjectId: string, reportId: string, method: 'PUT' | 'DELETE', cookie = admin) =>
  platform.call(`${method} /api/reports/{subjectId}/{reportId}/handled`, { params: { subjectId, reportId }, cookie });

describe('a report', () => {
  it('is made by somebody signed in, of something everybody can read, for a known reason', async () => {
    const { cookie } = await someone();
    const draft = await aDraft(platform, consultation, author);
    expect((await report(proposal, undefined)).status).toBe(401);
    expect((await report(draft, cookie)).status).toBe(404);
    expect((await report(proposal, cookie, { reason: 'boring' })).status).toBe(422);
    expect((await report(proposal, cookie, { commentId: 'cmt_01K00000000000000000000000' })).status).toBe(404);
    expect((await report(proposal, cookie, { words: 'x'.repeat(1001) })).status).toBe(422);
    expect((await report(proposal, cookie, { words: 'Sells pills.' })).status).toBe(201);
  });

  it('is one for each person and thing, also in twelve windows at once', async () => {
    const { cookie } = await someone();
    const answers = await Promise.all(Array.from({ length: 12 }, () => report(proposal, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('report.already-open');
  });

  it('is the same one when its answer was lost and it is sent again', async () => {
    const { cookie } = await someone();
    const [one, other] = [
      await report(proposal, cookie, {}, 'the-same-key-1'),
      await report(proposal, cookie, {}, 'the-same-key-1'),
    ];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.id).toBe(one.body.id);
  });

  it('cannot be made more than twenty times an hour', async () => {
    const { cookie } = await someone();
    const ids = [];
    for (let n = 0; n < 21; n++)
      ids.push(await aProposal(platform, consultation, (await platform.participant()).cookie));
    const statuses = [];
    for (const id of ids) statuses.push((await report(id, cookie)).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429]);
  });
});

describe('the list of reports', () => {
  it('is for administrators, newest first, with what is reported and how often', async () => {
    const id = await aProposal(platform, consultation, author, { title: 'Cheap pills for everybody' });
    const said = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: id },
      cookie: author,
      body: { body: 'You are **stupid**.', locale: 'en' },
    });
    const [one, other] = [await someone(), await someone()];
    await report(id, one.cookie, { words: 'Advertising.' });
    platform.clock.advance(60);
    await report(id, other.cookie, { commentId: said.body.id, reason: 'offensive' });
    platform.clock.advance(60);
    await report(id, other.cookie, { reason: 'illegal' });
    expect((await platform.call('GET /api/reports', { cookie: one.cookie })).status).toBe(403);
    const path = `${consultation.path}proposals/${id}/`;
    const items = await list();
    expect(items.slice(0, 3)).toMatchObject([
      { reason: 'illegal', title: 'Cheap pills for everybody', path, openReports: 2, excerpt: '' },
      { reason: 'offensive', excerpt: 'You are stupid.', path: `${path}#${said.body.id}`, openReports: 1 },
      { reason: 'spam', words: 'Advertising.', openReports: 2 },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/ptp_|reporter/);
    const count = await platform.call('GET /api/reports/count', { cookie: admin });
    expect(count.body.open).toBe(items.length);
  });

  it('loses what is handled, and gets it back', async () => {
    const { cookie } = await someone();
    const { id } = (await report(proposal, cookie)).body;
    expect((await handled(proposal, id, 'PUT', cookie)).status).toBe(403);
    expect((await handled(proposal, id, 'PUT')).status).toBe(204);
    expect((await handled(proposal, id, 'PUT')).status).toBe(204);
    const idsIn = async (state: string) => (await list(state)).map((one: { id: string }) => one.id);
    expect(await idsIn('open')).not.toContain(id);
    expect(await idsIn('handled')).toContain(id);
    expect((await handled(proposal, id, 'DELETE')).status).toBe(204);
    expect((await handled(proposal, id, 'DELETE')).status).toBe(204);
    expect(await idsIn('open')).toContain(id);
    expect((await report(proposal, cookie)).status).toBe(409);
  });

  it('lets somebody report the same thing again once it was handled, and refuses two open ones', async () => {
    const { cookie } = await someone();
    const first = (await report(proposal, cookie)).body.id;
    await handled(proposal, first, 'PUT');
    expect((await report(proposal, cookie)).status).toBe(201);
    expect(await handled(proposal, first, 'DELETE')).toMatchObject({
      status: 409,
      body: { code: 'report.reported-again' },
    });
  });

  it('ends in one state when two administrators handle and reopen at once', async () => {
    const { cookie, id: reporter } = await someone();
    const { id } = (await report(proposal, cookie)).body;
    await Promise.all(Array.from({ length: 10 }, (_, n) => handled(proposal, id, n % 2 === 0 ? 'PUT' : 'DELETE')));
    const { db } = platform.services;
    const stored = (await db.all(Reports, { subjectId: proposal })).find((one) => one.id === id);
    const open = (await db.all(OpenReports, { subjectId: proposal })).filter((one) => one.reporterId === reporter);
    expect(open).toHaveLength(stored?.state === 'open' ? 1 : 0);
  });
});

describe('a reporter who deletes the account', () => {
  it('is no longer named in the report, which stays', async () => {
    const person = await someone();
    const { id } = (await report(proposal, person.cookie, { words: 'A name.' })).body;
    await remove(platform, person, await deletionCode(platform, person));
    await platform.settle();
    const { db } = platform.services;
    const stored = (await db.all(Reports, { subjectId: proposal })).find((one) => one.id === id);
    expect(stored).toMatchObject({ reporterId: null, words: 'A name.', state: 'open' });
    expect(JSON.stringify(await db.all(OpenReports, { subjectId: proposal }))).not.toContain(person.id);
    expect((await handled(proposal, id, 'PUT')).status).toBe(204);
  });
});
