import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { identitiesTable } from '../../functions/identities/own-data.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { refusalsIn } from '../audit/whole-log.ts';
import { aPerson, deletionCode, remove } from '../participants/account.ts';
import { cookieOf, digitsIn, mailedCode, signIn } from '../participants/mailed.ts';
import { type Answer, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type OidcService, startOidcService, throughService } from './oidc-service.ts';

const ORIGIN = 'http://localhost:8080';
const START = 'GET /api/sign-in/services/{serviceId}/start';
const CALLBACK = 'GET /api/sign-in/services/{serviceId}/callback';
const PENDING = 'GET /api/sign-in/pending-identity';
const callback = (id: string) => `${ORIGIN}/api/sign-in/services/${id}/callback`;

let platform: TestPlatform;
let service: OidcService;
/** As FranceConnect does, userinfo is a signed JWT. */
let signing: OidcService;
beforeAll(async () => {
  const afterSignOut = [`${ORIGIN}/`];
  const redirects = ['plain', 'eidas', 'other', 'wrong-secret'].map(callback);
  service = await startOidcService({ redirects, afterSignOut });
  signing = await startOidcService({ redirects: [callback('signed')], afterSignOut, signsUserInfo: true });
  const { secret } = service;
  const serviceSecrets = {
    plain: secret,
    eidas: secret,
    other: secret,
    signed: secret,
    down: secret,
    'wrong-secret': 'x',
  };
  platform = await startTestPlatform({ publishesWhenAsked: true, serviceSecrets });
  const base = { name: { en: 'My Town' }, note: {}, clientId: service.clientId, scopes: 'openid email', acr: '' };
  const items = [
    { ...base, id: 'plain', issuer: service.issuer, isEnabled: true },
    { ...base, id: 'eidas', issuer: service.issuer, acr: 'eidas2', isEnabled: true },
    { ...base, id: 'signed', issuer: signing.issuer, isEnabled: true },
    { ...base, id: 'down', issuer: 'http://localhost:1', isEnabled: true },
    { ...base, id: 'wrong-secret', issuer: service.issuer, isEnabled: true },
    { ...base, id: 'no-secret', issuer: service.issuer, isEnabled: true },
    { ...base, id: 'switched-off', issuer: service.issuer, isEnabled: false },
  ];
  const saved = await platform.call('PUT /api/sign-in-services', { operator: true, body: { items, version: 0 } });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
});
afterAll(async () => {
  await Promise.all([service.close(), signing.close()]);
  await platform.close();
});
beforeEach(() => {
  service.tamper = undefined;
  service.next = null;
});

/** What a browser has on its way to the service. */
interface Way {
  readonly url: string;
  readonly cookie: string;
}

async function start(serviceId = 'plain', returnTo = '/en/processes/'): Promise<Way> {
  const answer = await platform.call(START, { params: { serviceId }, query: { locale: 'en', returnTo } });
  expect(answer.status).toBe(303);
  return { url: answer.headers.location ?? '', cookie: cookieOf(answer.cookies) };
}

const answerTo = (url: URL, cookie: string, serviceId = 'plain'): Promise<Answer> =>
  platform.call(CALLBACK, { params: { serviceId }, query: Object.fromEntries(url.searchParams), cookie });

/** The whole way as `sub`; gives our answer at its end. */
async function come(sub: string | null, serviceId = 'plain', provider = service): Promise<Answer> {
  provider.next = sub;
  const way = await start(serviceId);
  return answerTo(await throughService(way.url, provider), way.cookie, serviceId);
}

const problemIn = ({ headers }: Answer) => new URL(headers.location ?? '', ORIGIN).searchParams.get('problem');
const pending = (cookie: string) => platform.call(PENDING, { cookie, query: { locale: 'en' } });
const link = (cookie: string) => platform.call('POST /api/sign-in/pending-identity/link', { cookie });
const session = async (cookie: string) => (await platform.call('GET /api/session', { cookie })).body.participant;
const own = (cookie: string) =>
  platform.call('GET /api/participants/me/identities', { cookie, query: { locale: 'en' } });

