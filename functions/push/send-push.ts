import webPush from 'web-push';
import { isPushService, MOST_BYTES, type PushMessage } from '../../shared/push/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Services } from '../platform/services.ts';
import { sha256 } from '../platform/signing.ts';
import type { PushSubscriptions } from './entities.ts';
import type { VapidKeys } from './vapid.ts';

/** What a push service made of a notification. */
export type PushOutcome =
  | { readonly kind: 'taken' }
  /** There is no such device any more. */
  | { readonly kind: 'gone' }
  /** Busy, or not there: to be asked again after so many seconds. */
  | { readonly kind: 'later'; readonly seconds: number }
  /** Not taken, and the same request will not be; `status` of HTTP, 0 for an address that is never asked. */
  | { readonly kind: 'refused'; readonly status: number };

/** A device that was off for a day learns the news from its list: a push service keeps nothing longer. */
const KEPT_SECONDS = 24 * 3600;
const NO_ANSWER_MS = 10_000;
/** Where a push service does not say when to come again, and the longest that a queue can wait. */
const PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 900;

type Subscription = Pick<ItemOf<typeof PushSubscriptions>, 'endpoint' | 'p256dh' | 'auth'>;

/** Origin of the stand-in of a push service, on a developer's machine alone. */
export const localServiceOf = ({ config }: Pick<Services, 'config'>): string | undefined =>
  config.stage === 'local' ? config.siteOrigin : undefined;

/** Who a push service can write to about us; it takes no address of a machine without a name. */
const subjectOf = ({ siteOrigin }: Services['config']): string =>
  siteOrigin.startsWith('https:') ? siteOrigin : 'mailto:nobody@parvis.example';

/** Seconds, or a date (RFC 9110, 10.2.3), within what a queue can wait. */
export function pauseOf(retryAfter: string | null, nowMs: number): number {
  const text = retryAfter?.trim() ?? '';
  const until = Date.parse(text);
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.isNaN(until) ? PAUSE_SECONDS : (until - nowMs) / 1000;
  return Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, Math.ceil(seconds)));
}

function outcomeOf({ status, headers }: Response, nowMs: number): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 429 || status >= 500) return { kind: 'later', seconds: pauseOf(headers.get('retry-after'), nowMs) };
  return { kind: 'refused', status };
}

/** A text that stays below what push services take, whatever it is. */
export function payloadOf(message: PushMessage): Buffer {
  const whole = Buffer.from(JSON.stringify(message));
  if (whole.byteLength <= MOST_BYTES) return whole;
  const rest = MOST_BYTES - Buffer.byteLength(JSON.stringify({ ...message, text: '', title: '' }));
  // Three bytes a sign at most, but for signs of two halves; quotes and control signs take more and are rare in words.
  const signs = Math.max(0, Math.floor(rest / 12));
  const cut = (text: string) => [...text].slice(0, signs).join('');
  return Buffer.from(JSON.stringify({ ...message, title: cut(message.title), text: cut(message.text) }));
}

/**
 * Hands a notification to the push service of a device, encrypted for that device alone (RFC 8291). No redirect is
 * followed and no answer is read: an endpoint is an address that somebody has sent us.
 */
export async function sendPush(
  services: Services,
  subscription: Subscription,
  message: PushMessage,
  keys: VapidKeys,
): Promise<PushOutcome> {
  const { endpoint, p256dh, auth } = subscription;
  if (!isPushService(endpoint, localServiceOf(services))) return { kind: 'refused', status: 0 };
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payloadOf(message), {
    vapidDetails: { ...keys, subject: subjectOf(services.config) },
    contentEncoding: 'aes128gcm',
    TTL: KEPT_SECONDS,
    urgency: 'normal',
    // A push service that still holds the same notification puts this one in its place; 32 signs at most.
    topic: Buffer.from(sha256(message.tag), 'hex').toString('base64url').slice(0, 32),
  });
  const { 'Content-Length': _, ...others } = headers as Record<string, unknown>;
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body ?? []),
      redirect: 'manual',
      signal: AbortSignal.timeout(NO_ANSWER_MS),
    });
    await answer.body?.cancel();
    return outcomeOf(answer, Date.parse(services.now()));
  } catch {
    return { kind: 'later', seconds: PAUSE_SECONDS };
  }
}
