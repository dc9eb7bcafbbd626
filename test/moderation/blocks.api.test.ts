import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cases, Decisions } from '../../functions/moderation/entities.ts';
import { Participants } from '../../functions/platform/entities.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { ParticipantId, type ProposalId } from '../../shared/platform/ids.ts';
import { deletionCode, mailTo, type Person, remove } from '../participants/account.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { moderating, STATEMENT } from './a-moderation.ts';

let platform: TestPlatform;
let consultation: Consultation;
let author: Person;
let admin: string;
let second: string;
let acts: ReturnType<typeof moderating>;
beforeAll(async () => {
  platform = await startTestPlatform();
  acts = moderating(platform);
  consultation = await aConsultation(platform);
  author = await acts.someone();
  admin = (await platform.participant({ role: 'administrator', displayName: 'Ann' })).cookie;
  second = (await platform.participant({ role: 'administrator', displayName: 'Bob' })).cookie;
});
afterAll(() => platform.close());

const settings = async (changes: Record<string, number>) => {
  const body = { ...(await platform.call('GET /api/moderation/settings', { cookie: admin })).body, ...changes };
  expect((await platform.call('PUT /api/moderation/settings', { cookie: admin, body })).status).toBe(200);
};
const block = (cookie: string, participantId: string, until: string | null = null, key = 'a-block-of-somebody') =>
  platform.call('POST /api/moderation/blocks', {
    cookie,
    headers: { 'idempotency-key': key },
    body: { participantId, statement: STATEMENT, until },
  });
const stateOf = async (id: ProposalId) => (await platform.services.db.get(Proposals, { id }))?.state;

describe('a number of reports', () => {
  it('hides nothing by itself until the organization wants it, and then says that a program did it', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const people = [await acts.someone(), await acts.someone(), await acts.someone()];
    for (const { cookie } of people.slice(0, 2)) await acts.report(id, cookie, { reason: 'illegal' });
    await acts.later();
    expect(await stateOf(id)).toBe('published');
    await settings({ hideAfterReports: 3 });
    await acts.report(id, people[2]?.cookie ?? '', { reason: 'spam' });
    await acts.later();
    expect(await stateOf(id)).toBe('hidden');
    expect(mailTo(platform, author.email)?.text).toContain('A program hid it because 3 people reported it');
    const [told] = await acts.own(author.cookie);
    expect(told).toMatchObject({ isAutomated: true, reason: 'illegal', reports: 3, detection: 'reports' });
    // It still waits for a person, who makes the decision their own.
    expect((await acts.cases(admin)).body.items).toMatchObject([{ subjectId: id, standing: 'hidden', state: 'open' }]);
    expect((await acts.hide(admin, [id])).status).toBe(200);
    await acts.later();
    const [confirmed] = await acts.own(author.cookie);
    expect(confirmed).toMatchObject({ id: told.id, isAutomated: false, wasAutomated: true, facts: STATEMENT.facts });
    expect((await acts.cases(admin)).body.items).toEqual([]);
  });

  it('is taken back by a person who leaves the text as it is', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    for (let n = 0; n < 3; n++) await acts.report(id, (await acts.someone()).cookie);
    await acts.later();
    expect(await stateOf(id)).toBe('hidden');
    expect((await acts.decide(admin, [id], { measure: 'none' })).status).toBe(200);
    await acts.later();
    expect(await stateOf(id)).toBe('published');
    expect((await acts.own(author.cookie))[0]).toMatchObject({ standing: 'reversed' });
    expect(mailTo(platform, author.email)?.text).toContain('can be read by everybody again');
    await settings({ hideAfterReports: 0 });
  });
});

describe('signals of spam', () => {
  it('point at links, at equal texts and at many of them, and hide nothing', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const spammer = await acts.someone();
    const text =
      'Buy the best pills of the whole region at https://a.example and https://b.example or https://c.example';
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push(await acts.comment(id, spammer.cookie, text));
    const calm = await acts.comment(
      id,
      (await acts.someone()).cookie,
      'I like this idea, and here is https://x.example',
    );
    await acts.later();
    const [, , last] = ids;
    const { items } = (await acts.cases(admin)).body;
    expect(items.find(({ subjectId }: { subjectId: string }) => subjectId === last)).toMatchObject({
      openReports: 0,
      signals: [
        { kind: 'links', count: 3 },
        { kind: 'duplicate', count: 3 },
      ],
      standing: 'readable',
    });
    expect(items.some(({ subjectId }: { subjectId: string }) => subjectId === calm)).toBe(false);
    const { db } = platform.services;
    await acts.decide(admin, ids, { measure: 'none' });
    await acts.later();
    // What was looked at once does not come back for the same reason.
    await acts.comment(id, spammer.cookie, 'Thank you all for the kind words, this was the last one of them.');
    await acts.later();
    for (const subjectId of ids) {
      expect(await db.all(Cases, { subjectId })).toMatchObject([{ state: 'decided', openReports: 0 }]);
    }
  });
});

