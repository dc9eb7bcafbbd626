import { setImmediate as nextTurn } from 'node:timers/promises';
import { keys, openDatabase } from './database.ts';
import { type Engine, startEngine } from './engine.ts';
import { operationsOf } from './operations.ts';
import { type Answer, answerWith, type Response, serve } from './protocol.ts';
import { trimStreams } from './streams.ts';
import { deleteExpired } from './time-to-live.ts';
import { forgetTokens } from './transaction-tokens.ts';

/** The part of an SDK request that the store reads. */
interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the SDK's clients ask of a request handler. A type rather than an interface, or they would not take it. */
type RequestHandler = {
  handle(request: Request): Promise<{ response: Response }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
};

/** DynamoDB and its streams in this process: the same requests and answers, on LevelDB or in memory. */
export interface LocalStore {
  /**
   * For `new DynamoDBClient({ requestHandler })` and `new DynamoDBStreamsClient({ requestHandler })`: calls the store
   * in process, without a socket. The clients still want a region and credentials; any will do.
   */
  readonly requestHandler: RequestHandler;
  /**
   * Carries an operation out, such as `PutItem`, without a protocol around it. The request is used up.
   *
   * @throws ServiceError for a refusal
   */
  call(operation: string, request: unknown): Promise<unknown>;
  /** Serves the same store over HTTP on 127.0.0.1 (port 0: any free port) until either is closed; for tools. */
  listen(port?: number): Promise<{ readonly port: number; close(): Promise<void> }>;
  /**
   * Resolves as soon as the table's stream has a record after `afterSequenceNumber` (without it: any record), when
   * `timeoutMs` is over, or when the store is closed. Rejects when the table has no stream.
   */
  waitForRecords(tableName: string, afterSequenceNumber: string | undefined, timeoutMs: number): Promise<void>;
  /**
   * Deletes expired items (answers how many), trims stream records older than a day and forgets old transaction tokens,
   * as of `now` (milliseconds since 1970). Happens by itself once a minute.
   */
  sweep(now?: number): Promise<number>;
  /** Finishes what was decided, puts everything on disk and closes. Later requests fail. */
  close(): Promise<void>;
}

const report = (error: unknown) => console.error('The local store could not clean up:', error);

/** How often the sweep runs by itself. */
const sweepEvery = 60_000;

/**
 * Opens the store. It is safe to kill the process at any time: what was answered is there at the next start, and no
 * transaction, index or stream record is ever half there. (Only a failing machine may lose the last moments before.)
 *
 * @param options.directory state on disk (LevelDB), made if missing; without it everything is in memory
 * @param options.now the clock, milliseconds since 1970
 * @throws an Error with one clear line when another store has the directory open
 */
export async function openStore(options: { directory?: string; now?: () => number } = {}): Promise<LocalStore> {
  const now = options.now ?? Date.now;
  let closing: Promise<void> | undefined;
  const database = await openDatabase(options.directory);
  const engine = await startEngine(database, now);
  const known = operationsOf(engine);
  const operations = answerWith(known);
  const answer: Answer = (target, body) => {
    if (closing !== undefined) throw new Error('The local store is closed');
    return operations(target, body);
  };
  const servers = new Set<{ close(): Promise<void> }>();
  const sweep = sweeper(engine);
  const timer = setInterval(() => void sweep(now()).catch(report), sweepEvery).unref();
  const close = async () => {
    clearInterval(timer);
    engine.streamLog.close();
    await Promise.all([...servers].map((server) => server.close()));
    await sweep.idle();
    await engine.queue.settled();
    await database.batch([{ type: 'put', key: keys.closed, value: now() }], { sync: true });
    await database.close();
  };
  return {
    requestHandler: inProcess(answer),
    call: async (operation, request) => {
      const run = known.get(operation);
      if (run === undefined || closing !== undefined) throw new Error(`The local store does no ${operation}`);
      // As below: a loop of requests must let others have their turn.
      await nextTurn();
      return run(request);
    },
    listen: async (port = 0) => {
      const server = await serve(answer, port);
      servers.add(server);
      return server;
    },
    waitForRecords: async (tableName, after, timeoutMs) => {
      const stream = engine.catalogue.tables.get(tableName)?.stream;
      if (stream === undefined) throw new Error(`Table ${tableName} has no stream`);
      await engine.streamLog.waitFor(stream, after, timeoutMs);
    },
    sweep: (at = now()) => sweep(at),
    close: () => (closing ??= close()),
  };
}

function inProcess(answer: Answer): RequestHandler {
  // The SDK's body is a Uint8Array that warns when it is treated as text.
  const text = (body: unknown) =>
    body instanceof Uint8Array
      ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
      : String(body ?? '');
  return {
    handle: async ({ headers, body }: Request): Promise<{ response: Response }> => {
      // Without a socket a loop of requests would never let timers and other input have their turn.
      await nextTurn();
      return { response: await answer(headers['x-amz-target'] ?? '', text(body)) };
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

// One sweep at a time; `idle` waits for the one under way.
function sweeper(engine: Engine) {
  let last: Promise<unknown> = Promise.resolve();
  const run = async (now: number) => {
    await trimStreams(engine, now);
    await forgetTokens(engine.database, engine.queue, now);
    return deleteExpired(engine, now);
  };
  const sweep = (now: number): Promise<number> => {
    const result = last.then(() => run(now));
    last = result.catch(() => undefined);
    return result;
  };
  return Object.assign(sweep, { idle: () => last });
}
