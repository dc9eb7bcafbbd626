import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailBacklog } from '../../functions/platform/mail/backlog.ts';
import type { MailMessage } from '../../functions/platform/mail/message.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import { addressHash, lift, suppress, suppressionsOf } from '../../functions/platform/mail/suppression.ts';
import { LEASE_SECONDS, triesOf, UNCERTAIN_SECONDS } from '../../functions/platform/mail/turn.ts';
import type { MailId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aMailer, anError, aQueue, atTheSender, lost } from './at-the-sender.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform();
});
afterEach(() => platform.close());
const { waiting, deliver, mailOf, stateOf, standingOf } = atTheSender(() => platform);

describe('a mail whose worker died', () => {
  const taken = (id: MailId) => deliver([id], { mailer: aMailer().mailer, queues: aQueue().queues });

  /** Lets a worker claim a mail and be killed before it sends, or between the sending and the note. */
  async function killed(id: MailId, when: 'before sending' | 'after sending'): Promise<void> {
    const reached = Promise.withResolvers<'reached'>();
    const mailer = {
      send: async (message: MailMessage) => {
        if (when === 'after sending') await platform.services.mailer.send(message);
        reached.resolve('reached');
        await new Promise<void>(() => undefined);
      },
    };
    // A worker that does not come so far ends by itself.
    expect(await Promise.race([reached.promise, deliver([id], { mailer })])).toBe('reached');
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