/** Somebody whose account is linked with `sub`. */
async function linkedPerson(sub: string, email: string) {
  service.people.set(sub, { email });
  const person = await aPerson(platform, email);
  const arrived = await come(sub);
  const linked = await link(`${person.cookie}; ${cookieOf(arrived.cookies)}`);
  expect(linked.status).toBe(200);
  return person;
}

describe('the way to a service', () => {
  it('asks for the code flow with PKCE, state and nonce, and for the level that is set up', async () => {
    const { url, cookie } = await start('eidas');
    const { searchParams, origin } = new URL(url);
    expect(origin).toBe(service.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'parvis-test',
      redirect_uri: callback('eidas'),
      scope: 'openid email',
      acr_values: 'eidas2',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length).toBe(43);
    expect(cookie).toMatch(/^parvis_trip=/);
  });

  it('keeps its cookie from scripts, other sites and other paths, for ten minutes', async () => {
    const answer = await platform.call(START, { params: { serviceId: 'plain' }, query: { locale: 'en' } });
    expect(answer.cookies).toHaveLength(1);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/api/sign-in', 'Max-Age=600'])
      expect(answer.cookies[0]?.split('; ')).toContain(attribute);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['switched-off', 'identity.service-unknown'],
    ['nowhere', 'identity.service-unknown'],
    ['no-secret', 'identity.not-set-up'],
    ['down', 'identity.provider-down'],
  ])('leads to a page that says why where the service is %s', async (serviceId, problem) => {
    const way = await start(serviceId);
    expect(way.url).toMatch(/^\/en\/sign-in\/service\/\?/);
    expect(new URL(way.url, ORIGIN).searchParams.get('problem')).toBe(problem);
    expect(way.cookie).toBe('');
  });

  it('never leads to another site afterwards', async () => {
    service.people.set('elsewhere', {});
    service.next = 'elsewhere';
    for (const evil of ['//evil.example/', 'https://evil.example/', '/\\evil.example']) {
      const way = await start('plain', evil);
      const answer = await answerTo(await throughService(way.url, service), way.cookie);
      expect((await pending(cookieOf(answer.cookies))).body.returnTo).toBe('/en/');
    }
  });
});

