import { ComponentId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { feedPath } from '../../shared/proposals/paths.ts';
import type { FileKind, SiteFileContext } from '../platform/page.ts';
import { toCards, toListQuery } from './list/query.ts';
import { searchList } from './list/search.ts';
import { freshList } from './list/warm-list.ts';
import { componentPathOf, pagePathOf, reachableSpace, type Space } from './space.ts';

/** Newest proposals in a feed. */
const NEWEST = 50;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text of an XML element: escaped, and without the control characters that XML 1.0 does not allow at all. */
const xml = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}/gu, '').replace(/[&<>"]/g, (one) => ENTITIES[one] ?? '');

const element = (name: string, text: string): string => `<${name}>${xml(text)}</${name}>`;

async function makeFeed(space: Space, { services, frames }: SiteFileContext): Promise<string> {
  const { component, process } = space;
  const { organization, siteOrigin } = frames('en', '/');
  const { defaultLocale } = organization;
  const say = (texts: Parameters<typeof localize>[0]) => localize(texts, defaultLocale, defaultLocale).text;
  const address = (path: string) => `${siteOrigin}/${defaultLocale}${path}`;
  const { list, sums } = await freshList(services, component.id);
  // Numbers of votes have no place in a feed, hidden or not: readers keep what they were told once.
  const defaults = { defaultSort: 'recent', countsHidden: true } as const;
  const newest = searchList(list, sums, toListQuery({}, [], defaults), { limit: NEWEST });
  const cards = await toCards(services, component.id, newest.items, sums, defaults);
  const items = cards.map((card) =>
    [
      '<item>',
      element('title', card.title),
      element('link', address(pagePathOf(space, card.id))),
      `<guid isPermaLink="false">${card.id}</guid>`,
      element('pubDate', new Date(card.publishedAt).toUTCString()),
      ...(card.authorName === null ? [] : [element('dc:creator', card.authorName)]),
      element('description', card.excerpt),
      '</item>',
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', `${say(component.name)} – ${say(process.title)}`),
    element('link', address(componentPathOf(space))),
    element('description', say(process.summary) || say(process.title)),
    element('language', defaultLocale),
    `<atom:link href="${siteOrigin}${feedPath(component.id)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
}

/** RSS 2.0 feed of the newest proposals of each component. */
export const feeds = (componentsOf: NonNullable<FileKind['pathsOf']>): FileKind => ({
  pattern: feedPath('{componentId}'),
  contentType: 'application/rss+xml; charset=utf-8',
  async make({ componentId }, context) {
    const id = ComponentId.safeParse(componentId).data;
    const space = id && (await reachableSpace(context.services, id));
    return space?.component.kind === 'proposals' ? makeFeed(space, context) : undefined;
  },
  pathsOf: componentsOf,
});
