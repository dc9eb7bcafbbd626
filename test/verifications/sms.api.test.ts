import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalParticipant } from '../../functions/local/participants.ts';
import { SmsCodes, SmsDays } from '../../functions/verifications/sms/entities.ts';
import { numberHashOf } from '../../functions/verifications/sms/secrets.ts';
import { refusalsIn } from '../audit/whole-log.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { switchOn } from './a-verification.ts';

const MOBILE = '+33612345678';
const MINUTE = 60;

let platform: TestPlatform;
let ada: LocalParticipant;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  ada = await platform.participant();
});
afterAll(() => platform.close());

const set = (settings: Readonly<Record<string, unknown>> = {}) => switchOn(platform, { sms: settings });
/** Each test is a day of its own: no limit of one is left to the next. */
let day = 0;
beforeEach(async () => {
  platform.clock.set(new Date(Date.UTC(2026, 10, 22 + day++, 9)).toISOString());
  await set({ country: 'FR', otherCountries: ['BE'], dailyBudget: 100 });
});

const ask = (number: string, call: { cookie?: string; sourceIp?: string } = {}) =>
  platform.call('POST /api/verifications/sms/codes', {
    ...call,
    body: { number, locale: 'fr' },
  });
const verify = (number: string, code: string, person: LocalParticipant) =>
  platform.call('POST /api/verifications/direct', {
    body: { method: 'sms', given: { number, code } },
    cookie: person.cookie,
  });
const codeIn = (text = '') => text.match(/\b\d{6}\b/)?.[0] ?? '';

/** Asks for a code and takes it from the telephone. */
async function codeOn(number: string, person?: LocalParticipant): Promise<string> {
  expect((await ask(number, person === undefined ? {} : { cookie: person.cookie })).status).toBe(200);
  await platform.settle();
  return codeIn(platform.texts()[0]?.text);
}

