import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { features } from '../../functions/features.ts';
import { endOfTrip, newPending, pendingHash, serviceCookie } from '../../functions/identities/cookies.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { type ApiEvent, createApi } from '../../functions/platform/api.ts';
import { handle } from '../../functions/platform/handle.ts';
import type { Services } from '../../functions/platform/services.ts';
import { routeKey } from '../../shared/platform/contract.ts';
import { platform as routes } from '../../shared/platform/platform-contract.ts';
import { cookieOf, digitsIn, mailedCode, signIn } from '../participants/mailed.ts';
import { apiEvent, type Call } from '../support/api-event.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const whoAmI = (cookie: string) => platform.call('GET /api/session', { cookie });
const INVALID = { status: 401, body: { code: 'session.invalid' } };
const FOREIGN = { status: 403, body: { code: 'request.foreign-origin' } };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Calls the function behind a route with other services, as a stage of AWS would where `stage` says so. */
async function withServices(key: string, call: Call, others: Partial<Services>) {
  const services = { ...platform.services, log: silent, ...others };
  const event: ApiEvent = apiEvent(key, {
    ...call,
    headers: { 'x-parvis-origin': await platform.services.secrets.get('origin'), ...call.headers },
  });
  const api = features.find(({ api }) => api?.handlers.some(({ route }) => routeKey(route) === key))?.api;
  if (api === undefined) throw new Error(`nothing serves ${key}`);
  return api.entry(services)(event, localContext('api'));
}

describe('a sign-in', () => {
  it('ends the session that the device had, whoever’s it was', async () => {
    const former = await signIn(platform, 'before@example.org');
    const code = digitsIn(await mailedCode(platform, 'after@example.org'));
    const answer = await platform.call('POST /api/sign-in/sessions', {
      cookie: former,
      body: { email: 'after@example.org', code },
    });
    expect(answer.status).toBe(201);
    expect(await whoAmI(former)).toMatchObject(INVALID);
    expect((await whoAmI(cookieOf(answer.cookies))).body.participant.email).toBe('after@example.org');
  });

  it('leaves the other devices of the same person signed in', async () => {
    const elsewhere = await signIn(platform, 'twice@example.org');
    await signIn(platform, 'twice@example.org');
    expect((await whoAmI(elsewhere)).status).toBe(200);
  });

  it.each(['parvis_session=nonsense', 'parvis_session=', 'parvis_session=a.b.c'])(
    'works on a device with a cookie that holds nothing: %s',
    async (cookie) => {
      const email = 'stale@example.org';
      platform.clock.advance(16 * 60);
      const code = digitsIn(await mailedCode(platform, email));
      const answer = await platform.call('POST /api/sign-in/sessions', { cookie, body: { email, code } });
      expect(answer.status).toBe(201);
    },
  );
});

