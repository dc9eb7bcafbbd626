import type { ApiEvent } from '../../functions/platform/api.ts';

export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON; a string is sent as it is, bytes as a picture. */
  readonly body?: unknown;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sourceIp?: string;
}

const queryText = (query: Call['query'] = {}) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one);
  return search.toString();
};

function payloadOf(body: unknown): { readonly body?: string; readonly isBase64Encoded: boolean } {
  if (body === undefined) return { isBase64Encoded: false };
  if (body instanceof Uint8Array) return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return { body: typeof body === 'string' ? body : JSON.stringify(body), isBase64Encoded: false };
}

let requests = 0;

/** The event that API Gateway makes of a request; `key` is a route key such as `PUT /api/components/{componentId}`. */
export function apiEvent(key: string, call: Call = {}): ApiEvent {
  const [method = '', template = ''] = key.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? ''));
  const type = call.body instanceof Uint8Array ? 'image/png' : 'application/json';
  const requestId = `test-${++requests}`;
  return {
    version: '2.0',
    routeKey: key,
    rawPath: path,
    rawQueryString: queryText(call.query),
    headers: { ...(call.body === undefined ? {} : { 'content-type': type }), ...call.headers },
    ...(call.cookie === undefined ? {} : { cookies: call.cookie.split('; ') }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: call.sourceIp ?? '203.0.113.7', userAgent: 'test' },
      requestId,
      routeKey: key,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(call.params === undefined ? {} : { pathParameters: { ...call.params } }),
    ...payloadOf(call.body),
  };
}
