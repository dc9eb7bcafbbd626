import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { subscriptionIdOf } from '../../functions/newsletters/subscriptions/address.ts';
import { subscriptionById } from '../../functions/newsletters/subscriptions/subscription.ts';
import { patch } from '../../functions/platform/db/write.ts';
import { Participants } from '../../functions/platform/entities.ts';
import { subscriptionToken } from '../../functions/platform/mail/newsletter-secrets.ts';
import { addressHash, lift, suppress } from '../../functions/platform/mail/suppression.ts';
import { CONSENT_VERSION } from '../../shared/newsletters/rules.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { office, subscriber } from './office.ts';

let platform: TestPlatform;
let networks = 0;
let network = '';
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());
beforeEach(() => {
  network = `198.51.100.${++networks}`;
});

const signUp = (email: string, more: object = {}) =>
  platform.call('POST /api/subscriptions', {
    sourceIp: network,
    body: { email, locale: 'en', consentVersion: CONSENT_VERSION, ...more },
  });
const post = (path: string, body: object) => platform.call(`POST /api/subscriptions/${path}`, { body });
const mailsTo = (email: string) => platform.mails().filter(({ to }) => to === email);
const stored = (email: string) => subscriptionById(platform.services, subscriptionIdOf(email));
async function confirmationOf(email: string): Promise<string> {
  await platform.settle();
  return /confirm\/#([\w.]+)/.exec(mailsTo(email)[0]?.text ?? '')?.[1] ?? '';
}
const tokenFor = async (email: string) =>
  subscriptionToken(await platform.services.secrets.get('session'), { subscriptionId: subscriptionIdOf(email) });

