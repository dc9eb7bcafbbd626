import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { LEASE_SECONDS, sender } from '../../functions/consumers/sender.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Outbox, Participants } from '../../functions/platform/entities.ts';
import { mailBacklog, partOf } from '../../functions/platform/mail/backlog.ts';
import { mailKeyOf } from '../../functions/platform/mail/lanes.ts';
import type { MailMessage } from '../../functions/platform/mail/message.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import type { Services } from '../../functions/platform/services.ts';
import { organization } from '../../functions/spaces/directory.ts';
import { Organizations } from '../../functions/spaces/entities.ts';
import { MailId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform();
});
afterEach(() => platform.close());

const published = { title: 'Un vélo pour tous', processTitle: 'Climat', path: '/processes/climat/f/c/proposals/p/' };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Writes a mail into the outbox without letting the platform send it. */
async function waiting(email = 'ada@example.org', id = platform.services.newId('mail')): Promise<MailId> {
  const mail = { template: 'proposal-published', to: { email }, locale: 'fr', values: published, id } as const;
  await platform.services.db.write(outboxMail(platform.services, mail));
  return id;
}

/** Gives the notifier one batch, as the queue does; answers the positions of the messages that must come again. */
async function deliver(ids: readonly string[], services: Partial<Services> = {}): Promise<number[]> {
  const Records = ids.map((mailId, index) => ({
    messageId: String(index),
    body: JSON.stringify({ mailId, batch: 'mails' }),
  }));
  const run = sender({ ...platform.services, log: silent, ...services });
  const { batchItemFailures } = await run({ Records } as unknown as SQSEvent, localContext('mail'));
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
}
const stateOf = async (id: MailId) => (await platform.services.db.get(Outbox, mailKeyOf(id)))?.state;

/** A mailer that does something else at each call, and the mails that it was given. */
function aMailer(...acts: readonly ((message: MailMessage) => Promise<void>)[]) {
  const given: MailMessage[] = [];
  const { promise: called, resolve } = Promise.withResolvers<void>();
  const mailer = {
    send: async (message: MailMessage) => {
      given.push(message);
      resolve();
      await acts[given.length - 1]?.(message);
    },
  };
  return { mailer, given, called };
}
const refuse = async () => {
  const error = new Error('Email address is not verified: ada@example.org');
  error.name = 'MessageRejected';
  throw error;
};
/** Messages that were put into the mail queue to look again later. */
function aQueue() {
  const sent: { readonly mailId: string; readonly delaySeconds: number | undefined }[] = [];
  const queues: Services['queues'] = {
    send: async (_, jobs, { delaySeconds } = {}) => {
      for (const job of jobs) sent.push({ mailId: String(Object(job).mailId), delaySeconds });
    },
  };
  return { queues, sent };
}

