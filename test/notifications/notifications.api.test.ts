import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { notifier } from '../../functions/consumers/notifier.ts';
import { Follows } from '../../functions/follows/entities.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { Notifications } from '../../functions/notifications/entities.ts';
import { put } from '../../functions/platform/db/write.ts';
import { NotificationStates, Outbox, Participants, Profiles } from '../../functions/platform/entities.ts';
import type { NoticeJob } from '../../functions/platform/notices.ts';
import { Processes } from '../../functions/spaces/entities.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type Reader, readersOn } from './a-reader.ts';

let platform: TestPlatform;
let consultation: Consultation;
let readers: ReturnType<typeof readersOn>;
let author: Reader;
let admin: string;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform, { settings: { titleMinLength: 1 } });
  readers = readersOn(platform);
  author = await readers.someone('Grace Hopper');
  admin = (await platform.participant({ role: 'administrator' })).cookie;
});
afterAll(() => platform.close());
// Nobody writes too much in an hour.
beforeEach(() => platform.clock.advance(3600));

type Line = { id: string; event: string; text: string; context: string; path: string; isUnread: boolean };
const linesOf = async (reader: Reader): Promise<Line[]> => (await readers.list(reader)).items;
const eventsOf = async (reader: Reader) => (await linesOf(reader)).map(({ event }) => event);
const propose = async (title = 'Trees', by = author) => {
  const id = await aProposal(platform, consultation, by.cookie, { title });
  await platform.settle();
  return id;
};
/** Gives one worker a batch, as the queue does. */
async function work(jobs: readonly NoticeJob[]): Promise<number> {
  const Records = jobs.map((job, n) => ({ messageId: String(n), body: JSON.stringify(job) }));
  const outcome = await notifier(platform.services)({ Records } as unknown as SQSEvent, localContext('notifier'));
  return outcome.batchItemFailures.length;
}
const unread = async ({ cookie }: Reader) =>
  (await platform.call('GET /api/session', { cookie })).body.participant.unread ?? 0;

describe('what can be followed', () => {
  it('is processes, lists, people and proposals: whoever follows several is told of a new proposal once', async () => {
    const reader = await readers.someone();
    const group = await readers.someone('Somebody else');
    for (const id of [consultation.process.id, consultation.componentId, author.id])
      expect((await readers.follow(id, reader)).body).toEqual({ isFollowing: true });
    await readers.follow(author.id, group);
    const id = await propose('Benches in the shade');
    expect(await linesOf(reader)).toMatchObject([
      {
        event: 'proposal.published',
        text: 'New proposal: “Benches in the shade”',
        context: 'Climate',
        path: `${consultation.path}proposals/${id}/`,
        isUnread: true,
      },
    ]);
    expect(await eventsOf(group)).toEqual(['proposal.published']);
    // The author knows.
    expect(await eventsOf(author)).toEqual([]);
    const { body } = await platform.call('GET /api/participants/me/follows', {
      cookie: reader.cookie,
      query: { locale: 'fr' },
    });
    expect(body.items.map(({ title, path }: { title: string; path: string }) => [title, path])).toEqual(
      expect.arrayContaining([
        ['Climat', '/processes/climate/'],
        ['Proposals', consultation.path],
        ['Grace Hopper', `/participants/${author.id}/`],
      ]),
    );
  });

  it('is nothing that is hidden or is nowhere, and not oneself', async () => {
    const reader = await readers.someone();
    const hidden = await aConsultation(platform, { slug: 'hidden', isProcessPublished: false });
    const { newId } = platform.services;
    for (const id of [
      hidden.process.id,
      hidden.componentId,
      reader.id,
      newId('group'),
      newId('project'),
      newId('process'),
    ])
      expect((await readers.follow(id, reader)).status).toBe(404);
  });

  it('tells no more once it is not followed', async () => {
    const reader = await readers.someone();
    await readers.follow(author.id, reader);
    await readers.follow(author.id, reader, 'DELETE');
    await propose();
    expect(await linesOf(reader)).toEqual([]);
  });
});

