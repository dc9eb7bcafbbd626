import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Files } from '../platform/files.ts';
import type { Services } from '../platform/services.ts';
import { type EdgeRequest, openEdge } from './edge.ts';
import { keepAnswers, type LocalAnswer } from './kept-answers.ts';

export type { LocalAnswer };

/** CloudFront in front of the buckets: the same edge function and error page as in the stack. */
export type Cdn = (
  request: EdgeRequest,
  /** Whether the functions are out of reach. */
  state?: { readonly isDown?: boolean },
) => Promise<LocalAnswer>;

const CLIENT = join(import.meta.dirname, '../../web/dist/client');
const UNREACHED_PAGE = join(import.meta.dirname, '../../infra/site/503/index.html');
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
/** Files of the build, which a deployment copies into the site bucket. */
async function builtFile(uri: string): Promise<LocalAnswer | undefined> {
  const path = join(CLIENT, normalize(uri));
  if (!path.startsWith(CLIENT)) return undefined;
  const body = await readFile(path).catch(() => undefined);
  if (body === undefined) return undefined;
  // The service worker keeps its name: an old one must not be given out for a new one.
  const ofFile = /^\/sw(-off)?\.js$/.test(uri) ? 'no-cache' : 'public, max-age=300';
  const cacheControl = uri.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : ofFile;
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

/** What CloudFront shows when the function behind an address was not reached: a page of the stack's own. */
export async function unreachedPage(): Promise<LocalAnswer> {
  return {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: await readFile(UNREACHED_PAGE),
  };
}

/** @param s3 the client by which everything is written to the buckets: what it writes is served from then on */
export async function openCdn(services: Services, s3: S3Client): Promise<Cdn> {
  const edge = await openEdge();
  const kept = keepAnswers(s3);
  const read = (uri: string) => {
    // Kept by the key under which it is written, however its address is spelled.
    const key = keyOf(uri);
    return key === undefined ? find(uri, services) : kept.of(`/${key}`, () => find(uri, services));
  };
  const missing = async (uri: string, isDown: boolean): Promise<LocalAnswer> => {
    // In the stack the functions are asked for a page that the bucket has not: only they know whether there is one.
    if (isDown) return unreachedPage();
    const text = { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${uri} is not there` };
    const { headers, body } = (await read('/404/index.html')) ?? text;
    return { status: 404, headers, body };
  };
  return async (request, { isDown = false } = {}) => {
    const routed = edge(request);
    if (routed.kind === 'redirect') {
      return {
        status: routed.status,
        headers: { location: routed.location, 'cache-control': routed.cacheControl },
        body: '',
      };
    }
    const { uri } = routed;
    return (await read(uri)) ?? missing(uri, isDown);
  };
}
