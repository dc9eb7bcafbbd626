import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { createMailer } from '../../functions/platform/mail/mailer.ts';
import type { MailMessage } from '../../functions/platform/mail/message.ts';
import { mimeOf } from '../../functions/platform/mail/mime.ts';
import { audienceKey, readEmailAddress } from '../../shared/platform/email-address.ts';

const CONFIG = {
  mailFrom: 'noreply@participez.example.fr',
  siteOrigin: 'https://participez.example.fr',
  mailConfigurationSet: 'parvis',
};
const MAIL: MailMessage = {
  ...{ id: 'eml_01M82B7D2JN04ATNC7PEVM0S68', to: 'ada@example.org', from: { name: 'Ville de Brisanne' } },
  ...{ subject: 'Votre proposition est en ligne', text: 'Bonjour', html: '<p>Bonjour</p>' },
};
const built = async (message: Partial<MailMessage>) => {
  const { raw, to } = await mimeOf({ ...MAIL, ...message }, CONFIG);
  return { to, text: raw.toString('utf8'), mail: await PostalMime.parse(raw) };
};
const headersOf = (text: string) =>
  text
    .slice(0, text.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
const header = (text: string, name: string) =>
  headersOf(text)
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))
    ?.slice(name.length + 2);

describe('the headers of a mail', () => {
  it('say who it is from, that no person wrote it, and how to get no more of them at one click', async () => {
    const { text, mail } = await built({
      unsubscribe: {
        page: 'https://participez.example.fr/fr/mute/#t',
        oneClick: 'https://participez.example.fr/api/mail/mutes/abc',
      },
      list: { id: 'newsletter', name: 'Lettre' },
      date: '2026-11-21T09:00:00.000Z',
    });
    expect(mail.from).toEqual({ name: 'Ville de Brisanne', address: 'noreply@participez.example.fr' });
    expect(header(text, 'Message-ID')).toBe('<eml_01M82B7D2JN04ATNC7PEVM0S68@participez.example.fr>');
    expect(header(text, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(text, 'List-Unsubscribe')).toBe('<https://participez.example.fr/api/mail/mutes/abc>');
    expect(header(text, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header(text, 'List-Id')).toBe('<newsletter.participez.example.fr>');
    expect(mail.date).toBe('2026-11-21T09:00:00.000Z');
    expect(header(text, 'Content-Type')).toMatch(/^multipart\/alternative/);
  });

  it('have no way out where there is none', async () => {
    const { text } = await built({});
    expect(text).not.toMatch(/List-/);
  });

  it('hold a long way out unbroken', async () => {
    const oneClick = `https://participez.example.fr/api/mail/mutes/${'x'.repeat(400)}`;
    const { text } = await built({ unsubscribe: { page: oneClick, oneClick } });
    expect(header(text, 'List-Unsubscribe')).toBe(`<${oneClick}>`);
  });

  it('name the mail that is answered, if that is an id', async () => {
    const { text } = await built({ inReplyTo: '<abc@example.org>' });
    expect([header(text, 'In-Reply-To'), header(text, 'References')]).toEqual([
      '<abc@example.org>',
      '<abc@example.org>',
    ]);
    for (const inReplyTo of ['abc', '<a b@example.org>', '<a@b>\r\nBcc: eve@example.org', `<${'a'.repeat(300)}@b>`])
      expect((await built({ inReplyTo })).text).not.toMatch(/In-Reply-To|References|Bcc/);
  });

  it.each([
    ['a line break', 'Hi\r\nBcc: eve@example.org'],
    ['a line feed', 'Hi\nBcc: eve@example.org'],
    ['a carriage return', 'Hi\rBcc: eve@example.org'],
    ['a line separator', 'Hi\u2028Bcc: eve@example.org'],
    ['a paragraph separator', 'Hi\u2029Bcc: eve@example.org'],
    ['a next line', 'Hi\u0085Bcc: eve@example.org'],
    ['a vertical tab', 'Hi\u000bBcc: eve@example.org'],
    ['a NUL', 'Hi\u0000Bcc: eve@example.org'],
    ['an empty line', 'Hi\r\n\r\n<script>'],
    ['an encoded word', '=?utf-8?Q?Hi=0D=0ABcc:_eve@example.org?='],
  ])('are not added to by %s in a subject or a name', async (_, text) => {
    const plain = headersOf((await built({})).text).map((line) => line.split(':')[0]);
    const tried = await built({ subject: text, from: { name: text } });
    expect(headersOf(tried.text).map((line) => line.split(':')[0])).toEqual(plain);
    expect(tried.mail.bcc ?? []).toEqual([]);
    expect(tried.mail.from?.address).toBe('noreply@participez.example.fr');
    expect(tried.mail.to).toEqual([{ name: '', address: 'ada@example.org' }]);
  });

  it('are the same whatever the words are, and subjects come through', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 });
    const plain = headersOf((await built({})).text).map((line) => line.split(':')[0]);
    await fc.assert(
      fc.asyncProperty(words, words, async (subject, name) => {
        const { text, mail } = await built({ subject, from: { name } });
        const tried = headersOf(text).map((line) => line.split(':')[0]);
        expect(tried.filter((one) => one !== 'Subject')).toEqual(plain.filter((one) => one !== 'Subject'));
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
        expect(mail.from?.address).toBe('noreply@participez.example.fr');
      }),
      { numRuns: 60 },
    );
    const subject = 'Réponse à « Un vélo pour tous » : été 🚲 – 100 % d’accord';
    expect((await built({ subject })).mail.subject).toBe(subject);
  });

  it('lead to one address only', async () => {
    for (const to of [
      'a@example.org, b@example.org',
      'a@example.org\r\nBcc: b@example.org',
      'A <a@example.org>',
      'a',
      '',
    ])
      await expect(built({ to })).rejects.toThrow('the address is none');
    expect((await built({ to: 'Ada@Bücher.example' })).to).toBe('ada@xn--bcher-kva.example');
  });
});

