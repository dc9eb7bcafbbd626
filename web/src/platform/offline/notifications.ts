import { scope, type Tab } from './worker-scope.ts';

interface Message {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly tag: string;
  readonly locale: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What a push says; whatever else it is, browsers want something shown for it. */
function messageOf(data: unknown): Message {
  const told: Readonly<Record<string, unknown>> = typeof data === 'object' && data !== null ? { ...data } : {};
  const text = (name: string, otherwise: string) => (isText(told[name]) ? told[name] : otherwise);
  return {
    title: text('title', location.hostname),
    text: text('text', ''),
    path: text('path', '/'),
    tag: text('tag', 'news'),
    locale: text('locale', ''),
  };
}

/** Shows a notification; the same one again takes the place of the first, without a sound. */
export function show(data: unknown): Promise<void> {
  const { title, text, path, tag, locale } = messageOf(data);
  const icon = '/assets/icon-192.png';
  return scope.registration.showNotification(title, { body: text, tag, lang: locale, icon, data: { path } });
}

/** An address of this site; the front page for any other. */
function ownAddress(path: unknown): string {
  const url = new URL(isText(path) ? path : '/', location.origin);
  return url.origin === location.origin ? url.href : location.origin;
}

/** Opens what a notification is about, in a tab of the site that is open already where there is one. */
export async function open({ data }: Notification): Promise<void> {
  const url = ownAddress(typeof data === 'object' && data !== null ? data.path : undefined);
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there: Tab | undefined = tabs.find((tab) => tab.url === url);
  if (there !== undefined) await there.focus();
  else await scope.clients.openWindow(url);
}

/** Tells the site of a new address at the push service, where the browser has changed it by itself. */
export async function renew(
  former: PushSubscription | null | undefined,
  next: PushSubscription | null | undefined,
): Promise<void> {
  const options = former?.options;
  const { pushManager } = scope.registration;
  const subscription = next ?? (options === undefined ? null : await pushManager.subscribe(options));
  if (subscription === null) return;
  const { endpoint, keys } = subscription.toJSON();
  await fetch('/api/participants/me/pushes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } }),
  });
}

/** Ends notifications on this device: its push service takes no more, and the site learns of it with the next one. */
export async function end(): Promise<void> {
  const subscription = await scope.registration.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}
