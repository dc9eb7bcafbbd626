import type { LocalMail } from '../../functions/local/mailbox.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';
import { digitsIn, signIn } from './mailed.ts';

/** Somebody who has signed in with a mailed code and registered. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

/** Signs in with an address and registers under a name. */
export async function aPerson(
  platform: TestPlatform,
  email: string,
  profile: Readonly<Record<string, unknown>> = {},
): Promise<Person> {
  const cookie = await signIn(platform, email);
  const answer = await platform.call('PUT /api/participants/me', {
    cookie,
    body: { displayName: 'Ada Lovelace', locale: 'en', acceptsCharter: true, ...profile },
  });
  if (answer.status !== 200) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);
  return { id: answer.body.participant.id, email, cookie };
}

/** The newest mail to an address. */
export const mailTo = (platform: TestPlatform, email: string): LocalMail | undefined =>
  platform.mails().find(({ to }) => to === email);

/** Asks for another address; gives the answer once the mails are sent. */
export async function askFor(platform: TestPlatform, cookie: string, email: string): Promise<Answer> {
  const answer = await platform.call('POST /api/participants/me/email-changes', { cookie, body: { email } });
  await platform.settle();
  return answer;
}

/** Confirms another address with a code, or with the token of a link. */
export const confirm = (platform: TestPlatform, cookie: string | undefined, body: unknown): Promise<Answer> =>
  platform.call('POST /api/participants/email-changes/confirmation', {
    ...(cookie === undefined ? {} : { cookie }),
    body,
  });

/** Has a deletion code mailed; gives it. */
export async function deletionCode(platform: TestPlatform, { cookie, email }: Person): Promise<string> {
  await platform.call('POST /api/participants/me/deletion/codes', { cookie });
  await platform.settle();
  return digitsIn(mailTo(platform, email));
}

export const remove = (platform: TestPlatform, { cookie }: Person, code: string): Promise<Answer> =>
  platform.call('POST /api/participants/me/deletion', { cookie, body: { code } });
