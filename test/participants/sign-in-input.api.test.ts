import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox } from '../../functions/platform/entities.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { digitsIn, mailedCode, tokenIn } from './mailed.ts';
import { wholeTable } from './whole-table.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

describe('what is sent to sign-in', () => {
  it.each([
    ['no address', { locale: 'en' }, '/email'],
    ['half an address', { email: 'ada@', locale: 'en' }, '/email'],
    ['letters before the @ that no mail server takes', { email: 'ädä@example.org', locale: 'en' }, '/email'],
    ['a language that the site has not', { email: 'ada@example.org', locale: 'tlh' }, '/locale'],
    ['a path of another site', { email: 'ada@example.org', locale: 'en', returnTo: '//evil.example' }, '/returnTo'],
    ['a list for an address', { email: ['ada@example.org'], locale: 'en' }, '/email'],
  ])('is refused with its field: %s', async (_, body, pointer) => {
    const answer = await platform.call('POST /api/sign-in/codes', { body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ pointer }] } });
  });

  it.each([
    ['malformed JSON', '{"email":', 400],
    ['a body of a megabyte', JSON.stringify({ email: 'x'.repeat(1_000_000), locale: 'en' }), 413],
    ['letters for digits', { email: 'ada@example.org', code: 'abcdef' }, 422],
    ['a number for digits', { email: 'ada@example.org', code: 123456 }, 422],
    ['neither code nor token', {}, 422],
  ])('is refused before anything is counted: %s', async (_, body, status) => {
    expect((await platform.call('POST /api/sign-in/sessions', { body })).status).toBe(status);
  });

  it('is kept without the code, without the token and with no address in a key', async () => {
    const email = 'person1@example.org';
    const mail = await mailedCode(platform, email);
    const items = await wholeTable(platform);
    expect(items.some((item) => item.type === Outbox.name)).toBe(true);
    const keys = items.flatMap((item) => [item.pk, item.sk, item.gsi1pk, item.gsi1sk, item.gsi2pk, item.gsi2sk]);
    expect(keys.join('\n')).not.toMatch(/@|person\d/);
    const ofCodes = items.filter(({ type }) => ['SignInCode', 'SignInLink', 'OutboxMail'].includes(String(type)));
    const stored = JSON.stringify(ofCodes);
    expect(stored).not.toContain(tokenIn(mail));
    expect(stored).not.toContain(tokenIn(mail).split('.')[1]);
    expect(stored).not.toContain(`"${digitsIn(mail)}"`);
  });
});
