/**
 * How long files are kept that everybody may read: browsers for good, since a file never changes; the CDN an hour, so that
 * what is removed or hidden goes from there too.
 */
export const SERVED_CACHE = 'public, max-age=31536000, s-maxage=3600, immutable';
