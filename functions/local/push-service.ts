import { createPublicKey, verify } from 'node:crypto';
import { LOCAL_SERVICE_PATH } from '../../shared/push/rules.ts';
import type { LocalAnswer } from './cdn.ts';

/** A notification that the stand-in of a push service has taken: encrypted, as it came. */
export interface LocalPush {
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  /** Who sent it: the public key, base64url. */
  readonly vapidKey: string;
  /** The record of RFC 8188, base64. */
  readonly body: string;
}

interface PushRequest {
  readonly method: string;
  readonly pathname: string;
  /** Origin of the stand-in: whom the sender's token must be meant for. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** A push service of this machine: takes notifications for any device, and hands them to nobody. */
export interface PushService {
  answer(request: PushRequest): LocalAnswer;
  /** What a device was sent, the oldest first. */
  sentTo(device: string): readonly LocalPush[];
}

/** Bytes that push services take. */
const MOST_BYTES = 4096;
/** Salt, size of a record, and the sender's key with its length (RFC 8188, RFC 8291). */
const HEADER_BYTES = 16 + 4 + 1 + 65;
const DAY_SECONDS = 24 * 3600;

const text = (status: number, body: string, headers: Record<string, string> = {}): LocalAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body,
});

/** The sender's public key, where its token is one of RFC 8292 for this origin; otherwise what is wrong with it. */
function senderOf(authorization: string, origin: string, nowSeconds: number): { key: string } | { wrong: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (signature === '' || point.length !== 65) return { wrong: 'no VAPID token' };
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const isTrue = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isTrue) return { wrong: 'VAPID token of somebody else' };
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  if (aud !== origin) return { wrong: 'VAPID token for another push service' };
  if (!(exp > nowSeconds && exp <= nowSeconds + DAY_SECONDS)) return { wrong: 'VAPID token out of time' };
  return /^(mailto:|https:)/.test(String(sub)) ? { key } : { wrong: 'VAPID token without a contact' };
}

/** What is wrong with an encrypted body; `undefined`: nothing that shows without the device's keys. */
function faultOf(body: Buffer, encoding: string): string | undefined {
  if (encoding !== 'aes128gcm') return 'Content-Encoding is not aes128gcm';
  if (body.length > MOST_BYTES) return 'too large';
  if (body.length <= HEADER_BYTES || body[20] !== 65 || body[21] !== 4) return 'no record of RFC 8291';
  return body.readUInt32BE(16) < 18 ? 'records that hold nothing' : undefined;
}

/**
 * Opens a push service of this machine. It refuses what the real ones refuse: a token that is not signed, not for it or out
 * of time, a body that is not encrypted or too large, no TTL. How a device answers follows from its name: `gone-…` is no
 * more, `refused-…` takes nothing, `busy-…` turns its first notification away and takes it when it comes again.
 */
export function openPushService(now: () => number = Date.now): PushService {
  const taken = new Map<string, LocalPush[]>();
  const busy = new Set<string>();
  const take = (device: string, { headers, body, origin }: PushRequest): LocalAnswer => {
    const sender = senderOf(String(headers.authorization ?? ''), origin, Math.floor(now() / 1000));
    if ('wrong' in sender) return text(403, sender.wrong);
    const bytes = Buffer.from(body);
    const fault = faultOf(bytes, String(headers['content-encoding'] ?? ''));
    if (fault !== undefined) return text(fault === 'too large' ? 413 : 400, fault);
    const ttl = Number(headers.ttl ?? Number.NaN);
    if (!Number.isInteger(ttl) || ttl < 0) return text(400, 'no TTL');
    const push = {
      ...{ ttl, urgency: String(headers.urgency ?? ''), topic: String(headers.topic ?? '') },
      ...{ vapidKey: sender.key, body: bytes.toString('base64') },
    };
    taken.set(device, [...(taken.get(device) ?? []), push]);
    return text(201, '', { location: `${origin}${LOCAL_SERVICE_PATH}messages/${taken.get(device)?.length ?? 0}` });
  };
  const post = (device: string, request: PushRequest): LocalAnswer => {
    if (device.startsWith('gone-')) return text(410, 'gone');
    if (device.startsWith('refused-')) return text(403, 'refused');
    if (device.startsWith('busy-') && !busy.has(device)) {
      busy.add(device);
      return text(429, 'busy', { 'retry-after': '7' });
    }
    return take(device, request);
  };
  return {
    sentTo: (device) => taken.get(device) ?? [],
    answer(request) {
      const device = request.pathname.slice(LOCAL_SERVICE_PATH.length);
      if (request.method === 'POST') return post(device, request);
      return { ...text(200, JSON.stringify(taken.get(device) ?? [])), headers: { 'content-type': 'application/json' } };
    },
  };
}
