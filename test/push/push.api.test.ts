import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PushService } from '../../functions/local/push-service.ts';
import { Notifications } from '../../functions/notifications/entities.ts';
import { patch, put } from '../../functions/platform/db/write.ts';
import { Participants, Sessions } from '../../functions/platform/entities.ts';
import { PushSubscriptions } from '../../functions/push/entities.ts';
import type { PushSlots } from '../../functions/push/slots.ts';
import { tellDevices } from '../../functions/push/tell-devices.ts';
import { NotificationId, ParticipantId } from '../../shared/platform/ids.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { MOST_DEVICES } from '../../shared/push/rules.ts';
import { aPerson, deletionCode, type Person, remove } from '../participants/account.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type BrowserKeys, browserKeys } from './browser-keys.ts';
import { type PushServer, startPushServer } from './push-server.ts';

let platform: TestPlatform;
let service: PushService;
let server: PushServer;
let origin = '';
let people = 0;
beforeAll(async () => {
  server = await startPushServer();
  ({ service, origin } = server);
  platform = await startTestPlatform({ publishesWhenAsked: true, siteOrigin: origin });
});
afterAll(async () => {
  await platform.close();
  await server.close();
});

const someone = () => aPerson(platform, `pushed-${++people}@example.org`);
const pushesOf = async ({ cookie }: Person) =>
  (await platform.call('GET /api/participants/me/pushes', { cookie })).body.items;
const subscribe = (person: Person | undefined, device: string, { keys }: Pick<BrowserKeys, 'keys'> = browserKeys()) =>
  platform.call('POST /api/participants/me/pushes', {
    ...(person === undefined ? {} : { cookie: person.cookie }),
    body: { endpoint: device.startsWith('http') ? device : `${origin}/_local/push/${device}`, keys },
    headers: { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' },
  });
const slots: PushSlots = { noticeOf: async () => ({ kind: 'followed', path: '/processes/plan/' }) };
const aNotification = () => platform.services.newId('notification');
const tell = ({ id }: Person, notificationId = aNotification()) =>
  tellDevices(
    platform.services,
    { participantId: ParticipantId.parse(id), notificationId: NotificationId.parse(notificationId) },
    slots,
  );
const read = (browser: BrowserKeys, device: string) =>
  service.sentTo(device).map(({ body }) => JSON.parse(browser.open(Buffer.from(body, 'base64'))));

describe('switching notifications on', () => {
  it('is for people with an account, on devices whose push service we know', async () => {
    const person = await someone();
    expect((await subscribe(undefined, 'a')).status).toBe(401);
    const answer = await subscribe(person, 'phone-1');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ device: { kind: 'phone', browser: 'firefox' }, sentAt: null });
    expect(Object.keys(answer.body)).not.toContain('endpoint');
    const elsewhere = await subscribe(person, 'https://169.254.169.254/latest/meta-data/');
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'push.service-unknown']);
    const point = Buffer.alloc(65, 7);
    point[0] = 4;
    const keys = { p256dh: point.toString('base64url'), auth: browserKeys().keys.auth };
    expect((await subscribe(person, 'b', { keys })).body.code).toBe('push.keys-invalid');
    expect((await subscribe(person, 'b', { keys: { p256dh: 'AAAA', auth: 'AAAA' } })).body.code).toBe(
      'request.invalid',
    );
    expect(await pushesOf(person)).toHaveLength(1);
  });

  it('again on the same device renews its keys, and makes no second one', async () => {
    const person = await someone();
    const first = await subscribe(person, 'renewed');
    const renewed = browserKeys();
    expect((await subscribe(person, 'renewed', renewed)).body.id).toBe(first.body.id);
    expect(await pushesOf(person)).toHaveLength(1);
    await tell(person);
    expect(read(renewed, 'renewed')).toHaveLength(1);
  });

  it('is possible on so many devices and no more', async () => {
    const person = await someone();
    for (let n = 0; n < MOST_DEVICES; n++) expect((await subscribe(person, `many-${n}`)).status).toBe(201);
    expect((await subscribe(person, 'many-more')).body.code).toBe('push.too-many');
    expect((await subscribe(person, 'many-3')).status).toBe(201);
  });

  it('on a device of somebody else takes it over: the former person’s news reach it no more', async () => {
    const [former, next] = [await someone(), await someone()];
    const browser = browserKeys();
    await subscribe(former, 'shared', browser);
    await subscribe(next, 'shared', browser);
    expect(await pushesOf(former)).toEqual([]);
    await tell(former);
    expect(service.sentTo('shared')).toEqual([]);
    await tell(next);
    expect(read(browser, 'shared')).toHaveLength(1);
  });
});

