import { ComponentId } from '../../shared/platform/ids.ts';
import { sitemapPath } from '../../shared/proposals/paths.ts';
import type { FileKind } from '../platform/page.ts';
import { freshList } from './list/warm-list.ts';
import { pagePathOf, reachableSpace } from './space.ts';

/** Most addresses that the format allows in one file: of more proposals, the newest stand in it. */
const MOST = 50_000;

/**
 * Sitemap of the proposals of each component, newest first, in the organization's default language: their pages name the
 * other languages. https://www.sitemaps.org/protocol.html
 */
export const sitemaps = (componentsOf: NonNullable<FileKind['pathsOf']>): FileKind => ({
  pattern: sitemapPath('{componentId}'),
  contentType: 'application/xml; charset=utf-8',
  isSitemap: true,
  async make({ componentId }, { services, frames }) {
    const id = ComponentId.safeParse(componentId).data;
    const space = id && (await reachableSpace(services, id));
    if (space?.component.kind !== 'proposals') return undefined;
    const { organization, siteOrigin } = frames('en', '/');
    const { list } = await freshList(services, space.component.id);
    const newest = list.all().sort((one, other) => (one.publishedAt > other.publishedAt ? -1 : 1));
    const address = (path: string) => `${siteOrigin}/${organization.defaultLocale}${path}`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...newest.slice(0, MOST).map((one) => `<url><loc>${address(pagePathOf(space, one.id))}</loc></url>`),
      '</urlset>',
      '',
    ].join('\n');
  },
  pathsOf: componentsOf,
});