describe('a comment', () => {
  it('is told to the mentioned, to whom it answers, to the author and to followers, to each as one of these', async () => {
    const [first, follower, mentioned] = [
      await readers.someone('Bob'),
      await readers.someone('Cleo'),
      await readers.someone('Dora'),
    ];
    const id = await propose('A pond');
    await readers.follow(id, follower);
    await readers.follow(id, mentioned);
    const { body } = await readers.comment(id, first, 'Good.');
    await platform.settle();
    expect(await eventsOf(follower)).toEqual(['comment.created']);
    expect((await linesOf(follower))[0]?.text).toBe('Bob commented on “A pond”');
    expect((await linesOf(author))[0]).toMatchObject({
      event: 'own.commented',
      text: 'Bob commented on your proposal “A pond”',
    });
    await readers.comment(id, mentioned, 'Hm.');
    platform.clock.advance(60);
    await platform.settle();
    await readers.comment(id, author, `As @${mentioned.id} says.`, body.id);
    await platform.settle();
    expect((await linesOf(mentioned))[0]).toMatchObject({
      event: 'comment.mentioned',
      text: 'Grace Hopper mentioned you in a comment on “A pond”',
    });
    expect((await linesOf(first))[0]?.event).toBe('comment.replied');
    expect(await eventsOf(follower)).toHaveLength(3);
    // A mention comes by mail at once, with a way to end such mails.
    expect(readers.mailsTo(mentioned, /mentioned you/)).toHaveLength(1);
    expect(readers.mailsTo(follower)).toHaveLength(0);
  });

  it('is told to nobody once it is deleted or hidden, or its process is', async () => {
    const id = await propose();
    const [follower, other] = [await readers.someone(), await readers.someone('Bob')];
    await readers.follow(id, follower);
    const { body } = await readers.comment(id, other, 'Oops.');
    await platform.call('DELETE /api/resources/{resourceId}/comments/{commentId}', {
      params: { resourceId: id, commentId: body.id },
      cookie: other.cookie,
    });
    const { process } = consultation;
    await platform.services.db.write(put(Processes, { ...process, isPublished: false }));
    await readers.comment(id, other, 'Nobody hears.').catch(() => undefined);
    await work([{ published: id, isDue: true }]);
    await platform.services.db.write(put(Processes, process));
    await platform.settle();
    expect(await linesOf(follower)).toEqual([]);
  });
});

describe('an answer', () => {
  it('is told to the author at once, and to followers by the mail that they know', async () => {
    const follower = await readers.someone();
    const id = await propose('Trams');
    platform.clock.advance(60);
    await readers.follow(id, follower);
    await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/answer', {
      params: { componentId: consultation.componentId, proposalId: id },
      cookie: admin,
      body: { state: 'accepted', stateId: null, text: { en: 'Yes.' } },
    });
    await platform.settle();
    expect(await linesOf(follower)).toEqual([]);
    await readers.tellNow({ resourceId: id, told: 'accepted//answered' });
    expect(await eventsOf(follower)).toEqual(['proposal.answered']);
    expect((await linesOf(author))[0]?.event).toBe('own.answered');
    expect(readers.mailsTo(author, /^Your proposal “Trams” has an official answer$/)).toHaveLength(1);
    expect(readers.mailsTo(follower, /^Official answer: Trams$/)).toHaveLength(1);
  });
});

describe('phases', () => {
  it('that begin, and votes on their last day, are told to followers of the process, once', async () => {
    const voting = await aConsultation(platform, {
      slug: 'vote',
      phase: { voting: true },
      settings: { voteKind: 'support' },
    });
    const follower = await readers.someone();
    await readers.follow(voting.process.id, follower);
    const [phase] = voting.process.phases;
    if (phase === undefined) throw new Error('no phase');
    const { newId, now } = platform.services;
    const first = { ...phase, id: newId('phase'), endsAt: now(), title: { en: 'Ideas' } };
    const second = { ...phase, startsAt: now(), endsAt: '2026-11-22T08:00:00.000Z', title: { en: 'Vote' } };
    const process = { ...voting.process, phases: [first, second], activePhaseId: first.id };
    await platform.services.db.write(put(Processes, process));
    await platform.tick();
    await platform.settle();
    await readers.tellNow({ phase: second.id, processId: process.id, ends: null, at: second.startsAt });
    await platform.tickHour();
    await platform.tickHour();
    await platform.settle();
    expect((await linesOf(follower)).map(({ text }) => text).toSorted()).toEqual([
      'The phase “Vote” has begun: Climate',
      'The vote “Vote” ends within a day: Climate',
    ]);
    expect(readers.mailsTo(follower)).toHaveLength(2);
  });
});

