import { createECDH } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pauseOf, payloadOf } from '../../functions/push/send-push.ts';
import { vapidKeysOf } from '../../functions/push/vapid.ts';
import { isPushService, MOST_BYTES } from '../../shared/push/rules.ts';

describe('where notifications may be sent', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://eu.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://db5p.notify.windows.com/w/?token=BQYAAA',
    'https://web.push.apple.com/QOg',
  ])('is %s', (endpoint) => {
    expect(isPushService(endpoint)).toBe(true);
  });

  it.each([
    ['a machine inside', 'https://169.254.169.254/latest/meta-data/'],
    ['no TLS', 'http://fcm.googleapis.com/fcm/send/a'],
    ['another port', 'https://fcm.googleapis.com:8443/fcm/send/a'],
    ['a name that only ends so', 'https://evilfcm.googleapis.com/a'],
    ['a name that only begins so', 'https://fcm.googleapis.com.evil.example/a'],
    ['a deeper name', 'https://a.b.push.apple.com/a'],
    ['a name before the machine', 'https://fcm.googleapis.com@evil.example/a'],
    ['a password', 'https://a:b@fcm.googleapis.com/a'],
    ['a fragment', 'https://fcm.googleapis.com/a#b'],
    ['a backslash', 'https://evil.example\\.push.apple.com/a'],
    ['spaces that a reader drops', ' https://fcm.googleapis.com/a'],
    ['a path that a reader shortens', 'https://fcm.googleapis.com/a/../b'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'fcm.googleapis.com'],
    ['our own machine', 'http://localhost:8080/_local/push/a'],
  ])('is nowhere else: %s', (_, endpoint) => {
    expect(isPushService(endpoint)).toBe(false);
  });

  it('is the stand-in too, on a developer’s machine, and nothing beside it', () => {
    const origin = 'http://localhost:8080';
    expect(isPushService(`${origin}/_local/push/a`, origin)).toBe(true);
    expect(isPushService(`${origin}/_local/participants`, origin)).toBe(false);
    expect(isPushService('http://localhost:8081/_local/push/a', origin)).toBe(false);
  });
});

describe('the key pair of a deployment', () => {
  it('follows from its secret, and is a pair of the curve', () => {
    const { publicKey, privateKey } = vapidKeysOf('a secret');
    expect(vapidKeysOf('a secret')).toEqual({ publicKey, privateKey });
    expect(vapidKeysOf('another secret').publicKey).not.toBe(publicKey);
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(privateKey, 'base64url');
    expect(pair.getPublicKey().toString('base64url')).toBe(publicKey);
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
  });
});

describe('when a push service is asked again', () => {
  const now = Date.parse('2026-11-21T09:00:00Z');
  it.each([
    ['120', 120],
    ['Sat, 21 Nov 2026 09:00:30 GMT', 30],
    ['Sat, 21 Nov 2026 08:00:00 GMT', 1],
    ['0', 1],
    ['86400', 900],
    ['soon', 60],
    [null, 60],
  ])('%s', (retryAfter, seconds) => {
    expect(pauseOf(retryAfter, now)).toBe(seconds);
  });
});

describe('what a device is told', () => {
  it('stays below what push services take, in any script', () => {
    const message = {
      title: '\u0000'.repeat(5000),
      text: '👩🏽‍🚀"'.repeat(2000),
      path: '/en/',
      tag: 'ntf',
      locale: 'en',
    };
    const bytes = payloadOf(message);
    expect(bytes.byteLength).toBeLessThanOrEqual(MOST_BYTES);
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ path: '/en/', tag: 'ntf' });
  });

  it('is left as it is where it is short', () => {
    const message = { title: 'Brest', text: 'There is news.', path: '/en/', tag: 'ntf', locale: 'en' };
    expect(JSON.parse(payloadOf(message).toString('utf8'))).toEqual(message);
  });
});
