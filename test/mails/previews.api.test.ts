import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailExamples } from '../../functions/platform/mail/templates.ts';
import { MAIL_KINDS } from '../../shared/mails/kinds.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let administrator: { readonly cookie: string; readonly email: string };
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  const email = 'louise@example.org';
  administrator = { email, ...(await platform.participant({ role: 'administrator', displayName: 'Louise', email })) };
});
afterAll(() => platform.close());

const read = (template: string, locale: string, cookie = administrator.cookie) =>
  platform.call('GET /api/mails/previews/{kind}', { params: { kind: template }, query: { locale }, cookie });
const send = (template: string, cookie = administrator.cookie) =>
  platform.call('POST /api/mails/previews/{kind}/tests', {
    params: { kind: template },
    body: { locale: 'fr' },
    cookie,
  });

describe('previews of mails', () => {
  it('are there for every mail that the platform sends, and for no other', async () => {
    const { body } = await platform.call('GET /api/mails/previews', { cookie: administrator.cookie });
    const names = body.kinds.map(({ template }: { template: string }) => template);
    expect(names).toEqual([...MAIL_KINDS]);
    expect([...names].sort()).toEqual(mailExamples.map(({ template }) => template).sort());
  });

  it('show a mail as it goes out in a language, with the name of the organization', async () => {
    const { status, body } = await read('sign-in-code', 'nl');
    expect([status, body.group, body.locale]).toEqual([200, 'account', 'nl']);
    expect(body.html).toContain('<html lang="nl" dir="ltr">');
    expect(body.subject).toMatch(/^Aanmelden bij /);
    expect(body.text).toContain(body.preheader);
    expect((await read('no-such-mail', 'nl')).body.code).toBe('request.not-found');
  });

  it('sign no link with a secret of the platform', async () => {
    const { body } = await read('sign-in-code', 'fr');
    await send('sign-in-code');
    await platform.settle();
    const [mail] = await platform.mails();
    const [token] = body.text.match(/token=\S+/) ?? [];
    expect(token).toBeDefined();
    expect(mail?.text).toContain(token);
  });

  it('go to whoever asks, marked as a test, and to nobody else', async () => {
    expect((await send('digest')).status).toBe(204);
    await platform.settle();
    const all = await platform.mails();
    expect(all.map(({ subject }) => subject.startsWith('[Essai] '))).toEqual([true, true]);
    const mail = all.find(({ text }) => text.includes('Plan climat'));
    expect(mail?.text).toContain('Rien n’y est réel');
  });

  it('are for administrators, and sent thirty times an hour at most', async () => {
    const { cookie } = await platform.participant();
    expect([(await read('digest', 'fr', cookie)).status, (await send('digest', cookie)).status]).toEqual([403, 403]);
    const answers: number[] = [];
    for (let sent = 2; sent < 31; sent++) answers.push((await send('digest')).status);
    expect([answers.filter((status) => status === 204).length, answers.at(-1)]).toEqual([28, 429]);
  });
});
