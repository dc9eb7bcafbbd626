import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { createParticipant } from '../../functions/local/participants.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { participantsApi } from '../../functions/participants/api.ts';
import type { Services } from '../../functions/platform/services.ts';
import { apiEvent, type Call } from '../support/api-event.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { cookieOf, digitsIn, mailedCode, signIn } from './mailed.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

const whoAmI = (cookie: string) => platform.call('GET /api/session', { cookie });
/** Sessions need nothing of what people write. */
const NOBODY_WRITES = { proposalsOf: async () => [], commentsOf: async () => [], adoptGuest: async () => {} };
const INVALID = { status: 401, body: { code: 'session.invalid' } };

/** Calls the function as a stage of AWS runs it, with other services where a test says so. */
async function onAws(routeKey: string, call: Call, services: Partial<Services> = {}) {
  const config = { ...platform.services.config, stage: 'prod', siteOrigin: 'https://parvis.example' } as const;
  const origin = await platform.services.secrets.get('origin');
  const event = apiEvent(routeKey, { ...call, headers: { 'x-parvis-origin': origin, ...call.headers } });
  return participantsApi(NOBODY_WRITES).entry({ ...platform.services, config, ...services })(
    event,
    localContext('participants'),
  );
}

describe('the cookies of a session', () => {
  it('cannot be read by scripts, sent by other sites or sent in clear', async () => {
    const email = 'cookies@example.org';
    const code = digitsIn(await mailedCode(platform, email));
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { cookies = [] } = await onAws('POST /api/sign-in/sessions', { body: { email, code } }, { log: silent });
    const [session = '', hint = ''] = cookies;
    expect(cookies).toHaveLength(2);
    expect(session).toMatch(/^__Host-parvis_session=[\w-]+\.[\w-]+\.[\w-]+; /);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/', 'Max-Age=2592000']) {
      expect(session.split('; ')).toContain(attribute);
    }
    expect(hint.split('; ')).toEqual(
      expect.arrayContaining(['__Host-parvis_signed_in=1', 'SameSite=Lax', 'Secure', 'Max-Age=2592000']),
    );
    expect(hint).not.toContain('HttpOnly');
  });

  it('are those of the stage for people whom a rehearsal or a benchmark makes, too', async () => {
    const config = { ...platform.services.config, stage: 'prod' } as const;
    const { cookie } = await createParticipant({ ...platform.services, config });
    expect(cookie).toMatch(/^__Host-parvis_session=[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('hold no address, no name and no participant', async () => {
    const cookie = await signIn(platform, 'nothing-inside@example.org');
    const payload = Buffer.from(cookie.split('.')[1] ?? '', 'base64url').toString();
    expect(Object.keys(JSON.parse(payload)).sort()).toEqual(['exp', 'iat', 'sid']);
  });
});

describe('asking who is signed in', () => {
  it('says nobody without a cookie, and for the operator, who is no person', async () => {
    const nobody = await platform.call('GET /api/session');
    expect(nobody).toMatchObject({ status: 200, body: { participant: null } });
    expect(nobody.headers['cache-control']).toBe('no-store');
    expect((await platform.call('GET /api/session', { operator: true })).body).toEqual({ participant: null });
  });

  it('refuses a cookie whose signature was made with another key, or with none', async () => {
    const cookie = await signIn(platform, 'forged@example.org');
    const [header = '', payload = ''] = cookie.replace('parvis_session=', '').split(';')[0]?.split('.') ?? [];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('another secret'));
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const forged of [foreign, none, `${header}.${payload}.AAAA`, 'nonsense']) {
      const answer = await whoAmI(`parvis_session=${forged}`);
      expect(answer).toMatchObject(INVALID);
      expect(answer.cookies.every((text) => text.includes('Max-Age=0'))).toBe(true);
      expect(answer.cookies).toHaveLength(2);
    }
  });

  it('refuses a cookie whose claims were changed', async () => {
    const [mine, theirs] = [await signIn(platform, 'mine@example.org'), await signIn(platform, 'theirs@example.org')];
    const parts = (cookie: string) => cookie.replace('parvis_session=', '').split(';')[0]?.split('.') ?? [];
    const mixed = [parts(mine)[0], parts(theirs)[1], parts(mine)[2]].join('.');
    expect(await whoAmI(`parvis_session=${mixed}`)).toMatchObject(INVALID);
  });

  it('keeps a session for thirty days, and not a second longer', async () => {
    const cookie = await signIn(platform, 'thirty-days@example.org');
    platform.clock.advance(30 * 24 * 3600 - 1);
    expect((await whoAmI(cookie)).body.participant.email).toBe('thirty-days@example.org');
    platform.clock.advance(1);
    expect(await whoAmI(cookie)).toMatchObject(INVALID);
  });

  it('refuses a wrong operator token', async () => {
    const headers = { authorization: 'Bearer not-the-token' };
    expect(await platform.call('GET /api/session', { headers })).toMatchObject(INVALID);
  });
});

describe('signing out', () => {
  it('ends this session on the server too, and leaves the other device signed in', async () => {
    const [here, there] = [await signIn(platform, 'out@example.org'), await signIn(platform, 'out@example.org')];
    const answer = await platform.call('DELETE /api/session', { cookie: here });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer.cookies)).toBe('');
    expect(answer.cookies.map((text) => text.split('=')[0])).toEqual(['parvis_session', 'parvis_signed_in']);
    expect(await whoAmI(here)).toMatchObject(INVALID);
    expect((await whoAmI(there)).body.participant.email).toBe('out@example.org');
  });

  it('ends every session everywhere, those opened at the same moment too, and lets one sign in again', async () => {
    const email = 'everywhere@example.org';
    const [here, there] = [await signIn(platform, email), await signIn(platform, email)];
    const bystander = await signIn(platform, 'bystander@example.org');
    const answer = await platform.call('DELETE /api/sessions', { cookie: here });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer.cookies)).toBe('');
    for (const cookie of [here, there]) expect(await whoAmI(cookie)).toMatchObject(INVALID);
    expect((await whoAmI(bystander)).status).toBe(200);

    platform.clock.advance(1);
    const again = await signIn(platform, email);
    expect((await whoAmI(again)).body.participant.email).toBe(email);
    expect(await whoAmI(there)).toMatchObject(INVALID);
  });

  it('is refused to those who are not signed in, and to the operator', async () => {
    for (const key of ['DELETE /api/session', 'DELETE /api/sessions', 'PUT /api/participants/me']) {
      const body = key.startsWith('PUT') ? { displayName: 'Ada', locale: 'en', acceptsCharter: true } : undefined;
      const call = body === undefined ? {} : { body };
      for (const operator of [false, true]) {
        expect(await platform.call(key, { ...call, operator })).toMatchObject({
          status: 401,
          body: { code: 'session.required' },
        });
      }
    }
  });

  it('is refused to a page of another site', async () => {
    const cookie = await signIn(platform, 'foreign-page@example.org');
    const answer = await platform.call('DELETE /api/sessions', { cookie, headers: { origin: 'https://evil.example' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'request.foreign-origin' } });
    expect((await whoAmI(cookie)).status).toBe(200);
  });
});

