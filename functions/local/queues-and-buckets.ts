import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';

/** SQS and S3 in this process, by fauxqs: the same requests and answers, kept in SQLite or in memory. */
export interface QueuesAndBuckets {
  /** For `new SQSClient({ requestHandler })` and `new S3Client({ requestHandler })`: no socket, so no port is taken. */
  readonly requestHandler: NonNullable<S3ClientConfig['requestHandler']>;
  close(): Promise<void>;
}

/**
 * fauxqs starts a server on every network interface, and what it needs to run without one is not among its exports:
 * these modules are, by path. The version is pinned.
 */
async function stores(directory: string | undefined) {
  const module = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all([
    module('./sqs/sqsStore.js'),
    module('./sns/snsStore.js'),
    module('./s3/s3Store.js'),
    module('./persistence.js'),
  ]);
  const made = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  if (directory === undefined) return { made, close: () => undefined };
  await mkdir(directory, { recursive: true });
  const persistence = new PersistenceManager(directory);
  // Waiting for the disk at each message would hold everything up; what is killed still loses nothing, as in the store.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // What is on disk is loaded before the stores write to it, or loading would write everything again.
  persistence.load(made.sqsStore, made.snsStore, made.s3Store);
  made.sqsStore.persistence = persistence;
  made.snsStore.persistence = persistence;
  made.s3Store.persistence = persistence;
  for (const queue of made.sqsStore.allQueues()) queue.persistence = persistence;
  return { made, close: () => persistence.close() };
}

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const queryText = (query: SdkRequest['query'] = {}) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value ?? ''].flat()) search.append(name, one);
  return search.size > 0 ? `?${search}` : '';
};

function payloadOf(body: unknown): string | Buffer | Readable | undefined {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return typeof body === 'string' || body instanceof Readable ? body : undefined;
}

/** @param directory state on disk, made if missing; without it everything is in memory. */
export async function openQueuesAndBuckets(directory?: string): Promise<QueuesAndBuckets> {
  const { made, close } = await stores(directory);
  const app = buildApp({ logger: false, defaultRegion: 'eu-west-1', stores: made });
  await app.ready();
  const answerTo = async ({ method, path, query, headers, body }: SdkRequest) => {
    const payload = payloadOf(body);
    const answer = await app.inject({
      method: method as 'GET',
      url: path + queryText(query),
      headers: { ...headers, host: '127.0.0.1' },
      ...(payload === undefined ? {} : { payload }),
    });
    const response = {
      statusCode: answer.statusCode,
      headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
      body: Readable.from(answer.rawPayload.length > 0 ? [answer.rawPayload] : []),
    };
    return { response };
  };
  let firstOnes: Promise<unknown> = Promise.resolve();
  /** Puts of what must not be there yet, which fauxqs takes for ordinary ones: one after the other, each looks first. */
  const putFirst = async (request: SdkRequest) => {
    const turn = firstOnes.then(async () => {
      const { body: _, ...asked } = request;
      const found = await answerTo({ ...asked, method: 'HEAD', headers: {}, query: {} });
      if (found.response.statusCode === 404) return answerTo(request);
      const error = '<Error><Code>PreconditionFailed</Code><Message>It is there.</Message></Error>';
      const response = {
        statusCode: 412,
        headers: { 'content-type': 'application/xml' },
        body: Readable.from([Buffer.from(error)]),
      };
      return { response };
    });
    firstOnes = turn.catch(() => undefined);
    return turn;
  };
  const handle = (request: SdkRequest) =>
    request.method === 'PUT' && request.headers['if-none-match'] === '*' ? putFirst(request) : answerTo(request);
  return {
    requestHandler: {
      metadata: { handlerProtocol: 'local' },
      handle,
      destroy: () => undefined,
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    } as NonNullable<S3ClientConfig['requestHandler']>,
    close: async () => {
      await app.close();
      close();
    },
  };
}