describe('a notification', () => {
  it('reaches every device once, readable there alone, and says no more than a locked screen may show', async () => {
    const person = await someone();
    const [phone, tablet] = [browserKeys(), browserKeys()];
    await subscribe(person, 'phone-2', phone);
    await subscribe(person, 'tablet-2', tablet);
    const notificationId = aNotification();
    await tell(person, notificationId);
    await tell(person, notificationId);
    expect(read(phone, 'phone-2')).toEqual([
      {
        title: 'Parvis',
        text: 'There is news of something that you follow.',
        path: '/en/processes/plan/',
        tag: notificationId,
        locale: 'en',
      },
    ]);
    expect(read(tablet, 'tablet-2')).toHaveLength(1);
    expect(() => read(tablet, 'phone-2')).toThrow();
    expect(service.sentTo('phone-2')).toMatchObject([{ ttl: 86_400, urgency: 'normal' }]);
    expect((await pushesOf(person)).map(({ sentAt }: { sentAt: string }) => sentAt)).not.toContain(null);
  });

  it('comes from the queue as it stands in the list: of its kind, and with its place', async () => {
    const person = await someone();
    const browser = browserKeys();
    await subscribe(person, 'phone-queue', browser);
    const { db, queues, now } = platform.services;
    const [participantId, id] = [ParticipantId.parse(person.id), aNotification()];
    const proposalId = platform.services.newId('proposal');
    await db.write(
      put(Notifications, {
        ...{ participantId, id, event: 'own.answered', at: now(), ordinal: 1 },
        ...{
          about: { published: proposalId },
          path: '/processes/plan/#answer',
          processId: null,
          actorId: null,
        },
        ...{ values: { title: 'A very private idea' }, mailIn: null, pushIn: null, expiresAt: addSeconds(now(), 60) },
      }),
    );
    await queues.send('pushes', [{ participantId, notificationId: id }]);
    await queues.send('pushes', [{ participantId, notificationId: aNotification() }]);
    await platform.settle();
    const text = 'There is news of something that you wrote.';
    expect(read(browser, 'phone-queue')).toMatchObject([{ text, path: '/en/processes/plan/#answer', tag: id }]);
  });

  it('is sent by the key that browsers are given', async () => {
    const person = await someone();
    await subscribe(person, 'phone-3');
    await tell(person);
    const { body } = await platform.call('GET /api/participants/me/pushes', { cookie: person.cookie });
    expect(service.sentTo('phone-3').map(({ vapidKey }) => vapidKey)).toEqual([body.publicKey]);
  });

  it('ends a device that its push service no longer knows, and no other', async () => {
    const person = await someone();
    await subscribe(person, 'gone-4');
    await subscribe(person, 'phone-4');
    await tell(person);
    expect(await pushesOf(person)).toHaveLength(1);
    expect(service.sentTo('phone-4')).toHaveLength(1);
  });

  it('comes again to a device whose push service is busy, when that says', async () => {
    const person = await someone();
    const browser = browserKeys();
    await subscribe(person, 'busy-5', browser);
    const sent: unknown[] = [];
    const queues: TestPlatform['services']['queues'] = {
      send: async (queue, jobs, options) => void sent.push({ queue, jobs, ...options }),
    };
    const job = { participantId: ParticipantId.parse(person.id), notificationId: aNotification() };
    await tellDevices({ ...platform.services, queues }, job, slots);
    const [{ id }] = await pushesOf(person);
    const next = { ...job, pushId: id, tries: 1 };
    expect(sent).toEqual([{ queue: 'pushes', jobs: [next], delaySeconds: 7 }]);
    await tellDevices(platform.services, next, slots);
    expect(read(browser, 'busy-5')).toHaveLength(1);
  });

  it('gives a device up that refuses five in a row', async () => {
    const person = await someone();
    await subscribe(person, 'refused-6');
    for (let n = 0; n < 4; n++) await tell(person);
    expect(await pushesOf(person)).toHaveLength(1);
    await tell(person);
    expect(await pushesOf(person)).toEqual([]);
  });

  it('reaches nobody whose account is blocked, and ends with the session that asked for it', async () => {
    const person = await someone();
    await subscribe(person, 'phone-7');
    const { db, newId } = platform.services;
    const id = ParticipantId.parse(person.id);
    const block = { decisionId: newId('decision'), reason: 'illegal', until: null } as const;
    await db.write(patch(Participants, { id }, { block }));
    await tell(person);
    await db.write(patch(Participants, { id }, { block: null }));
    expect(service.sentTo('phone-7')).toEqual([]);
    await tell(person);
    expect(service.sentTo('phone-7')).toHaveLength(1);
    await platform.call('DELETE /api/session', { cookie: person.cookie });
    await tell(person);
    expect(service.sentTo('phone-7')).toHaveLength(1);
    expect(await db.all(PushSubscriptions, { participantId: id })).toEqual([]);
  });

  it('goes on when a session only came of age', async () => {
    const person = await someone();
    await subscribe(person, 'phone-8');
    platform.clock.advance(31 * 24 * 3600);
    const [device] = await platform.services.db.all(PushSubscriptions, {
      participantId: ParticipantId.parse(person.id),
    });
    if (device !== undefined) expect(await platform.services.db.get(Sessions, { id: device.sessionId })).toBeDefined();
    await tell(person);
    expect(service.sentTo('phone-8')).toHaveLength(1);
  });
});

