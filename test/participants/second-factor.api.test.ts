import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localCodes } from '../../functions/local/second-factors.ts';
import { codeAt, stepOf } from '../../functions/participants/second-factor/totp.ts';
import { patch, put } from '../../functions/platform/db/write.ts';
import { Administrators, Participants } from '../../functions/platform/entities.ts';
import { openSession } from '../../functions/platform/session.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPerson, deletionCode, remove } from './account.ts';
import { wholeTable } from './whole-table.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

const FACTOR = '/api/participants/me/second-factor';
const HALF_A_MINUTE = 30;
const LIMIT_SECONDS = 15 * 60;
const cookieOf = (cookies: readonly string[]) =>
  cookies.find((text) => text.startsWith('parvis_session='))?.split(';')[0] ?? '';

const enroll = (cookie: string) => platform.call(`POST ${FACTOR}/enrollment`, { cookie });
const confirm = (cookie: string, code: string) => platform.call(`PUT ${FACTOR}`, { cookie, body: { code } });
const show = (cookie: string, code: string) =>
  platform.call('POST /api/session/second-factor', { cookie, body: { code } });
const organization = (cookie: string) => platform.call('GET /api/organization', { cookie });
const me = async (cookie: string) => (await platform.call('GET /api/session', { cookie })).body.participant;

/** An administrator who has only just signed in, without a second factor. */
const administrator = () => platform.participant({ role: 'administrator', hasSecondFactor: false });
const codeOf = (secret: string) => codeAt(secret, platform.clock.now());

/** An administrator with an app, at the moment after setting it up. */
async function withApp() {
  const { id, cookie: before } = await administrator();
  const { secret } = (await enroll(before)).body;
  const answer = await confirm(before, codeOf(secret));
  return { id, before, secret, cookie: cookieOf(answer.cookies), recoveryCodes: answer.body.recoveryCodes };
}
/** The same person on another device, signed in by mail alone. */
async function anotherSession(id: string) {
  return cookieOf(await openSession(platform.services, { id: ParticipantId.parse(id) }));
}

describe('codes of an authenticator app', () => {
  it('are those of RFC 6238, appendix B, in six digits', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const at = (seconds: number) => codeAt(secret, new Date(seconds * 1000).toISOString());
    expect([59, 1111111109, 1234567890, 20000000000].map(at)).toEqual(['287082', '081804', '005924', '353130']);
  });

  it('count in the half minute before and after theirs, and no longer', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const at = (seconds: number) => new Date(seconds * 1000).toISOString();
    const code = codeAt(secret, at(900));
    expect([840, 870, 900, 930, 959].map((seconds) => stepOf(secret, code, at(seconds)))).toEqual([
      undefined,
      30,
      30,
      30,
      30,
    ]);
    expect(stepOf(secret, code, at(960))).toBeUndefined();
  });
});

