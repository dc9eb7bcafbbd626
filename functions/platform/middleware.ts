import type { MiddlewareObj } from '@middy/core';
import type { ApiEvent, ApiResult } from './api.ts';
import { isPassing } from './passing-error.ts';
import { Problem } from './problem.ts';
import { firstAccepted } from './secrets.ts';
import type { Services } from './services.ts';
import { closingCookies } from './session.ts';
import { equalInConstantTime } from './signing.ts';

type Middleware = MiddlewareObj<ApiEvent, ApiResult>;

/** One line a request: route, status, code of a refusal and duration; no address, no body, no query. */
export function requestLog({ log, config }: Services): Middleware {
  const started = new WeakMap<ApiEvent, number>();
  const tell: NonNullable<Middleware['after']> = ({ event, response, error }) => {
    if (config.stage === 'local') return;
    log.info('request', {
      requestId: event.requestContext.requestId,
      route: event.routeKey,
      status: response?.statusCode,
      ...(error instanceof Problem ? { problem: error.code } : {}),
      milliseconds: Math.round(performance.now() - (started.get(event) ?? 0)),
    });
  };
  return {
    before: ({ event }) => {
      started.set(event, performance.now());
    },
    after: tell,
    // Refusals pass here and not through `after`; the response is there, since later middleware sees an error first.
    onError: tell,
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(isPassing(error) ? 'internal.unavailable' : 'internal.error');
}

function toResponse(services: Services, problem: Problem, requestId: string): ApiResult {
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
    },
    body: JSON.stringify(problem.toBody(`urn:parvis:request:${requestId}`)),
    // A cookie that does not hold is taken away, or every further request would fail too.
    ...(problem.code === 'session.invalid' ? { cookies: closingCookies(services) } : {}),
  };
}

/**
 * Everything that is thrown becomes problem+json. What is no `Problem` is logged, and told as `internal.unavailable`
 * with the seconds to wait where AWS has too much to do or did not answer, as `internal.error` where it is our fault.
 */
export function problemResponses(services: Services): Middleware {
  return {
    onError: (request) => {
      const { requestId } = request.event.requestContext;
      const { error } = request;
      request.response = toResponse(services, problemOf(error), requestId);
      if (error instanceof Problem) return;
      const about = { requestId, route: request.event.routeKey };
      if (isPassing(error)) services.log.warn('unavailable', { ...about, error: error?.name });
      else services.log.error('unexpected', error, about);
    },
  };
}

const localOrigins = (siteOrigin: string) => {
  const { port } = new URL(siteOrigin);
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
};

/** Whether a browser says that this request comes from one of our own pages, or is not from a page at all. */
function isOwnOrigin(origin: string | undefined, { config }: Services): boolean {
  if (origin === undefined) return true;
  const own = config.stage === 'local' ? [config.siteOrigin, ...localOrigins(config.siteOrigin)] : [config.siteOrigin];
  return own.includes(origin);
}

/** What browsers say of a request that one of our own pages made, or nobody's page at all. */
const OWN_SITES: readonly (string | undefined)[] = ['same-origin', 'none', undefined];

/**
 * Refuses what did not come through the CDN, so that the API's own address is no way around its rules, and what comes
 * from another site, a sibling below the same domain included. A foreign page cannot leave out `Origin` on a request that
 * changes something, and no page can write `Sec-Fetch-Site`.
 */
export function throughTheCdn(services: Services): Middleware {
  return {
    before: async ({ event }) => {
      const shown = event.headers['x-parvis-origin'] ?? '';
      const isCdn = (secret: string) => equalInConstantTime(shown, secret) || undefined;
      if (!(await firstAccepted(services.secrets, 'origin', isCdn))) throw new Problem('access.denied');
      const changes = event.requestContext.http.method !== 'GET';
      const site = event.headers['sec-fetch-site'];
      if (!isOwnOrigin(event.headers.origin, services) || (changes && !OWN_SITES.includes(site))) {
        throw new Problem('request.foreign-origin');
      }
    },
  };
}