describe('a test', () => {
  it('tells at once what the push service said, for one’s own devices', async () => {
    const [person, other] = [await someone(), await someone()];
    const browser = browserKeys();
    const { body } = await subscribe(person, 'phone-9', browser);
    const test = ({ cookie }: Person, pushId: string) =>
      platform.call('POST /api/participants/me/pushes/{pushId}/tests', { params: { pushId }, cookie });
    expect((await test(person, body.id)).body).toEqual({ outcome: 'taken' });
    expect(read(browser, 'phone-9')).toMatchObject([{ tag: 'test', path: '/en/account/' }]);
    expect((await test(other, body.id)).status).toBe(404);
    const gone = await subscribe(person, 'gone-9');
    expect((await test(person, gone.body.id)).body).toEqual({ outcome: 'gone' });
    expect(await pushesOf(person)).toHaveLength(1);
  });
});

describe('switching notifications off', () => {
  it('is said once or twice, for one’s own devices; a deleted account leaves none', async () => {
    const [person, other] = [await someone(), await someone()];
    const { body } = await subscribe(person, 'phone-10');
    await subscribe(person, 'phone-11');
    const end = ({ cookie }: Person) =>
      platform.call('DELETE /api/participants/me/pushes/{pushId}', { params: { pushId: body.id }, cookie });
    expect((await end(other)).status).toBe(204);
    expect(await pushesOf(person)).toHaveLength(2);
    expect((await end(person)).status).toBe(204);
    expect((await end(person)).status).toBe(204);
    await tell(person);
    expect([service.sentTo('phone-10').length, service.sentTo('phone-11').length]).toEqual([0, 1]);
    await remove(platform, person, await deletionCode(platform, person));
    await platform.settle();
    await tell(person);
    expect(service.sentTo('phone-11')).toHaveLength(1);
    const participantId = ParticipantId.parse(person.id);
    expect(await platform.services.db.all(PushSubscriptions, { participantId })).toEqual([]);
  });
});
