import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import * as z from 'zod';

const Value = z.object({ value: z.string() });
const EdgeResult = z.object({
  statusCode: z.number().optional(),
  uri: z.string().optional(),
  headers: z.record(z.string(), Value).optional(),
});

/** What the edge function makes of a request: the object that answers, or a redirect. */
export type EdgeAnswer =
  | { readonly kind: 'object'; readonly uri: string }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string; readonly cacheControl: string };

export interface EdgeRequest {
  readonly uri: string;
  readonly search: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string>>;
}

const wrapped = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value }]])),
  );

/** Runs the very CloudFront Function of the stack, `infra/edge/site-request.js`, for the pages of the site. */
export async function openEdge(): Promise<(request: EdgeRequest) => EdgeAnswer> {
  const source = await readFile(join(import.meta.dirname, '../../infra/edge/site-request.js'), 'utf8');
  const context = createContext({});
  runInContext(source, context);
  // Compiled once: a page costs a call, no compilation.
  const run = runInContext('(event) => JSON.stringify(handler(JSON.parse(event)))', context);
  return ({ uri, search, headers, cookies }) => {
    const querystring = Object.fromEntries(
      [...new Set(search.keys())].map((name) => {
        const values = search.getAll(name).map((value) => ({ value: encodeURIComponent(value) }));
        return [
          encodeURIComponent(name),
          { value: values[0]?.value ?? '', ...(values.length > 1 ? { multiValue: values } : {}) },
        ];
      }),
    );
    const event = { request: { uri, querystring, headers: wrapped(headers), cookies: wrapped(cookies) } };
    const result = EdgeResult.parse(JSON.parse(String(run(JSON.stringify(event)))));
    if (result.statusCode === undefined) return { kind: 'object', uri: result.uri ?? uri };
    return {
      kind: 'redirect',
      status: result.statusCode,
      location: result.headers?.location?.value ?? '/',
      cacheControl: result.headers?.['cache-control']?.value ?? 'no-store',
    };
  };
}
