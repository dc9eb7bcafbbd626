import type { NewsletterBlock, NewsletterText } from '../../../../../shared/newsletters/blocks.ts';
import type { Newsletter, NewsletterContent } from '../../../../../shared/newsletters/newsletter.ts';

/** What is being written, in every language. */
export type Draft = Pick<NewsletterContent, 'texts' | 'audience' | 'tracksClicks'>;
export type BlockKind = NewsletterBlock['kind'];

/** Blocks that are there at once; the others are about something that is chosen first. */
export const PLAIN_KINDS = ['heading', 'text', 'button', 'event', 'divider'] as const satisfies readonly BlockKind[];
export type PlainKind = (typeof PLAIN_KINDS)[number];
/** Blocks that show something of the site. */
export const CARD_KINDS = ['process', 'proposal', 'project'] as const satisfies readonly BlockKind[];
export type CardKind = (typeof CARD_KINDS)[number];

const EMPTY: NewsletterText = { subject: '', preheader: '', blocks: [] };

/** What an editor may change of a stored newsletter. */
export const contentOf = ({ texts, audience, tracksClicks }: Newsletter): Draft => ({ texts, audience, tracksClicks });

/** The text of a language; an empty one where nothing was written. */
export const textIn = ({ texts }: Draft, locale: string): NewsletterText => texts[locale] ?? EMPTY;

/** Whether anything was written in a language. */
export const isWrittenIn = (draft: Draft, locale: string): boolean => {
  const { subject, preheader, blocks } = textIn(draft, locale);
  return subject.trim() !== '' || preheader.trim() !== '' || blocks.length > 0;
};

/** The draft with a change to the text of one language; a language that says nothing any more is left out. */
export function withText(draft: Draft, locale: string, patch: Partial<NewsletterText>): Draft {
  const { [locale]: _, ...others } = draft.texts;
  const changed = { ...draft, texts: { ...others, [locale]: { ...textIn(draft, locale), ...patch } } };
  return isWrittenIn(changed, locale) ? changed : { ...draft, texts: others };
}

/** Names blocks: short, and different in each newsletter. */
const newId = (): string =>
  crypto.getRandomValues(new Uint32Array(2)).reduce((id, part) => id + part.toString(36), 'b');

/** A block to be filled in. The address of a button is the home page until another one is typed. */
export function newBlock(kind: PlainKind): NewsletterBlock {
  const id = newId();
  switch (kind) {
    case 'heading':
      return { kind, id, text: '' };
    case 'text':
      return { kind, id, text: { format: 'markdown', text: '' } };
    case 'button':
      return { kind, id, text: '', url: '/' };
    case 'event':
      return { kind, id, title: '', when: '', place: '', text: '', url: null };
    case 'divider':
      return { kind, id };
  }
}

type Chosen =
  | Omit<Extract<NewsletterBlock, { readonly kind: 'process' }>, 'id'>
  | Omit<Extract<NewsletterBlock, { readonly kind: 'proposal' }>, 'id'>
  | Omit<Extract<NewsletterBlock, { readonly kind: 'project' }>, 'id'>
  | Omit<Extract<NewsletterBlock, { readonly kind: 'image' }>, 'id'>;

/** A block about something that was chosen: a card, or a picture. */
export const chosenBlock = (chosen: Chosen): NewsletterBlock => ({ ...chosen, id: newId() });

/** The same block once more, under a name of its own. */
export const copyOf = (block: NewsletterBlock): NewsletterBlock => ({ ...block, id: newId() });

/** The blocks with one moved by one place; the same where there is no such place. */
export function moved(blocks: readonly NewsletterBlock[], id: string, by: -1 | 1): NewsletterBlock[] {
  const from = blocks.findIndex((block) => block.id === id);
  const to = from + by;
  const next = [...blocks];
  if (from < 0 || to < 0 || to >= next.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** A language written from another one: subject, preheader and blocks, to be translated in place. */
export const copiedFrom = (draft: Draft, from: string, to: string): Draft => {
  const text = textIn(draft, from);
  return withText(draft, to, { ...text, blocks: text.blocks.map(copyOf) });
};
