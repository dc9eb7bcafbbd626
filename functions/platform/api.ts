import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { type AnyRoute, routeKey } from '../../shared/platform/contract.ts';
import { decide, mayWhileAssisting, mayWhileBlocked, needsPlace, type Policy } from '../../shared/platform/policy.ts';
import { type Call, changedFields, enforced, recorded } from './audit-trail.ts';
import type { Entry } from './entry.ts';
import { type Handler, Redirect, Reply, type RouteRequest } from './handle.ts';
import { problemResponses, requestLog, throughTheCdn } from './middleware.ts';
import { type Places, placeOf } from './place.ts';
import { enforce, Problem } from './problem.ts';
import { fieldProblems, parseRequest } from './request.ts';
import type { Services } from './services.ts';
import { resolveActor } from './session.ts';

export type ApiEvent = APIGatewayProxyEventV2;
export type ApiResult = APIGatewayProxyStructuredResultV2;
/** An API function: its entry, and its handlers for tests and the registry. */
export interface Api {
  readonly entry: Entry<ApiEvent, ApiResult>;
  readonly handlers: readonly Handler[];
  readonly policies: readonly Policy[];
  /** Actions that its policies know. */
  readonly actions: readonly string[];
}

/** Answers to people are theirs alone; public ones may stay at the CDN for a few seconds. */
const cacheControl = (route: AnyRoute) =>
  route.cacheSeconds === undefined
    ? 'no-store'
    : `public, max-age=0, s-maxage=${route.cacheSeconds}, stale-while-revalidate=30, stale-if-error=86400`;

/**
 * What an answer may say: fields that its contract does not name stay here. In production an answer that breaks its promise
 * is told to us and sent as it is, since a slip of ours should not cost the citizen the page; elsewhere it fails.
 */
function promised(route: AnyRoute, { config, log }: Services, body: unknown): unknown {
  const parsed = route.returns?.safeParse(body);
  if (parsed?.success !== false) return parsed?.data;
  if (config.stage !== 'prod') throw parsed.error;
  const fields = fieldProblems(parsed.error).map(({ pointer, code }) => `${pointer} ${code}`);
  log.error('answer.broken', new Error(fields.join(', ')), { operation: route.operation });
  return body;
}

function respond(route: AnyRoute, services: Services, returned: unknown): ApiResult {
  const { body, cookies } = returned instanceof Reply ? returned : { body: returned, cookies: [] };
  const headers = { 'cache-control': cacheControl(route), 'x-content-type-options': 'nosniff' };
  const extras = cookies.length > 0 ? { cookies: [...cookies] } : {};
  if (returned instanceof Redirect) {
    return { statusCode: 303, headers: { ...headers, location: returned.location }, ...extras };
  }
  if (route.returns === undefined) return { statusCode: route.status ?? 204, headers, ...extras };
  return {
    statusCode: route.status ?? 200,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(promised(route, services, body)),
    ...extras,
  };
}

interface Spec {
  readonly handlers: readonly Handler[];
  readonly policies: readonly Policy[];
  /** Where resources lie: one entry for each placeholder of a path that says it. Without one, nobody's role counts. */
  readonly places?: Places;
}

async function serve(handler: Handler, spec: Spec, event: ApiEvent, services: Services): Promise<ApiResult> {
  const { route, run } = handler;
  const actor =
    route.access === 'public'
      ? ({ kind: 'anonymous' } as const)
      : await resolveActor(services, { cookies: event.cookies ?? [], authorization: event.headers.authorization });
  const space = () => placeOf(spec.places ?? {}, event.pathParameters, services);
  const call: Call = { route, policies: spec.policies, event, actor, services, space, told: {} };
  await enforced(call, async () => {
    enforce(await mayWhileAssisting(actor, route, space));
    if (route.access !== 'public' && route.access !== 'anyone') {
      const place = needsPlace(spec.policies, route.access, actor) ? await space() : undefined;
      enforce(decide(spec.policies, route.access, actor, place));
    }
    enforce(mayWhileBlocked(actor, route));
  });
  return recorded(call, async () => {
    const tellChanged: RouteRequest<AnyRoute>['tellChanged'] = (before, after) => {
      call.told.changed = changedFields(route, before, after);
    };
    const request = { ...parseRequest(route, event), actor, tellChanged };
    const returned = await run(request as never, services);
    if (returned instanceof Redirect && returned.refusal) call.told.refusal = returned.refusal;
    return respond(route, services, returned);
  });
}

/** The event with the route by its own method, where API Gateway has one route for all methods of a path. */
const withMethod = (event: ApiEvent): ApiEvent =>
  event.routeKey.startsWith('ANY ')
    ? { ...event, routeKey: event.requestContext.http.method + event.routeKey.slice('ANY'.length) }
    : event;

/** Makes the Lambda of a feature: many routes, one function. A route that no handler has is 404. */
export function createApi(spec: Spec): Api {
  const byKey = new Map(spec.handlers.map((handler) => [routeKey(handler.route), handler]));
  const entry: Entry<ApiEvent, ApiResult> = (services) => {
    const run = middy<ApiEvent, ApiResult>()
      .use(requestLog(services))
      .use(problemResponses(services))
      .use(throughTheCdn(services))
      .handler(async (event) => {
        const handler = byKey.get(event.routeKey);
        if (handler === undefined) throw new Problem('request.not-found');
        return serve(handler, spec, event, services);
      });
    return (event, context: Context) => run(withMethod(event), context);
  };
  const { handlers, policies } = spec;
  return { entry, handlers, policies, actions: policies.flatMap((policy) => Object.keys(policy)) };
}