describe('a subscription without an account', () => {
  it('holds once the mail is confirmed, and the form says the same whoever asks', async () => {
    const first = await signUp('Ada@Example.org', { locale: 'fr' });
    expect([first.status, first.body]).toEqual([202, { days: 7 }]);
    expect((await stored('ada@example.org'))?.state).toBe('pending');
    const token = await confirmationOf('ada@example.org');
    expect((await post('confirmations', { token })).body).toEqual({
      isSubscribed: true,
      locale: 'fr',
      territoryId: null,
    });
    expect((await post('confirmations', { token })).body.isSubscribed).toBe(true);
    // A stranger who types the address again changes nothing.
    const again = await signUp('ADA@example.org', { locale: 'nl' });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await stored('ada@example.org')).toMatchObject({ state: 'confirmed', locale: 'fr', keptUntil: null });
  });

  it('is one for each mailbox: case counts never, dots not at Gmail', async () => {
    for (const email of ['ben.b@gmail.com', 'BenB@GMAIL.com', 'b.enb@googlemail.com']) await signUp(email);
    for (const email of ['ben.b@example.org', 'benb@example.org']) await signUp(email);
    const ids = new Set((await wholeTable(platform)).filter(({ type }) => type === 'Subscription').map(({ id }) => id));
    expect(
      ['benb@gmail.com', 'ben.b@example.org', 'benb@example.org'].map((one) => ids.has(subscriptionIdOf(one))),
    ).toEqual([true, true, true]);
    expect([...ids].filter((id) => id === subscriptionIdOf('benb@gmail.com'))).toHaveLength(1);
  });

  it('is refused to what is no address, under old words of consent, and too often', async () => {
    for (const email of ['nobody', 'a@b', 'x@y.org\r\nBcc: all@y.org', 'jürg@example.org'])
      expect([email, (await signUp(email)).status]).toEqual([email, 422]);
    expect((await signUp('carla@example.org', { consentVersion: '1999' })).body.code).toBe(
      'newsletter.consent-outdated',
    );
    for (let time = 0; time < 3; time++) await signUp('carla@example.org');
    expect((await signUp('carla@example.org')).status).toBe(429);
  });

  it('is forgotten where nobody confirms it within a week', async () => {
    await signUp('late@example.org');
    const token = await confirmationOf('late@example.org');
    platform.clock.advance(7 * 24 * 3600 + 1);
    expect((await post('confirmations', { token })).body.code).toBe('newsletter.link-expired');
    const item = (await wholeTable(platform)).find(({ id }) => id === subscriptionIdOf('late@example.org'));
    expect(item?.ttl).toBeLessThan(Date.parse(platform.services.now()) / 1000);
  });

  it('ends at the button of a mail program, as often as it is pressed, and can be taken up again', async () => {
    await subscriber(platform, 'dora@example.org');
    const token = await tokenFor('dora@example.org');
    const oneClick = (value: string) =>
      platform.call('POST /api/subscriptions/ends/{token}', {
        params: { token: value },
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const forged = token.replace('.-.', '.nws_01K00000000000000000000000.');
    expect((await oneClick(forged)).body.code).toBe('newsletter.link-invalid');
    for (const none of [`${token}a`, 'x'.repeat(60)]) expect((await oneClick(none)).status).toBe(404);
    expect((await oneClick(token)).body).toEqual({ isSubscribed: false });
    expect((await oneClick(token)).body).toEqual({ isSubscribed: false });
    expect(await stored('dora@example.org')).toMatchObject({ state: 'ended', endedBy: 'person' });
    expect((await post('preferences/readings', { token })).body.isSubscribed).toBe(false);
    expect((await post('returns', { token })).body.isSubscribed).toBe(true);
    const preferences = { token, locale: 'nl', territoryId: null };
    const changed = await platform.call('PUT /api/subscriptions/preferences', { body: preferences });
    expect(changed.body).toEqual({ isSubscribed: true, locale: 'nl', territoryId: null });
    const unknown = await post('preferences/readings', { token: await tokenFor('nobody@example.org') });
    expect(unknown.body).toEqual({ isSubscribed: false, locale: 'fr', territoryId: null });
    // The token of one subscription says nothing about another one, and confirms nothing.
    expect((await post('confirmations', { token })).body.code).toBe('newsletter.link-invalid');
  });

  it('ends with a complaint or an address that is no more, and rests while others keep mail from it', async () => {
    const { services } = platform;
    const about = async (email: string, kind: 'bounce' | 'complaint' | 'soft-bounces') => {
      await subscriber(platform, email);
      await suppress(services, { addressHash: addressHash(email), kind, at: services.now(), mailId: null });
      await platform.settle();
      return stored(email);
    };
    expect(await about('gone@example.org', 'bounce')).toMatchObject({ state: 'ended', endedBy: 'bounce' });
    expect(await about('angry@example.org', 'complaint')).toMatchObject({ state: 'ended', endedBy: 'complaint' });
    expect(await about('full@example.org', 'soft-bounces')).toMatchObject({ state: 'confirmed', isSuppressed: true });
    expect((await post('returns', { token: await tokenFor('angry@example.org') })).body.code).toBe(
      'newsletter.link-expired',
    );
    await subscriber(platform, 'well@example.org', { locale: 'nl' });
    const desk = office(platform, (await platform.participant({ role: 'administrator' })).cookie);
    const all = await wholeTable(platform);
    const holding = all.filter(
      ({ type, state, isSuppressed }) => type === 'Subscription' && state === 'confirmed' && !isSuppressed,
    );
    expect(await desk.count((await desk.create()).id)).toMatchObject({ people: holding.length, suppressed: 3 });
    await lift(services, addressHash('full@example.org'), 'soft-bounces');
    await platform.settle();
    expect(await stored('full@example.org')).toMatchObject({ state: 'confirmed', isSuppressed: false });
  });
});

describe('the subscription of an account', () => {
  it('is switched on and off there, takes over one that was made without it, and moves with the address', async () => {
    const { id, cookie } = await platform.participant({ email: 'emma@example.org' });
    const write = (isSubscribed: boolean) =>
      platform.call('PUT /api/participants/me/newsletter', { cookie, body: { isSubscribed, locale: 'fr' } });
    const read = async () => (await platform.call('GET /api/participants/me/newsletter', { cookie })).body;
    expect(await read()).toMatchObject({ isSubscribed: false, locale: 'en', since: null });
    // Subscribed before, without the account: one address has one subscription.
    await subscriber(platform, 'emma@example.org');
    expect(await read()).toMatchObject({ isSubscribed: true });
    expect((await write(true)).body).toMatchObject({ isSubscribed: true, locale: 'fr' });
    expect(await stored('emma@example.org')).toMatchObject({ participantId: id, email: null });
    await platform.services.db.write(patch(Participants, { id }, { email: 'emma@example.com' }));
    await platform.settle();
    expect([await stored('emma@example.org'), (await stored('emma@example.com'))?.state]).toEqual([
      undefined,
      'confirmed',
    ]);
    await write(false);
    expect(await read()).toMatchObject({ isSubscribed: false });
    await write(true);
  });
});
