/** One island on a bare page in Chromium, with a small API that answers by the contracts behind it. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { contracts } from '../../shared/contracts.ts';
import type { Me } from '../../shared/participants/contract.ts';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { type FieldProblem, PROBLEM_STATUS, type ProblemCode } from '../../shared/platform/problem.ts';
import { bundleIsland } from './bundle-island.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'";

/** A request as a fake operation gets it: parsed by its contract. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}
/** Refuses as the API does. */
export class Refused extends Error {
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[];
  readonly retryAfter: number | undefined;
  readonly facts: Readonly<Record<string, string>>;
  constructor(
    code: ProblemCode,
    fields: readonly FieldProblem[] = [],
    retryAfter?: number,
    facts: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
    this.facts = facts;
  }
}
/** Cuts the connection: no answer comes. */
export class Cut extends Error {}

export type Operations = Readonly<Record<string, (asked: Asked) => unknown>>;
/** Answers to paths outside the API: tallies, other pages. */
export type Paths = Readonly<Record<string, () => { readonly type: string; readonly body: string } | null>>;

const routes: readonly AnyRoute[] = Object.values(contracts).flatMap((contract) => Object.values(contract));

function routeOf(method: string, pathname: string) {
  for (const route of routes) {
    const pattern = new RegExp(`^/api${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const match = route.method === method && pattern.exec(pathname);
    if (match) return { route, params: { ...match.groups } };
  }
  return null;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

const queryOf = (search: URLSearchParams) =>
  Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );

function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  const result = schema?.safeParse(value);
  if (result && !result.success) {
    const fields = result.error.issues.map(({ path, code }) => ({ pointer: `/${path.join('/')}`, code }));
    throw new Refused('request.invalid', fields);
  }
  return result?.data;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What an operation answers, checked against its contract: a fake that lies proves nothing. */
async function answer(operations: Operations, request: IncomingMessage, url: URL): Promise<[number, unknown]> {
  const found = routeOf(request.method ?? 'GET', url.pathname);
  const run = found && operations[found.route.operation];
  if (!found || !run) throw new Refused('request.not-found');
  const { route } = found;
  const query = parsed(route.query, queryOf(url.searchParams));
  const params = parsed(route.params, found.params);
  const body = parsed(route.body, await bodyOf(request));
  const data = await run({
    params: z.record(z.string(), z.string()).parse(params ?? {}),
    query: isRecord(query) ? query : {},
    body,
    headers: request.headers,
  });
  if (!route.returns) return [204, undefined];
  return [route.status ?? 200, route.returns.parse(data)];
}

function refuse(response: ServerResponse, { code, fields, retryAfter, facts }: Refused): void {
  const body = { type: `urn:parvis:problem:${code}`, title: code, status: PROBLEM_STATUS[code], code, fields, facts };
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(PROBLEM_STATUS[code], { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(body));
}

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/island.css"></head>
<body><main class="wrap"><h1>Test</h1><div id="island"></div></main><script type="module" src="/island.js"></script></body></html>`;

export interface IslandSite {
  readonly origin: string;
  /** `operation` of every request that reached the API, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves the island of a module at any path ending in a slash. @param props of the island, JSON */
export async function serveIsland(
  island: { readonly module: string; readonly name: string; readonly props: unknown },
  operations: Operations,
  paths: Paths = {},
): Promise<IslandSite> {
  const files = await bundleIsland(
    `import { render, h } from 'preact';
     import props from '/props.js';
     import { ${island.name} } from './${island.module}';
     render(h(${island.name}, props), document.getElementById('island'));`,
    ['web/src/platform/styles/site.css'],
  );
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-security-policy', POLICY);
    const send = (type: string, body: string | Uint8Array) =>
      response.writeHead(200, { 'content-type': type }).end(body);
    try {
      if (url.pathname.startsWith('/api/')) {
        asked.push(routeOf(request.method ?? 'GET', url.pathname)?.route.operation ?? url.pathname);
        const [status, data] = await answer(operations, request, url);
        response.writeHead(status, { 'content-type': 'application/json' });
        return response.end(data === undefined ? undefined : JSON.stringify(data));
      }
      if (url.pathname === '/props.js')
        return send('text/javascript', `export default ${JSON.stringify(island.props)};`);
      const file = files.get(url.pathname) ?? (paths[url.pathname] ?? (() => null))();
      if (file) return send(file.type, file.body);
      if (url.pathname.endsWith('/') && !paths[url.pathname]) return send('text/html; charset=utf-8', PAGE);
      response.writeHead(404).end();
    } catch (error) {
      if (error instanceof Cut) request.socket.destroy();
      else if (error instanceof Refused) refuse(response, error);
      else refuse(response, new Refused('internal.error'));
      if (!(error instanceof Cut) && !(error instanceof Refused)) throw error;
    }
  });
  return { origin: await listen(server), asked, close: () => closed(server) };
}

/** Starts on a free port of this machine; gives the origin. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Violations that axe finds on the page as it stands, by rule. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))',
  );
  return z.array(z.string()).parse(found);
}

/** Text of an element as it reads: spaces that may not break count as spaces. */
export const textOf = async (locator: Locator): Promise<string> =>
  ((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim();

/** A person who has completed sign-in. */
export const aParticipant = (overrides: Partial<Me> = {}): Me => ({
  id: ParticipantId.parse('ptp_01JZ0000000000000000000001'),
  email: 'camille@exemple.fr',
  role: 'participant',
  displayName: 'Camille R.',
  locale: 'fr',
  charterAcceptedAt: '2026-10-01T08:00:00.000Z',
  grants: [],
  secondFactor: 'unneeded',
  ...overrides,
});
