import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { layOut } from '../../functions/platform/mail/layout.ts';
import { renderNewsletter } from '../../functions/platform/mail/newsletter-mail.ts';
import type { MailSender } from '../../functions/platform/mail/template.ts';
import { exampleOf, mailExamples } from '../../functions/platform/mail/templates.ts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '../../shared/platform/locale.ts';
import { openOffice, openPlatform, type Platform, violations } from '../admin/office.ts';
import { ofEveryKind } from '../mail/blocks.ts';
import { excess, look } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';

const sender: MailSender = {
  name: 'Ville de Brisanne',
  accentColor: '#6b3364',
  contact: '09 70 00 00 00',
  timeZone: 'Europe/Paris',
};
const about = { organization: sender.name, contact: sender.contact, timeZone: sender.timeZone };
const made = async (template: string, locale: InterfaceLocale, from = sender) =>
  layOut(await exampleOf(template, { ...about, siteOrigin: 'https://parvis.example', locale }), from, locale);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What is wrong with mails at the widths of a phone and of a window, by their names. */
async function faultsOf(
  mails: readonly (readonly [name: string, html: string])[],
  colorScheme: 'light' | 'dark',
  width: 390 | 800 = 390,
) {
  const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const faults: string[] = [];
  for (const [name, html] of mails) {
    await tab.setContent(html);
    if ((await excess(tab)) > 0) faults.push(`${name}: scrolls sideways at ${width}`);
    for (const violation of (await look(tab)).violations) faults.push(`${name}: ${violation}`);
    const low = await tab.evaluate(
      () =>
        [...document.querySelectorAll('.button')].filter((button) => button.getBoundingClientRect().height < 44).length,
    );
    if (low > 0) faults.push(`${name}: a button of less than 44 pixels`);
  }
  await tab.close();
  return faults;
}

describe('every mail', () => {
  it.each(INTERFACE_LOCALES)('passes axe and fits a phone, by day and in the dark: %s', async (locale) => {
    const mails = await Promise.all(
      mailExamples.map(async ({ template }) => [template, (await made(template, locale)).html] as const),
    );
    // Each language by day; in the dark the same parts have other colors, whatever the language.
    const faults = await Promise.all([faultsOf(mails, 'light'), locale === 'fr' ? faultsOf(mails, 'dark', 800) : []]);
    expect(faults.flat()).toEqual([]);
  });

  it('stays so with every block, long words and accents that are hard to read', async () => {
    const words = ['Un texte de lettre', 'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel'.repeat(3)];
    let turn = 0;
    const blocks = ofEveryKind(() => words[turn++ % 2] ?? '');
    const mails = await Promise.all(
      ['#ffd500', '#000000', '#ffffff', '#777777'].map(async (accentColor) => {
        const content = { locale: 'fr', subject: 'Novembre', preheader: '', blocks } as const;
        return [accentColor, (await renderNewsletter(content, { ...sender, accentColor })).html] as const;
      }),
    );
    const faults = await Promise.all([faultsOf(mails, 'light'), faultsOf(mails, 'dark', 800)]);
    expect(faults.flat()).toEqual([]);
  });
});

describe('previews in the back office', () => {
  let platform: Platform;
  let tab: Page;
  const sent: unknown[] = [];
  beforeAll(async () => {
    platform = await openPlatform();
    Object.assign(platform.handlers, {
      'mails.listPreviews': () => ({ kinds: mailExamples.map(({ template, group }) => ({ template, group })) }),
      'mails.readPreview': async ({ params: { kind: template }, query: { locale } }: PreviewRequest) => ({
        template,
        group: 'account',
        locale,
        preheader: '…',
        ...(await made(template, locale)),
      }),
      'mails.sendPreview': ({ params, body }: PreviewRequest) => {
        sent.push({ ...params, ...body });
        return undefined;
      },
    });
    ({ tab } = await openOffice(browser, platform, '/admin/mail/previews/'));
  });
  afterAll(() => platform?.close());

  it('lists every mail by its group', async () => {
    await tab.getByRole('heading', { level: 1, name: 'What mails look like' }).waitFor();
    await tab.getByRole('heading', { level: 2, name: 'Taking part' }).waitFor();
    expect(await tab.locator('main li a').count()).toBe(mailExamples.length);
    expect(await violations(tab)).toEqual([]);
  });

  it('shows one as on a phone, in its own styles, in a language of choice, and as plain text', async () => {
    await tab.getByRole('link', { name: 'First vote recorded' }).click();
    const mail = tab.frameLocator('iframe');
    await mail.getByRole('heading', { level: 1, name: 'Your vote is recorded' }).waitFor();
    expect(await mail.locator('.button').evaluate((button) => getComputedStyle(button).color)).toBe(
      'rgb(255, 255, 255)',
    );
    await tab.getByRole('button', { name: 'Nederlands' }).click();
    await mail.getByRole('heading', { level: 1, name: 'Uw stem is geregistreerd' }).waitFor();
    await tab.getByRole('button', { name: 'On a computer' }).click();
    await tab.locator('.mail-frame--desktop').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'As plain text' }).click();
    await tab.locator('pre', { hasText: 'Bedankt voor uw deelname' }).waitFor();
    expect(await violations(tab)).toEqual([]);
  });

  it('sends the example to whoever asks', async () => {
    await tab.getByRole('button', { name: 'Send this example to me' }).click();
    await tab.getByText('The example is on its way to your address.').waitFor();
    expect(sent).toEqual([{ kind: 'vote-recorded', locale: 'nl' }]);
  });
});

interface PreviewRequest {
  readonly params: { readonly kind: string };
  readonly query: { readonly locale: InterfaceLocale };
  readonly body: object;
}
