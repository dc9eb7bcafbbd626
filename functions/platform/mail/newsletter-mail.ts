/** Newsletters: rendered once for each language, then filled in for each recipient. */
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { layOut } from './layout.ts';
import { mailWords } from './mail-words.ts';
import type { MailSender } from './template.ts';

/** One newsletter in one language. */
export interface NewsletterContent {
  readonly locale: InterfaceLocale;
  /** Its title in the mail too. */
  readonly subject: string;
  /** What lists of mails show beside the subject; empty for the first paragraph. */
  readonly preheader: string;
  readonly blocks: readonly MailBlock[];
}

/** A newsletter with places for what each recipient has of their own. */
export interface RenderedNewsletter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Renders a newsletter for all who read its language. `{{unsubscribe}}` and `{{preferences}}` in it stand for addresses
 * that `fillNewsletter` puts in; words that people wrote may hold them as well, and are then filled in too.
 * @throws MailNotMade where it has no subject, or a link of a block leads nowhere
 */
export async function renderNewsletter(
  { locale, subject, preheader, blocks }: NewsletterContent,
  sender: MailSender,
): Promise<RenderedNewsletter> {
  const t = mailWords(platformWords, locale);
  const { text, html, ...rendered } = await layOut(
    {
      subject,
      ...(preheader.trim() === '' ? {} : { preheader }),
      title: subject,
      blocks,
      reason: t('mail.newsletter.reason', { organization: sender.name }),
      links: [
        { text: t('mail.newsletter.unsubscribe'), url: '{{unsubscribe}}' },
        { text: t('mail.newsletter.preferences'), url: '{{preferences}}' },
      ],
    },
    sender,
    locale,
  );
  return { subject: rendered.subject, text, html };
}

/** Addresses of one recipient: https, with nothing in them that HTML would read otherwise. */
export interface NewsletterAddresses {
  readonly unsubscribe: string;
  readonly preferences: string;
}

const PLACES = /\{\{(unsubscribe|preferences)\}\}/g;
const escaped = (url: string): string => url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The newsletter of one recipient: thousands a second. */
export function fillNewsletter(newsletter: RenderedNewsletter, addresses: NewsletterAddresses): RenderedNewsletter {
  const inText = (_: string, name: keyof NewsletterAddresses) => addresses[name];
  const inHtml = (_: string, name: keyof NewsletterAddresses) => escaped(addresses[name]);
  return {
    subject: newsletter.subject,
    text: newsletter.text.replace(PLACES, inText),
    html: newsletter.html.replace(PLACES, inHtml),
  };
}
