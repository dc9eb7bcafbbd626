import { verify } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Mailbox, openMailbox } from '../../functions/local/mailbox.ts';
import { answerMailbox } from '../../functions/local/mailbox-routes.ts';
import type { SnsEnvelope } from '../../functions/local/sns-signing.ts';

const NOW = Date.parse('2026-11-21T09:00:00.000Z');

const rawMail = (to: string, extra = '') =>
  [
    'From: =?UTF-8?Q?Ville_de_Saint-Aubin_=C3=A9lue?= <noreply@parvis.example>',
    `To: ${to}`,
    'Subject: =?UTF-8?Q?La_nouvelle_est_arriv=C3=A9e?=',
    `Message-ID: <mail-${to}>`,
    ...(extra === '' ? [] : [extra]),
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head></head><body><p>Bonjour</p></body></html>',
    '--b--',
    '',
  ].join('\r\n');

const formOf = (to: string, { tags = {}, extra = '' }: { tags?: Record<string, string>; extra?: string } = {}) => {
  const form = new URLSearchParams({ Action: 'SendRawEmail', 'Destinations.member.1': to });
  form.set('RawMessage.Data', Buffer.from(rawMail(to, extra)).toString('base64'));
  for (const [index, [name, value]] of Object.entries(tags).entries()) {
    form.set(`Tags.member.${index + 1}.Name`, name);
    form.set(`Tags.member.${index + 1}.Value`, value);
  }
  return form;
};

/** Kinds and addresses of the events that a mailbox hands over. */
async function told(mailbox: Mailbox): Promise<{ kind: string; to: string; outbox: string; envelope: SnsEnvelope }[]> {
  const envelopes: SnsEnvelope[] = [];
  await mailbox.flush(async (some) => {
    envelopes.push(...some);
  });
  return envelopes.map((envelope) => {
    const { eventType: kind, mail } = JSON.parse(envelope.Message);
    return { kind, to: mail.destination[0], outbox: mail.tags.outbox?.[0] ?? '', envelope };
  });
}

