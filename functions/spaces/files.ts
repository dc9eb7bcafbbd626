import type { PageFrame } from '../../shared/platform/views.ts';
import type { PageKind, SiteFile, SiteFileContext } from '../platform/page.ts';
import { APP_ICONS, appManifest } from './app-manifest.ts';
import { iconPng, iconSvg } from './icon.ts';

const HTML = 'text/html; charset=utf-8';
/** Most addresses that the format allows in one file. */
const SITEMAP_LIMIT = 50_000;

const defaultFrame = ({ frames }: SiteFileContext, path: string): PageFrame =>
  frames(frames('en', path).organization.defaultLocale, path);

/** A page without language, in the default language of the organization. */
const page = (path: string): SiteFile => ({
  path: `${path}index.html`,
  contentType: HTML,
  async make(context) {
    const { status, html } = await context.render(path, { page: defaultFrame(context, path) });
    if (status !== 200) throw new Error(`${path} was rendered with status ${status}`);
    return html;
  },
});

/** Pages carry no style attributes, so the organization's color comes from a stylesheet of its own. */
const stylesheet: SiteFile = {
  path: '/assets/organization.css',
  contentType: 'text/css; charset=utf-8',
  make: async (context) => `:root{--org:${defaultFrame(context, '/').organization.accentColor}}\n`,
};

/** Pixels of the icon on the screens of telephones. */
const TOUCH_ICON = 180;

const icon: SiteFile = {
  path: '/assets/icon.svg',
  contentType: 'image/svg+xml',
  make: async (context) => iconSvg(defaultFrame(context, '/').organization.accentColor),
};

const touchIcon: SiteFile = {
  path: '/assets/touch-icon.png',
  contentType: 'image/png',
  make: async (context) => iconPng(defaultFrame(context, '/').organization.accentColor, TOUCH_ICON),
};

/** As which the site stands on the screen of a telephone or a computer. */
const manifest: SiteFile = {
  path: '/manifest.webmanifest',
  contentType: 'application/manifest+json; charset=utf-8',
  make: async (context) => JSON.stringify(appManifest(defaultFrame(context, '/').organization)),
};

const appIcons: readonly SiteFile[] = APP_ICONS.map(({ path, size, margin }) => ({
  path,
  contentType: 'image/png',
  make: async (context) => iconPng(defaultFrame(context, '/').organization.accentColor, size, margin),
}));

const robots: SiteFile = {
  path: '/robots.txt',
  contentType: 'text/plain; charset=utf-8',
  make: async (context) =>
    `User-agent: *\nDisallow: /admin/\nDisallow: /api/\nSitemap: ${defaultFrame(context, '/').siteOrigin}/sitemap.xml\n`,
};

const isListed = ({ delivery, inSitemap = true }: PageKind) => delivery === 'published' && inSitemap;
const PAGES_SITEMAP = '/sitemaps/pages.xml';
const XML = 'application/xml; charset=utf-8';
/** https://www.sitemaps.org/protocol.html */
const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Addresses of all pages in each language, but for those that a sitemap of their own lists. */
const pagesSitemap: SiteFile = {
  path: PAGES_SITEMAP,
  contentType: XML,
  async make(context) {
    const { siteOrigin, organization } = defaultFrame(context, '/');
    const paths = await Promise.all(
      context.kinds.filter(isListed).map(async (kind) => (await kind.pathsOf?.({ all: true }, context.services)) ?? []),
    );
    const addresses = paths
      .flat()
      .flatMap((path) => organization.locales.map((locale) => `<url><loc>${siteOrigin}/${locale}${path}</loc></url>`));
    const listed = addresses.slice(0, SITEMAP_LIMIT);
    return ['<?xml version="1.0" encoding="UTF-8"?>', `<urlset ${SITEMAPS}>`, ...listed, '</urlset>', ''].join('\n');
  },
};

/** Names the sitemaps: that of pages, and those that features keep as what they list changes. */
const sitemap: SiteFile = {
  path: '/sitemap.xml',
  contentType: XML,
  async make(context) {
    const { siteOrigin } = defaultFrame(context, '/');
    const own = await Promise.all(
      context.fileKinds
        .filter(({ isSitemap }) => isSitemap)
        .map(async (kind) => (await kind.pathsOf?.({ all: true }, context.services)) ?? []),
    );
    const files = [PAGES_SITEMAP, ...own.flat()].map((path) => `<sitemap><loc>${siteOrigin}${path}</loc></sitemap>`);
    const index = [`<sitemapindex ${SITEMAPS}>`, ...files.slice(0, SITEMAP_LIMIT), '</sitemapindex>'];
    return ['<?xml version="1.0" encoding="UTF-8"?>', ...index, ''].join('\n');
  },
};

/** Files of the site that have no language. */
export const spacesFiles: readonly SiteFile[] = [
  page('/'),
  page('/404/'),
  page('/admin/'),
  stylesheet,
  icon,
  touchIcon,
  manifest,
  ...appIcons,
  robots,
  pagesSitemap,
  sitemap,
];
