/** What the worker reads in a page, and writes into one: all of it is markup that the page itself holds already. */
import { dateLocale } from '../../../../shared/platform/format.ts';

/** Title of a page as markup, without the name of the site. */
export const titleIn = (html: string): string =>
  (/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '').replace(/ – [^–]*$/, '').trim();

/** A sentence that the page for no network brings for others, as markup; empty where it has none. */
const sentenceIn = (offlinePage: string, name: 'note' | 'slow'): string =>
  new RegExp(`data-offline-${name}="([^"]*)"`).exec(offlinePage)?.[1] ?? '';

/** When a page was read, in its language. */
export const timeOf = (at: string, locale: string): string =>
  new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page from memory, which says above everything else that it is, and since when. */
export function withNote(
  html: string,
  offlinePage: string,
  { name, at, locale }: { readonly name: 'note' | 'slow'; readonly at: string; readonly locale: string },
): string {
  const sentence = sentenceIn(offlinePage, name).replace('{time}', escaped(timeOf(at, locale)));
  if (sentence === '') return html;
  const note = `<div class="announcement announcement--important" role="status" data-from-memory><div class="wrap"><p class="prose">${sentence}</p></div></div>`;
  return html.replace(/<body[^>]*>/, (body) => `${body}${note}`);
}

/** A page that is at hand. */
export interface Readable {
  readonly path: string;
  /** Markup. */
  readonly title: string;
}

/** The page for no network with what can be read, the newest first, and without the words that nothing can. */
export function withReadable(offlinePage: string, readable: readonly Readable[]): string {
  if (readable.length === 0) return offlinePage;
  const items = readable.map(({ path, title }) => `<li><a href="${escaped(path)}">${title || escaped(path)}</a></li>`);
  return offlinePage
    .replace(/(<ul[^>]*data-readable[^>]*>)<\/ul>/, (_, list: string) => `${list}${items.join('')}</ul>`)
    .replace(/<p[^>]*data-nothing-readable[^>]*>[^<]*<\/p>/, '');
}
