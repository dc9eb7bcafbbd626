import type { NewsletterText } from '../../../shared/newsletters/blocks.ts';
import { SPAM_LIMIT } from '../../../shared/newsletters/checks.ts';
import { newsletters } from '../../../shared/newsletters/contract.ts';
import type { NewsletterBlockView } from '../../../shared/newsletters/views.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { handle } from '../../platform/handle.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { renderText } from '../content/rendered.ts';
import { shownBlocks } from '../content/shown-blocks.ts';
import { isWritten } from '../content/text-for.ts';
import { newsletterById, textsOf } from '../newsletter.ts';
import type { CardSlots } from '../slots.ts';
import { linksOf, lookAtLinks } from './links.ts';
import { findingsIn, findingsOfLanguages, type Looked, scoreOf } from './spam.ts';

const CARDS = new Set(['process', 'proposal', 'project']);

function wordsOf(view: NewsletterBlockView): string {
  if (view.kind === 'text') return view.html.replace(/<[^>]*>/g, ' ');
  if (view.kind === 'card') return `${view.title.text} ${view.text.text} ${view.meta}`;
  return view.kind === 'heading' || view.kind === 'button' ? view.text : '';
}

async function look(
  services: Services,
  locale: InterfaceLocale,
  text: NewsletterText,
  cards: CardSlots,
): Promise<Looked> {
  const shown = await shownBlocks(services, text.blocks, locale, cards);
  const there = new Set(shown.map(({ id }) => id));
  const subject = text.subject === '' ? '…' : text.subject;
  const { html } = await renderText(services, { ...text, subject }, locale, { cards });
  return {
    locale,
    text,
    words: shown.map(({ view }) => wordsOf(view)).join(' '),
    links: linksOf(shown),
    bytes: Buffer.byteLength(html),
    gone: text.blocks.filter(({ id, kind }) => CARDS.has(kind) && !there.has(id)).map(({ id }) => id),
  };
}

const UNSEEN = { state: 'not-looked-at', status: null } as const;
const hasSomething = ({ subject, blocks }: NewsletterText) => subject !== '' || blocks.length > 0;

/** Looks through each language that something was written in, and at every link. */
export const checkNewsletter = (cards: CardSlots) =>
  handle(newsletters.check, async ({ params: { newsletterId } }, services) => {
    await newsletterById(services, newsletterId);
    const [texts, { locales, defaultLocale }] = await Promise.all([
      textsOf(services, newsletterId),
      organization(services),
    ]);
    const looked: Looked[] = [];
    for (const locale of locales) {
      const text = texts[locale];
      if (text !== undefined && hasSomething(text)) looked.push(await look(services, locale, text, cards));
    }
    const links = looked.flatMap(({ locale, links }) => links.map(({ url, blockId }) => ({ url, blockId, locale })));
    const states = await lookAtLinks(
      services,
      links.map(({ url }) => url),
    );
    const written = locales.filter((locale) => isWritten(texts[locale]));
    const findings = [...findingsOfLanguages(locales, written, defaultLocale), ...looked.flatMap(findingsIn)];
    return {
      score: scoreOf(findings),
      limit: SPAM_LIMIT,
      findings,
      links: links.map((link) => ({ ...link, ...(states.get(link.url) ?? UNSEEN) })),
      bytes: Math.max(0, ...looked.map(({ bytes }) => bytes)),
    };
  });