describe('the stand-in of SES', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'parvis-mailbox-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  const open = (name: string) => openMailbox({ directory: join(directory, name), now: () => NOW });

  it('keeps a mail with its headers and tags before it answers, and has it after a kill', async () => {
    const mailbox = await open('kept');
    const extra = 'List-Unsubscribe: <https://parvis.example/api/mail/mutes/t>,\r\n <mailto:a@parvis.example>';
    const { status, body } = await mailbox.accept(formOf('ada@example.org', { tags: { outbox: 'mail_1' }, extra }));
    expect([status, body]).toEqual([200, expect.stringContaining('<MessageId>local-')]);
    // No close: the process is gone.
    const after = await open('kept');
    const [head] = after.heads();
    expect(head).toMatchObject({
      to: 'ada@example.org',
      from: 'noreply@parvis.example',
      subject: 'La nouvelle est arrivée',
      messageId: '<mail-ada@example.org>',
      listUnsubscribe: '<https://parvis.example/api/mail/mutes/t>, <mailto:a@parvis.example>',
      tags: { outbox: 'mail_1' },
      date: '2026-11-21T09:00:00.000Z',
    });
    expect(head && (await after.read(head))).toMatchObject({ text: 'Bonjour', html: expect.stringContaining('<p>') });
    expect((await told(after)).map(({ kind, outbox }) => [kind, outbox])).toEqual([
      ['Send', 'mail_1'],
      ['Delivery', 'mail_1'],
    ]);
    expect(await told(await open('kept'))).toEqual([]);
    expect((await readdir(join(directory, 'kept'))).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('hands events over again after a kill, and until they are taken', async () => {
    const mailbox = await open('again');
    await mailbox.accept(formOf('ada@example.org'));
    const refused = mailbox.flush(() => Promise.reject(new Error('the platform is down')));
    await expect(refused).rejects.toThrow('down');
    expect(await told(await open('again'))).toHaveLength(2);
  });

  it.each([
    ['bounce+1@example.org', ['Send', 'Bounce']],
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
    ['complaint+x@example.org', ['Send', 'Delivery', 'Complaint']],
    ['slow+x@example.org', ['Send', 'DeliveryDelay', 'Delivery']],
    ['ooto@simulator.amazonses.com', ['Send', 'Delivery']],
    ['reject+x@example.org', ['Reject']],
    ['bounce@example.org', ['Send', 'Delivery']],
    ['ada+news@example.org', ['Send', 'Delivery']],
  ])('tells of a mail to %s: %j', async (to, kinds) => {
    const mailbox = await openMailbox({ now: () => NOW });
    await mailbox.accept(formOf(to));
    expect((await told(mailbox)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('signs events as SNS does, in both versions, with a key that is the same after a kill', async () => {
    const { signer } = await open('signed');
    const { publicKey } = (await open('signed')).signer;
    for (const version of ['1', '2'] as const) {
      const { Message, MessageId, Subject, Timestamp, TopicArn, Type, Signature } = signer.sign('{"a":1}', {
        at: '2026-11-21T09:00:00.000Z',
        version,
      });
      const text = Object.entries({ Message, MessageId, Subject, Timestamp, TopicArn, Type })
        .map(([name, value]) => `${name}\n${value}\n`)
        .join('');
      const algorithm = version === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
      expect(verify(algorithm, Buffer.from(text), publicKey, Buffer.from(Signature, 'base64'))).toBe(true);
      expect(verify(algorithm, Buffer.from(`${text}.`), publicKey, Buffer.from(Signature, 'base64'))).toBe(false);
    }
  });

  it('repeats and shuffles events when it is told to', async () => {
    const mailbox = await openMailbox({ now: () => NOW });
    mailbox.behave({ isRepeated: true, shuffle: 7 });
    for (let index = 0; index < 20; index++) await mailbox.accept(formOf(`p${index}@example.org`));
    const events = await told(mailbox);
    expect(events).toHaveLength(80);
    expect(new Set(events.map(({ envelope }) => envelope.MessageId)).size).toBe(40);
    const order = events.map(({ kind, to }) => `${kind} ${to}`);
    expect(order).not.toEqual([...order].sort());
    expect(order.indexOf('Delivery p0@example.org')).not.toBe(order.indexOf('Send p0@example.org') + 1);
  });

  it('throttles beyond its rate, fails as it is told, and takes a mail whose answer is lost', async () => {
    let now = NOW;
    const mailbox = await openMailbox({ now: () => now });
    mailbox.behave({ maxSendRate: 2 });
    const answers = [];
    for (const to of ['a@example.org', 'b@example.org', 'c@example.org'])
      answers.push((await mailbox.accept(formOf(to))).status);
    expect(answers).toEqual([200, 200, 400]);
    now += 1000;
    mailbox.failNext('MessageRejected', 'Lost');
    expect((await mailbox.accept(formOf('d@example.org'))).body).toContain('MessageRejected');
    await expect(mailbox.accept(formOf('e@example.org'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(mailbox.mails().map(({ to }) => to)).toEqual(['e@example.org', 'b@example.org', 'a@example.org']);
  });

  it.each(['nobody', 'a b@example.org', 'é@example.org', 'a@exam_ple', '@example.org', 'a..b@example.org'])(
    'refuses a mail to %j',
    async (to) => {
      const mailbox = await openMailbox();
      expect(await mailbox.accept(formOf(to))).toMatchObject({
        status: 400,
        body: expect.stringContaining('InvalidParameterValue'),
      });
      expect(mailbox.heads()).toEqual([]);
    },
  );

  describe('as a page', () => {
    let mailbox: Mailbox;
    const get = async (path: string) => {
      const request = { method: 'GET', url: new URL(path, 'http://localhost'), body: Buffer.alloc(0) };
      return String((await answerMailbox(request, mailbox))?.body);
    };
    beforeAll(async () => {
      mailbox = await open('page');
      for (let index = 0; index < 60; index++)
        await mailbox.accept(formOf(`p${index}@example.org`, { tags: { batch: index < 59 ? 'nws_1' : 'mails' } }));
      await mailbox.accept(
        formOf('P7@example.org', {
          tags: { batch: 'nws_1' },
          extra: 'List-Unsubscribe: <http://localhost:1/api/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click',
        }),
      );
    });

    it('lists fifty mails a page and finds those of a recipient', async () => {
      const first = await get('/_local/mailbox');
      expect(first.match(/<li>/g)).toHaveLength(50);
      expect(first).toContain('61 mails');
      expect((await get('/_local/mailbox?page=2')).match(/<li>/g)).toHaveLength(11);
      expect((await get('/_local/mailbox?to=p7@')).match(/<li>/g)).toHaveLength(2);
    });

    it('shows a mail at two widths, its headers, what became of it, and a button that unsubscribes', async () => {
      const page = await get('/_local/mailbox?mail=61');
      expect(page.match(/<iframe/g)).toHaveLength(2);
      expect(page).toContain('<dt>List-Unsubscribe-Post</dt>');
      expect(page).toMatch(/<li>Delivery.*not told yet/);
      expect(page).toContain('action="/_local/mailbox/unsubscribe?mail=61"');
      expect(await get('/_local/mailbox?mail=1')).not.toContain('unsubscribe?mail');
    });

    it('presses the button of a mail program: a form without cookies, to the address of the mail', async () => {
      const pressed: string[] = [];
      const platform = createServer((request, response) => {
        request.setEncoding('utf8').on('data', (body) => {
          const { method, url, headers } = request;
          pressed.push(`${method} ${url} ${headers['content-type']} ${headers.cookie} ${body}`);
          response.writeHead(200).end();
        });
      });
      await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
      const address = platform.address();
      const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
      await mailbox.accept(
        formOf('one@example.org', {
          extra: `List-Unsubscribe: <${origin}/api/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click`,
        }),
      );
      const url = new URL('/_local/mailbox/unsubscribe?mail=62', 'http://localhost');
      const answered = await answerMailbox({ method: 'POST', url, body: Buffer.alloc(0) }, mailbox);
      platform.close();
      expect(answered).toMatchObject({
        status: 303,
        headers: { location: '/_local/mailbox?mail=62&unsubscribed=200' },
      });
      expect(pressed).toEqual(['POST /api/x application/x-www-form-urlencoded undefined List-Unsubscribe=One-Click']);
    });

    it('counts mails and those that came twice', async () => {
      expect(JSON.parse(await get('/_local/mail?count=true'))).toEqual({ count: 62 });
      expect(JSON.parse(await get('/_local/mail?to=p7@example.org&limit=1'))).toHaveLength(1);
      expect(JSON.parse(await get('/_local/mail/tally?batch=nws_1'))).toEqual({
        mails: 60,
        recipients: 59,
        repeated: [{ to: 'p7@example.org', times: 2 }],
      });
    });
  });
});
