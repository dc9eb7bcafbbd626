import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cases, OpenReports, Reports } from '../../functions/moderation/entities.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { deletionCode, mailTo, type Person, remove } from '../participants/account.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { moderating, STATEMENT } from './a-moderation.ts';

let platform: TestPlatform;
let consultation: Consultation;
let elsewhere: Consultation;
let author: Person;
let admin: string;
let second: string;
let moderator: string;
let acts: ReturnType<typeof moderating>;
beforeAll(async () => {
  platform = await startTestPlatform();
  acts = moderating(platform);
  consultation = await aConsultation(platform);
  elsewhere = await aConsultation(platform, { slug: 'parks' });
  author = await acts.someone();
  admin = (await platform.participant({ role: 'administrator', displayName: 'Ann' })).cookie;
  second = (await platform.participant({ role: 'administrator', displayName: 'Bob' })).cookie;
  const grants = [{ role: 'moderator', spaceId: elsewhere.process.id }] as const;
  moderator = (await platform.participant({ displayName: 'Mo', grants })).cookie;
});
afterAll(() => platform.close());

const written = (options: Parameters<typeof aProposal>[3] = {}) =>
  aProposal(platform, consultation, author.cookie, options);
/** A proposal that somebody has reported, as a case. */
async function reported(options: Parameters<typeof aProposal>[3] = {}): Promise<ProposalId> {
  const id = await written(options);
  await acts.report(id, (await acts.someone()).cookie, { reason: 'offensive', words: 'Rude.' });
  await acts.later();
  return id;
}
const stateOf = async (id: ProposalId) => (await platform.services.db.get(Proposals, { id }))?.state;

