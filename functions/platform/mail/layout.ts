import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { MailPage } from '../../../shared/platform/mail-view.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { dress } from './dress.ts';
import { mailColors } from './mail-colors.ts';
import { MailNotMade, mailWords } from './mail-words.ts';
import { plainText } from './plain-text.ts';
import type { MailContent, MailSender, Unsubscribe } from './template.ts';

/** A mail as it goes out: HTML and plain text say the same. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where there is a way to get no more of them. */
  readonly unsubscribe?: Pick<Unsubscribe, 'page' | 'oneClick'>;
}

/** One line: a line break in a header or a heading would start another one. */
const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}]+/gu, (gap) => (/^[\u00a0\u202f]$/.test(gap) ? gap : ' ')).trim();

/** A blank between any two signs that HTML and mail programs agree on; other signs without a shape are dropped. */
const clean = (text: string): string => text.replace(/[\p{Cc}]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ''));

const URLS = /^(https?:\/\/|mailto:|\{\{(unsubscribe|preferences)\}\}$)/;
/** What stands at `url` is a way to somewhere, and nothing that a program would run. */
function cleaned<T>(value: T, name?: string): T;
function cleaned(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => cleaned(one));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, key)]));
  if (typeof value !== 'string') return value;
  if (name === 'url' && !URLS.test(value)) throw new MailNotMade('a link of it leads nowhere');
  return clean(value);
}

const PREHEADER = 140;
function preheaderOf({ preheader, blocks }: MailContent): string {
  const first = blocks.find((block) => block.kind === 'paragraph');
  const text = oneLine(preheader ?? first?.text ?? '');
  return text.length <= PREHEADER ? text : `${text.slice(0, PREHEADER).replace(/\s+\S*$/, '')}…`;
}

/** A mail as its layout is given it. @throws MailNotMade where it has no subject or title, or a link leads nowhere */
export function mailPage(content: MailContent, sender: MailSender, locale: InterfaceLocale): MailPage {
  const t = mailWords(platformWords, locale);
  const subject = oneLine(content.subject);
  const title = oneLine(content.title);
  if (subject === '' || title === '') throw new MailNotMade('it has no subject or no title');
  return cleaned({
    locale,
    subject,
    preheader: preheaderOf(content),
    organization: oneLine(sender.name),
    about: oneLine(content.about ?? ''),
    title,
    blocks: content.blocks,
    spelledBy: t('mail.address'),
    footer: [
      content.reason,
      ...(sender.contact === '' ? [] : [t('mail.contact', { contact: oneLine(sender.contact) })]),
      t('mail.automatic'),
    ],
    links: [
      ...(content.unsubscribe === undefined ? [] : [{ text: content.unsubscribe.text, url: content.unsubscribe.page }]),
      ...(content.links ?? []),
    ],
  });
}

/** Dresses a mail in the layout of all mails. Everything is escaped there and nowhere else. @throws MailNotMade */
export async function layOut(content: MailContent, sender: MailSender, locale: InterfaceLocale): Promise<RenderedMail> {
  const page = mailPage(content, sender, locale);
  const { unsubscribe } = content;
  return {
    subject: page.subject,
    text: plainText(page),
    html: await dress(page, mailColors(sender.accentColor)),
    ...(unsubscribe === undefined ? {} : { unsubscribe: { page: unsubscribe.page, oneClick: unsubscribe.oneClick } }),
  };
}
