import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { troubleOf } from '../../functions/platform/mail/send-errors.ts';
import { pauseAfter, triesOf } from '../../functions/platform/mail/turn.ts';
import { lanePace, mailPace, mailShares } from '../../shared/platform/mail-pace.ts';
import {
  afterFact,
  MAIL_FACTS,
  MAIL_REASONS,
  type MailFact,
  type MailStanding,
} from '../../shared/platform/mail-state.ts';
import { MAIL_STATES } from '../../shared/platform/mail-states.ts';

const WAITING: MailStanding = { state: 'waiting', reason: null };
const told = (facts: readonly MailFact[], from: MailStanding = WAITING) =>
  facts.reduce<MailStanding>((standing, fact) => afterFact(standing, fact), from);
const shown = ({ state, reason }: MailStanding) => (reason === null ? state : `${state}: ${reason}`);

describe('the state of a mail', () => {
  it.each([
    [['taken'], 'confirmed'],
    [['soft-bounced'], 'bounced: transient'],
    [['soft-bounced', 'delivered'], 'delivered'],
    [['delivered', 'taken'], 'delivered'],
    [['bounced', 'delivered'], 'bounced: permanent'],
    [['complained', 'bounced', 'delivered'], 'complained'],
    [['rejected', 'taken'], 'failed: rejected'],
  ] as const)('after %j is %s', (facts, standing) => {
    expect(shown(told(facts))).toBe(standing);
  });

  it('is the same for the same facts in any order, however often each is told', () => {
    const facts = fc.array(fc.constantFrom(...MAIL_FACTS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        facts.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }), fc.subarray(some)),
        ),
        ([facts, mixed, again]) => {
          expect(told([...mixed, ...again])).toEqual(told(facts));
        },
      ),
    );
  });

  it('follows from what SES told, whatever the sender knew: a mail that it took was sent', () => {
    const own = fc.constantFrom(
      ...(['waiting', 'claimed', 'uncertain', 'sent', 'suppressed'] as const).map((state) => ({ state, reason: null })),
      ...(['tries', 'content', 'address'] as const).map((reason) => ({ state: 'failed' as const, reason })),
    );
    fc.assert(
      fc.property(own, fc.constantFrom(...MAIL_FACTS), (from, fact) => {
        expect(afterFact(from, fact)).toEqual(afterFact(WAITING, fact));
      }),
    );
  });

  it('tells until the end that it went to a suppressed address', () => {
    expect(told(['taken', 'delivered'], { state: 'sent', reason: 'code' })).toEqual({
      state: 'delivered',
      reason: 'code',
    });
    expect(shown(told(['taken', 'bounced'], { state: 'sent', reason: 'code' }))).toBe('bounced: permanent');
  });

  it('knows every state and reason once', () => {
    expect(new Set(MAIL_STATES).size).toBe(MAIL_STATES.length);
    expect(new Set(MAIL_REASONS).size).toBe(MAIL_REASONS.length);
  });
});

describe('an error of sending', () => {
  const error = (name: string, message = '', status = 400) => ({
    name,
    message,
    $metadata: { httpStatusCode: status },
  });
  it.each([
    ['the rate', 'slow', error('Throttling', 'Maximum sending rate exceeded.')],
    ['the quota of the day', 'paused', error('Throttling', 'Daily message quota exceeded.')],
    ['a pause of the account', 'paused', error('AccountSendingPausedException')],
    ['a pause, said in another way', 'paused', error('MessageRejected', 'Sending paused for this account.')],
    ['a right that is missing', 'paused', error('AccessDenied')],
    ['an address in the sandbox', 'failed: address', error('MessageRejected', 'Email address is not verified.')],
    ['an address that is none', 'failed: address', error('InvalidParameterValue', 'Missing final @domain')],
    ['what our own reader refuses', 'failed: address', error('InvalidAddress', '', 0)],
    ['a mail that SES does not want', 'failed: refused', error('MessageRejected', 'Message is too long.')],
    ['a request that is refused', 'again', error('SomethingNew', '', 400)],
    ['a service that says it is away', 'again', error('ServiceUnavailable', '', 503)],
    ['a connection that was never made', 'again', { name: 'Error', code: 'ECONNREFUSED' }],
    ['a connection that broke', 'uncertain', { name: 'Error', code: 'ECONNRESET' }],
    ['an answer that did not come', 'uncertain', { name: 'TimeoutError' }],
    ['an answer that we did not wait for', 'uncertain', { name: 'AbortError' }],
    ['a fault of SES', 'uncertain', error('InternalFailure', '', 500)],
    ['nobody knows what', 'uncertain', 'a text'],
  ] as const)('by %s means %s', (_, meaning, thrown) => {
    const trouble = troubleOf(thrown);
    expect(trouble.kind === 'failed' ? `failed: ${trouble.reason}` : trouble.kind).toBe(meaning);
  });

  it.each(['urgent', 'mail', 'bulk'] as const)('is waited out ever longer in the lane %s, and then no more', (lane) => {
    const pauses = Array.from({ length: triesOf(lane) }, (_, index) => pauseAfter(lane, index + 1));
    expect(pauses.at(-1)).toBeUndefined();
    const seconds = pauses.flatMap((pause) => pause ?? []);
    expect(seconds).toHaveLength(triesOf(lane) - 1);
    expect(seconds).toEqual(seconds.toSorted((one, other) => one - other));
  });
});

describe('the pace of the lanes', () => {
  const rateOf = ({ workers, intervalMs }: { workers: number; intervalMs: number }) => (1000 * workers) / intervalMs;

  it('is together never more than SES has granted, nor much less, and a batch ends in time', () => {
    const rates = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0.2, max: 20, noNaN: true }));
    fc.assert(
      fc.property(rates, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (granted, bulk) => {
        const lanes = Object.values(mailPace(granted, mailShares(bulk)));
        const together = lanes.reduce((sum, lane) => sum + rateOf(lane), 0);
        expect(together).toBeLessThanOrEqual(granted * 1.000001);
        expect(together).toBeGreaterThan(granted * 0.85);
        for (const { batch, intervalMs, workers } of lanes) {
          expect(workers).toBeGreaterThanOrEqual(2);
          expect(batch === 1 || batch * intervalMs <= 8000).toBe(true);
        }
      }),
    );
  });

  it('gives what one person waits for a share that newsletters cannot take', () => {
    const { urgent, mail, bulk } = mailPace(100, mailShares(0.4));
    expect([urgent, mail, bulk].map((lane) => Math.round(rateOf(lane)))).toEqual([40, 20, 40]);
    expect([urgent.batch, mail.batch, bulk.batch]).toEqual([1, 1, 10]);
    expect(lanePace(33)).toEqual({ workers: 4, intervalMs: 122, batch: 1 });
  });
});
