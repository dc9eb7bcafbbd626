import { describe, expect, it } from '@jest/globals';
import { codeOf, tokenOf } from '../../functions/platform/mail/sign-in-secrets.ts';
import type { MailSender } from '../../functions/platform/mail/template.ts';
import { type MailOrder, mailExamples, renderMail } from '../../functions/platform/mail/templates.ts';
import { SignInCodeId } from '../../shared/platform/ids.ts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '../../shared/platform/locale.ts';

const SECRET = 'a secret of tests';
const CODE_ID = SignInCodeId.parse('sic_01JZ0000000000000000000001');
const world = {
  siteOrigin: 'https://parvis.example',
  secrets: { get: async () => SECRET, previous: async () => undefined },
};
const sender: MailSender = {
  name: 'Ville de Brisanne',
  accentColor: '#6b3364',
  contact: '09 70 00 00 00',
  timeZone: 'Europe/Paris',
};

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
const examples = mailExamples.map(({ template, values }) => [template, values] as const);

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
const addresses = (text: string) => Array.from(text.matchAll(/^https:\S+$/gm), ([url]) => url);

describe.each(examples)('the mail %s', (template, values) => {
  it('says the same in plain text and in HTML, in three languages', async () => {
    const mails = await Promise.all(
      INTERFACE_LOCALES.map((locale) => renderMail({ template, locale, values }, sender, world)),
    );
    for (const { text, html } of mails) {
      const seen = new Set(words(visible(html)));
      const said = words(text.replace(/^https:\S+$/gm, '')).map((word) => word.replace(/:$/, ''));
      expect(said.filter((word) => !seen.has(word) && !seen.has(`${word}:`))).toEqual([]);
      for (const url of addresses(text)) expect(html).toContain(`href="${url.replaceAll('&', '&amp;')}"`);
    }
    expect(new Set(mails.map(({ text }) => text)).size).toBe(3);
    // What happened was put into the reader's language before.
    if (template !== 'notice') expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
  });

  it.each(INTERFACE_LOCALES)('has words for everything, names its language and loads nothing: %s', async (locale) => {
    const { subject, text, html } = await renderMail({ template, locale, values }, sender, world);
    expect(`${subject}\n${text}`).not.toMatch(/(?<!-)\bmail\.\w|[{}]|undefined|null|NaN/);
    expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
    expect(html.slice(html.indexOf('</style>'))).not.toMatch(/undefined|null|NaN|PARVIS/);
    expect(text).toContain('Ville de Brisanne');
    expect(text).toContain('09 70 00 00 00');
    expect(html).not.toMatch(/<(img|script|link|iframe|object)\b|url\(|@import|var\(--/i);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).toMatch(/<div class="preheader"[^>]*>[^<]{8,141}<\/div>/);
  });

  it('is refused with a clear error where a value is missing, and never says "undefined"', async () => {
    for (const name of Object.keys(values)) {
      const { [name]: _, ...rest } = Object.fromEntries(Object.entries(values));
      const made = renderMail({ template, locale: 'fr', values: rest }, sender, world);
      const outcome = await made.then(
        ({ text, html }) => `${text}${html.slice(html.indexOf('</style>'))}`,
        (error: Error) => `${error.name}: ${error.message}`,
      );
      expect(outcome).not.toMatch(/undefined|NaN/);
      if (outcome.startsWith('MailNotMade')) expect(outcome).toContain(name);
    }
  });
});

describe('every mail', () => {
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
    expect(html).toContain(`background-color: ${accentColor}; color: ${ink};`);
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
