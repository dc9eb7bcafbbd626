import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOf } from '../../functions/participants/account.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { cookieOf, digitsIn, linkIn, mailedCode, otherDigits, tokenIn } from './mailed.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

let people = 0;
const someone = () => `person${++people}@example.org`;
const enter = (body: unknown, sourceIp = '203.0.113.7') =>
  platform.call('POST /api/sign-in/sessions', { body, sourceIp });
/** Puts the limits of one test behind the next. */
const nextQuarter = () => platform.clock.advance(900);

describe('signing in with the mailed code', () => {
  it('opens a session for a person whom the platform has never seen, and asks for the name next', async () => {
    const email = someone();
    const mail = await mailedCode(platform, email);
    const answer = await enter({ email, code: digitsIn(mail) });
    expect(answer.status).toBe(201);
    expect(answer.body.participant).toMatchObject({
      email,
      role: 'participant',
      displayName: null,
      locale: 'en',
      charterAcceptedAt: null,
    });
    const session = await platform.call('GET /api/session', { cookie: cookieOf(answer.cookies) });
    expect(session.body.participant).toEqual(answer.body.participant);
  });

  it('knows the person again, however the address is typed', async () => {
    const email = someone();
    const first = await enter({ email, code: digitsIn(await mailedCode(platform, email)) });
    const again = await enter({ email: ` ${email.toUpperCase()} `, code: digitsIn(await mailedCode(platform, email)) });
    expect(again.status).toBe(201);
    expect(again.body.participant.id).toBe(first.body.participant.id);
  });

  it('takes a code once', async () => {
    const email = someone();
    const code = digitsIn(await mailedCode(platform, email));
    expect((await enter({ email, code })).status).toBe(201);
    expect(await enter({ email, code })).toMatchObject({ status: 401, body: { code: 'sign-in.code-invalid' } });
  });

  it('lets one of many sign-ins at the same moment pass', async () => {
    const email = someone();
    const mail = await mailedCode(platform, email);
    const bodies = [{ email, code: digitsIn(mail) }, { token: tokenIn(mail) }];
    const answers = await Promise.all([...bodies, ...bodies].map((body) => enter(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
  });

  it('takes a code until its end, and not at it', async () => {
    nextQuarter();
    const [early, late] = [someone(), someone()];
    const codes = {
      early: digitsIn(await mailedCode(platform, early)),
      late: digitsIn(await mailedCode(platform, late)),
    };
    platform.clock.advance(899);
    expect((await enter({ email: early, code: codes.early })).status).toBe(201);
    platform.clock.advance(1);
    expect((await enter({ email: late, code: codes.late })).body.code).toBe('sign-in.code-invalid');
  });

  it('takes the newest code only', async () => {
    const email = someone();
    const first = await mailedCode(platform, email);
    const second = await mailedCode(platform, email);
    expect(digitsIn(second)).not.toBe(digitsIn(first));
    expect((await enter({ email, code: digitsIn(first) })).status).toBe(401);
    expect((await enter({ token: tokenIn(first) })).status).toBe(401);
    expect((await enter({ email, code: digitsIn(second) })).status).toBe(201);
  });

  it('takes a code from the address that it was mailed to only', async () => {
    const [owner, thief] = [someone(), someone()];
    const code = digitsIn(await mailedCode(platform, owner));
    await mailedCode(platform, thief);
    expect((await enter({ email: thief, code })).status).toBe(401);
  });

  it('does not give another address the same code for the same Idempotency-Key', async () => {
    const [victim, thief] = [someone(), someone()];
    const headers = { 'idempotency-key': 'one-key-for-two-people' };
    for (const email of [thief, victim]) {
      await platform.call('POST /api/sign-in/codes', { body: { email, locale: 'en' }, headers });
    }
    await platform.settle();
    const [toVictim, toThief] = [victim, thief].map((email) => platform.mails().find(({ to }) => to === email));
    expect(digitsIn(toVictim)).not.toBe(digitsIn(toThief));
  });
});

describe('signing in with the mailed link', () => {
  it('goes back to where the person was, with a token that opens a session', async () => {
    const email = someone();
    const returnTo = '/fr/processes/climat/?q=v%C3%A9lo&page=2';
    await platform.call('POST /api/sign-in/codes', { body: { email, locale: 'fr', returnTo } });
    await platform.settle();
    const [mail] = platform.mails();
    const link = linkIn(mail);
    expect(link.origin).toBe(platform.services.config.siteOrigin);
    expect(link.pathname).toBe('/fr/sign-in/');
    expect(link.searchParams.get('returnTo')).toBe(returnTo);
    const answer = await enter({ token: tokenIn(mail) });
    expect(answer.status).toBe(201);
    expect(answer.body.participant).toMatchObject({ email, locale: 'fr' });
    expect((await enter({ token: tokenIn(mail) })).body.code).toBe('sign-in.code-invalid');
  });

  it('never leads to another site', async () => {
    const email = someone();
    await platform.call('POST /api/sign-in/codes', {
      body: { email, locale: 'fr', returnTo: '/\\evil.example/' },
    });
    await platform.settle();
    expect(platform.mails()[0]?.text).not.toContain('evil.example');
  });

  it('ends after fifteen minutes', async () => {
    const token = tokenIn(await mailedCode(platform, someone()));
    platform.clock.advance(900);
    expect((await enter({ token })).body.code).toBe('sign-in.code-invalid');
  });

  it.each([
    ['made up', 'x'.repeat(95)],
    ['of the right form', `sic_01JZ0000000000000000000001.${'0'.repeat(64)}`],
  ])('refuses a token that is %s', async (_, token) => {
    expect(await enter({ token })).toMatchObject({ status: 401, body: { code: 'sign-in.code-invalid' } });
  });

  it('still works when somebody else has spoiled the code with wrong guesses', async () => {
    const email = someone();
    const mail = await mailedCode(platform, email);
    for (let n = 1; n <= 6; n++) await enter({ email, code: otherDigits(digitsIn(mail), n) });
    expect((await enter({ email, code: digitsIn(mail) })).status).toBe(429);
    expect((await enter({ token: tokenIn(mail) })).status).toBe(201);
  });
});

describe('guessing a code', () => {
  it('ends after five tries, and then the right code is refused too', async () => {
    nextQuarter();
    const email = someone();
    const code = digitsIn(await mailedCode(platform, email));
    for (let n = 1; n <= 5; n++) expect((await enter({ email, code: otherDigits(code, n) })).status).toBe(401);
    const sixth = await enter({ email, code });
    expect(sixth).toMatchObject({ status: 429, body: { code: 'sign-in.too-many-tries' } });
    expect(sixth.headers['retry-after']).toBe('900');
    expect((await enter({ email, code: digitsIn(await mailedCode(platform, email)) })).status).toBe(201);
  });

  it('takes the right code at the fifth try', async () => {
    const email = someone();
    const code = digitsIn(await mailedCode(platform, email));
    for (let n = 1; n <= 4; n++) await enter({ email, code: otherDigits(code, n) });
    expect((await enter({ email, code })).status).toBe(201);
  });

  it('has five tries however many are made at the same moment', async () => {
    const email = someone();
    const code = digitsIn(await mailedCode(platform, email));
    const guesses = Array.from({ length: 30 }, (_, n) => enter({ email, code: otherDigits(code, n + 1) }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(25);
  });

  it('learns nothing of who has an account or has asked for a code', async () => {
    platform.clock.advance(1234);
    const [member, waiting, stranger] = [someone(), someone(), someone()];
    await enter({ email: member, code: digitsIn(await mailedCode(platform, member)) });
    const asked = await Promise.all(
      [member, waiting].map((email) => platform.call('POST /api/sign-in/codes', { body: { email, locale: 'en' } })),
    );
    const seen = (answer: (typeof asked)[number]) => {
      const { instance: _, ...body } = answer.body;
      return { ...answer, body };
    };
    expect(asked.map(seen)[0]).toEqual(asked.map(seen)[1]);
    await platform.settle();

    const used = someone();
    await enter({ email: used, code: digitsIn(await mailedCode(platform, used)) });
    for (let n = 1; n <= 6; n++) {
      const answers = [];
      for (const email of [member, waiting, stranger, used]) {
        const mail = platform.mails().find(({ to }) => to === email);
        const code = mail === undefined ? '000000' : otherDigits(digitsIn(mail), n);
        answers.push(seen(await enter({ email, code })));
      }
      expect(answers[0]?.status).toBe(n <= 5 ? 401 : 429);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });
});

describe('the first sign-in', () => {
  it('makes one account when two happen at the same moment', async () => {
    const email = someone();
    const made = await Promise.all(Array.from({ length: 8 }, () => accountOf(platform.services, email, 'nl')));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('makes the administrator whom the deployment names', async () => {
    const email = platform.services.config.firstAdministrator;
    const answer = await enter({ email, code: digitsIn(await mailedCode(platform, email)) });
    expect(answer.body.participant.role).toBe('administrator');
  });

  it('makes an administrator of a participant who is named later', async () => {
    const email = someone();
    const before = await accountOf(platform.services, email, 'en');
    const config = { ...platform.services.config, firstAdministrator: email };
    const after = await accountOf({ ...platform.services, config }, email, 'en');
    expect([before.role, after.role]).toEqual(['participant', 'administrator']);
    expect((await accountOf(platform.services, email, 'en')).role).toBe('administrator');
  });
});
