import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Files } from '../platform/files.ts';
import type { Services } from '../platform/services.ts';
import { type EdgeRequest, openEdge } from './edge.ts';

/** What the local server sends. */
export interface LocalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array | string;
}

/** CloudFront in front of the buckets: the same edge function, headers and error page as in the stack. */
export type Cdn = (request: EdgeRequest) => Promise<LocalAnswer>;

const CLIENT = join(import.meta.dirname, '../../web/dist/client');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
/** Headers of the stack's response headers policy, less what only makes sense over TLS. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
};

/** Headers of what people have uploaded: whatever it turns out to be, it runs nothing. */
const MEDIA_HEADERS = { ...SECURITY_HEADERS, 'content-security-policy': "default-src 'none'; sandbox" };

/** Files of the build, which a deployment copies into the site bucket. */
async function builtFile(uri: string): Promise<LocalAnswer | undefined> {
  const path = join(CLIENT, normalize(uri));
  if (!path.startsWith(CLIENT)) return undefined;
  const body = await readFile(path).catch(() => undefined);
  if (body === undefined) return undefined;
  const cacheControl = uri.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
  return {
    status: 200,
    headers: { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': cacheControl },
    body,
  };
}

/** Key of the object at an address; `undefined` for one that is wrongly encoded. */
function keyOf(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri.slice(1));
  } catch {
    return undefined;
  }
}

async function storedFile(files: Files, uri: string): Promise<LocalAnswer | undefined> {
  const key = keyOf(uri);
  const object = key === undefined ? undefined : await files.get(key);
  if (object === undefined) return undefined;
  // Browsers ask each time, as the pages' max-age=0 tells them; the s-maxage for CloudFront would mean nothing here.
  const { contentType, contentDisposition } = object;
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'cache-control': 'public, max-age=0',
      ...(contentDisposition === undefined ? {} : { 'content-disposition': contentDisposition }),
    },
    body: object.body,
  };
}

async function find(uri: string, { files }: Services): Promise<LocalAnswer | undefined> {
  if (uri.startsWith('/media/')) return storedFile(files.media, uri);
  return (await storedFile(files.site, uri)) ?? builtFile(uri);
}

const notFoundPage = async (uri: string, services: Services): Promise<LocalAnswer> => {
  const page = (await find('/404/index.html', services)) ?? {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${uri} is not there`,
  };
  return { ...page, status: 404 };
};

export async function openCdn(services: Services): Promise<Cdn> {
  const edge = await openEdge();
  return async (request) => {
    const routed = edge(request);
    if (routed.kind === 'redirect') {
      return {
        status: routed.status,
        headers: { location: routed.location, 'cache-control': routed.cacheControl },
        body: '',
      };
    }
    const answer = (await find(routed.uri, services)) ?? (await notFoundPage(routed.uri, services));
    const isMedia = routed.uri.startsWith('/media/') && answer.status === 200;
    return { ...answer, headers: { ...(isMedia ? MEDIA_HEADERS : SECURITY_HEADERS), ...answer.headers } };
  };
}