describe('somebody who comes from a service for the first time', () => {
  it('is not signed in, and sees who the service says they are', async () => {
    service.people.set('new-1', { email: 'New1@Example.org', email_verified: true });
    const answer = await come('new-1');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/en\/sign-in\/service\/\?service=plain/);
    const cookie = cookieOf(answer.cookies);
    expect(cookie).not.toContain('parvis_session');
    expect(await session(cookie)).toBeNull();
    expect((await pending(cookie)).body).toEqual({
      service: { id: 'plain', name: 'My Town', note: '' },
      email: 'new1@example.org',
      isEmailVerified: true,
      hasAccount: false,
      returnTo: '/en/processes/',
    });
  });

  it('makes an account with the verified address by a press, once, and is then known', async () => {
    service.people.set('new-2', { email: 'new2@example.org', email_verified: true, acr: 'eidas2' });
    const cookie = cookieOf((await come('new-2', 'eidas')).cookies);
    const create = () =>
      platform.call('POST /api/sign-in/pending-identity/account', { cookie, body: { locale: 'nl' } });
    const made = await create();
    expect(made).toMatchObject({ status: 201, body: { returnTo: '/en/processes/' } });
    const me = await session(cookieOf(made.cookies));
    expect(me).toMatchObject({ email: 'new2@example.org', displayName: null, role: 'participant', locale: 'nl' });
    expect((await create()).body.code).toBe('identity.pending-over');

    const back = await come('new-2', 'eidas');
    // Name and charter are still to come.
    expect(back.headers.location).toBe('/en/sign-in/?returnTo=%2Fen%2Fprocesses%2F');
    expect(await session(cookieOf(back.cookies))).toMatchObject({ id: me.id });
    expect((await own(cookieOf(back.cookies))).body.session).toEqual({
      serviceId: 'eidas',
      name: 'My Town',
      level: 'eidas2',
    });
  });

  it('takes the place of whoever was signed in on the device', async () => {
    const former = await aPerson(platform, 'former@example.org');
    const latter = await linkedPerson('latter', 'latter@example.org');
    service.next = 'latter';
    const way = await start();
    const answer = await answerTo(await throughService(way.url, service), `${former.cookie}; ${way.cookie}`);
    expect(await session(cookieOf(answer.cookies))).toMatchObject({ email: 'latter@example.org' });
    expect((await platform.call('GET /api/session', { cookie: former.cookie })).status).toBe(401);
    expect(await session(latter.cookie)).toMatchObject({ email: 'latter@example.org' });
  });

  it('becomes no administrator, whatever address the service has verified', async () => {
    service.people.set('chief', { email: 'admin@parvis.example', email_verified: true });
    const cookie = cookieOf((await come('chief')).cookies);
    const made = await platform.call('POST /api/sign-in/pending-identity/account', { cookie, body: { locale: 'en' } });
    expect(made.status).toBe(201);
    expect((await session(cookieOf(made.cookies))).role).toBe('participant');
  });

  it('is not merged with the account of the same address before its owner has shown a code and pressed', async () => {
    const ada = await aPerson(platform, 'ada@example.org');
    service.people.set('ada', { email: 'ada@example.org', email_verified: true });
    const cookie = cookieOf((await come('ada')).cookies);
    expect((await pending(cookie)).body).toMatchObject({ hasAccount: true, email: 'ada@example.org' });
    const created = await platform.call('POST /api/sign-in/pending-identity/account', {
      cookie,
      body: { locale: 'en' },
    });
    expect(created.body.code).toBe('identity.account-exists');
    expect((await link(cookie)).body.code).toBe('session.required');

    const code = digitsIn(await mailedCode(platform, 'ada@example.org'));
    const signedIn = await platform.call('POST /api/sign-in/sessions', { body: { email: 'ada@example.org', code } });
    const both = `${cookie}; ${cookieOf(signedIn.cookies)}`;
    expect((await own(both)).body.items).toEqual([]);
    expect(await link(both)).toMatchObject({ status: 200, body: { returnTo: '/en/processes/' } });
    const back = await come('ada');
    expect(back.headers.location).toBe('/en/processes/');
    expect(await session(cookieOf(back.cookies))).toMatchObject({ id: ada.id });
  });

  it('is told nothing of accounts where the service has not verified the address, and cannot make one with it', async () => {
    await aPerson(platform, 'held@example.org');
    for (const [sub, email] of [
      ['held', 'held@example.org'],
      ['free', 'free@example.org'],
    ] as const) {
      service.people.set(sub, { email });
      const cookie = cookieOf((await come(sub)).cookies);
      expect((await pending(cookie)).body).toMatchObject({ email, isEmailVerified: false, hasAccount: null });
      const made = await platform.call('POST /api/sign-in/pending-identity/account', {
        cookie,
        body: { locale: 'en' },
      });
      expect(made.body.code).toBe('identity.email-unverified');
    }
  });

  it('has half an hour to choose, and can leave it', async () => {
    service.people.set('slow', { email: 'slow@example.org', email_verified: true });
    const cookie = cookieOf((await come('slow')).cookies);
    const before = platform.clock.now();
    platform.clock.set(new Date(Date.parse(before) + 30 * 60_000 - 1).toISOString());
    expect((await pending(cookie)).status).toBe(200);
    platform.clock.set(new Date(Date.parse(before) + 30 * 60_000).toISOString());
    expect((await pending(cookie)).body.code).toBe('identity.pending-over');
    platform.clock.set(before);
    const left = await platform.call('DELETE /api/sign-in/pending-identity', { cookie });
    expect(left.cookies.join()).toContain('parvis_pending=; ');
    expect((await pending(cookie)).body.code).toBe('identity.pending-over');
  });

  it('cannot take a person of the service that another account is linked with', async () => {
    await linkedPerson('shared', 'first@example.org');
    const arrived = await come('shared');
    // The service's person is known: the first account is signed in, and there is nothing to choose.
    expect(cookieOf(arrived.cookies)).not.toContain('parvis_pending');
  });

  it('is not signed in as somebody else when the own account was to be linked', async () => {
    await linkedPerson('known', 'known@example.org');
    const other = await aPerson(platform, 'other-one@example.org');
    service.next = 'known';
    const params = { serviceId: 'plain' };
    const begun = await platform.call(START, { params, query: { locale: 'en', link: 'true' }, cookie: other.cookie });
    const url = await throughService(begun.headers.location ?? '', service);
    const answer = await answerTo(url, `${cookieOf(begun.cookies)}; ${other.cookie}`);
    expect(problemIn(answer)).toBe('identity.taken');
    expect(await session(other.cookie)).toMatchObject({ id: other.id });
  });

  it('links one of two accounts that choose at the same moment', async () => {
    service.people.set('both', {});
    const [one, other] = [await aPerson(platform, 'one@example.org'), await aPerson(platform, 'other@example.org')];
    const [first, second] = [await come('both'), await come('both')];
    const answers = await Promise.all([
      link(`${one.cookie}; ${cookieOf(first.cookies)}`),
      link(`${other.cookie}; ${cookieOf(second.cookies)}`),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('identity.taken');
  });

  it('is found by signed userinfo too, as FranceConnect gives it', async () => {
    signing.people.set('signed-1', { email: 'signed@example.org', email_verified: true });
    const answer = await come('signed-1', 'signed', signing);
    expect((await pending(cookieOf(answer.cookies))).body).toMatchObject({ email: 'signed@example.org' });
    expect(signing.asked).toContain('/me');
  });
});

describe('an answer that cannot be trusted', () => {
  it('is refused in another browser, with and without a way of its own', async () => {
    service.people.set('victim', {});
    service.next = 'victim';
    const way = await start();
    const url = await throughService(way.url, service);
    expect(problemIn(await answerTo(url, ''))).toBe('identity.other-browser');
    const another = await start();
    expect(problemIn(await answerTo(url, another.cookie))).toBe('identity.other-browser');
    // And still counts in its own.
    expect(problemIn(await answerTo(url, way.cookie))).toBeNull();
  });

  it('is refused with a cookie that we did not sign, or that is a session', async () => {
    service.next = 'victim';
    const way = await start();
    const url = await throughService(way.url, service);
    const claims = decodeJwt(way.cookie.replace('parvis_trip=', ''));
    const none = new UnsecuredJWT(claims).encode();
    const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('another secret'));
    const sessionToken = (await signIn(platform, 'crossed@example.org')).match(/parvis_session=([^;]+)/)?.[1] ?? '';
    for (const token of [none, foreign, sessionToken, 'nonsense'])
      expect(problemIn(await answerTo(url, `parvis_trip=${token}`))).toBe('identity.other-browser');
    expect((await platform.call('GET /api/session', { cookie: way.cookie.replace('trip', 'session') })).status).toBe(
      401,
    );
  });

  it('is refused after ten minutes', async () => {
    service.next = 'victim';
    const before = platform.clock.now();
    const way = await start();
    const url = await throughService(way.url, service);
    platform.clock.set(new Date(Date.parse(before) + 600_000).toISOString());
    expect(problemIn(await answerTo(url, way.cookie))).toBe('identity.expired');
    platform.clock.set(before);
  });

  it('counts once, also when it comes twice at the same moment, and the service is asked once', async () => {
    service.people.set('twice', {});
    service.next = 'twice';
    const way = await start();
    const url = await throughService(way.url, service);
    service.asked.length = 0;
    const answers = await Promise.all([answerTo(url, way.cookie), answerTo(url, way.cookie)]);
    expect(answers.map(problemIn).toSorted()).toEqual(['identity.used', null]);
    expect(problemIn(await answerTo(url, way.cookie))).toBe('identity.used');
    expect(service.asked.filter((path) => path === '/token')).toHaveLength(1);
  });

  it('is refused at the address of another service, and from another issuer', async () => {
    service.next = 'victim';
    const way = await start();
    const url = await throughService(way.url, service);
    expect(problemIn(await answerTo(url, way.cookie, 'other'))).toBe('identity.other-browser');
    url.searchParams.set('iss', 'https://evil.example');
    expect(problemIn(await answerTo(url, way.cookie))).toBe('identity.answer-invalid');
  });

  it('is refused with a code that the service never gave', async () => {
    service.next = 'victim';
    const way = await start();
    const url = await throughService(way.url, service);
    url.searchParams.set('code', 'made-up');
    expect(problemIn(await answerTo(url, way.cookie))).toBe('identity.answer-invalid');
  });

  /** The ID token of the service with other claims, signed with its true key. */
  const forged =
    (change: (claims: Record<string, unknown>) => Record<string, unknown>) => async (tokens: { id_token: string }) => ({
      ...tokens,
      id_token: await new SignJWT(change(decodeJwt(tokens.id_token)))
        .setProtectedHeader({ alg: 'RS256', kid: service.keyId })
        .sign(service.key),
    });
  it('would be taken signed anew with the same claims: what follows fails for its own reason', async () => {
    service.people.set('same', {});
    service.tamper = forged((claims) => claims);
    expect(problemIn(await come('same'))).toBeNull();
  });

  it.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
    ['another nonce', (claims) => ({ ...claims, nonce: 'another' })],
    ['no nonce', ({ nonce: _, ...claims }) => claims],
    ['another audience', (claims) => ({ ...claims, aud: 'another-client' })],
    ['more audiences and no authorized party', (claims) => ({ ...claims, aud: ['parvis-test', 'another-client'] })],
    ['another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['an end that has passed', (claims) => ({ ...claims, exp: 1_700_000_000 })],
    ['no person', ({ sub: _, ...claims }) => claims],
    ['a person that userinfo does not know', (claims) => ({ ...claims, sub: 'somebody-else' })],
  ])('is refused with %s in the ID token', async (_, change) => {
    service.people.set('forged', {});
    service.tamper = forged(change);
    const answer = await come('forged');
    expect(problemIn(answer)).toBe('identity.answer-invalid');
    expect(cookieOf(answer.cookies)).toBe('');
  });

  it('is refused without a signature, with one of another key, and with claims changed under the signature', async () => {
    service.people.set('forged', {});
    const { privateKey } = await generateKeyPair('RS256');
    const forgeries: readonly ((token: string) => Promise<string> | string)[] = [
      (token) => new UnsecuredJWT(decodeJwt(token)).encode(),
      (token) =>
        new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'RS256', kid: service.keyId }).sign(privateKey),
      (token) => new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(service.secret)),
      (token) => {
        const [header, , signature] = token.split('.');
        const claims = { ...decodeJwt(token), acr: 'eidas3' };
        return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
      },
    ];
    for (const forge of forgeries) {
      service.tamper = async (tokens) => ({ ...tokens, id_token: await forge(tokens.id_token) });
      expect(problemIn(await come('forged'))).toBe('identity.answer-invalid');
    }
    expect(await refusalsIn(platform, 'identities.callback')).toContain('anonymous identity.answer-invalid');
  });

  it('is refused with less assurance than was asked for, and taken with more', async () => {
    service.people.set('low', { acr: 'eidas1' });
    service.people.set('high', { acr: 'eidas3' });
    expect(problemIn(await come('low', 'eidas'))).toBe('identity.level-too-low');
    expect(problemIn(await come('high', 'eidas'))).toBeNull();
  });

  it('is refused calmly when the person has cancelled there', async () => {
    const answer = await come(null);
    expect(problemIn(answer)).toBe('identity.cancelled');
    expect(new URL(answer.headers.location ?? '', ORIGIN).searchParams.get('returnTo')).toBe('/en/processes/');
  });

  it('is refused when the service has trouble of its own', async () => {
    const way = await start();
    const state = new URL(way.url).searchParams.get('state') ?? '';
    const url = new URL(`${callback('plain')}?error=server_error&state=${state}&iss=${service.issuer}`);
    expect(problemIn(await answerTo(url, way.cookie))).toBe('identity.provider-refused');
  });

  it('says so when the client secret is wrong, and when the service answers with an error of its server', async () => {
    service.people.set('any', {});
    expect(problemIn(await come('any', 'wrong-secret'))).toBe('identity.not-set-up');
    service.tamper = () => {
      throw new Error('the service is broken');
    };
    expect(problemIn(await come('any'))).toBe('identity.provider-down');
  });
});

