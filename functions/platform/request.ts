import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import { deviceOf } from '../../shared/platform/device.ts';
import type { FieldProblem, ProblemCode } from '../../shared/platform/problem.ts';
import { Problem } from './problem.ts';

const DEFAULT_MAX_BYTES = 100_000;
const IdempotencyKey = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/);

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A number that the words about an issue need: the bound that was missed. */
function factsOf(issue: z.core.$ZodIssue): FieldProblem['facts'] {
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  return undefined;
}

const customCode = (issue: z.core.$ZodIssue): string | undefined => {
  const code = issue.code === 'custom' ? issue.params?.code : undefined;
  return typeof code === 'string' ? code : undefined;
};

/** Says what was wrong with each field, by codes. What was sent is not repeated. */
export const fieldProblems = (error: z.ZodError, prefix = ''): FieldProblem[] =>
  error.issues.map((issue) => {
    const facts = factsOf(issue);
    return {
      pointer: prefix + pointerOf(issue.path),
      code: customCode(issue) ?? issue.code,
      ...(facts === undefined ? {} : { facts }),
    };
  });

function parse(schema: z.ZodType | undefined, value: unknown, problem: ProblemCode, prefix = ''): unknown {
  if (schema === undefined) return {};
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem(problem, { fields: fieldProblems(result.error, prefix) });
}

/** Repeated names as lists: API Gateway joins them with commas, which texts may hold too. */
function queryOf(rawQueryString: string): Record<string, string | string[]> {
  const search = new URLSearchParams(rawQueryString);
  const named = [...new Set(search.keys())].flatMap((name) => {
    const values = search.getAll(name).filter((value) => value !== '');
    return values.length === 0 ? [] : [[name, values.length === 1 ? (values[0] ?? '') : values] as const];
  });
  // Made of entries: a name such as `__proto__` is then one like any other.
  return Object.fromEntries(named);
}

function bytesOf(event: APIGatewayProxyEventV2, route: AnyRoute): Buffer {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const maxBytes = route.maxBytes ?? DEFAULT_MAX_BYTES;
  if (bytes.byteLength > maxBytes) throw new Problem('request.too-large', { facts: { maxBytes } });
  return bytes;
}

/** What a form says: `undefined` for JSON. Mail programs send either kind of form, and what is in it tells us nothing. */
function fieldsOf(type: string, bytes: Buffer): Readonly<Record<string, string>> | undefined {
  if (type === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
  return type === 'multipart/form-data' || bytes.byteLength === 0 ? {} : undefined;
}

function bodyOf(event: APIGatewayProxyEventV2, route: AnyRoute): unknown {
  const bytes = bytesOf(event, route);
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (route.accepts === 'image') {
    if (!type.startsWith('image/')) throw new Problem('request.unsupported-media-type');
    return new Uint8Array(bytes);
  }
  if (route.body === undefined) return undefined;
  if (route.accepts === 'form') {
    const fields = fieldsOf(type, bytes);
    if (fields !== undefined) return fields;
  }
  // Not JSON by name means a form of another site could have sent it.
  if (type !== 'application/json') throw new Problem('request.unsupported-media-type');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Problem('request.malformed');
  }
}

function idempotencyKeyOf(event: APIGatewayProxyEventV2): string | undefined {
  const header = event.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const parsed = IdempotencyKey.safeParse(header);
  if (!parsed.success) throw new Problem('request.malformed');
  return parsed.data;
}

/** The CDN's edge function always sets `x-parvis-viewer`, and what did not come through the CDN is refused before. */
const sourceIpOf = (event: APIGatewayProxyEventV2): string =>
  event.headers['x-parvis-viewer'] ?? event.requestContext.http.sourceIp;

/**
 * Parses a request by its route.
 *
 * @throws Problem 404 for parameters that name nothing, 413, 415, 400 for text that is no JSON, 422 with the fields.
 */
export function parseRequest(route: AnyRoute, event: APIGatewayProxyEventV2) {
  const params = parse(route.params, event.pathParameters ?? {}, 'request.not-found');
  const query = parse(route.query, queryOf(event.rawQueryString), 'request.invalid', '/query');
  const json = bodyOf(event, route);
  return {
    params,
    query,
    body: route.body === undefined ? json : parse(route.body, json, 'request.invalid'),
    idempotencyKey: idempotencyKeyOf(event),
    cookies: event.cookies ?? [],
    device: deviceOf(event.headers['user-agent']),
    sourceIp: sourceIpOf(event),
    requestId: event.requestContext.requestId,
  };
}
