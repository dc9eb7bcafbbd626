import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecoveryCodes } from '../../functions/participants/entities.ts';
import { codeAt } from '../../functions/participants/second-factor/totp.ts';
import { put, remove } from '../../functions/platform/db/write.ts';
import { openSession } from '../../functions/platform/session.ts';
import { sha256 } from '../../functions/platform/signing.ts';
import { BROWSERS, deviceOf } from '../../shared/platform/device.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { cookieOf, signIn } from './mailed.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

const OWN = '/api/participants/me/sessions';
const sessionOf = (cookies: readonly string[]) => cookieOf(cookies).split('; ')[0] ?? '';
const another = async (id: string) => sessionOf(await openSession(platform.services, { id: ParticipantId.parse(id) }));
const list = async (cookie: string) => (await platform.call(`GET ${OWN}`, { cookie })).body.items;
const isOpen = async (cookie: string) => (await platform.call('GET /api/session', { cookie })).status === 200;
const account = async (cookie: string) => (await platform.call('GET /api/session', { cookie })).body.participant;
/** Subjects of what was mailed to somebody since. */
const told = async (email: string) => {
  await platform.settle();
  return platform
    .mails()
    .filter(({ to, text }) => to === email && text.includes('sign out everywhere'))
    .map(({ text }) => text);
};

describe('sessions of an account', () => {
  it('are listed with their time and kind of device, ended one by one, and never those of somebody else', async () => {
    const { id, cookie } = await platform.participant();
    platform.clock.advance(60);
    const [phone, stranger] = [await another(id), await platform.participant()];
    const items = await list(cookie);
    expect(items).toHaveLength(2);
    expect(items.map(({ isThis }: { isThis: boolean }) => isThis)).toEqual([false, true]);
    expect(items[0]).toMatchObject({ device: null, hasSecondFactor: false });

    const [theirs] = await list(stranger.cookie);
    for (const sessionId of [items[0].id, theirs.id])
      expect((await platform.call(`DELETE ${OWN}/{sessionId}`, { cookie, params: { sessionId } })).status).toBe(204);
    expect([await isOpen(phone), await isOpen(cookie), await isOpen(stranger.cookie)]).toEqual([false, true, true]);
    expect(await list(cookie)).toHaveLength(1);

    const own = (await list(cookie))[0].id;
    const left = await platform.call(`DELETE ${OWN}/{sessionId}`, { cookie, params: { sessionId: own } });
    expect(left.cookies.join()).toContain('Max-Age=0');
    expect(await isOpen(cookie)).toBe(false);
  });

  it('end all but the one of the request, however many there are', async () => {
    const { id, cookie } = await platform.participant();
    const others = await Promise.all([1, 2, 3].map(() => another(id)));
    platform.clock.advance(1);
    expect((await platform.call(`DELETE ${OWN}`, { cookie })).status).toBe(204);
    platform.clock.advance(1);
    expect(await Promise.all(others.map(isOpen))).toEqual([false, false, false]);
    expect([await isOpen(cookie), (await list(cookie)).length]).toEqual([true, 1]);
    expect(await isOpen(await another(id))).toBe(true);
  });

  it('are ended for somebody by an administrator, and by nobody else', async () => {
    const { id, cookie } = await platform.participant();
    const end = (by: string, participantId: string) =>
      platform.call('DELETE /api/participants/{participantId}/sessions', { cookie: by, params: { participantId } });
    const stranger = await platform.participant();
    expect((await end(stranger.cookie, id)).status).toBe(403);
    const administrator = await platform.participant({ role: 'administrator' });
    platform.clock.advance(1);
    expect((await end(administrator.cookie, id)).status).toBe(204);
    expect((await end(administrator.cookie, 'ptp_01JZ0000000000000000000099')).status).toBe(404);
    platform.clock.advance(1);
    expect([await isOpen(cookie), await isOpen(administrator.cookie)]).toEqual([false, true]);
  });

  it('tell the kind of device and the family of the browser, and nothing more of what it says', () => {
    const phone =
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36';
    const tablet =
      'Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1';
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0';
    const fox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
    expect([phone, tablet, edge, fox, 'Mozilla/5.0 (Macintosh)'].map(deviceOf)).toEqual([
      { kind: 'phone', browser: 'chrome' },
      { kind: 'tablet', browser: 'safari' },
      { kind: 'computer', browser: 'edge' },
      { kind: 'computer', browser: 'firefox' },
      { kind: 'computer', browser: 'other' },
    ]);
    expect([undefined, '', 'curl/8.9', `x${'y'.repeat(10_000)}`].map(deviceOf)).toEqual([null, null, null, null]);
    expect(BROWSERS).toContain('other');
  });
});

