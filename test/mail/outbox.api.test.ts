import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { sender } from '../../functions/consumers/sender.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Outbox, Participants, Tallies } from '../../functions/platform/entities.ts';
import { mailBacklog, partOf } from '../../functions/platform/mail/backlog.ts';
import { mailKeyOf } from '../../functions/platform/mail/lanes.ts';
import type { MailMessage } from '../../functions/platform/mail/message.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import { addressHash, lift, suppress, suppressionsOf } from '../../functions/platform/mail/suppression.ts';
import { retried } from '../../functions/platform/mail/transitions.ts';
import { LEASE_SECONDS, triesOf, UNCERTAIN_SECONDS } from '../../functions/platform/mail/turn.ts';
import type { Services } from '../../functions/platform/services.ts';
import { organization } from '../../functions/spaces/directory.ts';
import { Organizations } from '../../functions/spaces/entities.ts';
import { MailId } from '../../shared/platform/ids.ts';
import { MAIL_STATES } from '../../shared/platform/mail-state.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform();
});
afterEach(() => platform.close());

const published = { title: 'Un vélo pour tous', processTitle: 'Climat', path: '/processes/climat/f/c/proposals/p/' };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Writes a mail into the outbox without letting the platform send it. */
async function waiting(
  email = 'ada@example.org',
  id = platform.services.newId('mail'),
  lane: 'urgent' | 'mail' | 'bulk' = 'mail',
): Promise<MailId> {
  const mail = { template: 'proposal-published', to: { email }, locale: 'fr', values: published, id, lane } as const;
  await platform.services.db.write(outboxMail(platform.services, mail));
  return id;
}

