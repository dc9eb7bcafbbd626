import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CODES_OF_NETWORK, TRIES_OF_NETWORK } from '../../functions/participants/limits.ts';
import { patch } from '../../functions/platform/db/write.ts';
import { RateLimits } from '../../functions/platform/entities.ts';
import type { Limit } from '../../functions/platform/rate-limit.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { digitsIn, mailedCode } from './mailed.ts';
import { wholeTable } from './whole-table.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterEach(() => platform.close());

const ask = (email: string, sourceIp: string) =>
  platform.call('POST /api/sign-in/codes', { body: { email, locale: 'en' }, sourceIp });
const guess = (email: string, sourceIp: string) =>
  platform.call('POST /api/sign-in/sessions', { body: { email, code: '123456' }, sourceIp });
/** Lets as many callers of the network as may have asked already, less `left`. */
async function almostFull({ name, requests }: Limit, left: number): Promise<void> {
  const counted = (await wholeTable(platform)).filter(({ type, limit }) => type === 'RateLimit' && limit === name);
  expect(counted).toHaveLength(1);
  for (const item of counted) {
    const { limit, subject, window } = RateLimits.schema.parse(item);
    await platform.services.db.write(patch(RateLimits, { limit, subject, window }, { requests: requests - left }));
  }
}

const TOO_MANY = { status: 429, body: { code: 'sign-in.too-many-codes' } };

describe('how often a code may be asked for', () => {
  it('is five times in a quarter of an hour for an address, from wherever it is asked', async () => {
    platform.clock.advance(300);
    for (let n = 1; n <= 5; n++) expect((await ask('ada@example.org', `203.0.113.${n}`)).status).toBe(202);
    const sixth = await ask(' ADA@example.org', '203.0.113.6');
    expect(sixth).toMatchObject({ ...TOO_MANY, headers: { 'retry-after': '600' } });
    expect((await ask('grace@example.org', '203.0.113.6')).status).toBe(202);
    await platform.settle();
    expect(platform.mails().filter(({ to }) => to === 'ada@example.org')).toHaveLength(5);

    platform.clock.advance(600);
    expect((await ask('ada@example.org', '203.0.113.6')).status).toBe(202);
  });

  it('leaves the code alone that was mailed before', async () => {
    const mail = await mailedCode(platform, 'ada@example.org');
    for (let n = 2; n <= 5; n++) await mailedCode(platform, 'ada@example.org');
    const [newest] = platform.mails();
    expect(await ask('ada@example.org', '203.0.113.6')).toMatchObject(TOO_MANY);
    expect(digitsIn(newest)).not.toBe(digitsIn(mail));
    const body = { email: 'ada@example.org', code: digitsIn(newest) };
    expect((await platform.call('POST /api/sign-in/sessions', { body })).status).toBe(201);
  });

  it('holds when many are asked for at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('ada@example.org', '203.0.113.7')));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
    await platform.settle();
    expect(platform.mails().length).toBe(5);
  });

  it('is eight hundred times in a quarter of an hour for a caller, whatever address of its /64 is used', async () => {
    const address = (n: number) => (n % 2 === 0 ? `2001:db8:1:2::${n.toString(16)}` : `2001:db8:1:2:ffff::${n}`);
    expect(CODES_OF_NETWORK.requests).toBe(800);
    expect((await ask('person0@example.org', address(0))).status).toBe(202);
    await almostFull(CODES_OF_NETWORK, 4);
    for (let n = 1; n <= 4; n++) expect((await ask(`person${n}@example.org`, address(n))).status).toBe(202);
    expect(await ask('person101@example.org', address(101))).toMatchObject({
      ...TOO_MANY,
      headers: { 'retry-after': '900' },
    });
    expect((await ask('person101@example.org', '2001:db8:1:3::1')).status).toBe(202);
  });
});

describe('how often a code may be tried', () => {
  it('is sixteen hundred times in a quarter of an hour for a caller, over all addresses', async () => {
    expect(TRIES_OF_NETWORK.requests).toBe(1600);
    expect((await guess('person0@example.org', '203.0.113.7')).status).toBe(401);
    await almostFull(TRIES_OF_NETWORK, 4);
    for (let n = 1; n <= 4; n++) expect((await guess(`person${n}@example.org`, '203.0.113.7')).status).toBe(401);
    const next = await guess('person201@example.org', '203.0.113.7');
    expect(next).toMatchObject({
      status: 429,
      body: { code: 'sign-in.too-many-tries' },
      headers: { 'retry-after': '900' },
    });
    expect((await guess('person201@example.org', '203.0.113.8')).status).toBe(401);
  });

  it('counts callers and addresses without keeping either', async () => {
    await ask('ada@example.org', '203.0.113.77');
    await guess('grace@example.org', '203.0.113.77');
    const limits = (await wholeTable(platform)).filter(({ type }) => type === 'RateLimit');
    expect(limits.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(limits)).not.toMatch(/example\.org|203\.0\.113/);
    expect(limits.every(({ ttl }) => typeof ttl === 'number')).toBe(true);
  });
});
