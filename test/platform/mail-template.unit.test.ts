import { describe, expect, it } from '@jest/globals';
import { codeOf, tokenOf } from '../../functions/platform/mail/sign-in-secrets.ts';
import type { MailSender } from '../../functions/platform/mail/template.ts';
import { type MailOrder, renderMail } from '../../functions/platform/mail/templates.ts';
import { SignInCodeId } from '../../shared/platform/ids.ts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '../../shared/platform/locale.ts';

const SECRET = 'a secret of tests';
const CODE_ID = SignInCodeId.parse('sic_01JZ0000000000000000000001');
const world = {
  siteOrigin: 'https://parvis.example',
  secrets: { get: async () => SECRET, previous: async () => undefined },
};
const sender: MailSender = { name: 'Ville de Brisanne', accentColor: '#6b3364', contact: '09 70 00 00 00' };

const signIn = (locale: InterfaceLocale = 'en'): MailOrder => ({
  template: 'sign-in-code',
  locale,
  values: { codeId: CODE_ID, returnTo: '/fr/processes/climat/?q=a&b="c"' },
});
const published = (locale: InterfaceLocale = 'en', title = 'Un vélo pour tous'): MailOrder => ({
  template: 'proposal-published',
  locale,
  values: { title, processTitle: 'Climat & mobilité', path: '/processes/climat/f/cmp_1/proposals/prp_1/' },
});
const orders = INTERFACE_LOCALES.flatMap((locale) => [signIn(locale), published(locale)]);
const named = (order: MailOrder) => [`${order.template} in ${order.locale}`, order] as const;

/** What a reader sees of HTML: for these mails, text between tags with its entities decoded. */
const visible = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/ +/g, ' ');
const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

describe('every mail', () => {
  it.each(orders.map(named))('says the same in plain text and in HTML: %s', async (_, order) => {
    const { text, html } = await renderMail(order, sender, world);
    const seen = new Set(words(visible(html)));
    expect(words(text).filter((word) => !seen.has(word))).toEqual([]);
  });

  it.each(orders.map(named))('has words for everything and names its language: %s', async (_, order) => {
    const { subject, text, html } = await renderMail(order, sender, world);
    expect(`${subject}\n${text}`).not.toMatch(/mail\.|\{|undefined|null/);
    expect(html).toContain(`<html lang="${order.locale}">`);
    expect(html).not.toMatch(/undefined|null/);
    expect(subject).toContain('Ville de Brisanne');
    expect(text).toContain('09 70 00 00 00');
  });

  it('says it in three languages', async () => {
    for (const make of [signIn, published]) {
      const mails = await Promise.all(INTERFACE_LOCALES.map((locale) => renderMail(make(locale), sender, world)));
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
      expect(new Set(mails.map(({ text }) => text)).size).toBe(3);
    }
  });

  it.each(orders.map(named))(
    'loads nothing, holds no table, and has one sheet of its own, for the dark: %s',
    async (_, order) => {
      const { html } = await renderMail(order, sender, world);
      expect(html).not.toMatch(/<(img|script|link|table|iframe|object)\b|url\(|@import/i);
      expect(html.match(/<style>@media \(prefers-color-scheme: dark\) \{/g)).toHaveLength(1);
    },
  );

  it('shows what people wrote as text, in every place', async () => {
    const attack = `</title><script>alert("1")</script> & 'x' {organization}`;
    const hostile = { ...sender, name: attack, contact: attack };
    for (const locale of INTERFACE_LOCALES) {
      for (const order of [signIn(locale), published(locale, attack)]) {
        const { subject, text, html } = await renderMail(order, hostile, world);
        expect(html).not.toMatch(/<script|alert\("1"\)/);
        expect(html.match(/<\/title>/g)).toHaveLength(1);
        expect(visible(html)).toContain(attack);
        expect(text).toContain(attack);
        expect(subject).toContain(attack);
      }
    }
  });

  it('keeps line breaks out of the subject', async () => {
    const { subject } = await renderMail(signIn(), { ...sender, name: 'Brisanne\r\nBcc: all@example.org' }, world);
    expect(subject).toBe('Sign in to Brisanne Bcc: all@example.org');
  });

  it('ignores an accent color that is no color', async () => {
    const { html } = await renderMail(signIn(), { ...sender, accentColor: 'red;background:url(x)' }, world);
    expect(html).not.toContain('url(x)');
  });

  it.each([
    ['#6b3364', '#ffffff'],
    ['#000000', '#ffffff'],
    ['#ffd500', '#1b1a18'],
    ['#ffffff', '#1b1a18'],
  ])('writes on a button of %s in %s', async (accentColor, ink) => {
    const { html } = await renderMail(signIn(), { ...sender, accentColor }, world);
    expect(html).toContain(`background:${accentColor};color:${ink}`);
  });

  it('is not made of an unknown template or of values that it cannot use', async () => {
    await expect(renderMail({ ...signIn(), template: 'constructor' }, sender, world)).rejects.toThrow('no mail');
    await expect(renderMail({ ...signIn(), values: {} }, sender, world)).rejects.toThrow();
    const elsewhere = { ...published(), values: { ...published().values, path: '@evil.example/' } };
    await expect(renderMail(elsewhere, sender, world)).rejects.toThrow();
  });
});

describe('the sign-in mail', () => {
  it('shows the code alone on its line, and in the body only', async () => {
    const { subject, text, html } = await renderMail(signIn(), sender, world);
    const code = codeOf(SECRET, CODE_ID);
    expect(text).toMatch(new RegExp(`^ {4}${code}$`, 'm'));
    expect(visible(html)).toContain(code);
    expect(subject).toBe('Sign in to Ville de Brisanne');
  });

  it.each(INTERFACE_LOCALES)('links to the sign-in page in %s with the token and the way back', async (locale) => {
    const { text, html } = await renderMail(signIn(locale), sender, world);
    const link = new URL(text.match(/^https:\S+$/m)?.[0] ?? '');
    expect(`${link.origin}${link.pathname}`).toBe(`https://parvis.example/${locale}/sign-in/`);
    expect(link.searchParams.get('token')).toBe(tokenOf(SECRET, CODE_ID));
    expect(link.searchParams.get('returnTo')).toBe('/fr/processes/climat/?q=a&b="c"');
    expect(html).toContain(`href="${String(link).replaceAll('&', '&amp;')}"`);
  });

  it('has a link without a way back where none was asked for', async () => {
    const { text } = await renderMail({ ...signIn(), values: { codeId: CODE_ID } }, sender, world);
    expect(text).not.toContain('returnTo');
  });

  it('says how long the code works, why it came and what to do if it is a mistake', async () => {
    const { text } = await renderMail(signIn(), sender, world);
    expect(text).toContain('15 minutes');
    expect(text).toContain('You get this message because');
    expect(text).toContain('If it was not you, ignore it');
  });
});

describe('the mail about a published proposal', () => {
  it('names the proposal and its consultation, and links to its page in the language of the mail', async () => {
    const { subject, text } = await renderMail(published('fr'), sender, world);
    expect(subject).toBe('Votre proposition est en ligne – Ville de Brisanne');
    expect(text).toContain('«\u00a0Un vélo pour tous\u00a0» est publiée dans «\u00a0Climat & mobilité\u00a0»');
    expect(text).toMatch(/^https:\/\/parvis\.example\/fr\/processes\/climat\/f\/cmp_1\/proposals\/prp_1\/$/m);
    expect(text).toContain('La suite');
  });
});
