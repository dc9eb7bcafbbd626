import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { PageKind } from '../platform/page.ts';
import { pageAt, splitLocale } from '../platform/page-path.ts';
import type { Site } from '../platform/publish.ts';
import { readOnce } from '../platform/read-once.ts';
import type { Services } from '../platform/services.ts';
import { asPublished, type Preview, previewOf } from '../spaces/previews/preview-link.ts';
import type { View } from './render.ts';

const PREVIEW = /^\/preview\/([^/]+)(\/.*)$/;
/** Pages of one process: all that its token opens. */
const OWN_PAGES = '/processes/{slug}/';

/**
 * What a preview is sent with. It is kept nowhere and found by no search engine; its address, which is a key, is told to
 * no other site. `sandbox` without `allow-scripts`: no script runs, so nothing can be sent from a page that is not
 * there yet, and the back office may show it in a frame.
 */
export const PREVIEW_HEADERS = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "sandbox allow-same-origin allow-forms; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'",
} as const;

/** Whether a path is that of a preview, whatever its token is worth. */
export const isPreviewPath = (path: string): boolean => PREVIEW.test(splitLocale(path)?.path ?? '');

/** The kind of a page within the process; `undefined` for a page of anything else. */
function ownPage(kinds: readonly PageKind[], path: string, slug: string) {
  const found = pageAt(kinds, path);
  return found?.kind.pattern.startsWith(OWN_PAGES) && found.params.slug === slug ? found : undefined;
}

/**
 * Renders a page of a process as it will be once all of it is published, for whoever has a link to it. A token that is
 * forged, revoked or over, and one of another process, all give the same page, which says so, with status 404.
 *
 * @param path public path with its language, such as `/fr/preview/{token}/processes/{slug}/`; without anything behind
 * the token it is the page of the process
 */
export async function renderPreview(path: string, query: string, services: Services, site: Site): Promise<View> {
  const address = splitLocale(path);
  const [, token = '', rest = '/'] = PREVIEW.exec(address?.path ?? '') ?? [];
  const preview = await previewOf(token, services);
  const html = address && preview && (await previewHtml({ ...address, query, rest, token, preview }, services, site));
  return html === undefined ? overPage(address?.locale, services, site) : { status: 200, html };
}

interface Asked {
  readonly locale: InterfaceLocale;
  readonly query: string;
  /** What stands behind the token. */
  readonly rest: string;
  readonly token: string;
  readonly preview: Preview;
}

/** The page behind a token; `undefined` where the process has no such page, or the site does not speak the language. */
async function previewHtml(
  { locale, query, rest, token, preview: { process, expiresAt } }: Asked,
  services: Services,
  site: Site,
): Promise<string | undefined> {
  const shown = { ...services, db: readOnce(asPublished(services.db, process.id)) };
  const frames = await site.frames(shown);
  const { slug } = process;
  const inner = rest === '/' ? `/processes/${slug}/` : rest;
  const found = ownPage(site.kinds, inner, slug);
  const frame = { ...frames(locale, inner), preview: { token, slug, expiresAt } };
  if (found === undefined || !frame.organization.locales.includes(locale)) return undefined;
  const request = { locale, params: found.params, query: new URLSearchParams(query), frame };
  const page = await found.kind.load(request, shown);
  if (page === undefined) return undefined;
  const { status, html } = await site.render(`/${locale}${inner}${query === '' ? '' : `?${query}`}`, { page });
  return status === 200 ? html : undefined;
}

/** Says that there is nothing to be seen, in the frame of what is published. */
async function overPage(locale: InterfaceLocale | undefined, services: Services, site: Site): Promise<View> {
  const frames = await site.frames({ ...services, db: readOnce(services.db) });
  const { locales, defaultLocale } = frames('en', '/').organization;
  const spoken = locale !== undefined && locales.includes(locale) ? locale : defaultLocale;
  const { html } = await site.render(`/${spoken}/preview/`, { page: frames(spoken, '/preview/') });
  return { status: 404, html };
}
