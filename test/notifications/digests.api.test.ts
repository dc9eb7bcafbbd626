import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { notifier } from '../../functions/consumers/notifier.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { dueKeyOf } from '../../functions/notifications/dues.ts';
import { DigestDues } from '../../functions/notifications/entities.ts';
import { patch } from '../../functions/platform/db/write.ts';
import { Outbox } from '../../functions/platform/entities.ts';
import type { Services } from '../../functions/platform/services.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type Reader, readersOn } from './a-reader.ts';

let platform: TestPlatform;
let consultation: Consultation;
let other: Consultation;
let readers: ReturnType<typeof readersOn>;
let author: Reader;
let day = 20;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  const settings = { titleMinLength: 1 };
  consultation = await aConsultation(platform, { settings });
  other = await aConsultation(platform, { slug: 'other', settings });
  readers = readersOn(platform);
});
afterAll(() => platform.close());
// Each test on a day of its own, from Saturday 21 November at 10 in Paris on.
beforeEach(async () => {
  platform.clock.set(`2026-11-${++day}T09:00:00.000Z`);
  author = await readers.someone('Grace Hopper');
});

const propose = async (title: string, where = consultation) => {
  platform.clock.advance(60);
  return aProposal(platform, where, author.cookie, { title });
};
/** The hourly run at a moment, and all that follows from it. */
async function runAt(instant: string): Promise<void> {
  platform.clock.set(instant);
  await platform.tickHour();
  await platform.settle();
}
const tomorrow = (hour: number) => `2026-11-${day + 1}T${String(hour).padStart(2, '0')}:01:00.000Z`;
const follower = async (id: string = author.id) => {
  const reader = await readers.someone();
  await readers.follow(id, reader);
  return reader;
};

describe('a digest', () => {
  it('comes at its hour, once, with everything since, by process and kind', async () => {
    const reader = await follower();
    const stranger = await follower(consultation.process.id);
    await propose('Older trees');
    await propose('Newer trees');
    await propose('Elsewhere', other);
    await platform.settle();
    await runAt(tomorrow(5));
    expect(readers.mailsTo(reader)).toEqual([]);
    await runAt(tomorrow(6));
    await runAt(tomorrow(6));
    await runAt(tomorrow(7));
    const [mail, ...more] = readers.mailsTo(reader);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^3 pieces of news from /);
    const text = mail?.text ?? '';
    const at = ['Elsewhere', 'Newer trees', 'Older trees'].map((title) => text.indexOf(title));
    expect(at.every((place) => place > 0) && at.toSorted((one, two) => one - two).join() === at.join()).toBe(true);
    expect(readers.mailsTo(stranger)).toHaveLength(1);
    const [sent] = await platform.services.db.all(Outbox, { recipient: reader.id }, { index: 'byRecipient' });
    expect([sent?.template, sent?.lane]).toEqual(['digest', 'bulk']);
    // Without news there is none.
    platform.clock.set(tomorrow(9));
    await runAt(`2026-11-${day + 2}T06:01:00.000Z`);
    expect(readers.mailsTo(reader)).toHaveLength(1);
  });

  it('names no more than it says, and leaves out what was hidden or withdrawn meanwhile', async () => {
    const reader = await follower();
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push(await propose(`Idea ${n}`));
    await platform.settle();
    const [gone, withdrawn] = ids;
    if (gone === undefined || withdrawn === undefined) throw new Error('nothing');
    await platform.services.db.write(patch(Proposals, { id: gone }, { state: 'hidden' }));
    await platform.services.db.write(patch(Proposals, { id: withdrawn }, { state: 'withdrawn' }));
    await runAt(tomorrow(6));
    const [mail] = readers.mailsTo(reader);
    expect(mail?.subject).toMatch(/^1 piece of news/);
    expect(mail?.text).not.toContain('Idea 0');
  });

  it('of more than twenty tells how many more there are', async () => {
    const reader = await follower();
    const proposal = await propose('Loud');
    await readers.follow(proposal, reader);
    for (let n = 0; n < 24; n++) expect((await readers.comment(proposal, author, `Once more ${n}`)).status).toBe(201);
    await platform.settle();
    await runAt(tomorrow(6));
    const [mail] = readers.mailsTo(reader);
    expect(mail?.subject).toMatch(/^25 pieces of news/);
    expect(mail?.text).toContain('And 5 more.');
  });

  it('is sent once where the worker dies at any point, or two do it at once', async () => {
    const reader = await follower();
    await propose('Persistent');
    await platform.settle();
    const slot = `2026-11-${day + 1}T06:00:00.000Z`;
    platform.clock.set(tomorrow(6));
    const key = dueKeyOf(slot, reader.id);
    expect(await platform.services.db.get(DigestDues, key)).toMatchObject({ news: 1 });
    const run = (services: Partial<Services> = {}) => {
      const body = JSON.stringify({ digest: slot, shard: key.shard });
      return notifier({ ...platform.services, ...services })(
        { Records: [{ messageId: 'm', body }] } as unknown as SQSEvent,
        localContext('notifier'),
      );
    };
    const { db } = platform.services;
    const dead = () => Promise.reject(new Error('the worker is no more'));
    const silent = { ...platform.services.log, error: () => undefined };
    const before = await run({ db: { ...db, transact: dead }, log: silent });
    expect(before.batchItemFailures).toHaveLength(1);
    // After the mail was written: SQS gives the message again.
    await run({
      db: {
        ...db,
        transact: async (...writes) => {
          await db.transact(...writes);
          return dead();
        },
      },
      log: silent,
    });
    await Promise.all([run(), run()]);
    await platform.settle();
    expect(readers.mailsTo(reader)).toHaveLength(1);
    expect(await db.get(DigestDues, key)).toBeUndefined();
  });

  it('that was missed in an outage is made up for', async () => {
    const reader = await follower();
    await propose('Late');
    await platform.settle();
    await runAt(`2026-11-${day + 1}T23:01:00.000Z`);
    expect(readers.mailsTo(reader)).toHaveLength(1);
  });

  it('of a week comes on Monday, at the hour and in the zone that its reader has chosen', async () => {
    const reader = await follower();
    const weekly = {
      choices: { 'proposal.published': { mail: 'weekly', push: false } },
      digestHour: 20,
      timeZone: 'America/Martinique',
    };
    expect((await readers.choose(reader, weekly)).status).toBe(200);
    await propose('Patience');
    await platform.settle();
    // Monday 30 November at 20 in Martinique is midnight in UTC.
    await runAt('2026-11-30T23:01:00.000Z');
    expect(readers.mailsTo(reader)).toEqual([]);
    await runAt('2026-12-01T00:01:00.000Z');
    expect(readers.mailsTo(reader, /^Your week on /)).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  it('put off mails and devices to their end, and nothing else', async () => {
    const reader = await readers.someone();
    expect((await readers.choose(reader, { quiet: { from: 9, to: 12 }, timeZone: 'Europe/Paris' })).status).toBe(200);
    const id = await aProposal(platform, consultation, reader.cookie, { title: 'Silence' });
    const reply = await readers.comment(id, reader, 'First.');
    await platform.settle();
    await readers.comment(id, author, 'Reply.', reply.body.id);
    await platform.settle();
    expect((await readers.list(reader)).items[0]).toMatchObject({ event: 'comment.replied', isUnread: true });
    expect(readers.mailsTo(reader, /replied|quiet/)).toEqual([]);
    await runAt(`2026-11-${day}T11:01:00.000Z`);
    const [mail, ...more] = readers.mailsTo(reader, /quiet hours/);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('Grace Hopper replied to your comment on “Silence”');
  });
});
