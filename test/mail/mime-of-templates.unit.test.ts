import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { mimeOf } from '../../functions/platform/mail/mime.ts';
import { fillNewsletter, renderNewsletter } from '../../functions/platform/mail/newsletter-mail.ts';
import type { MailSender } from '../../functions/platform/mail/template.ts';
import { mailExamples, renderMail } from '../../functions/platform/mail/templates.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import { ofEveryKind } from './blocks.ts';
import { readStrictly } from './strict-mime.ts';

const sender: MailSender = {
  name: 'Préfecture de l’Hérault – « Parvis »',
  accentColor: '#6b3364',
  contact: '09 70 00 00 00',
  timeZone: 'Europe/Paris',
};
const world = {
  siteOrigin: 'https://parvis.example',
  secrets: { get: async () => 'a secret of tests', previous: async () => undefined },
};
const config = { mailFrom: 'noreply@parvis.example', siteOrigin: world.siteOrigin };
const lines = (text: string) => text.replace(/\r\n/g, '\n').trimEnd();

/** Both readers find what was rendered, to the last sign. */
async function agree(rendered: Awaited<ReturnType<typeof renderMail>>) {
  const { raw } = await mimeOf(
    { ...rendered, to: 'camille@example.org', from: { name: sender.name }, id: 'eml_01JZ0000000000000000000001' },
    config,
  );
  const strict = readStrictly(raw);
  const forgiving = await PostalMime.parse(raw);
  for (const read of [strict, { ...forgiving, text: forgiving.text ?? '', html: forgiving.html ?? '' }]) {
    expect(read.subject).toBe(rendered.subject);
    expect(lines(read.text)).toBe(lines(rendered.text));
    expect(lines(read.html)).toBe(lines(rendered.html));
  }
  expect(strict.from).toContain(sender.name);
  expect(forgiving.from).toEqual({ name: sender.name, address: config.mailFrom });
  expect(forgiving.to).toEqual([{ name: '', address: 'camille@example.org' }]);
  return strict;
}

describe('a mail on its way', () => {
  it.each(mailExamples)(
    'is read alike by a strict reader and a forgiving one, in three languages: $template',
    async ({ template, values }) => {
      for (const locale of INTERFACE_LOCALES) {
        const rendered = await renderMail({ template, locale, values }, sender, world);
        const { headers } = await agree(rendered);
        expect(rendered.html.length).toBeLessThan(100_000);
        expect(headers.has('list-unsubscribe')).toBe(rendered.unsubscribe !== undefined);
        expect(headers.has('list-unsubscribe-post')).toBe(rendered.unsubscribe !== undefined);
      }
    },
  );

  it('keeps to the limits with texts that try them: a word of 5,000 letters, dots, blanks, emoji, "From " lines', async () => {
    const words = [
      'é'.repeat(5000),
      '.',
      '..',
      ' . ',
      'From here\n.\nto there',
      '🗳️'.repeat(400),
      'x '.repeat(3000),
      '=',
    ];
    let turn = 0;
    const blocks = ofEveryKind(() => words[turn++ % words.length] ?? '');
    const newsletter = await renderNewsletter(
      { locale: 'fr', subject: `Élections ${'très '.repeat(60)}`, preheader: '', blocks },
      sender,
    );
    const filled = fillNewsletter(newsletter, {
      unsubscribe: 'https://parvis.example/fr/newsletter/unsubscribe/#a&b',
      preferences: 'https://parvis.example/fr/newsletter/preferences/#a',
    });
    expect(`${filled.text}${filled.html}`).not.toContain('{{');
    await agree(filled);
  });

  it('would be told apart from one that is wrong', async () => {
    const rendered = await renderMail({ template: 'email-taken', locale: 'fr', values: {} }, sender, world);
    const { raw } = await mimeOf({ ...rendered, to: 'a@example.org', from: { name: 'A' }, id: 'eml_1' }, config);
    const text = raw.toString('latin1');
    const wrong = [
      text.replace('\r\n', '\n'),
      text.replace('Subject:', 'Subject: twice\r\nSubject:'),
      text.replace('Subject:', 'Subject: é'),
      text.replace(/--\s*$/, ''),
      text.replace(/(Content-Transfer-Encoding: )quoted-printable/, '$17bit').replace('=C3', '\u00c3'),
      text.replace('\r\n\r\n', `\r\nX-Long: ${'x'.repeat(1000)}\r\n\r\n`),
      text.replace('utf-8', 'latin1'),
    ];
    for (const one of wrong) expect(() => readStrictly(Buffer.from(one, 'latin1'))).toThrow();
  });
});
