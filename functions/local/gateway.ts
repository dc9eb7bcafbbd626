import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import findMyWay from 'find-my-way';
import { type AnyRoute, routeKey } from '../../shared/platform/contract.ts';
import type { ApiEvent, ApiResult } from '../platform/api.ts';

/** A request as the local server has read it. */
export interface LocalRequest {
  readonly incoming: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
}

/** API Gateway's HTTP API: matches routes and makes the event of payload format 2.0. */
export interface Gateway {
  /** @returns `undefined` where no route of the API matches. */
  toEvent(request: LocalRequest): ApiEvent | undefined;
  /** The event for the function behind pages that are rendered on demand. */
  toViewEvent(request: LocalRequest): ApiEvent;
}

const isText = (type: string) => /^text\/|json|xml|javascript|x-www-form-urlencoded/.test(type);

function bodyOf(body: Buffer, type: string): { readonly body?: string; readonly isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  return isText(type)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const { cookie: _, ...rest } = headers;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value ?? ''].flat().join(',')]));
}

/**
 * The address that a request comes from. On this machine all of them are one: a rehearsal says in `x-local-viewer` who is
 * who, so that limits for an address hold for each of its participants. CloudFront knows no such header.
 */
function viewerOf({ headers, socket }: IncomingMessage): string {
  const named = headers['x-local-viewer'];
  return typeof named === 'string' && isIP(named) !== 0 ? named : (socket.remoteAddress ?? '127.0.0.1');
}

/** The event of a matched route, with the headers that CloudFront adds. */
function eventOf(
  { incoming, url, body }: LocalRequest,
  key: string,
  params: Record<string, string>,
  originSecret: string,
): ApiEvent {
  const requestId = randomUUID();
  const { remoteAddress = '127.0.0.1' } = incoming.socket;
  const { cookie } = incoming.headers;
  return {
    version: '2.0',
    routeKey: key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: {
      ...headersOf(incoming),
      'x-parvis-origin': originSecret,
      'x-parvis-viewer': viewerOf(incoming),
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: {
        method: incoming.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: remoteAddress,
        userAgent: incoming.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: key,
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    ...(Object.keys(params).length > 0 ? { pathParameters: params } : {}),
    ...bodyOf(body, incoming.headers['content-type'] ?? ''),
  };
}

/** @param originSecret what the CDN proves itself with */
export function createGateway(routes: readonly AnyRoute[], originSecret: string): Gateway {
  const router = findMyWay({ maxParamLength: 500 });
  for (const route of routes) {
    const path = `/api${route.path.replace(/\{(\w+)\}/g, ':$1')}`;
    router.on(route.method, path, () => undefined, { key: routeKey(route) });
  }
  return {
    toEvent(request) {
      const method = request.incoming.method as 'GET';
      const match = router.find(method, request.url.pathname);
      if (match === null) return undefined;
      const params = Object.fromEntries(Object.entries(match.params).map(([name, value]) => [name, value ?? '']));
      return eventOf(request, match.store.key, params, originSecret);
    },
    toViewEvent: (request) => eventOf(request, '$default', {}, originSecret),
  };
}

/** The answer that API Gateway gives where no route matches, in our own form. */
export const noSuchRoute: ApiResult = {
  statusCode: 404,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify({
    type: 'urn:parvis:problem:request.not-found',
    title: 'request.not-found',
    status: 404,
    code: 'request.not-found',
  }),
};
