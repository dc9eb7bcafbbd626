import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { put } from '../../functions/platform/db/write.ts';
import { Participants, Tallies } from '../../functions/platform/entities.ts';
import { mailBacklog, partOf } from '../../functions/platform/mail/backlog.ts';
import type { MailMessage } from '../../functions/platform/mail/message.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import { retried } from '../../functions/platform/mail/transitions.ts';
import { triesOf } from '../../functions/platform/mail/turn.ts';
import { organization } from '../../functions/spaces/directory.ts';
import { Organizations } from '../../functions/spaces/entities.ts';
import { MailId } from '../../shared/platform/ids.ts';
import { MAIL_STATES } from '../../shared/platform/mail-states.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aMailer, anError, aQueue, atTheSender, busy, published, refuse, throwing } from './at-the-sender.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform();
});
afterEach(() => platform.close());
const { waiting, deliver, mailOf, stateOf, standingOf } = atTheSender(() => platform);

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
    expect(platform.mails()[0]?.html).toContain('<html lang="fr"');
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

describe('the sender', () => {
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

  it('ends with a mail that SES refuses, and sends the others: nobody else waits for it', async () => {
    const ids = [await waiting('bad@example.org'), await waiting('good@example.org'), await waiting('no address')];
    const { mailer, given } = aMailer();
    const onlyGood = {
      send: async (message: MailMessage) => {
        if (message.to === 'bad@example.org') await refuse();
        await (message.to === 'no address' ? platform.services.mailer : mailer).send(message);
      },
    };
    const later = aQueue();
    expect(await deliver(ids, { mailer: onlyGood, queues: later.queues })).toEqual([]);
    expect(await Promise.all(ids.map(standingOf))).toEqual(['failed: address', 'sent', 'failed: address']);
    expect(given).toHaveLength(1);
    expect(later.sent).toEqual([]);
  });

  it.each([
    ['mail', [30, 120, 600, 3600, 6 * 3600, 12 * 3600]],
    ['urgent', [5, 15, 60, 180, 600]],
  ] as const)(
    'tries a mail of the lane %s again after ever longer pauses, and gives it up after the last',
    async (lane, pauses) => {
      const id = await waiting('ada@example.org', undefined, lane);
      const later = aQueue();
      const { mailer, given } = aMailer(...Array.from({ length: 10 }, () => busy));
      for (const pause of pauses) {
        expect(await deliver([id], { mailer, queues: later.queues })).toEqual([]);
        expect(await standingOf(id)).toBe('waiting: again');
        expect(later.sent.pop()).toEqual({ queue: lane, mailId: id, delaySeconds: Math.min(900, pause) });
        // One that comes too early is put back, and tried by nobody.
        platform.clock.advance(pause - 1);
        await deliver([id], { mailer, queues: later.queues });
        expect(later.sent.pop()?.delaySeconds).toBe(1);
        platform.clock.advance(1);
      }
      await deliver([id], { mailer, queues: later.queues });
      expect(await standingOf(id)).toBe('failed: tries');
      expect(later.sent).toEqual([]);
      expect(given).toHaveLength(triesOf(lane));
      await deliver([id], { mailer, queues: later.queues });
      expect(given).toHaveLength(triesOf(lane));
    },
  );

  it('has a mail that was given up tried once more when somebody of the staff asks for it', async () => {
    const id = await waiting();
    await deliver([id], { mailer: aMailer(refuse).mailer });
    await platform.services.db.write(retried(await mailOf(id), platform.clock.now()));
    expect((await mailBacklog(platform.services)).waiting).toBe(1);
    await platform.settle();
    expect(await stateOf(id)).toBe('sent');
    expect(platform.mails()).toHaveLength(1);
    expect(await platform.services.db.write(retried(await mailOf(id), platform.clock.now()))).toEqual({
      changed: false,
    });
  });

  it('waits for the rate and the quota of SES without counting a try', async () => {
    const id = await waiting();
    const later = aQueue();
    const many = Array.from({ length: 20 }, () => throwing(anError('Throttling', 'Maximum sending rate exceeded.')));
    const none = throwing(anError('Throttling', 'Daily message quota exceeded.'));
    const shut = throwing(anError('AccountSendingPausedException', 'Sending is paused'));
    const { mailer } = aMailer(...many, none, shut);
    for (const _ of many) {
      await deliver([id], { mailer, queues: later.queues });
      const delay = later.sent.pop()?.delaySeconds ?? 0;
      expect(delay).toBeGreaterThanOrEqual(2);
      expect(delay).toBeLessThanOrEqual(10);
      platform.clock.advance(10);
    }
    for (const _ of [none, shut]) {
      await deliver([id], { mailer, queues: later.queues });
      expect(await standingOf(id)).toBe('waiting: paused');
      expect(later.sent.pop()?.delaySeconds).toBe(900);
      platform.clock.advance(900);
    }
    await deliver([id], { mailer, queues: later.queues });
    expect(await mailOf(id)).toMatchObject({ state: 'sent', tries: 1 });
  });

  it('does not send a mail that cannot be made', async () => {
    const { db, newId } = platform.services;
    const ids = [newId('mail'), newId('mail')];
    for (const [index, id] of ids.entries()) {
      const write = outboxMail(platform.services, {
        ...({ template: 'proposal-published', to: { email: 'a@example.org' }, locale: 'fr', id } as const),
        values: published,
      });
      if (write.kind !== 'put') throw new Error('no put');
      const broken = index === 0 ? { values: { title: 'alone' } } : { template: 'no-such-mail' };
      await db.write({ ...write, item: { ...write.item, ...broken } });
    }
    await platform.settle();
    expect(await Promise.all(ids.map(standingOf))).toEqual(['failed: content', 'failed: content']);
    expect(platform.mails()).toHaveLength(0);
  });

  it('lets a message through that names no mail, and keeps one that is no message for the dead letters', async () => {
    const { mailer, given } = aMailer();
    expect(await deliver([platform.services.newId('mail'), 'nonsense'], { mailer })).toEqual([1]);
    expect(given).toHaveLength(0);
  });

  it('has a message come again where the table does not answer', async () => {
    const id = await waiting();
    const { db } = platform.services;
    const get: typeof db.get = () => Promise.reject(anError('ProvisionedThroughputExceededException'));
    expect(await deliver([id], { db: { ...db, get } })).toEqual([0]);
    expect(await stateOf(id)).toBe('waiting');
  });

  it('logs a failure without the address that SES repeats', async () => {
    const lines: string[] = [];
    const write = (...line: unknown[]) => void lines.push(JSON.stringify(line));
    const id = await waiting();
    const { mailer } = aMailer(refuse);
    await deliver([id], { mailer, log: { info: write, warn: write, error: write } });
    expect(lines.join('\n')).toContain('MessageRejected');
    expect(lines.join('\n')).toContain(id);
    expect(lines.join('\n')).toContain('MailFailed');
    expect(lines.join('\n')).not.toContain('ada@');
  });
});