describe('a second factor', () => {
  it('is asked of administrators before anything else, and says so', async () => {
    const { cookie } = await administrator();
    expect(await organization(cookie)).toMatchObject({ status: 403, body: { code: 'access.needs-second-factor' } });
    expect(await me(cookie)).toMatchObject({ role: 'administrator', secondFactor: 'not-set-up' });
  });

  it('is not asked of anybody without a role, who cannot set one up either', async () => {
    const { cookie } = await platform.participant();
    expect(await me(cookie)).toMatchObject({ secondFactor: 'unneeded', grants: [] });
    expect(await enroll(cookie)).toMatchObject({ status: 403, body: { code: 'access.needs-role' } });
  });

  it('counts once a code of the app was confirmed, in a new session, and the old one is void', async () => {
    const { before, cookie, recoveryCodes } = await withApp();
    expect(recoveryCodes).toHaveLength(10);
    expect(cookie).not.toBe(before);
    expect((await organization(cookie)).status).toBe(200);
    expect(await organization(before)).toMatchObject({ status: 401, body: { code: 'session.invalid' } });
    expect(await me(cookie)).toMatchObject({ secondFactor: 'shown' });
  });

  it('is not set up with a wrong code, nor with one of an app that nobody began', async () => {
    const { cookie } = await administrator();
    expect((await confirm(cookie, '000000')).body.code).toBe('second-factor.code-invalid');
    const { secret } = (await enroll(cookie)).body;
    const wrong = codeOf(secret) === '123456' ? '654321' : '123456';
    expect((await confirm(cookie, wrong)).body.code).toBe('second-factor.code-invalid');
    expect((await me(cookie)).secondFactor).toBe('not-set-up');
  });

  it('is asked again after the next sign-in; a code is taken once', async () => {
    const { id, secret } = await withApp();
    const [one, other] = [await anotherSession(id), await anotherSession(id)];
    expect((await me(one)).secondFactor).toBe('not-shown');
    expect((await show(one, codeOf(secret))).body.code).toBe('second-factor.code-invalid');
    platform.clock.advance(HALF_A_MINUTE);
    const shown = await show(one, codeOf(secret));
    expect(shown.status).toBe(200);
    expect((await organization(cookieOf(shown.cookies))).status).toBe(200);
    expect((await organization(one)).status).toBe(401);
    expect((await show(other, codeOf(secret))).body.code).toBe('second-factor.code-invalid');
  });

  it('lets one of two requests with the same code in', async () => {
    const { id, secret } = await withApp();
    platform.clock.advance(HALF_A_MINUTE);
    const sessions = [await anotherSession(id), await anotherSession(id)];
    const answers = await Promise.all(sessions.map((cookie) => show(cookie, codeOf(secret))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { id, recoveryCodes } = await withApp();
    const [code = ''] = recoveryCodes;
    const first = await show(await anotherSession(id), ` ${code.toLowerCase().replace('-', ' ')} `);
    expect(first).toMatchObject({ status: 200, body: { recoveryCodesLeft: 9 } });
    expect((await show(await anotherSession(id), code)).body.code).toBe('second-factor.code-invalid');
  });

  it('makes new recovery codes, and those before are void', async () => {
    const { id, cookie, recoveryCodes } = await withApp();
    const renewed = await platform.call(`POST ${FACTOR}/recovery-codes`, { cookie });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await show(await anotherSession(id), recoveryCodes[0] ?? '')).status).toBe(422);
    expect((await show(await anotherSession(id), renewed.body.recoveryCodes[0])).status).toBe(200);
  });

  it('is guessed five times in a quarter of an hour at most', async () => {
    const { id, secret } = await withApp();
    platform.clock.advance(LIMIT_SECONDS);
    const cookie = await anotherSession(id);
    for (let n = 0; n < 5; n++) expect((await show(cookie, 'AAAAA-AAAAA')).status).toBe(422);
    const refused = await show(cookie, codeOf(secret));
    expect(refused).toMatchObject({ status: 429, body: { code: 'second-factor.too-many-tries' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    platform.clock.advance(LIMIT_SECONDS);
    expect((await show(cookie, codeOf(secret))).status).toBe(200);
  });

  it('is replaced only by whoever has shown the present one', async () => {
    const { id, cookie, secret } = await withApp();
    const thief = await anotherSession(id);
    expect((await enroll(thief)).body.code).toBe('access.needs-second-factor');
    expect((await platform.call(`POST ${FACTOR}/recovery-codes`, { cookie: thief })).status).toBe(403);
    const next = (await enroll(cookie)).body.secret;
    expect((await confirm(thief, codeOf(next))).body.code).toBe('access.needs-second-factor');
    expect((await confirm(cookie, codeOf(next))).status).toBe(200);
    platform.clock.advance(HALF_A_MINUTE);
    expect((await show(await anotherSession(id), codeOf(secret))).status).toBe(422);
    expect((await show(await anotherSession(id), codeOf(next))).status).toBe(200);
  });

  it('is reset by another administrator, which ends every session of the person', async () => {
    const { id, cookie } = await withApp();
    const other = await platform.participant({ role: 'administrator' });
    const reset = (participantId: string, by: { cookie?: string; operator?: boolean }) =>
      platform.call('DELETE /api/participants/{participantId}/second-factor', { params: { participantId }, ...by });
    expect((await reset(id, { cookie })).body.code).toBe('second-factor.own');
    expect((await reset(other.id, { cookie: (await administrator()).cookie })).status).toBe(403);
    expect((await reset(id, { cookie: other.cookie })).status).toBe(204);
    expect((await organization(cookie)).status).toBe(401);
    expect((await reset(id, { operator: true })).status).toBe(204);
    expect((await reset('ptp_01JZ0000000000000000000001', { operator: true })).body.code).toBe('participant.not-found');
    platform.clock.advance(1);
    expect((await me(await anotherSession(id))).secondFactor).toBe('not-set-up');
  });

  it('is asked of no command with the operator’s token', async () => {
    expect((await platform.call('GET /api/organization', { operator: true })).status).toBe(200);
  });

  it('keeps recovery codes as hashes only', async () => {
    const { recoveryCodes } = await withApp();
    const table = JSON.stringify(await wholeTable(platform));
    for (const code of recoveryCodes) expect(table).not.toContain(code);
  });

  it('has its codes shown to developers on their own machine, also while it is set up', async () => {
    const { secret } = await withApp();
    const { cookie } = await administrator();
    const pending = (await enroll(cookie)).body.secret;
    const codes = await localCodes(platform.services);
    expect(codes).toContainEqual(expect.objectContaining({ code: codeOf(secret), isNew: false }));
    expect(codes).toContainEqual(expect.objectContaining({ code: codeOf(pending), isNew: true }));
  });
});

describe('a deleted account', () => {
  it('leaves nothing of its second factor', async () => {
    await platform.participant({ role: 'administrator' });
    const person = await aPerson(platform, 'leaving-admin@example.org');
    const id = ParticipantId.parse(person.id);
    await platform.services.db.transact(
      patch(Participants, { id }, { role: 'administrator' }),
      put(Administrators, { participantId: id }),
    );
    const { secret } = (await enroll(person.cookie)).body;
    const confirmed = await confirm(person.cookie, codeOf(secret));
    const cookie = cookieOf(confirmed.cookies);
    // The mail that tells of the app comes before the one with the code.
    await platform.settle();
    await remove(platform, { ...person, cookie }, await deletionCode(platform, { ...person, cookie }));
    await platform.settle();
    const left = (await wholeTable(platform)).filter(({ pk }) => /^(SECOND-FACTOR|RECOVERY-CODES)#/.test(String(pk)));
    expect(left.filter(({ pk }) => String(pk).endsWith(person.id))).toEqual([]);
  });
});
