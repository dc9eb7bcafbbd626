import type { LocalMail } from '../../functions/local/mailbox.ts';
import type { TestPlatform } from '../support/platform.ts';

/** The six digits of a sign-in mail. */
export const digitsIn = (mail: LocalMail | undefined): string => mail?.text.match(/^\s*(\d{6})$/m)?.[1] ?? 'no code';

/** The link of a sign-in mail. */
export const linkIn = (mail: LocalMail | undefined): URL =>
  new URL(mail?.text.match(/^https?:\S+\/sign-in\/\?\S+$/m)?.[0] ?? 'about:blank');

export const tokenIn = (mail: LocalMail | undefined): string => linkIn(mail).searchParams.get('token') ?? 'no token';

/** Six digits that are not those. */
export const otherDigits = (digits: string, offset = 1): string =>
  String((Number(digits) + offset) % 1_000_000).padStart(6, '0');

/** Asks for a code and gives the mail that brings it. */
export async function mailedCode(platform: TestPlatform, email: string, sourceIp = '203.0.113.7'): Promise<LocalMail> {
  const answer = await platform.call('POST /api/sign-in/codes', { body: { email, locale: 'en' }, sourceIp });
  if (answer.status !== 202) throw new Error(`no code: ${answer.status}`);
  await platform.settle();
  const mail = platform.mails().find(({ to }) => to === email);
  if (mail === undefined) throw new Error('no mail');
  return mail;
}

/** The `Cookie` header that a browser would send back after an answer. */
export const cookieOf = (cookies: readonly string[]): string =>
  cookies
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');

/** Signs in with the mailed code; gives the cookies as a browser keeps them. */
export async function signIn(platform: TestPlatform, email: string): Promise<string> {
  const code = digitsIn(await mailedCode(platform, email));
  const answer = await platform.call('POST /api/sign-in/sessions', { body: { email, code } });
  if (answer.status !== 201) throw new Error(`not signed in: ${answer.status}`);
  return cookieOf(answer.cookies);
}
