import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { allRoutes } from '../../shared/contracts.ts';
import { UPLOAD_PATH } from '../../shared/media/rules.ts';
import { COME_AGAIN_SECONDS } from '../../shared/platform/come-again.ts';
import type { ApiResult } from '../platform/api.ts';
import type { Services } from '../platform/services.ts';
import { type Cdn, type LocalAnswer, openCdn, unreachedPage } from './cdn.ts';
import type { LocalCloud } from './cloud.ts';
import { compressed } from './compression.ts';
import { createGateway, type Gateway, noSuchRoute } from './gateway.ts';
import { answerLocally } from './local-routes.ts';
import type { Runtime } from './runtime.ts';
import { secured } from './secured.ts';
import { receiveUpload } from './uploads.ts';

/** As API Gateway: a larger body never reaches a function. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The behavior of the distribution that leads to the function instead of the bucket. */
const RENDERED_ON_DEMAND =
  /^\/.*\/f\/.*\/search\/|^\/.*\/proposals\/.*\/embed\/|^\/\w+\/(participants|groups|comments|preview)\//;

const NO_BODY = Buffer.alloc(0);

class BodyTooLarge extends Error {}

/** Reads to the end even what is too large: a client that is cut off while sending would not see the answer. */
async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return NO_BODY;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new BodyTooLarge();
  return Buffer.concat(chunks);
}

const cookiesOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    (headers.cookie ?? '').split(/;\s*/).flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
    }),
  );

const fromFunction = ({
  statusCode = 200,
  headers = {},
  cookies = [],
  body = '',
  isBase64Encoded,
}: ApiResult): LocalAnswer => ({
  status: statusCode,
  headers: {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  },
  body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
});

const tooLarge: LocalAnswer = {
  status: 413,
  headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  body: JSON.stringify({
    type: 'urn:parvis:problem:request.too-large',
    title: 'request.too-large',
    status: 413,
    code: 'request.too-large',
  }),
};

const onlyToRead: LocalAnswer = {
  status: 405,
  headers: { 'content-type': 'text/plain; charset=utf-8', allow: 'GET, HEAD' },
  body: 'Pages are only there to be read.',
};

/** API, functions and table, as the CDN sees them. */
export interface BackEnd {
  /** Nobody answers behind the CDN; buckets and what it has kept are still there. */
  isDown: boolean;
}

interface Parts {
  readonly backEnd: BackEnd;
  readonly cloud: LocalCloud;
  readonly services: Services;
  readonly runtime: Runtime;
  readonly cdn: Cdn;
  readonly gateway: Gateway;
}

/** As the response headers policy of the API: when to come again, where the answer does not say it. */
const ofApi = (answered: LocalAnswer): LocalAnswer => ({
  ...answered,
  headers: { 'retry-after': String(COME_AGAIN_SECONDS), ...answered.headers },
});

async function answer(
  { backEnd, cloud, services, runtime, cdn, gateway }: Parts,
  incoming: IncomingMessage,
): Promise<LocalAnswer> {
  const url = new URL(incoming.url ?? '/', services.config.siteOrigin);
  const request = { incoming, url, body: await readBody(incoming) };
  if (url.pathname.startsWith('/_local/')) return answerLocally(request, cloud, services);
  const { isDown } = backEnd;
  if (isDown && (url.pathname.startsWith('/api/') || RENDERED_ON_DEMAND.test(url.pathname))) return unreachedPage();
  const event = gateway.toEvent(request);
  if (event !== undefined) return fromFunction(await runtime.call(event));
  if (url.pathname.startsWith('/api/')) return fromFunction(noSuchRoute);
  if (url.pathname === UPLOAD_PATH && incoming.method === 'POST') {
    const contentType = incoming.headers['content-type'] ?? '';
    return receiveUpload(cloud, services.config.buckets.media, { contentType, body: request.body });
  }
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return onlyToRead;
  if (RENDERED_ON_DEMAND.test(url.pathname)) return fromFunction(await runtime.view(gateway.toViewEvent(request)));
  return cdn(
    {
      uri: url.pathname,
      search: url.searchParams,
      headers: { 'accept-language': incoming.headers['accept-language'] },
      cookies: cookiesOf(incoming),
    },
    { isDown },
  );
}

const failed: LocalAnswer = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'The local server failed; see its output.',
};

const isKnown = ({ status, headers }: LocalAnswer, { headers: { 'if-none-match': known } }: IncomingMessage) =>
  status === 200 && headers.etag !== undefined && known !== undefined && known === headers.etag;

/** Ends a request whose answer the browser has already, or sends it, compressed where it may be. */
function send(answered: LocalAnswer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { status, headers, body } = answered;
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
  if (isKnown(answered, incoming)) {
    outgoing.writeHead(304, sent).end();
    return;
  }
  const accepted = String(incoming.headers['accept-encoding'] ?? '');
  const zipped =
    'zipped' in answered
      ? /\bgzip\b/.test(accepted) && answered.zipped
      : compressed(body, String(headers['content-type'] ?? ''), accepted);
  const bytes = zipped || Buffer.from(body);
  const encoding = zipped ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {};
  const length = status === 204 ? {} : { 'content-length': bytes.length };
  outgoing.writeHead(status, { ...sent, ...encoding, ...length });
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
}

async function respond(parts: Parts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const answered = await answer(parts, incoming).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return tooLarge;
    parts.services.log.error('local.request', error);
    return failed;
  });
  const told = incoming.url?.startsWith('/api/') ? ofApi(answered) : answered;
  send(secured(incoming.url ?? '/', told), incoming, outgoing);
}

/** Serves site and API on one port, as CloudFront does. @throws when the port is taken (code EADDRINUSE). */
export async function serve(
  cloud: LocalCloud,
  services: Services,
  runtime: Runtime,
  port: number,
  backEnd: BackEnd = { isDown: false },
): Promise<Server> {
  const gateway = createGateway(allRoutes, await services.secrets.get('origin'));
  const parts = { backEnd, cloud, services, runtime, gateway, cdn: await openCdn(services, cloud.clients.s3) };
  const server = createServer((incoming, outgoing) => void respond(parts, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