describe('a change of how somebody signs in', () => {
  it('is told by mail: a new app, new recovery codes, a code used, a reset', async () => {
    const email = 'staff@example.org';
    const administrator = await platform.participant({ role: 'administrator' });
    const { id, cookie: before } = await platform.participant({
      role: 'administrator',
      email,
      hasSecondFactor: false,
    });
    const { secret } = (await platform.call('POST /api/participants/me/second-factor/enrollment', { cookie: before }))
      .body;
    const set = await platform.call('PUT /api/participants/me/second-factor', {
      cookie: before,
      body: { code: codeAt(secret, platform.clock.now()) },
    });
    const cookie = sessionOf(set.cookies);
    expect((await told(email))[0]).toContain('A new authenticator app has been set up');
    const renewed = await platform.call('POST /api/participants/me/second-factor/recovery-codes', { cookie });
    expect((await told(email))[0]).toContain('New recovery codes have been made');
    const lost = await another(id);
    const [code] = renewed.body.recoveryCodes;
    const show = () => platform.call('POST /api/session/second-factor', { cookie: lost, body: { code } });
    expect((await show()).status).toBe(200);
    expect((await told(email))[0]).toContain('A recovery code has been used');
    const reset = await platform.call('DELETE /api/participants/{participantId}/second-factor', {
      cookie: administrator.cookie,
      params: { participantId: id },
    });
    expect(reset.status).toBe(204);
    expect(await told(email)).toHaveLength(4);
    expect((await told(email))[0]).toContain('An administrator has taken the second factor');
  });

  it('leaves no recovery code that a copy of the table gives away, and takes those of older releases', async () => {
    const { id, cookie: before } = await platform.participant({ role: 'administrator', hasSecondFactor: false });
    const participantId = ParticipantId.parse(id);
    const { secret } = (await platform.call('POST /api/participants/me/second-factor/enrollment', { cookie: before }))
      .body;
    const set = await platform.call('PUT /api/participants/me/second-factor', {
      cookie: before,
      body: { code: codeAt(secret, platform.clock.now()) },
    });
    const codes: readonly string[] = set.body.recoveryCodes;
    const former = (code: string) => sha256(JSON.stringify(['recovery-code', id, code.replace('-', '')]));
    const kept = await platform.services.db.all(RecoveryCodes, { participantId });
    expect(kept.every(({ hash }) => /^scrypt-[0-9a-f]{64}$/.test(hash))).toBe(true);
    expect(kept.map(({ hash }) => hash)).not.toContain(former(codes[0] ?? ''));

    const [first = '', old = ''] = codes;
    const [gone] = kept;
    if (gone === undefined) throw new Error('no recovery code');
    await platform.services.db.write(remove(RecoveryCodes, gone));
    await platform.services.db.write(put(RecoveryCodes, { participantId, hash: former('ABCDE-FGHJK') }));
    const show = async (code: string) =>
      (await platform.call('POST /api/session/second-factor', { cookie: await another(id), body: { code } })).status;
    expect(await show('abcde fghjk')).toBe(200);
    expect(await show('ABCDE-FGHJK')).not.toBe(200);
    expect([await show(first), await show(old)]).toContain(200);
  });

  it('keeps the session that mail and code have opened, with what it was opened on', async () => {
    const cookie = await signIn(platform, 'device@example.org');
    expect((await account(cookie)).email).toBe('device@example.org');
    expect(await list(cookie)).toMatchObject([{ isThis: true, device: null }]);
  });
});
