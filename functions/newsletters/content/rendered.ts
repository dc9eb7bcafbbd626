import type { NewsletterText } from '../../../shared/newsletters/blocks.ts';
import type { NewsletterBlockView } from '../../../shared/newsletters/views.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { type RenderedNewsletter, renderNewsletter } from '../../platform/mail/newsletter-mail.ts';
import { senderIn } from '../../platform/mail/sender-in.ts';
import type { Services } from '../../platform/services.ts';
import type { CardSlots } from '../slots.ts';
import { shownBlocks } from './shown-blocks.ts';

/** A picture of a card is cut to this shape; mails need its size before it is there. */
const CARD_IMAGE = { width: 1200, height: 630 };

/** What is done with each link before it is rendered. */
export type LinkOf = (url: string) => string;

function mailBlocks(view: NewsletterBlockView, origin: string, linkOf: LinkOf): MailBlock[] {
  const absolute = (url: string) => (url.startsWith('/') ? `${origin}${url}` : url);
  const link = (url: string) => linkOf(absolute(url));
  switch (view.kind) {
    case 'heading':
    case 'divider':
      return [view];
    case 'text':
      return [
        {
          kind: 'html',
          html: view.html.replace(/ href="([^"]+)"/g, (_, url) => ` href="${escapedLink(url, linkOf)}"`),
        },
      ];
    case 'image': {
      const image: MailBlock = {
        kind: 'image',
        url: absolute(view.url),
        alt: view.alt,
        width: view.width ?? 600,
        height: view.height ?? 300,
      };
      // Pictures of mails are no links: a way below says where it goes, and can be read.
      return view.link === null
        ? [image]
        : [image, { kind: 'link', text: view.alt || view.link, url: link(view.link) }];
    }
    case 'button':
      return [{ kind: 'button', text: view.text, url: link(view.url) }];
    case 'card':
      return cardBlocks(view, { absolute, link });
  }
}

/** A link inside HTML stands there escaped. */
const escapedLink = (url: string, linkOf: LinkOf): string =>
  linkOf(url.replaceAll('&amp;', '&')).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

interface Links {
  readonly absolute: (url: string) => string;
  readonly link: (url: string) => string;
}

function cardBlocks(view: Extract<NewsletterBlockView, { kind: 'card' }>, { absolute, link }: Links): MailBlock[] {
  const { title, text, meta, url, image } = view;
  if (url === null)
    return [
      { kind: 'heading', text: title.text },
      ...[meta, text.text].filter((line) => line !== '').map((line): MailBlock => ({ kind: 'paragraph', text: line })),
    ];
  return [
    {
      kind: 'card',
      title: title.text,
      url: link(url),
      text: text.text,
      meta,
      ...(image === null ? {} : { image: { url: absolute(image), alt: '', ...CARD_IMAGE } }),
    },
  ];
}

/**
 * The mail that readers of a language get, with places for their own addresses.
 *
 * @param linkOf what becomes of links, such as one that counts clicks
 * @throws MailNotMade where a link leads nowhere
 */
export async function renderText(
  services: Services,
  text: NewsletterText,
  locale: InterfaceLocale,
  { cards, linkOf = (url) => url }: { readonly cards: CardSlots; readonly linkOf?: LinkOf },
): Promise<RenderedNewsletter> {
  const shown = await shownBlocks(services, text.blocks, locale, cards);
  const { siteOrigin } = services.config;
  const blocks = shown.flatMap(({ view }) => mailBlocks(view, siteOrigin, linkOf));
  const { subject, preheader } = text;
  return renderNewsletter({ locale, subject, preheader, blocks }, await senderIn(services, locale));
}
