/** Which addresses are kept for reading without network, and how many. */

/** Pages that are kept; the one that was read longest ago goes first. */
export const MOST_PAGES = 40;
/** Scripts, styles and fonts that are kept: those of the pages, several builds of them. */
export const MOST_ASSETS = 250;
/** How long a page is waited for where an older one is at hand, in milliseconds. */
export const PATIENCE_MS = 4000;

/** Parts of the site, after the language, that are nobody else's to read, or that say nothing by themselves. */
const NOT_KEPT =
  /^\/(account|sign-in|verify|unfollow|mute|group-invitation|preview|offline|404|notifications|newsletter)(\/|$)|\/(propose|kiosk|search|embed)\//;

const localeIn = (pathname: string): string | undefined => /^\/([a-z]{2})\//.exec(pathname)?.[1];

/** Whether a page is kept. Addresses with a query are not: each would be a page of its own. */
export function isKept({ pathname, search }: Pick<URL, 'pathname' | 'search'>): boolean {
  const locale = localeIn(pathname);
  return locale !== undefined && search === '' && pathname.endsWith('/') && !NOT_KEPT.test(pathname.slice(3));
}

/** The page that is shown for those that are not at hand, in the language of the address; none where it has none. */
export function offlinePathOf(pathname: string): string | undefined {
  const locale = localeIn(pathname);
  return locale === undefined ? undefined : `/${locale}/offline/`;
}

/** Ends of a session, after which the device may be somebody else's: what was read and asked for on it is forgotten. */
const ENDS: readonly (readonly [method: string, path: RegExp])[] = [
  ['DELETE', /^\/api\/session(s|\/identity)?$/],
  ['POST', /^\/api\/participants\/me\/deletion$/],
];

/** Whether a request ends the session of this device. */
export const endsSession = (method: string, { pathname }: Pick<URL, 'pathname'>): boolean =>
  ENDS.some(([of, path]) => of === method && path.test(pathname));

/** Addresses of scripts, styles and fonts in a page, a script or a style, relative to `base`; nothing that loads later. */
export function assetsIn(text: string, base: string): string[] {
  const found = [
    ...text.matchAll(/["'(=](\/(?:_astro|assets)\/[\w./@-]+\.(?:js|css|woff2|svg|png))/g),
    // `import"./a.js"` and `from"./a.js"`, and not `import("./a.js")`, which somebody may never ask for.
    ...(base.endsWith('.js') ? text.matchAll(/(?:from|import)\s*["'](\.\/[\w.@-]+\.js)["']/g) : []),
  ];
  return [...new Set(found.map(([, path]) => new URL(path ?? '', `https://x${base}`).pathname))];
}
