import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { pageAt, splitLocale } from '../platform/page-path.ts';
import type { Site } from '../platform/publish.ts';
import { readOnce } from '../platform/read-once.ts';
import type { Services } from '../platform/services.ts';

/** A rendered answer; `status` 404 comes with the page that says so. */
export interface View {
  readonly status: 200 | 404;
  readonly html: string;
}

/**
 * Renders a page on demand: only kinds whose delivery is `views` have one, anything else is the page of 404.
 *
 * @param path public path with its language
 */
export async function renderView(path: string, query: string, services: Services, site: Site): Promise<View> {
  const fresh = { ...services, db: readOnce(services.db) };
  const frames = await site.frames(fresh);
  const { locales, defaultLocale } = frames('en', '/').organization;
  const address = splitLocale(path);
  const isOffered = (locale: InterfaceLocale | undefined): locale is InterfaceLocale =>
    locale !== undefined && locales.includes(locale);
  const locale = isOffered(address?.locale) ? address.locale : defaultLocale;
  const found =
    address?.locale === locale
      ? pageAt(
          site.kinds.filter(({ delivery }) => delivery === 'views'),
          address.path,
        )
      : undefined;
  if (found !== undefined && address !== undefined) {
    const request = {
      locale,
      params: found.params,
      query: new URLSearchParams(query),
      frame: frames(locale, address.path),
    };
    const page = await found.kind.load(request, fresh);
    const rendered = page && (await site.render(query === '' ? path : `${path}?${query}`, { page }));
    if (rendered?.status === 200) return { status: 200, html: rendered.html };
  }
  const { html } = await site.render(`/${locale}/404/`, { page: frames(locale, '/404/') });
  return { status: 404, html };
}
