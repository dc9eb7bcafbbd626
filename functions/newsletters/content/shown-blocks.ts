import type { NewsletterBlock } from '../../../shared/newsletters/blocks.ts';
import type { NewsletterBlockView } from '../../../shared/newsletters/views.ts';
import type { InterfaceLocale, Shown } from '../../../shared/platform/locale.ts';
import { localize } from '../../../shared/platform/locale.ts';
import { activePhase } from '../../../shared/spaces/rules.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { toHtml } from '../../platform/rich-text.ts';
import type { Services } from '../../platform/services.ts';
import { organization, processById } from '../../spaces/directory.ts';
import type { CardSlots, CardTitle } from '../slots.ts';

/** A block with its data, and the block that it comes from. */
export interface ShownBlock {
  readonly id: string;
  readonly view: NewsletterBlockView;
}

type CardView = Extract<NewsletterBlockView, { kind: 'card' }>;
const plain = (text: string, locale: string): Shown => ({ text, locale, isFallback: false });

/** A path of this site in a language, or the address of another one as it is. */
export const addressIn = (link: string, locale: InterfaceLocale): string =>
  link.startsWith('/') ? `/${locale}${link}` : link;

const ofTitle = (of: CardView['of'], card: CardTitle | undefined, locale: InterfaceLocale): CardView | undefined =>
  card && {
    kind: 'card',
    of,
    title: { text: card.title, locale: card.locale, isFallback: card.locale !== locale },
    text: plain('', locale),
    meta: '',
    url: `/${locale}${card.path}`,
    image: null,
  };

async function processCard(
  services: Services,
  { processId }: Extract<NewsletterBlock, { kind: 'process' }>,
  locale: InterfaceLocale,
): Promise<CardView | undefined> {
  const [process, { defaultLocale }] = await Promise.all([processById(services, processId), organization(services)]);
  if (!process?.isPublished) return undefined;
  const phase = activePhase(process.phases, services.now());
  return {
    kind: 'card',
    of: 'process',
    title: localize(process.title, locale, defaultLocale),
    text: localize(process.summary, locale, defaultLocale),
    meta: phase === null ? '' : localize(phase.title, locale, defaultLocale).text,
    url: `/${locale}/processes/${process.slug}/`,
    image: process.image,
  };
}

const eventCard = (block: Extract<NewsletterBlock, { kind: 'event' }>, locale: InterfaceLocale): CardView => ({
  kind: 'card',
  of: 'event',
  title: plain(block.title, locale),
  text: plain(block.text, locale),
  meta: [block.when, block.place].filter((part) => part !== '').join(' · '),
  url: block.url === null ? null : addressIn(block.url, locale),
  image: null,
});

async function viewOf(
  services: Services,
  block: NewsletterBlock,
  locale: InterfaceLocale,
  cards: CardSlots,
): Promise<NewsletterBlockView | undefined> {
  switch (block.kind) {
    case 'heading':
      return block.text === '' ? undefined : { kind: 'heading', text: block.text };
    case 'text': {
      const html = toHtml(block.text);
      return html === '' ? undefined : { kind: 'text', html };
    }
    case 'image': {
      const { path, width, height, link, alt, isDecorative } = block;
      const to = link === null ? null : addressIn(link, locale);
      return { kind: 'image', url: path, alt: isDecorative ? '' : alt, width, height, link: to };
    }
    case 'button':
      return { kind: 'button', text: block.text, url: addressIn(block.url, locale) };
    case 'process':
      return processCard(services, block, locale);
    case 'proposal':
      return ofTitle('proposal', await cards.proposal(services, block.proposalId), locale);
    case 'project':
      return ofTitle('project', await cards.project(services, block.projectId, locale), locale);
    case 'event':
      return eventCard(block, locale);
    case 'divider':
      return { kind: 'divider' };
  }
}

const AT_ONCE = 8;

/** Blocks as readers see them: cards filled in from data, texts sanitized. What nobody can read any more is left out. */
export async function shownBlocks(
  services: Services,
  blocks: readonly NewsletterBlock[],
  locale: InterfaceLocale,
  cards: CardSlots,
): Promise<ShownBlock[]> {
  const views = await inParallel(blocks, AT_ONCE, async (block) => ({
    id: block.id,
    view: await viewOf(services, block, locale, cards),
  }));
  return views.flatMap(({ id, view }) => (view === undefined ? [] : [{ id, view }]));
}
