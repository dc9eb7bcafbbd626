/**
 * The service worker, `/sw.js`: pages that were read can be read again without network, and devices are told of news. It
 * never touches the API and the back office, and takes over from the one before at once.
 */
import { page } from './answer.ts';
import { ASSETS, asset, forgetAllBut, forgetPages, keepOfflinePage, keepOpenPage, newest, PAGES } from './memory.ts';
import { end, open, renew, show } from './notifications.ts';
import { endsSession, offlinePathOf } from './rules.ts';
import { type FetchedEvent, scope } from './worker-scope.ts';

/** What is nobody's to keep: the browser goes to the network as if there were no worker. */
const LEFT_ALONE = /^\/(api|admin|_local|media|tallies|uploads|sw(-off)?\.js)(\/|$)/;

/** What is no JSON says nothing. */
function textIn(data: { json(): unknown } | null): unknown {
  try {
    return data?.json();
  } catch {
    return undefined;
  }
}

const openPages = async () =>
  (await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ url }) => new URL(url));

/** In the languages of the pages that are open. */
async function install(): Promise<void> {
  const paths = (await openPages()).flatMap(({ pathname }) => offlinePathOf(pathname) ?? []);
  await Promise.all([...new Set(paths)].map((path) => keepOfflinePage(path, true).catch(() => undefined)));
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  await forgetAllBut([PAGES, ASSETS]);
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
  for (const url of await openPages()) await keepOpenPage(url).catch(() => undefined);
}

function answer(event: FetchedEvent): void {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (endsSession(request.method, url)) event.waitUntil(Promise.allSettled([forgetPages(), end()]));
  if (request.method !== 'GET' || LEFT_ALONE.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (url.pathname.startsWith('/_astro/')) event.respondWith(asset(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(newest(request));
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', answer);
scope.addEventListener('push', (event) => event.waitUntil(show(textIn(event.data))));
scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification));
});
scope.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(renew(event.oldSubscription, event.newSubscription)),
);
