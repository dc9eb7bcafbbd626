import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cases, OpenReports, Reports } from '../../functions/moderation/entities.ts';
import { put, remove } from '../../functions/platform/db/write.ts';
import type { Person } from '../participants/account.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
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
    const common = { subjectId: proposal, resourceId: proposal, commentId: null } as const;
    const text = { reason: 'illegal', words: 'Early.', state: 'open', createdAt: now(), handledAt: null } as const;
    const person = Reports.schema.shape.reporterId.unwrap().parse(early.id);
    await db.transact(
      put(Reports, { id, ...common, reporterId: person, ...text }),
      put(OpenReports, { subjectId: proposal, reporterId: person, reportId: id }),
    );
    await acts.later();
    // No worker of an older release made one.
    await db.write(remove(Cases, { subjectId: proposal }));
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