describe('lanes', () => {
  it('do not wait for one another: a code leaves while newsletters stand', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => waiting(undefined, undefined, 'bulk')));
    const code = await waiting('grace@example.org', undefined, 'urgent');
    await platform.runtime.settle(['bulk']);
    expect(platform.mails().map(({ to }) => to)).toEqual(['grace@example.org']);
    expect(await stateOf(code)).toBe('sent');
    await platform.settle();
    expect(new Set(await Promise.all(many.map(stateOf)))).toEqual(new Set(['sent']));
  });
});

describe('figures of mails', () => {
  it('are counted by state, and by lane and state', async () => {
    await waiting();
    await waiting('no address');
    await waiting('bulk@example.org', undefined, 'bulk');
    await platform.settle();
    const shards = await platform.services.db.all(Tallies, { group: 'mails' });
    const sums: Record<string, number> = {};
    for (const { counts } of shards)
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    const byState = Object.fromEntries(MAIL_STATES.filter((state) => sums[state]).map((state) => [state, sums[state]]));
    expect(byState).toEqual({ sent: 2, failed: 1 });
    expect(sums).toMatchObject({ 'mail-sent': 1, 'bulk-sent': 1, 'mail-failed': 1, 'mail-waiting': 0 });
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
      body: {
        ...{ waiting: 0, isMore: false, oldest: null },
        lanes: { urgent: { waiting: 0 }, mail: { waiting: 0 }, bulk: { waiting: 0 } },
      },
    });
    expect((await read(somebody.cookie)).body.code).toBe('access.needs-role');
    expect((await read()).body.code).toBe('session.required');
  });

  it('holds what is not sent or given up, since the first of it was written, by lane', async () => {
    const since = platform.clock.now();
    const [bad, good] = [await waiting('bad@example.org'), await waiting('good@example.org')];
    platform.clock.advance(90);
    await waiting('late@example.org', undefined, 'urgent');
    await waiting('many@example.org', undefined, 'bulk');
    const lane = { waiting: 1, isMore: false, oldest: platform.clock.now() };
    expect(await mailBacklog(platform.services)).toEqual({
      ...{ waiting: 3, isMore: false, oldest: since },
      lanes: { urgent: lane, mail: { waiting: 2, isMore: false, oldest: since }, bulk: lane },
    });
    await deliver([bad], { mailer: aMailer(busy).mailer, queues: aQueue().queues });
    await deliver([good], { mailer: aMailer().mailer });
    expect(await mailBacklog(platform.services)).toMatchObject({ waiting: 2, oldest: since });
    platform.clock.advance(30);
    await deliver([bad], { mailer: aMailer(refuse).mailer });
    expect(await mailBacklog(platform.services)).toMatchObject({ waiting: 1 });
    await platform.settle();
    expect(await mailBacklog(platform.services)).toMatchObject({ waiting: 0, isMore: false, oldest: null });
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
