/**
 * Remembers the language that a reader chose, for the next visit to `/`: the CDN's edge function reads this cookie.
 * Nothing else does, and nothing about the reader is in it.
 */
const A_YEAR = 365 * 24 * 3600;
const IS_TLS = location.protocol === 'https:';
/** No neighbor below the same domain can plant a cookie with the prefix; without TLS browsers take none. */
const NAME = IS_TLS ? '__Host-parvis_locale' : 'parvis_locale';
const SECURE = IS_TLS ? '; Secure' : '';

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) {
  link.addEventListener('click', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on many phones that visit us
    document.cookie = `${NAME}=${link.hreflang}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax${SECURE}`;
  });
}
