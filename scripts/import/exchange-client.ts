import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Exchange } from '../../shared/imports/exchange.ts';
import type { PlatformClient } from './platform-client.ts';

const LOOK_EVERY_MS = 500;
const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

/** Looks at an import or export until it has ended. @param onProgress runs at each look */
export async function whenEnded(
  client: PlatformClient,
  { componentId, id }: Pick<Exchange, 'componentId' | 'id'>,
  onProgress: (exchange: Exchange) => void,
): Promise<Exchange> {
  for (;;) {
    const exchange = await client.get<Exchange>(`/components/${componentId}/exchanges/${id}`);
    onProgress(exchange);
    if (exchange.state === 'done' || exchange.state === 'failed') return exchange;
    await pause();
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/**
 * Keeps a file that an import or export left, as it comes.
 *
 * @param which the file of an export, or the report of an import
 * @param url address of the platform
 */
export async function keepFile(
  client: PlatformClient,
  { componentId, id }: Pick<Exchange, 'componentId' | 'id'>,
  which: 'file' | 'report',
  { url, path }: { readonly url: string; readonly path: string },
): Promise<void> {
  const link = await client.send<{ url: string }>('POST', `/components/${componentId}/exchanges/${id}/${which}`, {});
  const response = await fetch(new URL(link.url, url));
  if (!response.ok || response.body === null) throw new Error(`The file could not be downloaded: ${response.status}`);
  await pipeline(chunksOf(response.body), createWriteStream(path));
}
