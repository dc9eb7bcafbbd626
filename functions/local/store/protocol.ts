import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from './service-error.ts';

/** A response as the SDK's clients read it. */
export interface Response {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** Carries a request out; `target` is the `x-amz-target` header, such as `DynamoDB_20120810.PutItem`. */
export type Answer = (target: string, body: string) => Promise<Response>;

/** Answers an operation's body for a request's body; throws a {@link ServiceError} to refuse. */
export type Operations = ReadonlyMap<string, (body: unknown) => Promise<unknown>>;

/** A larger request is refused, as on AWS. */
const maxRequestSize = 16 * 1024 * 1024;

/** Speaks DynamoDB's JSON protocol for a set of operations. An error of ours answers 500 and is not hidden. */
export function answerWith(operations: Operations): Answer {
  return async (target, body) => {
    try {
      const operation = operations.get(target.slice(target.indexOf('.') + 1));
      if (operation === undefined) throw new ServiceError('UnknownOperationException', `Unknown operation: ${target}`);
      return response(200, await operation(parse(body)));
    } catch (error) {
      if (error instanceof ServiceError) return response(400, error.toBody());
      return response(500, { __type: 'InternalServerError', message: `The local store failed: ${String(error)}` });
    }
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError('SerializationException', 'The request is not JSON');
  }
}

const response = (statusCode: number, body: unknown): Response => ({
  statusCode,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
});

/** Serves the protocol on 127.0.0.1 only. Closing it waits for nobody: open connections are cut. */
export async function serve(answer: Answer, port: number): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, reply) => {
    receive(answer, request, reply).catch((error: unknown) =>
      reply.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: portOf(server.address()), close };
}

async function receive(answer: Answer, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxRequestSize) {
      reply.writeHead(413, { connection: 'close' }).end();
      return;
    }
    chunks.push(chunk);
  }
  const target = request.headers['x-amz-target'];
  const { statusCode, headers, body } = await answer(String(target ?? ''), Buffer.concat(chunks).toString());
  reply.writeHead(statusCode, headers).end(body);
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