describe('the outbox', () => {
  it('sends a mail that was written with a change, once', async () => {
    const id = await waiting();
    await platform.settle();
    await platform.settle();
    expect(platform.mails()).toHaveLength(1);
    expect(platform.mails()[0]).toMatchObject({
      to: 'ada@example.org',
      from: 'noreply@parvis.example',
      subject: 'Votre proposition est en ligne – Parvis',
    });
    expect(platform.mails()[0]?.html).toContain('<html lang="fr">');
    expect(await stateOf(id)).toBe('sent');
  });

  it('sends nothing when the change that it belongs to is refused', async () => {
    const { db } = platform.services;
    const mail = { template: 'proposal-published', to: { email: 'ada@example.org' }, locale: 'fr' } as const;
    const { id } = await platform.participant();
    const account = await db.require(Participants, { id }, 'session.invalid');
    await db.transact(
      put(Participants, account, { when: 'absent', otherwise: 'unchanged' }),
      outboxMail(platform.services, { ...mail, values: published }),
    );
    await platform.settle();
    expect(platform.mails()).toHaveLength(0);
  });

  it('holds one mail for one source, however often the change is told', async () => {
    const mail = { template: 'proposal-published', to: { email: 'ada@example.org' }, locale: 'fr' } as const;
    const write = () => outboxMail(platform.services, { ...mail, values: published, source: ['published', 'prp_1'] });
    const results = [];
    for (let n = 0; n < 3; n++) {
      results.push(await platform.services.db.write(write()));
      await platform.settle();
    }
    expect(results.map(({ changed }) => changed)).toEqual([true, false, false]);
    expect(platform.mails()).toHaveLength(1);
    await platform.services.db.write(
      outboxMail(platform.services, { ...mail, values: published, source: ['published', 'prp_2'] }),
    );
    await platform.settle();
    expect(platform.mails()).toHaveLength(2);
  });

  it('finds the address of a participant when the mail is sent, and sends nothing to one who is gone', async () => {
    const { services } = platform;
    const { id } = await platform.participant({ email: 'grace@example.org' });
    const gone = services.newId('participant');
    for (const participantId of [id, gone]) {
      await services.db.write(
        outboxMail(services, {
          template: 'proposal-published',
          to: { participantId },
          locale: 'en',
          values: published,
          source: [participantId],
        }),
      );
    }
    await platform.settle();
    expect(platform.mails().map(({ to }) => to)).toEqual(['grace@example.org']);
  });

  it('writes in the name of the organization as it is called in the language of the mail', async () => {
    const name = { fr: 'Ville de Brisanne', nl: 'Stad Brisanne' };
    const settings = { ...(await organization(platform.services)), name, contact: 'mairie@brisanne.example' };
    await platform.services.db.write(put(Organizations, settings));
    for (const locale of ['nl', 'en'] as const) {
      const mail = {
        template: 'proposal-published',
        to: { email: `${locale}@example.org` },
        values: published,
      } as const;
      await platform.services.db.write(outboxMail(platform.services, { ...mail, locale }));
    }
    await platform.settle();
    const subjects = Object.fromEntries(platform.mails().map(({ to, subject }) => [to, subject]));
    expect(subjects).toEqual({
      'nl@example.org': 'Uw voorstel staat online – Stad Brisanne',
      'en@example.org': 'Your proposal is online – Ville de Brisanne',
    });
    expect(platform.mails()[0]?.text).toContain('mairie@brisanne.example');
  });
});

describe('the notifier', () => {
  it('sends nothing when a message comes twice', async () => {
    const id = await waiting();
    const { mailer, given } = aMailer();
    expect(await deliver([id], { mailer })).toEqual([]);
    expect(await deliver([id], { mailer })).toEqual([]);
    expect(given.map((message) => message.id)).toEqual([id]);
  });

  it('sends once when many workers get the same message at the same moment', async () => {
    const id = await waiting();
    const { mailer, given } = aMailer();
    const { queues } = aQueue();
    const failed = await Promise.all(Array.from({ length: 10 }, () => deliver([id, id], { mailer, queues })));
    expect(failed.flat()).toEqual([]);
    expect(given).toHaveLength(1);
    expect(await stateOf(id)).toBe('sent');
  });

  it('gives a mail back that could not be sent, and sends it when the message comes again', async () => {
    const [bad, good] = [await waiting('bad@example.org'), await waiting('good@example.org')];
    const refuseBad = async ({ to }: MailMessage) => (to === 'bad@example.org' ? refuse() : undefined);
    const first = aMailer(refuseBad, refuseBad);
    expect(await deliver([bad, good], { mailer: first.mailer })).toEqual([0]);
    expect([await stateOf(bad), await stateOf(good)]).toEqual(['waiting', 'sent']);
    const second = aMailer();
    expect(await deliver([bad], { mailer: second.mailer })).toEqual([]);
    expect(second.given.map(({ to }) => to)).toEqual(['bad@example.org']);
    expect(await stateOf(bad)).toBe('sent');
  });

  it('takes a mail over from a worker that died, but not before its lease ends', async () => {
    const id = await waiting();
    const crash = aMailer(() => new Promise(() => undefined));
    void deliver([id], { mailer: crash.mailer });
    await crash.called;
    expect(await stateOf(id)).toBe('claimed');

    platform.clock.advance(LEASE_SECONDS - 60);
    const early = aMailer();
    const later = aQueue();
    expect(await deliver([id], { mailer: early.mailer, queues: later.queues })).toEqual([]);
    expect(early.given).toHaveLength(0);
    expect(later.sent).toEqual([{ mailId: id, delaySeconds: 60 }]);

    platform.clock.advance(60);
    const late = aMailer();
    await Promise.all([1, 2, 3].map(() => deliver([id], { mailer: late.mailer, queues: later.queues })));
    expect(late.given.map((message) => message.id)).toEqual([id]);
    expect(await stateOf(id)).toBe('sent');
  });

  it('leaves the mail to the worker that took it over', async () => {
    const id = await waiting();
    let fail: (error: Error) => void = () => undefined;
    const slow = aMailer(() => new Promise((_, reject) => (fail = reject)));
    const first = deliver([id], { mailer: slow.mailer });
    await slow.called;
    platform.clock.advance(LEASE_SECONDS);
    await deliver([id], { mailer: aMailer().mailer });
    fail(new Error('too late'));
    expect(await first).toEqual([0]);
    expect(await stateOf(id)).toBe('sent');
  });

  it('lets a message through that names no mail, and keeps one that is no message for the dead letters', async () => {
    const { mailer, given } = aMailer();
    expect(await deliver([platform.services.newId('mail'), 'nonsense'], { mailer })).toEqual([1]);
    expect(given).toHaveLength(0);
  });

  it('logs a failure without the address that SES repeats', async () => {
    const lines: string[] = [];
    const write = (...line: unknown[]) => void lines.push(JSON.stringify(line));
    const id = await waiting();
    const { mailer } = aMailer(refuse);
    expect(await deliver([id], { mailer, log: { info: write, warn: write, error: write } })).toEqual([0]);
    expect(lines.join('\n')).toContain('MessageRejected');
    expect(lines.join('\n')).toContain(id);
    expect(lines.join('\n')).not.toContain('ada@');
  });
});