describe('the log', () => {
  it('tells of sign-in with no address of a person or a device, no code and no token', async () => {
    const lines: string[] = [];
    const write = (...line: unknown[]) => {
      lines.push(JSON.stringify(line, (_, value) => (value instanceof Error ? `${value.stack}` : value)));
    };
    const log = { info: write, warn: write, error: write };
    const email = 'private@example.org';
    const call = { sourceIp: '198.51.100.23' };
    await onAws('POST /api/sign-in/codes', { ...call, body: { email, locale: 'en' } }, { log });
    await platform.settle();
    const code = digitsIn(platform.mails()[0]);
    await onAws('POST /api/sign-in/sessions', { ...call, body: { email, code: '000000' } }, { log });
    await onAws('POST /api/sign-in/sessions', { ...call, body: { email, code } }, { log });
    const broken = { ...platform.services.db, get: async () => Promise.reject(new Error('the table is away')) };
    const failed = await onAws('POST /api/sign-in/sessions', { ...call, body: { email, code } }, { log, db: broken });
    expect(failed.statusCode).toBe(500);
    expect(failed.body).not.toContain('the table is away');

    expect(lines.map((line) => JSON.parse(line)[1]?.status).filter(Boolean)).toEqual([202, 401, 201, 500]);
    expect(lines.join('\n')).toContain('the table is away');
    expect(lines.join('\n')).not.toMatch(new RegExp(`private|@example|198\\.51\\.100|${code}`));
  });
});
