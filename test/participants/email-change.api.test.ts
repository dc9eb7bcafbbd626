import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPerson, askFor, confirm, mailTo, type Person } from './account.ts';
import { digitsIn, mailedCode, otherDigits, signIn } from './mailed.ts';

let platform: TestPlatform;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

const someone = () => aPerson(platform, `person-${++people}@example.org`);
const fresh = () => `new-${++people}@example.org`;
const addressOf = async ({ cookie }: Person) =>
  (await platform.call('GET /api/session', { cookie })).body.participant?.email;
const codeFor = (email: string) => digitsIn(mailTo(platform, email));
const linkFor = (email: string) => {
  const url = new URL(mailTo(platform, email)?.text.match(/^https?:\S+\/account\/\?\S+$/m)?.[0] ?? 'about:blank');
  return { participantId: url.searchParams.get('participant'), token: url.searchParams.get('token') };
};

describe('a change of address', () => {
  it('happens once the new address is confirmed with the code mailed there, and not before', async () => {
    const person = await someone();
    const email = fresh();
    const asked = await askFor(platform, person.cookie, email);
    expect(asked).toMatchObject({ status: 202, body: { expiresInSeconds: 900 } });
    expect(await addressOf(person)).toBe(person.email);
    const notice = mailTo(platform, person.email);
    expect(notice?.subject).toContain('Change of address asked for');
    expect(`${notice?.text}${notice?.html}`).not.toContain(email);

    expect(await confirm(platform, person.cookie, { code: codeFor(email) })).toMatchObject({
      status: 200,
      body: { email },
    });
    expect(await addressOf(person)).toBe(email);
    await platform.settle();
    expect(mailTo(platform, person.email)?.subject).toContain('Address changed');
  });

  it('lets one sign in with the new address, and makes a new account of the old one', async () => {
    const person = await someone();
    const email = fresh();
    await askFor(platform, person.cookie, email);
    await confirm(platform, person.cookie, { code: codeFor(email) });
    platform.clock.advance(1);
    const again = await signIn(platform, email);
    const newcomer = await signIn(platform, person.email);
    const idOf = async (cookie: string) => (await platform.call('GET /api/session', { cookie })).body.participant.id;
    expect(await idOf(again)).toBe(person.id);
    expect(await idOf(newcomer)).not.toBe(person.id);
  });

  it('keeps this session and ends every other one', async () => {
    const person = await someone();
    const elsewhere = await signIn(platform, person.email);
    const email = fresh();
    await askFor(platform, person.cookie, email);
    await confirm(platform, person.cookie, { code: codeFor(email) });
    expect((await platform.call('GET /api/session', { cookie: elsewhere })).status).toBe(401);
    expect(await addressOf(person)).toBe(email);
  });

  it('can be confirmed by the mailed link on a device without a session, which opens none', async () => {
    const person = await someone();
    const email = fresh();
    await askFor(platform, person.cookie, email);
    const answer = await confirm(platform, undefined, linkFor(email));
    expect(answer).toMatchObject({ status: 200, body: { email } });
    expect(answer.cookies).toEqual([]);
    // Every session was elsewhere.
    expect((await platform.call('GET /api/session', { cookie: person.cookie })).status).toBe(401);
  });

  it('is the same when it is confirmed twice, one after the other or at the same moment', async () => {
    const person = await someone();
    const email = fresh();
    await askFor(platform, person.cookie, email);
    const body = { code: codeFor(email) };
    const answers = await Promise.all(Array.from({ length: 4 }, () => confirm(platform, person.cookie, body)));
    answers.push(await confirm(platform, person.cookie, body));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await platform.settle();
    const told = platform
      .mails()
      .filter(({ to, subject }) => to === person.email && subject.startsWith('Address changed'));
    expect(told).toHaveLength(1);
    expect(await addressOf(person)).toBe(email);
  });

  it('gives an address that two confirm at the same moment to one of them', async () => {
    const [ada, bob] = [await someone(), await someone()];
    const email = fresh();
    await askFor(platform, ada.cookie, email);
    const first = codeFor(email);
    await askFor(platform, bob.cookie, email);
    const second = codeFor(email);
    const answers = await Promise.all([
      confirm(platform, ada.cookie, { code: first }),
      confirm(platform, bob.cookie, { code: second }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('participant.email-taken');
    const addresses = [await addressOf(ada), await addressOf(bob)];
    expect(addresses.filter((address) => address === email)).toHaveLength(1);
    expect(addresses).toContain(answers[0]?.status === 200 ? bob.email : ada.email);
  });

  it('answers alike for an address that has an account, and tells only its owner', async () => {
    const [ada, bob] = [await someone(), await someone()];
    const free = await askFor(platform, ada.cookie, fresh());
    const taken = await askFor(platform, ada.cookie, bob.email);
    expect(taken.body).toEqual(free.body);
    expect(taken.status).toBe(free.status);
    const mail = mailTo(platform, bob.email);
    expect(mail?.text).toContain('This address already has an account');
    expect(codeFor(bob.email)).toBe('no code');
    expect(`${mail?.text}`).not.toContain(ada.email);
  });

  it('refuses wrong digits, five of them at most, and a code that a newer one replaced', async () => {
    const person = await someone();
    const email = fresh();
    await askFor(platform, person.cookie, email);
    const old = codeFor(email);
    await askFor(platform, person.cookie, email);
    const code = codeFor(email);
    const guesses = [old === code ? otherDigits(code, 9) : old, ...[1, 2, 3, 4].map((n) => otherDigits(code, n))];
    for (const guess of guesses)
      expect(await confirm(platform, person.cookie, { code: guess })).toMatchObject({
        status: 422,
        body: { code: 'participant.code-invalid' },
      });
    expect(await confirm(platform, person.cookie, { code })).toMatchObject({
      status: 429,
      body: { code: 'participant.too-many-tries' },
    });
    expect(await addressOf(person)).toBe(person.email);
  });

  it('refuses a code at the very end of its time, and accepts it a second before', async () => {
    const [late, timely] = [await someone(), await someone()];
    const addresses = [fresh(), fresh()] as const;
    await askFor(platform, late.cookie, addresses[0]);
    await askFor(platform, timely.cookie, addresses[1]);
    platform.clock.advance(899);
    expect((await confirm(platform, timely.cookie, { code: codeFor(addresses[1]) })).status).toBe(200);
    platform.clock.advance(1);
    expect((await confirm(platform, late.cookie, { code: codeFor(addresses[0]) })).status).toBe(422);
  });

  it('takes no code of a sign-in, no code of a deletion, and no token of somebody else', async () => {
    const [ada, bob] = [await someone(), await someone()];
    const email = fresh();
    await askFor(platform, ada.cookie, email);
    const { token } = linkFor(email);
    const signInCode = digitsIn(await mailedCode(platform, bob.email));
    expect((await confirm(platform, bob.cookie, { code: signInCode })).status).toBe(422);
    expect((await confirm(platform, bob.cookie, { participantId: bob.id, token })).status).toBe(422);
    expect((await platform.call('POST /api/sign-in/sessions', { body: { token } })).status).toBe(401);
    expect((await confirm(platform, undefined, { code: '000000' })).body.code).toBe('session.required');
  });

  it('is refused for the present address, and after five requests within an hour', async () => {
    const person = await someone();
    expect((await askFor(platform, person.cookie, person.email)).body.fields).toEqual([
      { pointer: '/email', code: 'email.unchanged' },
    ]);
    for (let n = 0; n < 5; n++) expect((await askFor(platform, person.cookie, fresh())).status).toBe(202);
    const refused = await askFor(platform, person.cookie, fresh());
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.too-many' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });
});