describe('telling', () => {
  it('is done once, whatever is repeated, comes in another order, or is done by two workers at once', async () => {
    const follower = await readers.someone();
    await readers.follow(author.id, follower);
    const ids = [await propose('One'), await propose('Two'), await propose('Three')];
    const jobs = ids.map((published): NoticeJob => ({ published }));
    const before = await unread(follower);
    expect(before).toBe(3);
    await Promise.all([work(jobs), work(jobs.toReversed()), work([...jobs, ...jobs])]);
    expect(await unread(follower)).toBe(3);
    expect((await linesOf(follower)).map(({ text }) => text)).toHaveLength(3);
  });

  it('counts what is unread exactly where many workers tell one person different things in the same moment', async () => {
    const follower = await readers.someone();
    const ids = [];
    for (let n = 0; n < 4; n++) ids.push(await propose(`Idea ${n}`));
    await readers.follow(author.id, follower);
    const failed = await Promise.all(ids.map((published) => work([{ published }])));
    expect(failed).toEqual(ids.map(() => 0));
    const { items, unread: count } = await readers.list(follower);
    expect([items.length, count]).toEqual([4, 4]);
    const told = await platform.services.db.all(Notifications, { participantId: follower.id });
    expect(told.map(({ ordinal }) => ordinal).toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('reaches a crowd page after page, and neither guests nor closed accounts', async () => {
    const model = await readers.someone();
    const ids = await readers.crowd(model, 60);
    const { db, now } = platform.services;
    const id = await propose('For a crowd');
    for (const participantId of ids)
      await db.write(put(Follows, { resourceId: consultation.componentId, participantId, followedAt: now() }));
    const account = await db.require(Participants, { id: model.id }, 'internal.error');
    const [guest, closed] = ids;
    if (guest === undefined || closed === undefined) throw new Error('nobody');
    await db.write(
      put(Participants, { ...account, id: guest, email: '', isGuest: true, keptUntil: '2027-01-01T00:00:00.000Z' }),
    );
    await db.write(put(Participants, { ...account, id: closed, email: '', deletedAt: now() }));
    await platform.services.queues.send('notices', [{ published: id }, { published: id }]);
    await platform.settle();
    const states = await db.batchGet(
      NotificationStates,
      ids.map((participantId) => ({ participantId })),
    );
    expect(states.map(({ told }) => told)).toEqual(Array(58).fill(1));
    expect(states.some(({ participantId }) => participantId === guest || participantId === closed)).toBe(false);
  });
});

describe('the list', () => {
  it('says what was unseen when it was read, and what came since stays unread', async () => {
    const reader = await readers.someone();
    await readers.follow(author.id, reader);
    await propose('First');
    const { mark, unread: count } = await readers.list(reader);
    expect(count).toBe(1);
    platform.clock.advance(1);
    await propose('Second');
    const seen = (body: object) =>
      platform.call('PUT /api/participants/me/notifications/seen', { cookie: reader.cookie, body });
    expect((await seen({ mark })).body).toEqual({ unread: 1 });
    expect(await unread(reader)).toBe(1);
    expect((await linesOf(reader)).map(({ text, isUnread }) => [text, isUnread])).toEqual([
      ['New proposal: “Second”', true],
      ['New proposal: “First”', false],
    ]);
    expect((await readers.list(reader, { only: 'unread' })).items).toHaveLength(1);
    const { mark: later } = await readers.list(reader);
    expect((await seen({ mark: later })).body).toEqual({ unread: 0 });
    // An older list that is sent late takes nothing back, and one from the future is of nobody.
    expect((await seen({ mark })).body).toEqual({ unread: 0 });
    await propose('Third');
    expect((await seen({ mark: '999' })).body).toEqual({ unread: 1 });
    expect((await seen({ mark: 'x' })).status).toBe(422);
  });

  it('comes in pages, the newest first, and is one’s own', async () => {
    const reader = await readers.someone();
    await readers.follow(author.id, reader);
    await propose('Number 0');
    const { db, newId } = platform.services;
    const [model] = await db.all(Notifications, { participantId: reader.id });
    if (model === undefined) throw new Error('nothing was told');
    for (let n = 1; n < 23; n++)
      await db.write(
        put(Notifications, { ...model, id: newId('notification'), ordinal: n + 1, values: { title: `Number ${n}` } }),
      );
    const first = await readers.list(reader);
    expect(first.items).toHaveLength(20);
    expect(first.items[0].id > first.items[1].id).toBe(true);
    const second = await readers.list(reader, { cursor: first.next });
    expect([second.items.length, second.next]).toEqual([3, null]);
    expect((await platform.call('GET /api/participants/me/notifications', { query: { locale: 'en' } })).status).toBe(
      401,
    );
    const other = await readers.someone();
    expect(
      (
        await platform.call('GET /api/participants/me/notifications', {
          cookie: other.cookie,
          query: { locale: 'en', cursor: first.next },
        })
      ).status,
    ).toBe(400);
  });

  it('names who acted as they are called now, and nobody whose account is closed', async () => {
    const id = await propose('A kiosk');
    const reader = await readers.someone();
    const other = await readers.someone('Zoe');
    await readers.follow(id, reader);
    await readers.comment(id, other, 'Nice.');
    await platform.settle();
    expect((await linesOf(reader))[0]?.text).toBe('Zoe commented on “A kiosk”');
    const profile = await platform.services.db.require(Profiles, { id: other.id }, 'internal.error');
    await platform.services.db.write(put(Profiles, { ...profile, isDeleted: true, displayName: '' }));
    expect((await linesOf(reader))[0]?.text).toBe('Somebody commented on “A kiosk”');
  });
});

describe('an announcement of a consultation', () => {
  const ROUTE = '/api/spaces/{spaceId}/announcement';
  const announce = async (text: Readonly<Record<string, string>>) => {
    const params = { spaceId: consultation.process.id };
    const { version } = (await platform.call(`GET ${ROUTE}`, { params, cookie: admin })).body;
    const body = { text, level: 'info', startsAt: null, endsAt: null, version };
    await platform.call(`PUT ${ROUTE}`, { params, cookie: admin, body });
    await platform.settle();
    const announcement = consultation.process.id;
    await readers.tellNow({ announcement, version: version + 1, at: platform.services.now() });
  };

  it('is told to its followers without its marks, and to nobody once it was taken away', async () => {
    const reader = await readers.someone();
    await readers.follow(consultation.process.id, reader);
    await announce({ en: 'The hall is **closed** on Saturday.' });
    expect((await linesOf(reader)).map(({ event, text }) => [event, text])).toEqual([
      ['announcement.published', expect.stringContaining('The hall is closed on Saturday.')],
    ]);
    await announce({});
    expect(await linesOf(reader)).toHaveLength(1);
  });
});

describe('mails of notifications', () => {
  it('go by the mail lane, with nothing of the reader in their values once they are sent', async () => {
    const reader = await readers.someone();
    await readers.choose(reader, { choices: { 'proposal.published': { mail: 'now', push: false } } });
    await readers.follow(author.id, reader);
    await propose('At once');
    expect(readers.mailsTo(reader, /^New proposal: “At once”$/)).toHaveLength(1);
    const mails = await platform.services.db.all(Outbox, { recipient: reader.id }, { index: 'byRecipient' });
    expect(mails.map(({ template, lane }) => [template, lane])).toEqual([['notice', 'mail']]);
  });
});
