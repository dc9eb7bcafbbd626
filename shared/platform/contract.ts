import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** Names in braces in a path: `/components/{componentId}` gives `componentId`. */
export type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/**
 * One route of the API. CDK, the local server, islands and the OpenAPI document all read it.
 *
 * `access` is `public` (nobody is looked up), `anyone` (a session is read if there is one), or the full name of an
 * action that a policy must allow, such as `proposal.vote`.
 */
export interface Route<P extends string = string> {
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`, API Gateway's own syntax. */
  readonly path: P;
  readonly access: 'public' | 'anyone' | `${string}.${string}`;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of a request body, 100 kB where nothing is said. */
  readonly maxBytes?: number;
  /**
   * `image`: bodies of `image/*` reach the handler as bytes. `form`: fields of a form besides JSON, and bodies that say
   * nothing; only for routes whose address is a secret, since a form of any site can send it.
   */
  readonly accepts?: 'json' | 'image' | 'form';
  /** Absent: the answer has no body (204). */
  readonly returns?: z.ZodType;
  /** 303: the browser is sent on. */
  readonly status?: 200 | 201 | 202 | 204 | 303;
  /** Seconds that the CDN may keep the answer; only for `public` routes. */
  readonly cacheSeconds?: number;
  readonly problems?: readonly ProblemCode[];
  /** People whose account is blocked may do this too; they may always read. */
  readonly whileBlocked?: true;
  /**
   * The answer shows data of people that is not public, such as addresses or private words: then reading too is written
   * into the audit log. Changes by staff always are.
   */
  readonly reads?: 'personal-data';
  /** Open to people without a role for what is their own, to staff for more: what staff does is then recorded too. */
  readonly alsoForStaff?: true;
}

type ParamsFor<P extends string> = [Placeholders<P>] extends [never]
  ? { readonly params?: never }
  : { readonly params: z.ZodObject<Record<Placeholders<P>, z.ZodType>> };

/** Routes of a feature by operation name, with the feature's name put before the operation. */
export type Contract<R extends Record<string, Route>> = {
  readonly [K in keyof R]: R[K] & { readonly operation: string };
};

/**
 * Declares the routes of a feature. A placeholder in `path` without a schema of the same name in `params`
 * does not compile.
 */
export function defineContract<const R extends Record<string, Route>>(
  feature: string,
  routes: R & { [K in keyof R]: R[K] extends Route<infer P> ? ParamsFor<P> : never },
): Contract<R> {
  const named = Object.entries<Route>(routes).map(([name, route]) => [
    name,
    { ...route, operation: `${feature}.${name}` },
  ]);
  // The entries are those of `routes`, each with one more property: what Object.fromEntries cannot say.
  return Object.fromEntries(named) as Contract<R>;
}

/** Route as readers of any contract see it. */
export type AnyRoute = Route & { readonly operation: string };

/** `PUT /api/components/{componentId}`, as API Gateway names a route. */
export const routeKey = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} /api${path}`;