describe('whether an address has an account or a code', () => {
  /** What a request asks of the table, call by call, and how it is answered. */
  async function work(key: string, body: object) {
    const calls: string[] = [];
    const db = new Proxy(platform.services.db, {
      get(target, name) {
        const call = Reflect.get(target, name);
        return (...given: unknown[]) => {
          calls.push(String(name));
          return call.apply(target, given);
        };
      },
    });
    const { statusCode } = await withServices(key, { body }, { db });
    return { statusCode, calls };
  }

  it('makes no difference to the work that is done, which would be told by the time it takes', async () => {
    const [member, waiting, stranger] = ['member@example.org', 'waiting@example.org', 'stranger@example.org'];
    await signIn(platform, member);
    platform.clock.advance(16 * 60);
    await mailedCode(platform, waiting);
    const asking = (email: string) => work('POST /api/sign-in/codes', { email, locale: 'fr' });
    const guessing = (email: string) => work('POST /api/sign-in/sessions', { email, code: '000000' });
    const guessed = [await guessing(member), await guessing(waiting), await guessing(stranger)];
    const asked = [await asking(member), await asking(waiting), await asking(stranger)];
    for (const [answers, status] of [
      [guessed, 401],
      [asked, 202],
    ] as const) {
      expect(answers[0]?.statusCode).toBe(status);
      expect(answers[0]?.calls.length).toBeGreaterThan(1);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });
});

describe('the cookie of a stage', () => {
  it('is one that no neighbor below the same domain can plant', async () => {
    const cookie = await signIn(platform, 'neighbor@example.org');
    const config = { ...platform.services.config, stage: 'prod', siteOrigin: 'https://parvis.example' } as const;
    const ask = async (sent: string) =>
      JSON.parse((await withServices('GET /api/session', { cookie: sent }, { config })).body ?? '');
    expect((await ask(`__Host-${cookie}`)).participant.email).toBe('neighbor@example.org');
    expect((await ask(cookie)).participant).toBeNull();
  });
});

describe('the cookies of a way to a sign-in service', () => {
  it('say by their names over TLS that they came over TLS, and from this host where they are for all of it', () => {
    const config = { ...platform.services.config, stage: 'prod' } as const;
    const services = { ...platform.services, config };
    const { hash, cookie } = newPending(services);
    expect(serviceCookie(services)).toMatch(/^__Host-parvis_service=1; .*Path=\/; .*Secure/);
    expect(cookie).toMatch(/^__Secure-parvis_pending=[\w-]{43}; .*Path=\/api\/sign-in; .*Secure/);
    expect(endOfTrip(services)).toMatch(/^__Secure-parvis_trip=; /);
    const sent = cookie.split(';')[0] ?? '';
    expect(pendingHash(services, [sent])).toBe(hash);
    expect(() => pendingHash(services, [sent.replace('__Secure-', '')])).toThrow('identity.pending-over');
  });
});

describe('a request of another site', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['our name over plain HTTP on another port', { origin: 'http://localhost:9999' }],
    ['another site that leaves the origin out', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbor below the same domain', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing from %s', async (_, headers) => {
    const cookie = await signIn(platform, 'victim@example.org');
    for (const key of ['DELETE /api/session', 'DELETE /api/sessions', 'POST /api/participants/me/exports'])
      expect(await platform.call(key, { cookie, headers })).toMatchObject(FOREIGN);
    expect((await whoAmI(cookie)).status).toBe(200);
    platform.clock.advance(16 * 60);
  });

  it.each([
    ['our own page', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }],
    ['a command, which is no page', {}],
  ])('is not one that comes from %s', async (_, headers) => {
    const cookie = await signIn(platform, 'owner@example.org');
    expect((await platform.call('DELETE /api/session', { cookie, headers })).status).toBe(204);
    platform.clock.advance(16 * 60);
  });

  it('cannot be a form: what changes something takes JSON by name', async () => {
    const body = JSON.stringify({ email: 'form@example.org', locale: 'fr' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(await platform.call('POST /api/sign-in/codes', { body, headers: { 'content-type': type } })).toMatchObject(
        { status: 415 },
      );
  });
});

describe('an answer in production', () => {
  /** Calls the route of health as a stage runs it, answered with something else; gives the answer and what was logged. */
  async function answered(answer: object) {
    const logged: string[] = [];
    const log = { ...silent, error: (event: string, error: unknown) => void logged.push(`${event}: ${String(error)}`) };
    const config = { ...platform.services.config, stage: 'prod' } as const;
    const health = handle(routes.health, async () => Object.assign({ status: 'ok' as const, version: '1' }, answer));
    const headers = { 'x-parvis-origin': await platform.services.secrets.get('origin') };
    const run = createApi({ handlers: [health], policies: [] }).entry({ ...platform.services, config, log });
    const { statusCode, body } = await run(apiEvent('GET /api/health', { headers }), localContext('health'));
    return { statusCode, body: JSON.parse(body ?? ''), logged };
  }

  it('says nothing that its contract does not name, whatever a handler returns', async () => {
    expect(await answered({ email: 'somebody@example.org' })).toEqual({
      statusCode: 200,
      body: { status: 'ok', version: '1' },
      logged: [],
    });
  });

  it('is given when it breaks its promise, and tells us where, without what it said', async () => {
    const { statusCode, logged } = await answered({ version: 17 });
    expect(statusCode).toBe(200);
    expect(logged).toEqual(['answer.broken: Error: /version invalid_type']);
  });
});

describe('names in a query', () => {
  it.each(['__proto__', 'constructor', 'toString'])('are taken for names, and mean nothing more: %s', async (name) => {
    const answer = await platform.call('GET /api/public/organization', { query: { [name]: ['a', 'b'] } });
    expect(answer.status).toBe(200);
  });
});

describe('after a change of secrets', () => {
  /** The secrets of the platform, one of them changed: what was signed before was signed with the value before. */
  const changed = (name: string, previous?: string): Partial<Services> => ({
    secrets: {
      get: async (one) => (one === name ? 'another-value' : platform.services.secrets.get(one)),
      previous: async (one) => (one === name ? previous : undefined),
    },
  });
  const status = async (call: Call, services: Partial<Services>) =>
    (await withServices('GET /api/session', call, services)).statusCode;

  it('sessions go on while the value before is accepted, and end when it is not', async () => {
    const cookie = await signIn(platform, 'rotated@example.org');
    const before = await platform.services.secrets.get('session');
    expect(await status({ cookie }, changed('session', before))).toBe(200);
    expect(await status({ cookie }, changed('session'))).toBe(401);
    expect(await status({ cookie }, changed('session', 'a third value'))).toBe(401);
  });

  it('commands go on with the token before, and no longer than it is accepted', async () => {
    const token = await platform.services.secrets.get('operator');
    const headers = { authorization: `Bearer ${token}` };
    expect(await status({ headers }, changed('operator', token))).toBe(200);
    expect(await status({ headers }, changed('operator'))).toBe(401);
    expect(await status({ headers: { authorization: 'Bearer another-value' } }, changed('operator', token))).toBe(200);
  });

  it('the CDN is let in with either value until it has the new one', async () => {
    const shown = await platform.services.secrets.get('origin');
    expect(await status({}, changed('origin', shown))).toBe(200);
    expect(await status({}, changed('origin'))).toBe(403);
  });
});