describe('a blocked account', () => {
  it('reads, downloads, appeals and deletes, and writes nothing; it is told why and until when', async () => {
    const person = await acts.someone();
    const until = '2026-12-24T12:00:00.000Z';
    expect((await block(author.cookie, person.id)).status).toBe(403);
    expect(await block(admin, person.id, until)).toMatchObject({ status: 201 });
    expect((await block(admin, person.id, until)).status).toBe(201);
    expect((await block(second, person.id, until, 'another-block')).body.code).toBe('moderation.already-blocked');
    await acts.later();
    const mail = mailTo(platform, person.email)?.text;
    expect(mail).toContain('24 December 2026');
    expect(mail).toContain(STATEMENT.facts);
    const id = await aProposal(platform, consultation, author.cookie);
    const said = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: id },
      cookie: person.cookie,
      body: { body: 'Hello', locale: 'en' },
    });
    expect(said).toMatchObject({
      status: 403,
      body: { code: 'participant.blocked', facts: { reason: 'offensive', until } },
    });
    expect((await acts.report(id, person.cookie)).body.code).toBe('participant.blocked');
    const { cookie } = person;
    expect((await platform.call('GET /api/participants/me', { cookie })).status).toBe(200);
    expect((await platform.call('POST /api/participants/me/exports', { cookie })).status).toBe(202);
    const [told] = await acts.own(cookie);
    expect(told).toMatchObject({ measure: 'block', kind: 'account', endsAt: until });
    expect((await acts.appeal(cookie, told.id)).status).toBe(204);
    expect((await acts.judge(admin, told.id, 'reversed')).body.code).toBe('moderation.own-decision');
    expect((await acts.judge(second, told.id, 'reversed')).status).toBe(204);
    expect((await acts.comment(id, cookie, 'Hello again')).startsWith('cmt_')).toBe(true);
    await acts.later();
    expect((await remove(platform, person, await deletionCode(platform, person))).status).toBe(204);
  });

  it('may write again at the very end of the block, and never before', async () => {
    const person = await acts.someone();
    const until = new Date(Date.parse(platform.services.now()) + 3_600_000).toISOString();
    await block(admin, person.id, until);
    const id = await aProposal(platform, consultation, author.cookie);
    platform.clock.advance(3599);
    expect((await acts.report(id, person.cookie)).status).toBe(403);
    platform.clock.advance(1);
    expect((await acts.report(id, person.cookie)).status).toBe(201);
  });

  it('is never one of an administrator', async () => {
    const { id } = await platform.participant({ role: 'administrator' });
    expect((await block(admin, id)).body.code).toBe('moderation.not-blockable');
  });
});

describe('what moderation keeps of somebody', () => {
  it('is in the download of their data, and names nobody once the account is deleted', async () => {
    const person = await acts.someone();
    const id = await aProposal(platform, consultation, person.cookie);
    await acts.report(id, (await acts.someone()).cookie);
    await acts.later();
    await acts.hide(admin, [id]);
    await block(admin, person.id, null, 'for-good-and-all');
    const [first] = await acts.own(person.cookie);
    await acts.appeal(person.cookie, first.id, 'My own words of appeal');
    await acts.later();
    const { decisionsTable } = await import('../../functions/moderation/own-data.ts');
    const participantId = ParticipantId.parse(person.id);
    const table = await decisionsTable(platform.services, participantId);
    expect(JSON.stringify(table.rows)).toContain('My own words of appeal');
    expect(table.rows).toHaveLength(2);
    await remove(platform, person, await deletionCode(platform, person));
    await acts.later();
    const { db } = platform.services;
    const left = await Promise.all(
      (['in-force', 'appealed'] as const).map((standing) => db.all(Decisions, { standing }, { index: 'byStanding' })),
    );
    expect(JSON.stringify(left)).not.toContain(person.id);
    expect(JSON.stringify(left)).not.toContain('My own words of appeal');
    expect((await db.get(Participants, { id: participantId }))?.block).toBeNull();
  });
});

describe('the public page', () => {
  it('counts decisions, and gives them as CSV without names and texts', async () => {
    await acts.later();
    const page = JSON.parse((await acts.site('en/moderation/index.html'))?.replace(/^<!--.*?-->/, '') ?? '{}');
    expect(page.grounds.find(({ reason }: { reason: string }) => reason === 'offensive').blocked).toBeGreaterThan(2);
    expect(page.automated).toBe(2);
    expect(page.appeals).toEqual({ all: 2, upheld: 0, reversed: 1 });
    expect(page.medianHours).not.toBeNull();
    const csv = (await acts.site('moderation/decisions.csv')) ?? '';
    const [header = '', ...lines] = csv.trim().split('\r\n');
    expect(header).toContain('decision_visibility,decision_account,decision_ground,category');
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.every((line) => line.split(',').length === header.split(',').length)).toBe(true);
    expect(csv).toContain('AUTOMATED_DECISION_PARTIALLY');
    expect(csv).not.toMatch(/ptp_|prp_|cmt_|mayor|Ann|Bob|T\d\d:/);
  });
});
