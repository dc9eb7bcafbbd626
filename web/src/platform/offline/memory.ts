import { assetsIn, isKept, MOST_ASSETS, MOST_PAGES, offlinePathOf } from './rules.ts';

/** Changes where what is kept has another form: the worker then drops what the one before has kept. */
export const PAGES = 'parvis-pages-1';
export const ASSETS = 'parvis-assets-1';

/** When a page was read; the network's own date would be that of its making. */
export const READ_AT = 'x-read-at';

/** Keeps something as the newest, and drops the oldest. */
async function keepNewest(cache: Cache, url: string, response: Response, most: number): Promise<void> {
  await cache.delete(url);
  await cache.put(url, response);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

/** Pages can be read by their author alone while they are drafts of the network: errors and redirects are not kept. */
const isPage = ({ ok, redirected, headers }: Response) =>
  ok && !redirected && (headers.get('content-type') ?? '').startsWith('text/html');

/** A file that never changes under its name: from memory, or from the network and kept. */
export async function asset(request: Request | string): Promise<Response> {
  const cache = await caches.open(ASSETS);
  const known = await cache.match(request);
  if (known !== undefined) return known;
  const response = await fetch(request);
  if (response.ok) {
    const url = typeof request === 'string' ? request : request.url;
    await keepNewest(cache, url, response.clone(), MOST_ASSETS);
  }
  return response;
}

/** A file that changes under its name, such as the colors of the organization: the newest that can be had. */
export async function newest(request: Request): Promise<Response> {
  const cache = await caches.open(ASSETS);
  try {
    const response = await fetch(request);
    if (response.ok) await keepNewest(cache, request.url, response.clone(), MOST_ASSETS);
    return response;
  } catch (error) {
    const known = await cache.match(request);
    if (known !== undefined) return known;
    throw error;
  }
}

/** Keeps what a page needs at once, and what that needs: at most a hundred files. */
async function keepAssets(html: string): Promise<void> {
  const cache = await caches.open(ASSETS);
  const waiting = assetsIn(html, '/');
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined && seen.size < 100; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const kept = await cache.match(path);
    const response = kept ?? (await asset(path).catch(() => undefined));
    if (response?.ok && /\.(js|css)$/.test(path)) waiting.push(...assetsIn(await response.clone().text(), path));
  }
}

/** Keeps a page as it was read just now; one that is gone is forgotten. */
export async function keepPage(url: URL, response: Response): Promise<void> {
  const cache = await caches.open(PAGES);
  if (response.status === 404 || response.status === 410) await cache.delete(url.pathname);
  if (!isKept(url) || !isPage(response)) return;
  const headers = { 'content-type': 'text/html; charset=utf-8', [READ_AT]: new Date().toISOString() };
  await keepNewest(cache, url.pathname, new Response(await response.text(), { headers }), MOST_PAGES);
  const offline = offlinePathOf(url.pathname);
  if (offline !== undefined) await keepOfflinePage(offline);
}

/** The page for no network, with all that it needs: read again with each new worker, and once where it is missing. */
export async function keepOfflinePage(path: string, isNew = false): Promise<void> {
  const cache = await caches.open(ASSETS);
  if (!isNew && (await cache.match(path)) !== undefined) return;
  const response = await fetch(path);
  if (!isPage(response)) return;
  const html = await response.text();
  await keepNewest(
    cache,
    path,
    new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    MOST_ASSETS,
  );
  await keepAssets(html);
}

/** Keeps a page that was open before there was a worker, with what it needs. */
export async function keepOpenPage(url: URL): Promise<void> {
  if (!isKept(url)) return;
  const response = await fetch(url.pathname);
  const html = await response.clone().text();
  await keepPage(url, response);
  await keepAssets(html);
}

/** Forgets which pages were read. Scripts and styles are the same for everybody. */
export const forgetPages = (): Promise<boolean> => caches.delete(PAGES);

/** Forgets everything of older workers, or all there is. */
export async function forgetAllBut(kept: readonly string[]): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith('parvis-') && !kept.includes(name));
  await Promise.all(ours.map((name) => caches.delete(name)));
}