describe('a linked account', () => {
  it('is listed with its level, can be unlinked by its owner alone, and is not known any more afterwards', async () => {
    const bob = await linkedPerson('bob', 'bob@example.org');
    const eve = await aPerson(platform, 'eve@example.org');
    const [identity] = (await own(bob.cookie)).body.items;
    expect(identity).toMatchObject({ serviceId: 'plain', name: 'My Town', level: null });
    const unlink = (cookie: string) =>
      platform.call('DELETE /api/participants/me/identities/{serviceId}/{subject}', {
        cookie,
        params: { serviceId: identity.serviceId, subject: identity.subject },
      });
    expect((await unlink(eve.cookie)).status).toBe(204);
    expect((await own(bob.cookie)).body.items).toHaveLength(1);
    expect((await unlink(bob.cookie)).status).toBe(204);
    expect((await unlink(bob.cookie)).status).toBe(204);
    await platform.settle();
    const told = (words: string) =>
      platform.mails().filter(({ to, text }) => to === bob.email && text.includes(words)).length;
    // Told once each, however often somebody presses.
    expect([told('has been linked with your account'), told('is no longer linked')]).toEqual([1, 1]);
    expect((await own(bob.cookie)).body.items).toEqual([]);
    expect(cookieOf((await come('bob')).cookies)).not.toContain('parvis_session');
  });

  it('ends the session here and tells where the one of the service ends', async () => {
    await linkedPerson('leaver', 'leaver@example.org');
    const cookie = cookieOf((await come('leaver')).cookies);
    expect(cookie).toContain('parvis_service=1');
    const out = await platform.call('DELETE /api/session/identity', { cookie });
    const url = new URL(out.body.url);
    expect(url.origin).toBe(service.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
    expect(decodeJwt(url.searchParams.get('id_token_hint') ?? '').sub).toBe('leaver');
    expect((await fetch(url)).status).toBe(200);
    expect((await platform.call('GET /api/session', { cookie })).status).toBe(401);
    expect(out.cookies.join()).toContain('parvis_service=; ');
  });

  it('stands in the download of own data, and nothing of it is left after the deletion of the account', async () => {
    const gone = await linkedPerson('gone', 'gone@example.org');
    await come('gone');
    const { services } = platform;
    const id = ParticipantId.parse(gone.id);
    const table = await identitiesTable(services, id);
    expect(table.rows.map(([kind, serviceId]) => [kind, serviceId]).toSorted()).toEqual([
      ['linked', 'plain'],
      ['session', 'plain'],
      ['session', 'plain'],
    ]);
    // The mail that tells of the link comes before the one with the code.
    await platform.settle();
    const deleted = await remove(platform, gone, await deletionCode(platform, gone));
    expect(deleted.status).toBe(204);
    await platform.settle();
    expect((await identitiesTable(services, id)).rows).toEqual([]);
    // The person of the service is nobody here again.
    expect(cookieOf((await come('gone')).cookies)).toMatch(/^parvis_pending=/);
  });

  it('has no address to go to where the session came from a code by mail', async () => {
    const { cookie } = await aPerson(platform, 'mail-only@example.org');
    expect((await platform.call('DELETE /api/session/identity', { cookie })).body).toEqual({ url: null });
    expect((await platform.call('GET /api/session', { cookie })).status).toBe(401);
  });
});

describe('services as administrators set them up', () => {
  const body = (item: object, version = 1) => ({
    items: [
      {
        id: 'one',
        name: { en: 'One' },
        note: {},
        issuer: service.issuer,
        clientId: 'c',
        scopes: 'openid',
        acr: '',
        isEnabled: true,
        ...item,
      },
    ],
    version,
  });
  const save = (item: object, version?: number) =>
    platform.call('PUT /api/sign-in-services', { operator: true, body: body(item, version) });

  it('say which addresses to register and whose secret is there, and never the secret', async () => {
    const { body: managed } = await platform.call('GET /api/sign-in-services', { operator: true });
    expect(managed.redirects[0]).toEqual({ id: 'plain', callback: callback('plain'), afterSignOut: `${ORIGIN}/` });
    expect(managed.withSecret).not.toContain('no-secret');
    expect(managed.withSecret).toContain('plain');
    expect(JSON.stringify(managed)).not.toContain(service.secret);
  });

  it.each([
    [{ issuer: 'http://login.example.org' }, '/items/0/issuer'],
    [{ issuer: 'https://10.0.0.1/' }, '/items/0/issuer'],
    [{ id: 'With Spaces' }, '/items/0/id'],
    [{ scopes: 'email' }, '/items/0/scopes'],
    [{ name: {} }, '/items/0/name'],
  ])('are refused with %j', async (item, pointer) => {
    const answer = await save(item);
    expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(answer.body.fields[0].pointer).toBe(pointer);
  });

  it('are not saved over what somebody else has saved meanwhile, nor by participants', async () => {
    expect((await save({}, 7)).body.code).toBe('sign-in-service.changed-meanwhile');
    const { cookie } = await aPerson(platform, 'curious@example.org');
    for (const [key, call] of [
      ['PUT /api/sign-in-services', { body: body({}) }],
      ['GET /api/sign-in-services', {}],
    ] as const)
      expect((await platform.call(key, { cookie, ...call })).status).toBe(403);
  });

  it('are checked before anybody signs in with them', async () => {
    const check = async (issuer: string, more = {}) => {
      const item = { id: 'plain', issuer, scopes: 'openid email', acr: 'eidas1', ...more };
      const { body: found } = await platform.call('POST /api/sign-in-services/checks', { operator: true, body: item });
      return found.findings.map(({ code, weight }: { code: string; weight: string }) => `${weight} ${code}`);
    };
    expect(await check(service.issuer)).toEqual(['good reached', 'good secret-there']);
    expect(await check(service.issuer, { id: 'no-secret', acr: 'gold', scopes: 'openid shoes' })).toEqual([
      'good reached',
      'note scope-unknown',
      'bad acr-unknown',
      'bad secret-missing',
    ]);
    expect(await check('http://localhost:1')).toEqual(['bad unreachable', 'good secret-there']);
    expect(await check(`${service.issuer}/elsewhere`)).toEqual(['bad no-discovery', 'good secret-there']);
    expect(await check('https://10.0.0.1/')).toEqual(['bad issuer-invalid']);
    expect(await check(service.issuer.replace('localhost', '127.0.0.1'))).toEqual(['bad issuer-invalid']);
  });

  it('are offered where people sign in, without what only administrators see', async () => {
    const { body: shown, headers } = await platform.call('GET /api/public/sign-in-services', {
      query: { locale: 'fr' },
    });
    expect(shown.items[0]).toEqual({ id: 'plain', name: 'My Town', note: '' });
    expect(shown.items.map(({ id }: { id: string }) => id)).not.toContain('switched-off');
    expect(headers['cache-control']).toContain('s-maxage=30');
    await platform.publish();
    const file = await platform.services.files.site.get('fr/sign-in/index.html');
    expect(Buffer.from(file?.body ?? []).toString()).toContain('My Town');
  });
});