describe('a code by SMS', () => {
  it('goes to the telephone once, however often the queue brings its message, and the number is forgotten then', async () => {
    const before = platform.texts().length;
    const answer = await ask('06 12 34 56 78');
    expect(answer.body).toEqual({ number: '+33 6 12 34 56 78', expiresInSeconds: 600, againInSeconds: 60 });
    await platform.settle();
    const [text] = platform.texts();
    expect(text).toMatchObject({ to: MOBILE, senderId: '' });
    expect(text?.text.length).toBeLessThanOrEqual(160);
    const numberHash = await numberHashOf(platform.services, MOBILE);
    const stored = await platform.services.db.require(SmsCodes, { numberHash }, 'internal.error');
    expect(stored).toMatchObject({ state: 'sent', number: null });
    expect(JSON.stringify(stored)).not.toContain(codeIn(text?.text));
    await platform.services.queues.send('texts', [
      { numberHash, codeId: stored.id },
      { numberHash, codeId: stored.id },
    ]);
    await platform.settle();
    expect(platform.texts().length).toBe(before + 1);
  });

  it('verifies once, and the same telephone is nobody else', async () => {
    const code = await codeOn(MOBILE, ada);
    const granted = await verify(MOBILE, code, ada);
    expect(granted).toMatchObject({ status: 200, body: { method: 'sms', bornOn: null, territoryId: null } });
    expect((await verify(MOBILE, code, ada)).body.code).toBe('verification.code-invalid');
    const other = await platform.participant({ displayName: 'Grace Hopper' });
    const again = await codeOn(MOBILE, other);
    expect((await verify(MOBILE, again, other)).body.code).toBe('verification.claimed');
    expect(await refusalsIn(platform, 'verifications.verify')).toEqual([`${other.id} verification.claimed`]);
  });

  it('lets one of two win who use it at the same moment', async () => {
    const two = await Promise.all([1, 2].map((n) => platform.participant({ displayName: `Twin ${n}` })));
    const code = await codeOn('+33 6 98 76 54 32');
    const answers = await Promise.all(two.map((one) => verify('0698765432', code, one)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(['verification.claimed', 'verification.code-invalid']).toContain(
      answers.find(({ status }) => status !== 200)?.body.code,
    );
  });

  it('works without an account, for the same guest again', async () => {
    const guest = async () => {
      const code = await codeOn('+32 470 12 34 56');
      return platform.call('POST /api/verifications/guest', {
        body: {
          method: 'sms',
          given: { number: '+32470123456', code },
          charterAccepted: true,
          locale: 'nl',
        },
      });
    };
    const answer = await guest();
    expect(answer.status).toBe(200);
    expect(answer.cookies.join()).toContain('session');
    expect((await guest()).status).toBe(200);
  });

  it('is refused after five wrong tries, and ends after ten minutes', async () => {
    const person = await platform.participant({ displayName: 'Alan Turing' });
    const code = await codeOn('+33611111111');
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tried = 0; tried < 5; tried++)
      expect((await verify('+33611111111', wrong, person)).body.code).toBe('verification.code-invalid');
    expect((await verify('+33611111111', code, person)).body.code).toBe('verification.too-many-tries');

    const late = await codeOn('+33611111111');
    platform.clock.advance(10 * MINUTE);
    expect((await verify('+33611111111', late, person)).body.code).toBe('verification.code-invalid');
  });

  it('is replaced by a newer one, and what was not sent yet is not sent any more', async () => {
    const person = await platform.participant({ displayName: 'Katherine Johnson' });
    const before = platform.texts().length;
    await ask('+33622222222');
    const newest = await codeOn('+33622222222');
    expect(platform.texts().length).toBe(before + 1);
    expect((await verify('+33622222222', newest, person)).status).toBe(200);
  });
});

describe('what keeps texts from being abused', () => {
  it.each([
    ['a landline', '01 42 34 56 78', 'sms.number-invalid'],
    ['a premium number', '+33 899 12 34 56', 'sms.number-invalid'],
    ['a country that is not accepted', '+7 912 345 67 89', 'sms.country-not-allowed'],
    ['no number', 'call me', 'sms.number-invalid'],
  ])('refuses %s at the field, and counts nothing', async (_, number, code) => {
    const answer = await ask(number);
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ pointer: '/number', code }] } });
    const day = platform.services.now().slice(0, 10);
    expect(await platform.services.db.get(SmsDays, { day })).toBeUndefined();
  });

  it('sends three texts to one telephone in ten minutes, and no more', async () => {
    for (let sent = 0; sent < 3; sent++) expect((await ask('+33633333333')).status).toBe(200);
    const answer = await ask('+33633333333');
    expect(answer).toMatchObject({ status: 429, body: { code: 'verification.too-many-codes' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('sends twenty texts to neighboring numbers in an hour, whoever asks', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++)
      statuses.push((await ask(`+33644444${String(n).padStart(3, '0')}`, { sourceIp: `203.0.113.${n}` })).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
  });

  it('stops at the budget of the day, says so to administrators, and goes on the day after', async () => {
    await set({ dailyBudget: 2 });
    const numbers = ['+33651000001', '+33652000001', '+33653000001'];
    const answers = [];
    for (const number of numbers) answers.push(await ask(number));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 503]);
    expect(answers[2]?.body.code).toBe('verification.no-codes-today');
    const admin = await platform.participant({ role: 'administrator', displayName: 'Admin' });
    const usage = await platform.call('GET /api/verifications/sms/usage', { cookie: admin.cookie });
    expect(usage.body.dailyBudget).toBe(2);
    expect(usage.body.days[0]).toEqual({ day: platform.services.now().slice(0, 10), sent: 2, refused: 1 });
    platform.clock.advance(24 * 60 * MINUTE);
    expect((await ask('+33653000001')).status).toBe(200);
  });

  it('sends nothing while the method is off', async () => {
    await set({ isOn: false });
    expect((await ask(MOBILE)).body.code).toBe('verification.method-off');
  });
});

describe('when SNS does not take a text', () => {
  const stateOf = async (number: string) =>
    (await platform.services.db.get(SmsCodes, { numberHash: await numberHashOf(platform.services, number) }))?.state;

  it('sends it again only where SNS has said that it took nothing', async () => {
    const before = platform.texts().length;
    platform.cloud.textInbox.failNext('Throttled');
    await ask('+33661000001');
    await platform.settle();
    expect(await stateOf('+33661000001')).toBe('waiting');
    expect(platform.texts().length).toBe(before);
    const numberHash = await numberHashOf(platform.services, '+33661000001');
    const { id } = await platform.services.db.require(SmsCodes, { numberHash }, 'internal.error');
    await platform.services.queues.send('texts', [{ numberHash, codeId: id }]);
    await platform.settle();
    expect(await stateOf('+33661000001')).toBe('sent');
  });

  it.each(['InternalError', 'OptedOut'] as const)('does not send it again after %s', async (failure) => {
    const before = platform.texts().length;
    platform.cloud.textInbox.failNext(failure);
    await ask('+33662000001');
    await platform.settle();
    expect(await stateOf('+33662000001')).toBe('failed');
    expect(platform.texts().length).toBe(before);
  });
});