describe('a report', () => {
  it('is made by somebody signed in, of something everybody can read, for a known reason', async () => {
    const { cookie } = await acts.someone();
    const [proposal, draft] = [await written(), await aDraft(platform, consultation, author.cookie)];
    expect((await acts.report(proposal, undefined)).status).toBe(401);
    expect((await acts.report(draft, cookie)).status).toBe(404);
    expect((await acts.report(proposal, cookie, { reason: 'boring' })).status).toBe(422);
    expect((await acts.report(proposal, cookie, { commentId: 'cmt_01K00000000000000000000000' })).status).toBe(404);
    expect((await acts.report(proposal, cookie, { words: 'x'.repeat(1001) })).status).toBe(422);
    expect((await acts.report(proposal, cookie, { words: 'Sells pills.' })).status).toBe(201);
  });

  it('is one for each person and thing, also in twelve windows at once, and the same one sent again', async () => {
    const [{ cookie }, proposal] = [await acts.someone(), await written()];
    const answers = await Promise.all(Array.from({ length: 12 }, () => acts.report(proposal, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    const other = (await acts.someone()).cookie;
    const first = await acts.report(proposal, other, {}, 'the-same-key-1');
    expect((await acts.report(proposal, other, {}, 'the-same-key-1')).body.id).toBe(first.body.id);
  });

  it('loses its reporter with the account, and stays', async () => {
    const [person, proposal] = [await acts.someone(), await written()];
    const { id } = (await acts.report(proposal, person.cookie, { words: 'A name.' })).body;
    await remove(platform, person, await deletionCode(platform, person));
    await platform.settle();
    const { db } = platform.services;
    expect(await db.get(Reports, { subjectId: proposal, id })).toMatchObject({ reporterId: null, state: 'open' });
    expect(await db.all(OpenReports, { subjectId: proposal })).toEqual([]);
  });
});

describe('the queue', () => {
  it('has one case for each thing, what waits longest first, and never says who reported', async () => {
    const one = await reported({ title: 'Cheap pills for everybody' });
    await acts.report(one, (await acts.someone()).cookie, { reason: 'illegal' });
    const said = await acts.comment(one, author.cookie, 'You are **stupid**.');
    await acts.report(one, (await acts.someone()).cookie, { commentId: said, reason: 'offensive' });
    await acts.later();
    const { items } = (await acts.cases(admin)).body;
    const ids = items.map(({ subjectId }: { subjectId: string }) => subjectId);
    expect(ids.indexOf(one)).toBeLessThan(ids.indexOf(said));
    expect(items.find(({ subjectId }: { subjectId: string }) => subjectId === one)).toMatchObject({
      openReports: 2,
      title: 'Cheap pills for everybody',
      path: `${consultation.path}proposals/${one}/`,
      standing: 'readable',
    });
    expect(items.find(({ subjectId }: { subjectId: string }) => subjectId === said)).toMatchObject({
      kind: 'comment',
      excerpt: 'You are stupid.',
    });
    expect(JSON.stringify(items)).not.toContain('ptp_');
    const details = await platform.call('GET /api/moderation/cases/{subjectId}', {
      params: { subjectId: one },
      cookie: admin,
    });
    expect(details.body.reports).toHaveLength(2);
    expect(details.body.reports[1]).toMatchObject({ reason: 'offensive', words: 'Rude.' });
  });

  it('is filtered by reason, space, kind and who was given the case', async () => {
    const one = await reported();
    const idsOf = async (query: Record<string, string>) =>
      (await acts.cases(admin, query)).body.items.map(({ subjectId }: { subjectId: string }) => subjectId);
    expect(await idsOf({ reason: 'offensive', space: consultation.process.id, kind: 'proposal' })).toContain(one);
    expect(await idsOf({ reason: 'personal-data' })).not.toContain(one);
    expect(await idsOf({ kind: 'comment' })).not.toContain(one);
    expect(await idsOf({ space: elsewhere.process.id })).toEqual([]);
    expect(await idsOf({ assignee: 'me' })).not.toContain(one);
    const people = (await platform.call('GET /api/moderation/moderators', { cookie: admin })).body.items;
    const assigneeId = people.find(({ name }: { name: string }) => name === 'Bob').id;
    const assigned = await platform.call('PUT /api/moderation/assignments', {
      cookie: admin,
      body: { subjects: [one], assigneeId },
    });
    expect(assigned.body.items).toEqual([{ subjectId: one, problem: null }]);
    expect((await acts.cases(second, { assignee: 'me' })).body.items).toMatchObject([{ subjectId: one }]);
    expect(await idsOf({ assignee: 'nobody' })).not.toContain(one);
    const mo = people.find(({ name }: { name: string }) => name === 'Mo').id;
    const refused = await platform.call('PUT /api/moderation/assignments', {
      cookie: admin,
      body: { subjects: [one], assigneeId: mo },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'moderation.not-a-moderator' } });
  });

  it('is for moderators, each in the processes that they look after', async () => {
    const one = await reported();
    expect((await acts.cases(author.cookie)).status).toBe(403);
    expect((await acts.cases(moderator)).body.items).toEqual([]);
    expect(await acts.cases(moderator, { space: consultation.process.id })).toMatchObject({
      status: 403,
      body: { code: 'access.other-space' },
    });
    expect(await acts.hide(moderator, [one])).toMatchObject({ status: 403, body: { code: 'access.other-space' } });
    expect(await stateOf(one)).toBe('published');
    const there = await aProposal(platform, elsewhere, author.cookie);
    await acts.report(there, (await acts.someone()).cookie);
    await acts.later();
    expect((await acts.cases(moderator)).body.items).toMatchObject([{ subjectId: there }]);
    expect((await acts.hide(moderator, [there])).body.items).toEqual([{ subjectId: there, problem: null }]);
  });

  it('marks what has waited too long, in the time that the organization sets', async () => {
    await reported();
    const settings = (await platform.call('GET /api/moderation/settings', { cookie: admin })).body;
    expect(settings).toEqual({ overdueDays: 7, hideAfterReports: 0, appealMonths: 6, version: 0 });
    const body = { ...settings, overdueDays: 1 };
    expect((await platform.call('PUT /api/moderation/settings', { cookie: moderator, body })).status).toBe(403);
    expect((await platform.call('PUT /api/moderation/settings', { cookie: admin, body })).body.version).toBe(1);
    expect((await platform.call('PUT /api/moderation/settings', { cookie: admin, body })).status).toBe(409);
    const before = (await platform.call('GET /api/moderation/count', { cookie: admin })).body;
    platform.clock.advance(24 * 3600);
    const after = (await platform.call('GET /api/moderation/count', { cookie: admin })).body;
    expect(after.overdue).toBe(after.open);
    expect(before.overdue).toBeLessThan(after.overdue);
    expect((await acts.cases(admin)).body.items.every(({ isOverdue }: { isOverdue: boolean }) => isOverdue)).toBe(true);
  });
});

describe('a hidden proposal', () => {
  it('leaves page, list, sums, feed and sitemap; its author is told why; shown again it is as it was', async () => {
    const id = await reported({ title: 'The mayor is a thief' });
    const address = `en${consultation.path}`;
    const everywhere = async () => ({
      list: await acts.site(`${address}index.html`),
      feed: await acts.site(`feeds/${consultation.componentId}.xml`),
      sitemap: await acts.site(`sitemaps/${consultation.componentId}.xml`),
      sums: await acts.site(`tallies/components/${consultation.componentId}.json`),
    });
    const page = () => acts.site(`${address}proposals/${id}/index.html`);
    const before = await everywhere();
    expect(Object.entries(before).filter(([, text]) => !text?.includes(id))).toEqual([]);
    expect((await acts.hide(admin, [id], 'one-decision')).body.items).toEqual([{ subjectId: id, problem: null }]);
    expect((await acts.hide(admin, [id], 'one-decision')).body.items).toEqual([{ subjectId: id, problem: null }]);
    await acts.later();
    for (const [name, text] of Object.entries(await everywhere()))
      expect([name, text?.includes(id)]).toEqual([name, false]);
    expect(await page()).toContain('"hidden":{"reason":"offensive"');
    expect(await page()).not.toContain('The mayor is a thief');
    expect(await acts.site(`tallies/proposals/${id}.json`)).toBeUndefined();
    const comments = await platform.call('GET /api/public/resources/{resourceId}/comments', {
      params: { resourceId: id },
    });
    expect(comments.status).toBe(404);
    const mails = platform.mails().filter(({ to }) => to === author.email);
    expect(
      mails.filter(({ text }) => text.includes('Your proposal “The mayor is a thief” can no longer be read')),
    ).toHaveLength(1);
    expect(mails[0]?.text).toContain(STATEMENT.facts);
    const [told] = await acts.own(author.cookie);
    expect(told).toMatchObject({ measure: 'hide', isAutomated: false, standing: 'in-force', facts: STATEMENT.facts });
    expect(JSON.stringify(told)).not.toContain('ptp_');
    expect((await acts.cases(admin)).body.items.map((one: { subjectId: string }) => one.subjectId)).not.toContain(id);
    expect((await acts.reverse(admin, told.id, 'We were wrong.')).status).toBe(204);
    expect((await acts.reverse(admin, told.id)).status).toBe(204);
    await acts.later();
    for (const [name, text] of Object.entries(await everywhere()))
      expect([name, text?.includes(id)]).toEqual([name, true]);
    expect(await page()).toContain('The mayor is a thief');
    expect(mailTo(platform, author.email)?.text).toContain('We were wrong.');
  });

  it('takes no votes, no answer and no change meanwhile', async () => {
    const id = await reported();
    await acts.hide(admin, [id]);
    const params = { componentId: consultation.componentId, proposalId: id };
    const vote = await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params,
      cookie: (await acts.someone()).cookie,
      body: { choice: 'support' },
    });
    expect(vote.status).toBe(404);
    const withdrawn = await platform.call('POST /api/components/{componentId}/proposals/{proposalId}/withdrawal', {
      params,
      cookie: author.cookie,
    });
    expect(withdrawn.status).not.toBe(200);
    expect(await stateOf(id)).toBe('hidden');
    expect(await acts.report(id, (await acts.someone()).cookie)).toMatchObject({ status: 404 });
  });

  it('is hidden once where two decide at the same moment, and never without a statement', async () => {
    const id = await reported();
    const { body } = await acts.decide(admin, [id], {
      measure: 'hide',
      statement: { ...STATEMENT, facts: '' },
    });
    expect(body).toMatchObject({ code: 'moderation.statement-incomplete', fields: [{ pointer: '/statement/facts' }] });
    const answers = await Promise.all([acts.hide(admin, [id]), acts.hide(second, [id])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await platform.settle();
    expect(mailTo(platform, author.email)?.text).toContain(STATEMENT.facts);
    const told = (await acts.own(author.cookie)).filter(({ resourceId }: { resourceId: string }) => resourceId === id);
    expect(told).toHaveLength(1);
  });
});

describe('a hidden comment', () => {
  it('leaves a place with the reason, replies stay readable, and its author still has the words', async () => {
    const id = await written();
    const [root, by] = [await acts.comment(id, author.cookie, 'You fools!'), await acts.someone()];
    const reply = await acts.comment(id, by.cookie, 'Please be kind.', root);
    await acts.report(id, by.cookie, { commentId: root, reason: 'offensive' });
    await acts.later();
    await acts.hide(admin, [root]);
    await acts.later();
    const read = async () =>
      (await platform.call('GET /api/public/resources/{resourceId}/comments', { params: { resourceId: id } })).body
        .items;
    expect(await read()).toMatchObject([
      { id: root, hidden: 'offensive', html: '', authorName: null, replies: [{ id: reply, hidden: null }] },
    ]);
    const answer = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: id },
      cookie: by.cookie,
      body: { body: 'More.', locale: 'en', parentId: root },
    });
    expect(answer.status).toBe(404);
    const [told] = await acts.own(author.cookie);
    expect(told).toMatchObject({ kind: 'comment', excerpt: 'You fools!' });
    await acts.reverse(admin, told.id);
    await acts.later();
    expect(await read()).toMatchObject([{ id: root, hidden: null, replies: [{ id: reply }] }]);
    expect((await read())[0].html).toContain('You fools!');
  });
});

