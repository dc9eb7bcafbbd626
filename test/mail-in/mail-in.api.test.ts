import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headersOf } from '../../functions/local/mailbox-mime.ts';
import { serve } from '../../functions/local/server.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { receipt, type Told } from './headers.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

async function receive(told: Told): Promise<void> {
  await platform.receive(receipt(told));
  await platform.settle();
}
const noticesTo = (address: string) =>
  platform.mails().filter(({ to, subject }) => to === address && /not read|pas été lue|niet gelezen/.test(subject));

describe('an answer to one of our mails', () => {
  it('is answered once a day, by a notice in its thread that says where to write', async () => {
    const source = 'ada@example.org';
    await receive({ source, headers: { 'Message-ID': '<first@mail.example.org>' } });
    await receive({ source, headers: { 'Message-ID': '<second@mail.example.org>' } });
    await receive({ source: 'Ada@Example.org' });
    const [notice, ...more] = noticesTo(source);
    expect(more).toEqual([]);
    expect(notice?.text).toContain('http://localhost:8080/fr/');
    const headers = notice && headersOf(await platform.cloud.mailbox.raw(notice));
    expect(Object.fromEntries(headers ?? [])).toMatchObject({
      'In-Reply-To': '<first@mail.example.org>',
      References: '<first@mail.example.org>',
      'Auto-Submitted': 'auto-replied',
    });
    platform.clock.advance(24 * 3600);
    await receive({ source });
    expect(noticesTo(source)).toHaveLength(2);
  });

  it('is answered in the language of the mail, with the way to where it belongs, and none of its words', async () => {
    const id = platform.services.newId('mail');
    await platform.services.db.write(
      outboxMail(platform.services, {
        id,
        template: 'proposal-published',
        to: { email: 'claire@example.org' },
        locale: 'fr',
        values: { title: 'Une très secrète idée', processTitle: 'Budget', path: '/processes/plan/' },
      }),
    );
    await platform.settle();
    await receive({ source: 'claire@example.org', recipients: [`re+${id}@replies.example.fr`] });
    const [notice] = noticesTo('claire@example.org');
    expect(notice?.text).toContain('/fr/account/');
    expect(notice?.text).not.toContain('secrète');
  });

  it('to a newsletter leads to the newsletters', async () => {
    await receive({
      source: 'nel@example.org',
      recipients: ['re+nws_01JD0000000000000000000002@replies.example.fr'],
    });
    expect(noticesTo('nel@example.org')[0]?.text).toContain('/newsletters/');
  });

  it('is left alone where a machine wrote it', async () => {
    const before = platform.mails().length;
    await receive({ source: 'away@example.org', headers: { 'Auto-Submitted': 'auto-replied' } });
    await receive({ source: '' });
    expect(platform.mails()).toHaveLength(before);
  });

  it('twice at the same moment is answered once', async () => {
    const source = 'twice@example.org';
    await Promise.all([receive({ source }), receive({ source }), receive({ source })]);
    expect(noticesTo(source)).toHaveLength(1);
  });

  it('of something that is no mail is an error, so that somebody looks', async () => {
    await expect(platform.receive({ Records: [{ eventSource: 'aws:s3' }] })).rejects.toThrow();
  });
});

describe('on a developer’s machine', () => {
  it('the mailbox answers a mail as its recipient would, and automatic answers can be tried', async () => {
    const server = await serve(platform.cloud, platform.services, platform.runtime, 0);
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const at = (path: string) => `http://127.0.0.1:${address.port}${path}`;
    const post = (body: string, type: string) =>
      fetch(at('/_local/mail-in'), { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' });
    await platform.services.db.write(
      outboxMail(platform.services, {
        template: 'proposal-published',
        to: { email: 'reader@example.org' },
        locale: 'nl',
        values: { title: 'Een idee', processTitle: 'Begroting', path: '/processes/plan/' },
      }),
    );
    await platform.settle();
    const page = await (await fetch(at(`/_local/mailbox?mail=${platform.mails().length}`))).text();
    const [, form = ''] = /<form method="post" action="\/_local\/mail-in">(.*?)<\/form>/.exec(page) ?? [];
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&lt;', '<').replaceAll('&gt;', '>')],
    );
    const away = { from: 'reader@example.org', headers: { 'Auto-Submitted': 'auto-replied' } };
    expect((await post(JSON.stringify(away), 'application/json')).status).toBe(202);
    await platform.settle();
    expect(noticesTo('reader@example.org')).toEqual([]);
    expect((await post(String(new URLSearchParams(fields)), 'application/x-www-form-urlencoded')).status).toBe(303);
    await platform.settle();
    expect(noticesTo('reader@example.org')[0]?.text).toContain('/nl/account/');
    expect((await post('{}', 'application/json')).status).toBe(422);
    await new Promise((resolve) => server.close(resolve));
  });
});
