import { mailTo, type Person } from '../participants/account.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';

export interface TestGroup {
  readonly id: string;
  readonly name: string;
}

/** A group that somebody has just made. */
export async function aGroup(platform: TestPlatform, { cookie }: Person, name = 'The cyclists'): Promise<TestGroup> {
  const answer = await platform.call('POST /api/groups', { cookie, body: { name } });
  if (answer.status !== 201) throw new Error(`no group: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Invites an address; gives the answer once the mail is sent. */
export async function invite(
  platform: TestPlatform,
  groupId: string,
  { cookie }: Person,
  email: string,
): Promise<Answer> {
  const answer = await platform.call('POST /api/groups/{groupId}/invitations', {
    params: { groupId },
    cookie,
    body: { email },
  });
  await platform.settle();
  return answer;
}

/** What the newest mail to an address carries to accept its invitation. */
export const tokenTo = (platform: TestPlatform, email: string): string =>
  mailTo(platform, email)?.text.match(/\/group-invitation\/#(\S+)/)?.[1] ?? 'no token in the newest mail';

export const acceptInvitation = (platform: TestPlatform, { cookie }: Person, token: string): Promise<Answer> =>
  platform.call('POST /api/group-invitations/acceptance', { cookie, body: { token } });

/** Makes somebody a member by an invitation; gives that person. */
export async function aMember(
  platform: TestPlatform,
  groupId: string,
  manager: Person,
  person: Person,
): Promise<Person> {
  await invite(platform, groupId, manager, person.email);
  const answer = await acceptInvitation(platform, person, tokenTo(platform, person.email));
  if (answer.status !== 200) throw new Error(`no member: ${JSON.stringify(answer.body)}`);
  return person;
}