describe('what is left as it is', () => {
  it('waits no more, may be reported again, and waits again when that is taken back', async () => {
    const id = await written();
    const by = await acts.someone();
    await acts.report(id, by.cookie);
    await acts.later();
    expect((await acts.decide(admin, [id], { measure: 'none' })).status).toBe(200);
    await acts.later();
    const isOpen = async () => (await platform.services.db.get(Cases, { subjectId: id }))?.state;
    expect(await isOpen()).toBe('decided');
    expect((await acts.own(author.cookie)).some((one: { resourceId: string }) => one.resourceId === id)).toBe(false);
    const reopened = await platform.call('POST /api/moderation/reopenings', {
      cookie: admin,
      body: { subjects: [id] },
    });
    expect(reopened.body.items).toEqual([{ subjectId: id, problem: null }]);
    await acts.later();
    expect(await isOpen()).toBe('open');
    await acts.decide(admin, [id], { measure: 'none' });
    await acts.later();
    expect((await acts.report(id, by.cookie)).status).toBe(201);
    await acts.later();
    expect(await isOpen()).toBe('open');
  });
});

describe('an appeal', () => {
  const hidden = async () => {
    const id = await reported();
    await acts.hide(admin, [id]);
    await acts.later();
    const [decision] = await acts.own(author.cookie);
    return { id, decisionId: String(decision.id) };
  };

  it('is judged by somebody else; the one who decided first is refused with the reason', async () => {
    const { id, decisionId } = await hidden();
    expect((await acts.appeal((await acts.someone()).cookie, decisionId)).status).toBe(404);
    expect((await acts.judge(second, decisionId, 'reversed')).body.code).toBe('moderation.no-appeal');
    expect((await acts.appeal(author.cookie, decisionId)).status).toBe(204);
    expect((await acts.appeal(author.cookie, decisionId)).status).toBe(204);
    expect((await acts.appeal(author.cookie, decisionId, 'Other words')).status).toBe(409);
    const listed = (cookie: string) =>
      platform.call('GET /api/moderation/decisions', { cookie, query: { standing: 'appealed' } });
    expect((await listed(admin)).body.items).toMatchObject([{ id: decisionId, isOwn: true, decidedBy: 'Ann' }]);
    expect((await listed(second)).body.items).toMatchObject([{ id: decisionId, isOwn: false }]);
    expect((await platform.call('GET /api/moderation/count', { cookie: second })).body.appeals).toBe(1);
    expect(await acts.judge(admin, decisionId, 'upheld')).toMatchObject({
      status: 403,
      body: { code: 'moderation.own-decision' },
    });
    expect((await acts.judge(second, decisionId, 'reversed')).status).toBe(204);
    expect((await acts.judge(second, decisionId, 'reversed')).status).toBe(204);
    await acts.later();
    expect(await stateOf(id)).toBe('published');
    expect(mailTo(platform, author.email)?.text).toContain('Looked at again.');
    expect((await acts.own(author.cookie))[0]).toMatchObject({ standing: 'reversed', appeal: { outcome: 'reversed' } });
  });

  it('leaves what is upheld hidden, and comes too late after six months', async () => {
    const one = await hidden();
    await acts.appeal(author.cookie, one.decisionId);
    await acts.judge(second, one.decisionId, 'upheld');
    expect(await stateOf(one.id)).toBe('hidden');
    const other = await hidden();
    const [{ appealUntil }] = await acts.own(author.cookie);
    expect(appealUntil.slice(0, 7)).toBe('2027-05');
    const seconds = (Date.parse(appealUntil) - Date.parse(platform.services.now())) / 1000;
    platform.clock.advance(seconds);
    const cookie = (await platform.participant()).cookie;
    expect(cookie).toBeDefined();
    const { db, now } = platform.services;
    expect(now() >= appealUntil).toBe(true);
    expect(await db.get(Proposals, { id: other.id })).toMatchObject({ state: 'hidden' });
    platform.clock.advance(-seconds);
  });
});
