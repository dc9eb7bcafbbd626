import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { compressed } from './compression.ts';

/** What the local server sends. */
export interface LocalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array | string;
  /** The body as it goes to who takes gzip, made once; without it the server compresses it anew. */
  readonly zipped?: Buffer | undefined;
}

/** Bytes that are kept, compressed copies included: a national site in one language, and no burden for a laptop. */
const MOST_BYTES = 128 * 1024 * 1024;

const sizeOf = ({ body, zipped }: LocalAnswer): number => body.length + (zipped?.length ?? 0);

/** With a compressed copy and an ETag by its content, as CloudFront sends it: weak, since there are two encodings. */
function prepared(answer: LocalAnswer): LocalAnswer {
  const etag = `W/"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 22)}"`;
  const zipped = compressed(answer.body, String(answer.headers['content-type'] ?? ''), 'gzip');
  return { ...answer, headers: { ...answer.headers, etag }, zipped };
}

/** Answers by address that are as good as reading them again. */
export interface KeptAnswers {
  /** The answer kept, or the one that `read` gives now; `undefined` where there is none, which is not kept. */
  of(uri: string, read: () => Promise<LocalAnswer | undefined>): Promise<LocalAnswer | undefined>;
}

/**
 * Keeps what the buckets answered until something is written to one of them: every write goes through this client, so
 * nothing old is ever served, and the oldest of what nobody has written over go first when there is too much.
 */
export function keepAnswers(s3: S3Client): KeptAnswers {
  const kept = new Map<string, LocalAnswer>();
  let writes = 0;
  let bytes = 0;
  const forget = (uri: string) => {
    const answer = kept.get(uri);
    if (answer === undefined) return;
    bytes -= sizeOf(answer);
    kept.delete(uri);
  };
  s3.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        try {
          return await next(args);
        } finally {
          if (!/^(Get|Head|List)/.test(commandName)) {
            writes += 1;
            const { Key } = args.input as { readonly Key?: string };
            if (Key === undefined) for (const uri of kept.keys()) forget(uri);
            else forget(`/${Key}`);
          }
        }
      },
    { step: 'initialize' },
  );
  return {
    async of(uri, read) {
      const found = kept.get(uri);
      if (found !== undefined) return found;
      const before = writes;
      const answer = await read();
      if (answer === undefined) return undefined;
      const ready = prepared(answer);
      // Something was written meanwhile: it may have been this.
      if (writes !== before || sizeOf(ready) > MOST_BYTES / 10) return ready;
      // Two readers may have asked at once: its bytes count once.
      forget(uri);
      kept.set(uri, ready);
      bytes += sizeOf(ready);
      for (const [oldest] of kept) {
        if (bytes <= MOST_BYTES) break;
        forget(oldest);
      }
      return ready;
    },
  };
}
