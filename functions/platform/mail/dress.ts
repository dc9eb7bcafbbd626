import type { MailColors, MailPage } from '../../../shared/platform/mail-view.ts';
import { mailLibrary } from './mail-library.ts';

/**
 * Where a text goes. Letters, digits and a name that nobody reads: what is filled in is never looked through again, so a
 * text that contains one is just a text.
 */
const slot = (index: number): string => `PARVIS-SLOT-${index}-`;
const SLOTS = /(=")?PARVIS-SLOT-(\d+)-/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const asText = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
/** As the templates write attributes. */
const asAttribute = (text: string): string => text.replace(/[&"]/g, (character) => ENTITIES[character] ?? '');

/** The same page with a slot for each text, and the texts. Languages and numbers are part of its shape. */
function emptied(page: MailPage): { readonly shape: MailPage; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const empty = (value: unknown, name = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => empty(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, empty(one, key)]));
    // Templates ask whether a text is there, so none stays none.
    if (typeof value !== 'string' || value === '' || name === 'kind' || name === 'locale') return value;
    texts.push(value);
    return slot(texts.length - 1);
  };
  return { shape: empty(page) as MailPage, texts };
}

interface Piece {
  readonly before: string;
  readonly index: number;
  readonly escaped: (text: string) => string;
}
/** A mail without its texts, and what stands behind the last of them. */
interface Skeleton {
  readonly pieces: readonly Piece[];
  readonly end: string;
}

function skeletonOf(html: string): Skeleton {
  let at = 0;
  const pieces = Array.from(html.matchAll(SLOTS), ({ 0: found, 1: attribute = '', 2: index, index: start }) => {
    const before = html.slice(at, start) + attribute;
    at = start + found.length;
    return { before, index: Number(index), escaped: attribute === '' ? asText : asAttribute };
  });
  return { pieces, end: html.slice(at) };
}

/** Shapes of mails are few: one for each template with its turns, and one for each length of a list. */
const MOST_SKELETONS = 300;
const skeletons = new Map<string, Promise<Skeleton>>();

/** Dressed by itself, without what is remembered of other mails: what rich text needs, and what `dress` must be equal to. */
export const dressDirectly = async (page: MailPage, colors: MailColors): Promise<string> =>
  (await mailLibrary()).render(page, colors);

function skeletonFor(shape: MailPage, colors: MailColors): Promise<Skeleton> {
  const name = JSON.stringify([shape, colors]);
  const known = skeletons.get(name) ?? dressDirectly(shape, colors).then(skeletonOf);
  if (skeletons.size >= MOST_SKELETONS) skeletons.clear();
  skeletons.set(name, known);
  return known;
}

/**
 * The HTML of a mail. Laying out and inlining styles takes milliseconds and depends on the shape of a mail alone, so it
 * is done once for each; the texts are filled in.
 * @throws when the page does not fit the templates
 */
export async function dress(page: MailPage, colors: MailColors): Promise<string> {
  if (page.blocks.some(({ kind }) => kind === 'html')) return dressDirectly(page, colors);
  const { shape, texts } = emptied(page);
  const { pieces, end } = await skeletonFor(shape, colors);
  return pieces.map(({ before, index, escaped }) => before + escaped(texts[index] ?? '')).join('') + end;
}
