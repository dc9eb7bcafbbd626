import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { feedback } from '../../functions/consumers/feedback.ts';
import { happeningsOf, sesEvent } from '../../functions/local/mailbox-events.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { createSnsSigner, type SnsEnvelope } from '../../functions/local/sns-signing.ts';
import { remove } from '../../functions/platform/db/write.ts';
import { Outbox } from '../../functions/platform/entities.ts';
import { mailKeyOf } from '../../functions/platform/mail/lanes.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import { createSnsKeys, NoCertificate } from '../../functions/platform/mail/sns-keys.ts';
import { addressHash, lift, SOFT_BOUNCES, suppressionsOf } from '../../functions/platform/mail/suppression.ts';
import type { Services } from '../../functions/platform/services.ts';
import type { MailId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const values = { title: 'Un vélo pour tous', processTitle: 'Climat', path: '/processes/climat/f/c/proposals/p/' };
let noted: { readonly event: string; readonly metric: string | undefined }[] = [];
beforeEach(() => {
  noted = [];
});
const note: Services['log']['warn'] = (event, _, metric) => void noted.push({ event, metric: metric?.name });
const log = { info: () => undefined, warn: note, error: (event: string) => note(event) };

let count = 0;
async function written(email = `reader${++count}@example.org`, lane: 'mail' | 'bulk' = 'mail') {
  const id = platform.services.newId('mail');
  const mail = { template: 'proposal-published', to: { email }, locale: 'fr', values, id, lane } as const;
  await platform.services.db.write(outboxMail(platform.services, mail));
  return { id, email };
}
/** A mail that was sent, to an address that nobody else has. */
async function sent(...args: Parameters<typeof written>) {
  const mail = await written(...args);
  await platform.settle();
  return mail;
}
const standingOf = async (id: MailId) => {
  const mail = await platform.services.db.get(Outbox, mailKeyOf(id));
  return mail === undefined ? 'gone' : [mail.state, mail.reason].filter(Boolean).join(': ');
};
const kindsAgainst = async (email: string) =>
  (await suppressionsOf(platform.services, addressHash(email))).map(({ kind }) => kind);

/** Gives the worker one batch; answers the positions of the messages that must come again. */
async function take(bodies: readonly unknown[], services: Partial<Services> = {}): Promise<number[]> {
  const Records = bodies.map((body, index) => ({ messageId: String(index), body: JSON.stringify(body) }));
  const run = feedback({ ...platform.services, log, ...services });
  const { batchItemFailures } = await run({ Records } as unknown as SQSEvent, localContext('feedback'));
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
}

type Kind = Parameters<typeof sesEvent>[1]['kind'];
interface Event {
  readonly kind: Kind;
  readonly bounce?: 'permanent' | 'transient';
  readonly at?: string;
}
/** What SES publishes of a mail. */
function eventOf({ id, email }: { id: string; email: string }, { kind, bounce, at = platform.clock.now() }: Event) {
  const head = {
    ...{ id: 'x', recipients: [email], to: email, from: 'noreply@parvis.example', subject: 's', messageId: 'm' },
    ...{ listUnsubscribe: null, listUnsubscribePost: null, tags: { outbox: id, batch: 'mails' }, date: at },
  };
  return JSON.stringify(sesEvent(head, { id: 'e', kind, at, ...(bounce && { bounce }) }));
}
const signed = (message: string, version: '1' | '2' = '1'): SnsEnvelope =>
  platform.cloud.mailbox.signer.sign(message, { at: platform.clock.now(), version });
const told = (mail: { id: string; email: string }, ...events: readonly Event[]) =>
  take(events.map((event) => signed(eventOf(mail, event))));

const SEND: Event = { kind: 'Send' };
const DELIVERY: Event = { kind: 'Delivery' };
const BOUNCE: Event = { kind: 'Bounce', bounce: 'permanent' };
const SOFT: Event = { kind: 'Bounce', bounce: 'transient' };
const COMPLAINT: Event = { kind: 'Complaint' };
const REJECT: Event = { kind: 'Reject' };

describe('what SES tells of a mail', () => {
  it.each([
    ['is confirmed by a Send event', [SEND], 'confirmed'],
    ['is delivered', [SEND, DELIVERY], 'delivered'],
    ['bounces', [SEND, BOUNCE], 'bounced: permanent'],
    ['bounces although it was taken at first', [SEND, DELIVERY, BOUNCE], 'bounced: permanent'],
    ['is complained about', [SEND, DELIVERY, COMPLAINT], 'complained'],
    ['is refused for what it holds', [SEND, REJECT], 'failed: rejected'],
    ['did not get through to a full mailbox', [SEND, SOFT], 'bounced: transient'],
    ['arrived, and was answered by somebody who is away', [SEND, DELIVERY, SOFT], 'delivered'],
    ['is late', [SEND, { kind: 'DeliveryDelay' }], 'confirmed'],
  ] as const)('a mail that %s', async (_, events, standing) => {
    const orders = [events, events.toReversed(), [...events, ...events], events.slice(1).concat(events.slice(0, 1))];
    const mails = await Promise.all(
      orders.flatMap((order) => [order, order]).map(async (order) => ({ order, mail: await written() })),
    );
    await platform.settle();
    for (const [index, { order, mail }] of mails.entries()) {
      // All in one batch, then one after the other.
      if (index % 2 === 0) expect(await told(mail, ...order)).toEqual([]);
      else for (const event of order) await told(mail, event);
      expect(await standingOf(mail.id)).toBe(standing);
    }
  });

  it('suppresses an address that bounced for good or complained, once, and none that was only full', async () => {
    const [bounced, complained, full] = [await sent(), await sent(), await sent()];
    for (let n = 0; n < 2; n++) {
      await told(bounced, BOUNCE, SEND);
      await told(complained, COMPLAINT);
      await told(full, SOFT);
    }
    expect(await Promise.all([bounced, complained, full].map(({ email }) => kindsAgainst(email)))).toEqual([
      ['bounce'],
      ['complaint'],
      [],
    ]);
  });

  it('keeps newsletters from a mailbox that was full for three mails of a month', async () => {
    const email = 'full@example.org';
    for (let n = 0; n < SOFT_BOUNCES; n++) {
      expect(await kindsAgainst(email)).toEqual([]);
      const mail = await sent(email);
      await told(mail, SOFT, SOFT);
    }
    expect(await kindsAgainst(email)).toEqual(['soft-bounces']);
    expect(await standingOf((await sent(email, 'bulk')).id)).toBe('suppressed: soft-bounces');
    expect(await standingOf((await sent(email)).id)).toBe('sent');
  });

  it('is no news after a lift, if it is about what was before', async () => {
    const mail = await sent();
    const before = platform.clock.now();
    await told(mail, { ...BOUNCE, at: before });
    platform.clock.advance(60);
    await lift(platform.services, addressHash(mail.email), 'bounce');
    await told(mail, { ...BOUNCE, at: before });
    expect(await kindsAgainst(mail.email)).toEqual([]);
  });

  it('is of no account for a mail that is not ours, or no longer', async () => {
    const [mail, stranger] = [await sent(), { id: platform.services.newId('mail'), email: 'stranger@example.org' }];
    await platform.services.db.write(remove(Outbox, mailKeyOf(mail.id)));
    expect(await told(mail, BOUNCE, COMPLAINT)).toEqual([]);
    expect(await told(stranger, BOUNCE)).toEqual([]);
    expect(await told({ id: 'nonsense', email: 'stranger@example.org' }, BOUNCE)).toEqual([]);
    expect(await take([signed('no event at all'), signed('{}'), signed('null')])).toEqual([]);
    expect([...(await kindsAgainst(mail.email)), ...(await kindsAgainst('stranger@example.org'))]).toEqual([]);
    expect(noted).toEqual([]);
  });

  it('comes again where the table does not answer, and only what is about that mail', async () => {
    const [good, bad] = [await sent(), await sent()];
    const { db } = platform.services;
    const get: typeof db.get = async (entity, key, options) => {
      if (JSON.stringify(key).includes(bad.id)) throw new Error('not now');
      return db.get(entity, key, options);
    };
    const messages = [eventOf(good, SEND), eventOf(bad, SEND), eventOf(good, DELIVERY)].map((one) => signed(one));
    expect(await take(messages, { db: { ...db, get } })).toEqual([1]);
    expect([await standingOf(good.id), await standingOf(bad.id)]).toEqual(['delivered', 'sent']);
  });

  it('agrees with what the stand-in of SES does', () => {
    expect(happeningsOf('bounce+1@example.org').map(({ kind }) => kind)).toEqual(['Send', 'Bounce']);
  });
});

describe('a message in the queue of events', () => {
  it('is believed with either version of signatures', async () => {
    for (const version of ['1', '2'] as const) {
      const mail = await sent();
      expect(await take([signed(eventOf(mail, SEND), version)])).toEqual([]);
      expect(await standingOf(mail.id)).toBe('confirmed');
    }
  });

  it.each<[string, (envelope: SnsEnvelope) => unknown]>([
    ['says something else than was signed', (one) => ({ ...one, Message: one.Message.replace('Bounce', 'Bounce ') })],
    ['has no signature', ({ Signature: _, ...rest }) => rest],
    ['has a signature that is none', (one) => ({ ...one, Signature: '????' })],
    ['claims another version of signatures', (one) => ({ ...one, SignatureVersion: '2' })],
    ['was signed by somebody else', (one) => createSnsSigner().sign(one.Message, { at: one.Timestamp })],
    ['comes from another topic', (one) => ({ ...one, TopicArn: 'arn:aws:sns:eu-west-1:999999999999:other' })],
    ['is signed for another time', (one) => ({ ...one, Timestamp: '2020-01-01T00:00:00.000Z' })],
    ['is the bare event', (one) => JSON.parse(one.Message)],
    ['is a number', () => 7],
    ...[
      'https://sns.eu-west-1.amazonaws.com.evil.example/x.pem',
      'https://sns.eu-west-2.amazonaws.com/x.pem',
      'http://sns.eu-west-1.amazonaws.com/x.pem',
      'https://sns.eu-west-1.amazonaws.com:8443/x.pem',
      'https://evil@sns.eu-west-1.amazonaws.com/x.pem',
      'https://bucket.s3.amazonaws.com/x.pem',
      'https://sns.eu-west-1.amazonaws.com/a/../b/x.pem?y',
      'https://sns.eu-west-1.amazonaws.com/x.pem#y',
      'https://sns.eu-west-1.amazonaws.com/x.txt',
      'nonsense',
    ].map((SigningCertURL): [string, (envelope: SnsEnvelope) => unknown] => [
      `has its certificate at ${SigningCertURL}`,
      (one) => ({ ...one, SigningCertURL }),
    ]),
  ])('is counted and dropped when it %s', async (_, forge) => {
    const mail = await sent();
    expect(await take([forge(signed(eventOf(mail, BOUNCE)))])).toEqual([]);
    expect(await standingOf(mail.id)).toBe('sent');
    expect(await kindsAgainst(mail.email)).toEqual([]);
    expect(noted).toEqual([{ event: 'mail.event-forged', metric: 'MailEventForged' }]);
  });

  it('is forged where there is no certificate, and comes again where it cannot be had for now', async () => {
    const mail = await sent();
    const message = signed(eventOf(mail, SEND));
    const keys = (error: Error) => createSnsKeys(() => Promise.reject(error));
    expect(await take([message], { snsKeys: keys(new NoCertificate('404')) })).toEqual([]);
    expect(await take([message], { snsKeys: keys(new Error('socket hang up')) })).toEqual([0]);
    expect(await standingOf(mail.id)).toBe('sent');
  });

  it('that asks to confirm a subscription is signed in its own way, and followed by nobody', async () => {
    const confirmation = { ...signed('You have chosen to subscribe'), Type: 'SubscriptionConfirmation' };
    const asked = { ...confirmation, Token: 't', SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?confirm' };
    // Signed as a notification, so that it is none of SNS.
    expect(await take([asked])).toEqual([]);
    expect(noted.map(({ event }) => event)).toEqual(['mail.event-forged']);
  });

  it('has its certificate asked for once', async () => {
    const asked: string[] = [];
    const { publicKey } = platform.cloud.mailbox.signer;
    const snsKeys = createSnsKeys(async (url) => {
      asked.push(url);
      return publicKey;
    });
    const mail = await sent();
    await take(
      [SEND, DELIVERY, SEND].map((event) => signed(eventOf(mail, event))),
      { snsKeys },
    );
    expect(asked).toHaveLength(1);
  });

  it('is not believed on a platform that has no topic', async () => {
    const mail = await sent();
    const config = { ...platform.services.config, snsTopicArn: '' };
    expect(await take([signed(eventOf(mail, SEND))], { config })).toEqual([]);
    expect(await standingOf(mail.id)).toBe('sent');
  });

  it('is not believed where its certificate holds a key of another kind', async () => {
    const mail = await sent();
    const { publicKey } = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    expect(await take([signed(eventOf(mail, SEND))], { snsKeys: createSnsKeys(async () => publicKey) })).toEqual([]);
    expect(noted.map(({ event }) => event)).toEqual(['mail.event-forged']);
  });
});
