import { type Readable, titleIn, withNote, withReadable } from './markup.ts';
import { ASSETS, keepPage, PAGES, READ_AT } from './memory.ts';
import { isKept, offlinePathOf, PATIENCE_MS } from './rules.ts';
import type { FetchedEvent } from './worker-scope.ts';

const asPage = (html: string, status = 200) =>
  new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

const localeOf = (html: string): string => /<html[^>]*\slang="([a-z-]+)"/.exec(html)?.[1] ?? 'en';

async function offlinePage(pathname: string): Promise<string> {
  const path = offlinePathOf(pathname);
  const kept = path === undefined ? undefined : await (await caches.open(ASSETS)).match(path);
  return (await kept?.text()) ?? '';
}

/** The page from memory, with a note that says so; `undefined` where it was not read before. */
async function fromMemory({ pathname }: URL, name: 'note' | 'slow'): Promise<Response | undefined> {
  const kept = await (await caches.open(PAGES)).match(pathname);
  if (kept === undefined) return undefined;
  const html = await kept.text();
  const at = kept.headers.get(READ_AT) ?? '';
  return asPage(withNote(html, await offlinePage(pathname), { name, at, locale: localeOf(html) }));
}

async function readablePages(): Promise<Readable[]> {
  const cache = await caches.open(PAGES);
  const newestFirst = (await cache.keys()).toReversed();
  return Promise.all(
    newestFirst.map(async (request) => {
      const html = await (await cache.match(request))?.text();
      return { path: new URL(request.url).pathname, title: titleIn(html ?? '') };
    }),
  );
}

/** Where the address has no language, such as `/`: that of the page that was read last. */
async function withoutNetwork({ pathname }: URL): Promise<Response> {
  const readable = await readablePages();
  const html = (await offlinePage(pathname)) || (await offlinePage(readable[0]?.path ?? ''));
  return html === '' ? Response.error() : asPage(withReadable(html, readable), 503);
}

/** What the network answers, or nothing within the time that somebody waits who has an older page at hand. */
async function withinPatience(network: Promise<Response>): Promise<Response | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([network, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A page: from the network while there is one, and from memory where there is none, where it takes too long, or where it
 * fails. What is not at hand then gives the page that lists what is.
 */
export async function page(event: FetchedEvent): Promise<Response> {
  const url = new URL(event.request.url);
  const network = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  event.waitUntil(network.then((response) => keepPage(url, response.clone())).catch(() => undefined));
  try {
    const isAtHand = isKept(url) && (await (await caches.open(PAGES)).match(url.pathname)) !== undefined;
    const response = isAtHand ? await withinPatience(network) : await network;
    if (response !== undefined && response.status < 500) return response;
    return (await fromMemory(url, 'slow')) ?? (await network);
  } catch {
    return (await fromMemory(url, 'note')) ?? withoutNetwork(url);
  }
}
