import { INTERFACE_LOCALES, type InterfaceLocale } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { increment, patch } from './db/write.ts';
import { PublishedPages } from './entities.ts';
import type { FileKind, Frames, PageKind, Render, SiteFile } from './page.ts';
import { matchPattern, pageAt } from './page-path.ts';
import { readOnce } from './read-once.ts';
import type { Services } from './services.ts';
import { sha256 } from './signing.ts';

/** All that can be published, and how. */
export interface Site {
  readonly kinds: readonly PageKind[];
  readonly files: readonly SiteFile[];
  readonly fileKinds: readonly FileKind[];
  readonly frames: (services: Services) => Promise<Frames>;
  readonly render: Render;
}

/** An object of the site bucket; without a body it is to be removed. */
interface SiteObject {
  readonly key: string;
  readonly contentType: string;
  readonly body: string | Uint8Array | undefined;
}
/** A rendering: `fingerprint` changes with what readers see, `objects` are made only when they are needed. */
interface Draft {
  readonly fingerprint: string;
  objects(): Promise<readonly SiteObject[]>;
}

const HTML = 'text/html; charset=utf-8';
/** Browsers ask each time, the CDN twice a minute; when nothing answers, it goes on with what it has for a day. */
export const PAGE_CACHE = 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400';

async function store({ files }: Services, { key, contentType, body }: SiteObject): Promise<void> {
  if (body === undefined) await files.site.remove(key);
  else await files.site.put(key, body, { contentType, cacheControl: PAGE_CACHE });
}

/**
 * Publishes what `draft` makes of the data, so that a stale object never stays.
 *
 * Each publication takes a ticket (`wanted` + 1) before it reads data, and ends (`done` + 1) only on condition that no
 * newer ticket was taken meanwhile; else it makes its draft again.
 *
 * Why the last put is never stale. Say data change after W has read them, and W's put is the last. The change brings a
 * job, which takes a ticket. Taken before W ends, it makes W's end fail, and W publishes again. Taken afterwards, its
 * holder reads the new data and puts, unless `hash` is the fingerprint of what it would put. So it remains to show that
 * `hash`, where it is not empty, tells what the object holds. It is set together with the end of an X, when no newer
 * ticket than X's was taken and all others had ended before X read `done`: so every put since then is X's own. Whoever
 * puts later took a ticket later and empties `hash` before its put.
 *
 * A holder that throws ends too, without setting `hash`, and its job comes again. One that is killed never ends: the
 * path then has no `hash` any more and is put each time, which costs a put and nothing else.
 *
 * @param path what the versions are kept under
 * @throws what `draft` and the bucket throw; the job must then come again
 */
async function publish(path: string, services: Services, draft: (fresh: Services) => Promise<Draft>): Promise<void> {
  const { db } = services;
  await db.write(increment(PublishedPages, { path }, 'wanted'));
  let ended = false;
  try {
    while (!ended) {
      const page = await db.require(PublishedPages, { path }, 'internal.error');
      const made = await draft({ ...services, db: readOnce(db) });
      if (made.fingerprint !== page.hash) {
        if (page.hash !== '') await db.write(patch(PublishedPages, { path }, { hash: '' }));
        await Promise.all((await made.objects()).map((object) => store(services, object)));
      }
      const isAlone = page.done === page.wanted - 1;
      const end = increment(PublishedPages, { path }, 'done', {
        when: [{ attribute: 'wanted', op: '=', value: page.wanted }],
        otherwise: 'unchanged',
        set: isAlone ? { hash: made.fingerprint } : {},
      });
      ended = (await db.write(end)).changed;
    }
  } finally {
    if (!ended) await db.write(increment(PublishedPages, { path }, 'done'));
  }
}

/** The moment of a rendering stands on some pages; alone it is no reason to publish them again. */
const withoutMoment = (page: PageFrame): PageFrame =>
  JSON.parse(JSON.stringify(page).replaceAll(page.renderedAt, '2000-01-01T00:00:00.000Z'));

async function html(path: string, page: PageFrame, render: Render): Promise<string | undefined> {
  const { status, html } = await render(`/${page.locale}${path}`, { page });
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`${path} was rendered with status ${status}`);
  return html;
}

interface Localized {
  readonly locale: InterfaceLocale;
  readonly page: PageFrame | undefined;
}

/** Data of a path in each interface language; none in those that the organization does not offer. */
async function loadPage(path: string, services: Services, { kinds, frames }: Site): Promise<Localized[]> {
  const found = pageAt(
    kinds.filter(({ delivery }) => delivery === 'published'),
    path,
  );
  const frameOf = await frames(services);
  return Promise.all(
    INTERFACE_LOCALES.map(async (locale) => {
      const frame = frameOf(locale, path);
      const isOffered = frame.organization.locales.includes(locale);
      if (found === undefined || !isOffered) return { locale, page: undefined };
      const request = { locale, params: found.params, query: new URLSearchParams(), frame };
      return { locale, page: await found.kind.load(request, services) };
    }),
  );
}

/**
 * Publishes a page in every language of the organization, or removes it where there is nothing (any more) to show.
 * An unchanged page is not put again.
 *
 * @param path without the language, such as `/processes/climate/`
 */
export const publishPage = (path: string, services: Services, site: Site): Promise<void> =>
  publish(path, services, async (fresh) => {
    const pages = await loadPage(path, fresh, site);
    const bodies = (change: (page: PageFrame) => PageFrame) =>
      Promise.all(pages.map(({ page }) => (page === undefined ? undefined : html(path, change(page), site.render))));
    return {
      fingerprint: sha256(JSON.stringify(await bodies(withoutMoment))),
      async objects() {
        const rendered = await bodies((page) => page);
        return pages.map(({ locale }, index) => ({
          key: `${locale}${path}index.html`,
          contentType: HTML,
          body: rendered[index],
        }));
      },
    };
  });

/** The file without language that stands at a path, if that is one: a single one, or one of a kind. */
export function fileAt({ files, fileKinds }: Pick<Site, 'files' | 'fileKinds'>, path: string): SiteFile | undefined {
  const single = files.find((file) => file.path === path);
  if (single !== undefined) return single;
  for (const { pattern, contentType, make } of fileKinds) {
    const params = matchPattern(pattern, path);
    if (params !== undefined) return { path, contentType, make: (context) => make(params, context) };
  }
  return undefined;
}

/** What tells files apart, the moment of their making left out as in pages. */
const fileFingerprint = (body: string | Uint8Array | undefined, moment: string): string =>
  sha256(typeof body === 'string' ? body.replaceAll(moment, '') : (body ?? 'removed'));

/** Publishes a file that has no language, under the same rule as pages. */
export const publishFile = (file: SiteFile, services: Services, site: Site): Promise<void> =>
  publish(file.path, services, async (fresh) => {
    const frames = await site.frames(fresh);
    const { render, kinds, fileKinds } = site;
    const body = await file.make({ services: fresh, frames, render, kinds, fileKinds });
    const object = { key: file.path.slice(1), contentType: file.contentType, body };
    return { fingerprint: fileFingerprint(body, frames('en', '/').renderedAt), objects: async () => [object] };
  });