/** Gives the sender one batch, as the queue does; answers the positions of the messages that must come again. */
async function deliver(ids: readonly string[], services: Partial<Services> = {}): Promise<number[]> {
  const Records = ids.map((mailId, index) => ({
    messageId: String(index),
    body: JSON.stringify({ mailId, batch: 'mails' }),
  }));
  const run = sender({ ...platform.services, log: silent, ...services });
  const { batchItemFailures } = await run({ Records } as unknown as SQSEvent, localContext('mail'));
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
}
const mailOf = async (id: MailId) => {
  const mail = await platform.services.db.get(Outbox, mailKeyOf(id));
  if (mail === undefined) throw new Error('no such mail');
  return mail;
};
const stateOf = async (id: MailId) => (await mailOf(id)).state;
const standingOf = async (id: MailId) => {
  const { state, reason } = await mailOf(id);
  return reason === null ? state : `${state}: ${reason}`;
};

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
/** What the SDK throws. */
const anError = (name: string, message = '', facts: object = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 }, ...facts });
const throwing = (error: Error) => async () => {
  throw error;
};
const refuse = throwing(anError('MessageRejected', 'Email address is not verified: ada@example.org'));
const busy = throwing(anError('ServiceUnavailable', 'later', { $metadata: { httpStatusCode: 503 } }));
const lost = throwing(anError('TimeoutError', 'socket hang up', { $metadata: {} }));
/** Messages that were put into the mail queue to look again later. */
function aQueue() {
  const sent: { readonly queue: string; readonly mailId: string; readonly delaySeconds: number | undefined }[] = [];
  const queues: Services['queues'] = {
    send: async (queue, jobs, { delaySeconds } = {}) => {
      for (const job of jobs) sent.push({ queue, mailId: String(Object(job).mailId), delaySeconds });
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

describe('a mail whose worker died', () => {
  const taken = (id: MailId) => deliver([id], { mailer: aMailer().mailer, queues: aQueue().queues });

  /** Lets a worker claim a mail and be killed before it sends, or between the sending and the note. */
  async function killed(id: MailId, when: 'before sending' | 'after sending'): Promise<void> {
    const reached = Promise.withResolvers<void>();
    const forever = new Promise<void>(() => undefined);
    const mailer = {
      send: async (message: MailMessage) => {
        if (when === 'after sending') await platform.services.mailer.send(message);
        reached.resolve();
        await forever;
      },
    };
    void deliver([id], { mailer });
    await reached.promise;
  }

  it('is nobody else’s until the lease ends, and uncertain from then on', async () => {
    const id = await waiting();
    await killed(id, 'before sending');
    expect(await stateOf(id)).toBe('claimed');
    platform.clock.advance(LEASE_SECONDS - 20);
    const later = aQueue();
    const early = aMailer();
    await deliver([id], { mailer: early.mailer, queues: later.queues });
    expect(later.sent.pop()).toEqual({ queue: 'mail', mailId: id, delaySeconds: 20 });
    platform.clock.advance(20);
    await deliver([id], { mailer: early.mailer, queues: later.queues });
    expect(await stateOf(id)).toBe('uncertain');
    expect(later.sent.pop()?.delaySeconds).toBe(UNCERTAIN_SECONDS - LEASE_SECONDS);
    platform.clock.advance(UNCERTAIN_SECONDS - LEASE_SECONDS - 1);
    await deliver([id], { mailer: early.mailer, queues: later.queues });
    expect(early.given).toHaveLength(0);
  });

  it('is sent once more when SES has told of nothing by the limit, by one of those that come then', async () => {
    const id = await waiting();
    await killed(id, 'before sending');
    platform.clock.advance(UNCERTAIN_SECONDS);
    const late = aMailer();
    await Promise.all([1, 2, 3].map(() => deliver([id], { mailer: late.mailer, queues: aQueue().queues })));
    expect(late.given.map((message) => message.id)).toEqual([id]);
    expect(await stateOf(id)).toBe('sent');
  });

  it('is settled by what SES tells of it, and not sent again', async () => {
    const id = await waiting();
    await killed(id, 'after sending');
    platform.clock.advance(LEASE_SECONDS);
    await taken(id);
    expect(await stateOf(id)).toBe('uncertain');
    await platform.feedback();
    expect(await stateOf(id)).toBe('delivered');
    platform.clock.advance(UNCERTAIN_SECONDS);
    await taken(id);
    await platform.settle();
    expect(platform.mails()).toHaveLength(1);
    expect((await mailOf(id)).values).toEqual({});
    expect((await mailBacklog(platform.services)).waiting).toBe(0);
  });

  it('is settled while the worker still holds it, and the worker’s own note changes nothing', async () => {
    const id = await waiting();
    const mailer = {
      send: async (message: MailMessage) => {
        await platform.services.mailer.send(message);
        await platform.feedback();
      },
    };
    await deliver([id], { mailer });
    expect(await stateOf(id)).toBe('delivered');
  });

  it('is sent twice only where what SES tells comes after the limit: the one way to a duplicate', async () => {
    const id = await waiting();
    await killed(id, 'after sending');
    platform.clock.advance(UNCERTAIN_SECONDS);
    await deliver([id]);
    expect(platform.mails()).toHaveLength(2);
    await platform.feedback();
    expect(await stateOf(id)).toBe('delivered');
  });

  it('is uncertain at once where the answer of SES is lost, and settled by what it tells', async () => {
    const id = await waiting();
    const later = aQueue();
    const mailer = {
      send: async (message: MailMessage) => {
        await platform.services.mailer.send(message);
        await lost();
      },
    };
    await deliver([id], { mailer, queues: later.queues });
    expect(await stateOf(id)).toBe('uncertain');
    expect(later.sent).toEqual([{ queue: 'mail', mailId: id, delaySeconds: UNCERTAIN_SECONDS }]);
    await platform.feedback();
    await taken(id);
    expect(platform.mails()).toHaveLength(1);
  });

  it('counts what may have been a try: it is given up after as many as any other', async () => {
    const id = await waiting();
    const { mailer, given } = aMailer(...Array.from({ length: 20 }, () => lost));
    for (let n = 0; n < 10; n++) {
      await deliver([id], { mailer, queues: aQueue().queues });
      platform.clock.advance(UNCERTAIN_SECONDS);
    }
    expect(given).toHaveLength(triesOf('mail'));
    expect(await standingOf(id)).toBe('failed: tries');
  });

  it('is noted as sent by a worker that was only slow', async () => {
    const id = await waiting();
    const slow = {
      send: async () => {
        platform.clock.advance(LEASE_SECONDS);
        await taken(id);
        expect(await stateOf(id)).toBe('uncertain');
      },
    };
    await deliver([id], { mailer: slow });
    expect(await stateOf(id)).toBe('sent');
  });

  it('is the sender’s that took it over', async () => {
    const id = await waiting();
    let fail: (error: Error) => void = () => undefined;
    const slow = aMailer(() => new Promise((_, reject) => (fail = reject)));
    const first = deliver([id], { mailer: slow.mailer });
    await slow.called;
    platform.clock.advance(UNCERTAIN_SECONDS);
    await deliver([id], { mailer: aMailer().mailer });
    fail(anError('ServiceUnavailable'));
    await first;
    expect(await stateOf(id)).toBe('sent');
  });
});

describe('a mail, whatever happens to its workers', () => {
  const STEPS = [
    'work',
    'work twice at once',
    'die before sending',
    'die after sending',
    'be told',
    'a minute',
    'the limit',
  ] as const;

  /** Lets a worker be cut off at a step: what it would still do is never done. */
  const dying = (id: MailId, isSent: boolean) =>
    new Promise<void>((resolve) => {
      const send = async (message: MailMessage) => {
        if (isSent) await platform.services.mailer.send(message);
        resolve();
        await new Promise<void>(() => undefined);
      };
      // One that had nothing to send lives on.
      void deliver([id], { mailer: { send }, queues: aQueue().queues }).then(() => resolve());
    });

  it('is sent once, if SES tells of mails within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), async (steps) => {
        const id = await waiting(`${platform.services.newId('mail').toLowerCase()}@example.org`);
        const work = () => deliver([id], { queues: aQueue().queues });
        for (const step of [...steps, 'be told', 'the limit', 'work', 'be told'] as const) {
          if (step === 'work') await work();
          if (step === 'work twice at once') await Promise.all([work(), work()]);
          if (step === 'die before sending') await dying(id, false);
          if (step === 'die after sending') await dying(id, true);
          if (step === 'a minute') platform.clock.advance(60);
          if (step === 'be told' || step === 'the limit') await platform.feedback();
          if (step === 'the limit') platform.clock.advance(UNCERTAIN_SECONDS);
        }
        const { state } = await mailOf(id);
        const sent = platform.cloud.mailbox.heads().filter(({ tags }) => tags.outbox === id).length;
        // Many deaths before sending use up the tries.
        expect([state, sent]).toEqual(state === 'failed' ? ['failed', 0] : ['delivered', 1]);
      }),
      { numRuns: 12, seed: 7 },
    );
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

describe('an address that gets no more mail', () => {
  const address = 'ada@example.org';
  const kept = (kind: 'bounce' | 'complaint' | 'soft-bounces' | 'manual') =>
    suppress(platform.services, { addressHash: addressHash(address), kind, at: platform.clock.now(), mailId: null });

  it.each([
    ['bounce', ['suppressed: bounce', 'suppressed: bounce', 'suppressed: bounce']],
    ['manual', ['suppressed: manual', 'suppressed: manual', 'suppressed: manual']],
    ['complaint', ['sent', 'suppressed: complaint', 'suppressed: complaint']],
    ['soft-bounces', ['sent', 'sent', 'suppressed: soft-bounces']],
  ] as const)('is kept from mail by %s, as far as the lane says', async (kind, expected) => {
    await kept(kind);
    const lanes = ['urgent', 'mail', 'bulk'] as const;
    const ids = await Promise.all(lanes.map((lane) => waiting('Ada@Example.org'.toLowerCase(), undefined, lane)));
    await waiting('other@example.org');
    await platform.settle();
    expect(await Promise.all(ids.map(standingOf))).toEqual(expected);
    expect(platform.mails().map(({ to }) => to)).toContain('other@example.org');
  });

  it('still gets one sign-in code a day, and all mail again once a code has arrived', async () => {
    await kept('bounce');
    const ask = async () => {
      const id = platform.services.newId('mail');
      const values = { codeId: platform.services.newId('signInCode') };
      const code = { template: 'sign-in-code', lane: 'urgent', to: { email: address }, locale: 'fr' } as const;
      await platform.services.db.write(outboxMail(platform.services, { ...code, values, id }));
      await platform.settle();
      return id;
    };
    expect(await standingOf(await ask())).toBe('sent: code');
    expect(await standingOf(await ask())).toBe('suppressed: bounce');
    platform.clock.advance(24 * 3600);
    const next = await ask();
    expect(await standingOf(next)).toBe('sent: code');
    await platform.feedback();
    expect(await standingOf(next)).toBe('delivered: code');
    expect(await suppressionsOf(platform.services, addressHash(address))).toEqual([]);
    expect(await standingOf(await ask())).toBe('sent');
  });

  it('gets mail again when it is lifted; what is told later of what was before changes nothing', async () => {
    await kept('complaint');
    const cause = { addressHash: addressHash(address), kind: 'complaint', mailId: null } as const;
    const before = platform.clock.now();
    platform.clock.advance(60);
    expect(await lift(platform.services, cause.addressHash, 'complaint')).toBe(true);
    expect(await lift(platform.services, cause.addressHash, 'complaint')).toBe(false);
    expect(await suppress(platform.services, { ...cause, at: before })).toBe(false);
    expect(await suppressionsOf(platform.services, cause.addressHash)).toEqual([]);
    platform.clock.advance(60);
    expect(await suppress(platform.services, { ...cause, at: platform.clock.now() })).toBe(true);
    expect(await suppress(platform.services, { ...cause, at: platform.clock.now() })).toBe(false);
    expect(await suppressionsOf(platform.services, cause.addressHash)).toHaveLength(1);
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
