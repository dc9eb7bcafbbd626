/** What the browser says of notifications on the device that one looks at. */
import { notificationsApi } from '../notifications/notifications-api.ts';
import type { Result } from '../platform/problem.ts';

/** `needs-install`: an iPhone or iPad, where only sites on the home screen may notify. */
export type DeviceState = 'unsupported' | 'needs-install' | 'denied' | 'off' | 'on';

/** iPads call themselves Macs, which have no touch screen. */
export const isIos = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

const canNotify = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

const hexOf = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

const hashOf = async ({ endpoint }: PushSubscription): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));

const tell = (own: PushSubscription) => {
  const { endpoint = '', keys = {} } = own.toJSON();
  return notificationsApi.push.subscribe({
    body: { endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } },
  });
};

/** The state of this device, and the hash by which it finds itself among those that the site knows. */
export async function readDevice(
  known: readonly { readonly endpointHash: string }[],
): Promise<{ readonly state: DeviceState; readonly hash: string | null }> {
  if (!canNotify()) return { state: isIos() ? 'needs-install' : 'unsupported', hash: null };
  if (Notification.permission === 'denied') return { state: 'denied', hash: null };
  const own = await subscription();
  const hash = own === null ? null : await hashOf(own);
  const isKnown = known.some(({ endpointHash }) => endpointHash === hash);
  return { state: own !== null && isKnown ? 'on' : 'off', hash };
}

/** What came of switching on: what the site said, or why it was not asked. */
export type Switched = Result<unknown> | 'denied' | 'failed';

/**
 * Asks the browser's owner, subscribes with the key of the site, and tells the site. Called by a press of a button only:
 * browsers refuse to ask otherwise.
 */
export async function switchOn(publicKey: string): Promise<Switched> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    await navigator.serviceWorker.register('/sw.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    // One with another key, or of somebody else on this device, is of no use.
    await (await pushManager.getSubscription())?.unsubscribe();
    const applicationServerKey = bytesOf(publicKey);
    const own = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    const result = await tell(own);
    if (!result.ok) await own.unsubscribe();
    return result;
  } catch {
    return 'failed';
  }
}

/** Binds the subscription to the session of now: notifications end with the session that has asked for them last. */
export async function renew(): Promise<void> {
  const own = await subscription();
  if (own !== null) await tell(own);
}

/** Ends the subscription of the browser; what the site knows of it is ended by itself. */
export async function switchOff(): Promise<void> {
  await (await subscription())?.unsubscribe();
}
