import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';

/** A request as it goes over the wire: a generator of load must not cost more than what it measures. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WireAnswer {
  /** 0 when no answer came: whether the request had an effect is not known then. */
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
  /** Seconds to wait before the next try, where the answer says so. */
  readonly retryAfter: number | undefined;
}

/** One visitor's connection, kept open between requests. */
export interface Wire {
  send(request: WireRequest): Promise<WireAnswer>;
  close(): void;
}

/** Longer than API Gateway lets anybody wait, and enough for a local platform that has just been filled. */
const TIMEOUT_MS = 120_000;
const NO_ANSWER: WireAnswer = { status: 0, body: '', cookies: [], retryAfter: undefined };

function read(incoming: IncomingMessage, done: (answer: WireAnswer) => void): void {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('error', () => done(NO_ANSWER));
  incoming.on('end', () => {
    const wait = Number(incoming.headers['retry-after']);
    done({
      status: incoming.statusCode ?? 0,
      body: Buffer.concat(chunks).toString(),
      cookies: incoming.headers['set-cookie'] ?? [],
      retryAfter: Number.isFinite(wait) && wait > 0 ? wait : undefined,
    });
  });
}

/**
 * Opens connections to a platform as they are needed; nothing that goes wrong on the way is thrown.
 *
 * @param connections at most so many at once; what is more waits in this process
 */
export function openWire(url: string, connections: number): Wire {
  const { protocol, hostname, port } = new URL(url);
  const options = { keepAlive: true, maxSockets: connections, noDelay: true };
  const agent = protocol === 'https:' ? new TlsAgent(options) : new PlainAgent(options);
  const start = protocol === 'https:' ? tlsRequest : plainRequest;
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((done) => {
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const sent = start(
          { agent, hostname, port, method, path, headers: { ...headers, ...length }, timeout: TIMEOUT_MS },
          (incoming) => read(incoming, done),
        );
        sent.on('error', () => done(NO_ANSWER));
        sent.on('timeout', () => sent.destroy());
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
