/** Ways for tests to verify people. */
import { put } from '../../functions/platform/db/write.ts';
import { SmsCodes } from '../../functions/verifications/sms/entities.ts';
import { numberHashOf, smsCodeOf } from '../../functions/verifications/sms/secrets.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { MethodSettings } from '../../shared/verifications/method-settings.ts';
import { cookieOf } from '../participants/mailed.ts';
import type { TestPlatform } from '../support/platform.ts';

/** Switches methods on, each with what is said of it; the others are off. */
export async function switchOn(
  platform: TestPlatform,
  methods: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<void> {
  const { cookie } = await platform.participant({ role: 'administrator' });
  const stored = await platform.call('GET /api/verifications/settings', { cookie });
  const on = Object.fromEntries(Object.entries(methods).map(([method, said]) => [method, { isOn: true, ...said }]));
  const answer = await platform.call('PUT /api/verifications/settings', {
    cookie,
    body: { methods: { ...MethodSettings.parse({}), ...on }, version: stored.body.version },
  });
  if (answer.status !== 200) throw new Error(`not set up: ${JSON.stringify(answer.body)}`);
}

/** What somebody types who has a code on a telephone; the code is there without a text. */
export async function smsGiven(
  { services }: TestPlatform,
  number: string,
): Promise<{ readonly number: string; readonly code: string }> {
  const numberHash = await numberHashOf(services, number);
  const id = services.newId('signInCode');
  const expiresAt = addSeconds(services.now(), 600);
  await services.db.write(
    put(SmsCodes, { numberHash, id, number: null, locale: 'en', state: 'sent', tries: 0, expiresAt }),
  );
  return { number, code: smsCodeOf(await services.secrets.get('session'), id) };
}

/** Verifies an account with a telephone. */
export const verifySms = async (platform: TestPlatform, cookie: string, number: string) =>
  platform.call('POST /api/verifications/direct', {
    cookie,
    body: { method: 'sms', given: await smsGiven(platform, number) },
  });

/** Verifies without an account; the cookie is that of the session it opens, where it opens one. */
export async function verifyAsGuest(platform: TestPlatform, number: string, cookie?: string) {
  const answer = await platform.call('POST /api/verifications/guest', {
    body: { method: 'sms', given: await smsGiven(platform, number), charterAccepted: true, locale: 'en' },
    ...(cookie === undefined ? {} : { cookie }),
  });
  return { ...answer, cookie: cookieOf(answer.cookies), setCookies: answer.cookies };
}
