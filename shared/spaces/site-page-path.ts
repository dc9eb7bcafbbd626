/** Addresses of pages of the site; small enough for islands. */

/** Pages whose address is older than that of the others. */
const OWN_ADDRESS: readonly string[] = ['legal', 'accessibility'];

/** Public path of a page of the site, without the language. */
export const sitePagePath = (slug: string): string => (OWN_ADDRESS.includes(slug) ? `/${slug}/` : `/pages/${slug}/`);
