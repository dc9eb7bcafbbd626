import { gzipSync } from 'node:zlib';

/** Sizes in bytes between which CloudFront compresses. */
const SMALLEST = 1000;
const LARGEST = 10_000_000;
const TEXT =
  /^(text\/|application\/(json|javascript|problem\+json|xml|rss\+xml|ld\+json|manifest\+json)|image\/svg\+xml)/;

/**
 * The body as CloudFront sends it to who accepts gzip; `undefined` where it is sent as it is.
 *
 * @param accepted the `accept-encoding` of the request
 */
export function compressed(
  body: string | Uint8Array | undefined,
  contentType: string,
  accepted: string,
): Buffer | undefined {
  if (body === undefined || !TEXT.test(contentType) || !/\bgzip\b/.test(accepted)) return undefined;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return bytes.byteLength < SMALLEST || bytes.byteLength > LARGEST ? undefined : gzipSync(bytes, { level: 4 });
}