describe('what SES is asked', () => {
  it('has the id, the batch and the lane with it, in characters that tags may have', async () => {
    const asked: { input: Record<string, unknown> }[] = [];
    const client = { send: async (command: { input: Record<string, unknown> }) => void asked.push(command) };
    await createMailer(client as never, CONFIG).send({ ...MAIL, batch: 'nws_1', lane: 'bulk', kind: 'a letter/é' });
    expect(asked[0]?.input).toMatchObject({ Destinations: ['ada@example.org'], ConfigurationSetName: 'parvis' });
    expect(asked[0]?.input.Tags).toEqual([
      { Name: 'outbox', Value: MAIL.id },
      { Name: 'batch', Value: 'nws_1' },
      { Name: 'lane', Value: 'bulk' },
      { Name: 'ses:feedback-id-a', Value: 'a-letter--' },
      { Name: 'ses:feedback-id-b', Value: 'bulk' },
    ]);
  });
});

describe('an address that somebody types', () => {
  const read = (typed: string) => {
    const address = readEmailAddress(typed);
    return 'fault' in address ? `(${address.fault})` : address.address;
  };
  it.each([
    [' Ada@Example.ORG ', 'ada@example.org'],
    ['ada.lovelace+parvis@example.org', 'ada.lovelace+parvis@example.org'],
    ["o'neil_x@example.co.uk", "o'neil_x@example.co.uk"],
    ['ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@例え.jp', 'ada@xn--r8jz45g.jp'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
    [`${'a'.repeat(65)}@example.org`, '(too-long)'],
    [`abc@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`, '(too-long)'],
    ['ädä@example.org', '(international)'],
    ['用户@example.org', '(international)'],
    ...[
      ...['', 'ada', '@example.org', 'ada@', 'ada@example', 'ada@@example.org', 'ada@example.org.', 'ada@.example.org'],
      ...['ada@example..org', '.ada@example.org', 'ada.@example.org', 'a..b@example.org', '"a b"@example.org'],
      ...['a b@example.org', 'ada@exa mple.org', 'ada@127.0.0.1', 'ada@[127.0.0.1]', 'ada@1.2', 'ada@example.1'],
      ...['ada@example.org:80', 'ada@example.org/x', 'ada@example.org?x', 'ada@example.org#x', 'ada@%65xample.org'],
      ...['ada@exa\tmple.org', 'ada@example.org\r\nBcc: x@y.org', 'ada\u0000@example.org', 'a\u200bda@example.org'],
      ...['ada@exam\u00adple.org', 'ada,eve@example.org', 'Ada <ada@example.org>', 'ada@-example.org', 'ada@example.o'],
    ].map((typed): [string, string] => [typed, '(form)']),
  ])('%j is %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it('is the same once it was read, and never holds more than printable ASCII', () => {
    const typed = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}@example.org`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const once = readEmailAddress(text);
        if ('fault' in once) return;
        expect(readEmailAddress(once.address)).toEqual(once);
        expect(once.address).toMatch(/^[\u0021-\u007e]+$/);
      }),
    );
  });

  it.each([
    ['Ada.Love.Lace@gmail.com', 'adalovelace@gmail.com'],
    ['adalovelace@googlemail.com', 'adalovelace@gmail.com'],
    ['ada.love+news@gmail.com', 'adalove+news@gmail.com'],
    ['Ada.Love@example.org', 'ada.love@example.org'],
    ['ada.love@notgmail.com', 'ada.love@notgmail.com'],
  ])('%s is known to newsletters as %s', (typed, key) => {
    const address = readEmailAddress(typed);
    if ('fault' in address) throw new Error(address.fault);
    expect(audienceKey(address)).toBe(key);
  });
});
