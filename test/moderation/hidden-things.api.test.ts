import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cases, OpenReports, Reports } from '../../functions/moderation/entities.ts';
import { put, remove as removal } from '../../functions/platform/db/write.ts';
import { AttachmentId } from '../../shared/platform/ids.ts';
import { attach, ONE } from '../media/attaching.ts';
import { aPicture } from '../media/files.ts';
import { deletionCode, type Person, remove } from '../participants/account.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from '../proposals/a-consultation.ts';
import { renderingOf, viewOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { moderating } from './a-moderation.ts';

let platform: TestPlatform;
let consultation: Consultation;
let author: Person;
let admin: string;
let acts: ReturnType<typeof moderating>;
beforeAll(async () => {
  platform = await startTestPlatform();
  acts = moderating(platform);
  consultation = await aConsultation(platform, {
    settings: { voteKind: 'support', voteLimit: 1 },
    phase: { creation: true, voting: true, comments: true },
  });
  author = await acts.someone();
  admin = (await platform.participant({ role: 'administrator', displayName: 'Ann' })).cookie;
});
afterAll(() => platform.close());
const written = () => aProposal(platform, consultation, author.cookie);

describe('a vote on a proposal that moderation hides', () => {
  const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
  const vote = (proposalId: string, { cookie }: Person) =>
    platform.call(`PUT ${VOTE}`, {
      params: { componentId: consultation.componentId, proposalId },
      cookie,
      body: { choice: 'support' },
    });
  const takeBack = (proposalId: string, { cookie }: Person) =>
    platform.call(`DELETE ${VOTE}`, { params: { componentId: consultation.componentId, proposalId }, cookie });
  const mine = async ({ cookie }: Person) =>
    (await platform.call('GET /api/my-votes', { cookie, query: { locale: 'en' } })).body.items.flatMap(
      ({ votes }: { votes: unknown[] }) => votes,
    );

  it('keeps its place on the ballot, is told without the words, and can be taken back, which frees the place', async () => {
    const voter = await acts.someone();
    const [hidden, other] = [await written(), await written()];
    expect((await vote(hidden, voter)).status).toBe(200);
    await acts.report(hidden, (await acts.someone()).cookie);
    await acts.later();
    await acts.hide(admin, [hidden]);
    await acts.later();
    expect((await vote(other, voter)).body.code).toBe('proposal.vote-limit-reached');
    expect((await vote(hidden, await acts.someone())).status).toBe(404);
    expect(await mine(voter)).toMatchObject([{ proposalId: hidden, isHidden: true, title: '', choice: 'support' }]);
    expect(await takeBack(hidden, voter)).toMatchObject({ status: 200, body: { votesLeft: 1 } });
    expect((await vote(other, voter)).status).toBe(200);
    expect(await mine(voter)).toMatchObject([{ proposalId: other, isHidden: false }]);
  });

  it('counts again once the proposal is shown, for whoever has left it there', async () => {
    const voter = await acts.someone();
    const proposal = await written();
    await vote(proposal, voter);
    await acts.report(proposal, (await acts.someone()).cookie);
    await acts.later();
    await acts.hide(admin, [proposal]);
    await acts.later();
    const [decision] = await acts.own(author.cookie);
    await acts.reverse(admin, decision.id);
    await acts.later();
    expect(JSON.parse((await acts.site(`tallies/proposals/${proposal}.json`)) ?? '{}')).toMatchObject({ support: 1 });
  });
});

describe('reports from before there were cases', () => {
  it('are in the case that the next report of the same thing opens', async () => {
    const proposal = await written();
    const early = await acts.someone();
    const { db, newId, now } = platform.services;
    const id = newId('report');
    const common = { subjectId: proposal, resourceId: proposal, commentId: null, attachmentId: null } as const;
    const text = { reason: 'illegal', words: 'Early.', state: 'open', createdAt: now(), handledAt: null } as const;
    const person = Reports.schema.shape.reporterId.unwrap().parse(early.id);
    await db.transact(
      put(Reports, { id, ...common, reporterId: person, ...text }),
      put(OpenReports, { subjectId: proposal, reporterId: person, reportId: id }),
    );
    await acts.later();
    // No worker of an older release made one.
    await db.write(removal(Cases, { subjectId: proposal }));
    await acts.report(proposal, (await acts.someone()).cookie, { reason: 'spam' });
    await acts.later();
    expect(await db.get(Cases, { subjectId: proposal })).toMatchObject({
      state: 'open',
      openReports: 2,
      reasons: ['illegal', 'spam'],
      since: text.createdAt,
    });
  });
});

describe('an attachment', () => {
  it('is reported, hidden with its file, looked at by moderators, and shown again; the proposal stays readable', async () => {
    await changeComponent(platform, consultation, { settings: { attachmentsAllowed: true } });
    const proposal = await written();
    const whose = { resourceId: proposal, cookie: author.cookie };
    const image = await attach(platform, whose, {
      name: 'plan.png',
      type: 'image/png',
      bytes: await aPicture(600, 300, 'png'),
    });
    const other = await attach(platform, whose, {
      name: 'b.png',
      type: 'image/png',
      bytes: await aPicture(610, 310, 'png'),
    });
    const reporter = await acts.someone();
    const about = { attachmentId: image.id, reason: 'offensive' };
    expect((await acts.report(proposal, reporter.cookie, about)).status).toBe(201);
    expect((await acts.report(proposal, reporter.cookie, about)).status).toBe(409);
    expect((await acts.report(await written(), reporter.cookie, about)).status).toBe(404);
    await acts.later();
    const [item] = (await acts.cases(admin, { kind: 'attachment' })).body.items;
    expect(item).toMatchObject({
      subjectId: image.id,
      attachmentId: image.id,
      resourceId: proposal,
      excerpt: 'plan.png',
    });
    const read = async () =>
      (await platform.call('GET /api/moderation/cases/{subjectId}', { params: { subjectId: image.id }, cookie: admin }))
        .body;
    expect((await read()).file).toBe(image.path);
    await acts.hide(admin, [image.id]);
    await acts.later();
    const page = async () =>
      (await renderingOf(platform, `en${consultation.path}proposals/${proposal}/index.html`)).attachments.images.map(
        ({ id }: { id: string }) => id,
      );
    expect(await page()).toEqual([other.id]);
    const served = async () => (await platform.services.files.media.get((image.path ?? '').slice(1))) !== undefined;
    expect(await served()).toBe(false);
    const { file, text } = await read();
    expect(text).toBe('plan.png');
    expect(new URL(file).pathname).toContain('withheld/media/');
    const [decision] = await acts.own(author.cookie);
    expect(decision).toMatchObject({ kind: 'attachment', attachmentId: image.id, excerpt: 'plan.png' });
    await acts.reverse(admin, decision.id);
    await acts.later();
    expect(await page()).toEqual([image.id, other.id]);
    expect(await served()).toBe(true);
  });

  it('that its author removes waits for nobody any more', async () => {
    const proposal = await written();
    const whose = { resourceId: proposal, cookie: author.cookie };
    const image = await attach(platform, whose, {
      name: 'c.png',
      type: 'image/png',
      bytes: await aPicture(620, 320, 'png'),
    });
    await acts.report(proposal, (await acts.someone()).cookie, { attachmentId: image.id });
    await acts.later(1);
    const params = { resourceId: proposal, attachmentId: image.id };
    const removed = await platform.call(`DELETE ${ONE}`, { params, cookie: author.cookie });
    expect(removed.status).toBe(204);
    await acts.later();
    expect(await platform.services.db.get(Cases, { subjectId: AttachmentId.parse(image.id) })).toMatchObject({
      state: 'decided',
    });
  });
});

describe('reports that hide by themselves', () => {
  const settings = (hideAfterReports: number, version: number) =>
    platform.call('PUT /api/moderation/settings', {
      cookie: admin,
      body: { overdueDays: 7, hideAfterReports, appealMonths: 6, version },
    });

  it('hide a file and a profile too, where the organization wants it, and each waits for a person', async () => {
    await changeComponent(platform, consultation, { settings: { attachmentsAllowed: true } });
    const loud = await acts.someone();
    const proposal = await aProposal(platform, consultation, loud.cookie);
    const bytes = await aPicture(630, 330, 'png');
    const whose = { resourceId: proposal, cookie: loud.cookie };
    const image = await attach(platform, whose, { name: 'd.png', type: 'image/png', bytes });
    const { version } = (await settings(1, 0)).body;
    const { cookie } = await acts.someone();
    await acts.report(proposal, cookie, { attachmentId: image.id });
    await acts.report(loud.id, cookie);
    await acts.later();
    await settings(0, version);
    const told = await acts.own(loud.cookie);
    expect(told.map(({ kind, isAutomated }: Record<string, unknown>) => [kind, isAutomated]).sort()).toEqual([
      ['attachment', true],
      ['profile', true],
    ]);
    expect(await platform.services.db.get(Cases, { subjectId: AttachmentId.parse(image.id) })).toMatchObject({
      state: 'open',
    });
  });
});

describe('a profile', () => {
  const profileOf = async ({ id }: Person) => (await viewOf(platform, `/en/participants/${id}/`, '')).page;

  it('is reported and hidden: another name stands on everything, and the person is told, appeals and has it back', async () => {
    const rude = await acts.someone();
    const words = {
      displayName: 'Rude Name',
      locale: 'en',
      acceptsCharter: true,
      about: 'Buy my pills',
      link: 'https://pills.example',
    };
    await platform.call('PUT /api/participants/me', { cookie: rude.cookie, body: words });
    const proposal = await aProposal(platform, consultation, rude.cookie);
    const reporter = await acts.someone();
    const missing = await acts.report('ptp_01K00000000000000000000000', reporter.cookie);
    expect(missing.status).toBe(404);
    expect((await acts.report(rude.id, reporter.cookie, { reason: 'offensive' })).status).toBe(201);
    await acts.later();
    const local = [{ role: 'moderator', spaceId: consultation.process.id }] as const;
    const mo = (await platform.participant({ displayName: 'Mo', grants: local })).cookie;
    expect((await acts.hide(mo, [rude.id])).body.code).toBe('access.other-space');
    expect((await acts.cases(mo, { kind: 'profile' })).body.items).toEqual([]);
    const { items } = (await acts.cases(admin, { kind: 'profile' })).body;
    expect(items.find(({ subjectId }: { subjectId: string }) => subjectId === rude.id)).toMatchObject({
      title: 'Rude Name',
      processId: null,
      excerpt: expect.stringContaining('Buy my pills'),
    });
    const everywhere = [{ role: 'moderator', spaceId: 'organization' }] as const;
    const ola = (await platform.participant({ displayName: 'Ola', grants: everywhere })).cookie;
    expect((await acts.hide(ola, [rude.id])).status).toBe(200);
    await acts.later();
    const name = `Participant ${rude.id.slice(-6)}`;
    expect((await profileOf(rude)).participant).toMatchObject({ name, about: '', link: null, isHidden: true });
    const page = async () => renderingOf(platform, `en${consultation.path}proposals/${proposal}/index.html`);
    expect((await page()).proposal.authorName).toBe(name);
    expect(JSON.stringify(await page())).not.toContain('Rude');
    const [decision] = await acts.own(rude.cookie);
    expect(decision).toMatchObject({ kind: 'profile', measure: 'hide', processId: null });
    expect((await acts.appeal(rude.cookie, decision.id)).status).toBe(204);
    expect((await acts.judge(admin, decision.id, 'reversed')).status).toBe(204);
    await acts.later();
    expect((await profileOf(rude)).participant).toMatchObject({
      name: 'Rude Name',
      about: 'Buy my pills',
      isHidden: false,
    });
    expect((await page()).proposal.authorName).toBe('Rude Name');
    const csv = await acts.site('moderation/decisions.csv');
    expect(csv).toContain('CONTENT_TYPE_TEXT:profile');
    expect(csv).not.toContain(rude.id);
  });

  it('leaves nothing in moderation that names it, once the account is deleted', async () => {
    const leaving = await acts.someone();
    await aProposal(platform, consultation, leaving.cookie);
    await acts.report(leaving.id, (await acts.someone()).cookie);
    await acts.later();
    await acts.hide(admin, [leaving.id]);
    await acts.later();
    await remove(platform, leaving, await deletionCode(platform, leaving));
    await acts.later();
    const traces = (await wholeTable(platform)).filter(
      ({ type, ...item }) =>
        /^(Report|OpenReport|ModerationCase|ModerationDecision)$/.test(String(type)) &&
        JSON.stringify(item).includes(leaving.id),
    );
    expect(traces).toEqual([]);
  });
});