describe('the backlog of mails', () => {
  const read = async (cookie?: string) =>
    platform.call('GET /api/mail-backlog', cookie === undefined ? {} : { cookie });

  it('is told to administrators and nobody else', async () => {
    const admin = await platform.participant({ role: 'administrator' });
    const somebody = await platform.participant();
    expect(await read(admin.cookie)).toMatchObject({
      status: 200,
      body: { waiting: 0, isMore: false, oldest: null },
    });
    expect((await read(somebody.cookie)).body.code).toBe('access.needs-role');
    expect((await read()).body.code).toBe('session.required');
  });

  it('holds what is not sent, since the first of it was written, and what failed until it is sent', async () => {
    const since = platform.clock.now();
    const [bad, good] = [await waiting('bad@example.org'), await waiting('good@example.org')];
    platform.clock.advance(90);
    await waiting('late@example.org');
    expect(await mailBacklog(platform.services)).toEqual({ waiting: 3, isMore: false, oldest: since });
    const { mailer } = aMailer(refuse);
    await deliver([bad], { mailer });
    await deliver([good], { mailer });
    expect(await mailBacklog(platform.services)).toMatchObject({ waiting: 2, oldest: since });
    await deliver([bad], { mailer });
    expect(await mailBacklog(platform.services)).toMatchObject({ waiting: 1 });
    await platform.settle();
    expect(await mailBacklog(platform.services)).toEqual({ waiting: 0, isMore: false, oldest: null });
  });

  it('forgets a mail that was given up a day ago', async () => {
    await waiting();
    platform.clock.advance(24 * 3600 - 1);
    expect((await mailBacklog(platform.services)).waiting).toBe(1);
    platform.clock.advance(1);
    expect((await mailBacklog(platform.services)).waiting).toBe(0);
  });

  it('is counted up to 125 mails of one part, and then says that there are more', async () => {
    const ofOnePart = () => MailId.parse(platform.services.newId('mail').replace(/.$/, '0'));
    const count = async () => {
      const { waiting: counted, isMore } = await mailBacklog(platform.services);
      return [counted, isMore];
    };
    await Promise.all(Array.from({ length: 125 }, () => waiting('ada@example.org', ofOnePart())));
    expect(await count()).toEqual([125, false]);
    await waiting('ada@example.org', ofOnePart());
    expect(await count()).toEqual([125, true]);
  });

  it('is spread over its parts evenly', async () => {
    const digits = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
    const parts = digits.map((digit) => partOf(MailId.parse(platform.services.newId('mail').replace(/.$/, digit))));
    expect(parts.map(Number).toSorted((one, other) => one - other)).toEqual(
      digits.map((_, index) => Math.floor(index / 4)),
    );
  });
});
