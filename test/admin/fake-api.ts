/** A small API by the contracts: it parses what is sent as the real one does, and keeps what it is told in memory. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { fieldProblems } from '../../functions/platform/request.ts';
import { contracts } from '../../shared/contracts.ts';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import { type FieldProblem, PROBLEM_STATUS, type ProblemCode } from '../../shared/platform/problem.ts';

/** A request as a handler of the fake gets it: parsed by its contract. */
interface Call {
  readonly params: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: each handler reads what its contract has parsed
  readonly query: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly body: any;
}
/** What a handler answers: data, or a refusal. */
type Handler = (call: Call) => unknown;
/** Handlers by operation, such as `spaces.createProcess`. */
export type Handlers = Readonly<Record<string, Handler>>;

/** A refusal of the fake API. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[];
  constructor(code: ProblemCode, fields: readonly FieldProblem[] = []) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}

const routes: readonly AnyRoute[] = Object.values(contracts).flatMap((contract) => Object.values(contract));

function find(method: string, pathname: string) {
  for (const route of routes) {
    if (route.method !== method) continue;
    const pattern = new RegExp(`^/api${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const match = pattern.exec(pathname);
    if (match) return { route, params: { ...match.groups } };
  }
  return null;
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  const result = schema?.safeParse(value);
  if (!result || result.success) return result?.data;
  throw new Refusal('request.invalid', fieldProblems(result.error));
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** What was asked of the fake API, for tests that look at what was sent. */
interface Asked {
  readonly operation: string;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
}

/** Serves the handlers; `refuseOnce` lets the next call of an operation fail. */
export function fakeApi(handlers: Handlers) {
  const asked: Asked[] = [];
  const refusals = new Map<string, Refusal>();
  async function answer(request: IncomingMessage, url: URL): Promise<{ status: number; body?: unknown }> {
    const found = find(request.method ?? '', url.pathname);
    if (!found) throw new Refusal('request.not-found');
    const { route, params } = found;
    const bytes = await read(request);
    const isImage = route.accepts === 'image';
    const json: unknown = isImage || bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
    const idempotencyKey = request.headers['idempotency-key']?.toString();
    asked.push({ operation: route.operation, body: isImage ? bytes : json, idempotencyKey });
    const refusal = refusals.get(route.operation);
    refusals.delete(route.operation);
    if (refusal) throw refusal;
    if (route.params && !route.params.safeParse(params).success) throw new Refusal('request.not-found');
    const call = {
      params,
      query: parse(route.query, queryOf(url.searchParams)),
      body: isImage ? bytes : parse(route.body, json),
    };
    const handler = handlers[route.operation];
    if (!handler) throw new Error(`the fake API has no ${route.operation}`);
    const data = await handler(call);
    // The fake must not promise what the contract does not.
    return route.returns ? { status: route.status ?? 200, body: route.returns.parse(data) } : { status: 204 };
  }
  return {
    asked,
    /** The next call is refused for these fields. */
    refuseFields: (operation: string, fields: readonly FieldProblem[]) =>
      refusals.set(operation, new Refusal('request.invalid', fields)),
    refuseOnce: (operation: string, refusal: Refusal) => refusals.set(operation, refusal),
    async handle(request: IncomingMessage, response: ServerResponse, url: URL) {
      const send = (status: number, type: string, body?: unknown) =>
        response.writeHead(status, { 'content-type': type }).end(body === undefined ? undefined : JSON.stringify(body));
      try {
        const { status, body } = await answer(request, url);
        send(status, 'application/json', body);
      } catch (error) {
        const { code, fields } =
          error instanceof Refusal ? error : new Refusal('internal.error', [{ pointer: '', code: String(error) }]);
        const status = PROBLEM_STATUS[code];
        send(status, 'application/problem+json', { type: code, title: code, status, code, fields });
      }
    },
  };
}
