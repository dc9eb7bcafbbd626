import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notifier } from '../../functions/consumers/notifier.ts';
import { Follows } from '../../functions/follows/entities.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Outbox, Participants } from '../../functions/platform/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { aPerson, deletionCode, type Person, remove } from '../participants/account.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let consultation: Consultation;
let author: Person;
let admin: string;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform);
  author = await someone();
  admin = (await platform.participant({ role: 'administrator' })).cookie;
});
afterAll(() => platform.close());

const someone = () => aPerson(platform, `follower-${++people}@example.org`);
const follow = (resourceId: string, cookie?: string, method = 'PUT') =>
  platform.call(`${method} /api/resources/{resourceId}/follow`, {
    params: { resourceId },
    ...(cookie === undefined ? {} : { cookie }),
  });
const answer = (proposalId: string, state: string, text = 'Because.') =>
  platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/answer', {
    params: { componentId: consultation.componentId, proposalId },
    cookie: admin,
    body: { state, stateId: null, text: { en: text } },
  });
/** The news that the queue holds back for two minutes, as if they were over. */
async function tellNow(resourceId: ProposalId, told: string): Promise<void> {
  await platform.services.queues.send('notices', [{ resourceId, told, isDue: true }]);
  await platform.settle();
}
const newsTo = ({ email }: Person) =>
  platform.mails().filter(({ to, text }) => to === email && /a proposal that you follow/i.test(text));

describe('following a proposal', () => {
  it('is for people who have signed in, and for what everybody can read', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const draft = await aDraft(platform, consultation, author.cookie);
    expect((await follow(id)).status).toBe(401);
    expect((await follow(draft, author.cookie)).status).toBe(404);
    const person = await someone();
    expect((await follow(id, person.cookie, 'GET')).body).toEqual({ isFollowing: false });
    expect((await follow(id, person.cookie)).body).toEqual({ isFollowing: true });
    expect((await follow(id, person.cookie)).status).toBe(200);
    expect((await follow(id, person.cookie, 'GET')).body).toEqual({ isFollowing: true });
    const mine = await platform.call('GET /api/participants/me/follows', { cookie: person.cookie });
    expect(mine.body.items).toMatchObject([{ resourceId: id, path: `${consultation.path}proposals/${id}/` }]);
    expect((await follow(id, person.cookie, 'DELETE')).status).toBe(204);
    expect((await follow(id, person.cookie, 'DELETE')).status).toBe(204);
    expect((await follow(id, person.cookie, 'GET')).body).toEqual({ isFollowing: false });
  });
});

describe('news of a proposal', () => {
  it('tells each follower of an answer once, and those who unfollowed not at all', async () => {
    const id = await aProposal(platform, consultation, author.cookie, { title: 'Bicycles for all of us' });
    const [one, other] = [await someone(), await someone()];
    await follow(id, one.cookie);
    await follow(id, other.cookie);
    await follow(id, other.cookie, 'DELETE');
    expect((await answer(id, 'accepted')).status).toBe(200);
    await platform.settle();
    // Two minutes in which it can be taken back.
    expect(newsTo(one)).toHaveLength(0);
    await tellNow(id, 'accepted//answered');
    await tellNow(id, 'accepted//answered');
    expect(newsTo(one)).toHaveLength(1);
    expect(newsTo(one)[0]?.subject).toContain('Bicycles for all of us');
    expect(newsTo(other)).toHaveLength(0);
    expect((await answer(id, 'accepted', 'Better words.')).status).toBe(200);
    await tellNow(id, 'accepted//answered');
    expect(newsTo(one)).toHaveLength(1);
    expect((await answer(id, 'rejected')).status).toBe(200);
    await tellNow(id, 'rejected//answered');
    expect(newsTo(one)).toHaveLength(2);
  });

  it('is told to nobody when it was replaced before it was due', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const person = await someone();
    await follow(id, person.cookie);
    await answer(id, 'accepted');
    await answer(id, 'evaluating');
    await tellNow(id, 'accepted//answered');
    expect(newsTo(person)).toHaveLength(0);
    await tellNow(id, 'evaluating//answered');
    expect(newsTo(person)).toHaveLength(1);
  });

  it('reaches sixty followers, page after page, also when a page is told twice', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const { db, newId, now } = platform.services;
    const model = await db.require(Participants, { id: (await platform.participant()).id }, 'internal.error');
    const ids = Array.from({ length: 60 }, () => newId('participant'));
    for (const [n, participantId] of ids.entries()) {
      await db.write(put(Participants, { ...model, id: participantId, email: `crowd-${n}@example.org` }));
      await db.write(put(Follows, { resourceId: id, participantId, followedAt: now() }));
    }
    await answer(id, 'accepted');
    await platform.services.queues.send(
      'notices',
      [1, 2].map(() => ({ resourceId: id, told: 'accepted//answered', isDue: true })),
    );
    await platform.settle();
    const told = await Promise.all(
      ids.map(async (participantId) =>
        (await db.all(Outbox, { recipient: participantId }, { index: 'byRecipient' })).filter(
          ({ template }) => template === 'follow-news',
        ),
      ),
    );
    expect(told.map((mails) => mails.length)).toEqual(ids.map(() => 1));
  });

  it('goes on with a page that failed: the message comes again', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const person = await someone();
    await follow(id, person.cookie);
    await answer(id, 'accepted');
    const broken = {
      ...platform.services,
      db: { ...platform.services.db, write: () => Promise.reject(new Error('the table is away')) },
    };
    const body = JSON.stringify({ resourceId: id, told: 'accepted//answered', isDue: true });
    const record = { messageId: 'm1', body };
    const run = notifier(broken);
    // biome-ignore lint/suspicious/noExplicitAny: what Lambda adds to a record is of no use here
    const outcome = await run({ Records: [record] } as any, localContext('notifier') as any);
    expect(outcome.batchItemFailures).toEqual([{ itemIdentifier: 'm1' }]);
    await tellNow(id, 'accepted//answered');
    expect(newsTo(person)).toHaveLength(1);
  });

  it('carries a link that ends it without a session, and no other text does', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const person = await someone();
    await follow(id, person.cookie);
    await answer(id, 'accepted');
    await tellNow(id, 'accepted//answered');
    const token = newsTo(person)[0]?.text.match(/\/unfollow\/#(\S+)/)?.[1] ?? 'no token';
    const end = (text: string) => platform.call('POST /api/follows/ends', { body: { token: text } });
    const forged = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await end(forged)).toMatchObject({ status: 422, body: { code: 'follow.link-invalid' } });
    expect((await follow(id, person.cookie, 'GET')).body.isFollowing).toBe(true);
    expect((await end(token)).status).toBe(204);
    expect((await end(token)).status).toBe(204);
    expect((await follow(id, person.cookie, 'GET')).body.isFollowing).toBe(false);
  });

  it('follows nobody who has deleted the account', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const person = await someone();
    await follow(id, person.cookie);
    expect((await remove(platform, person, await deletionCode(platform, person))).status).toBe(204);
    await platform.settle();
    expect(await platform.services.db.all(Follows, { resourceId: id })).toEqual([]);
  });
});
