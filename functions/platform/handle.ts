import type * as z from 'zod';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import type { Device } from '../../shared/platform/device.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { Problem } from './problem.ts';
import type { Services } from './services.ts';

type Out<S, Otherwise> = S extends z.ZodType ? z.output<S> : Otherwise;
type Field<R, K extends string> = R extends { readonly [F in K]: infer S } ? S : undefined;

/** What a handler receives: parsed by the route's schemas, with the actor that its policy has allowed. */
export interface RouteRequest<R> {
  readonly params: Out<Field<R, 'params'>, Record<never, never>>;
  readonly query: Out<Field<R, 'query'>, Record<never, never>>;
  readonly body: R extends { readonly accepts: 'image' } ? Uint8Array : Out<Field<R, 'body'>, undefined>;
  readonly actor: Actor;
  /** Value of the Idempotency-Key header: the same key by the same actor must have one effect. */
  readonly idempotencyKey: string | undefined;
  /** Cookies as they were sent, each `name=value`: for sign-in, which replaces the session that they may hold. */
  readonly cookies: readonly string[];
  /** What the browser says that it runs on, coarsely; the rest of what it says is not kept. */
  readonly device: Device | null;
  /** Address of the caller as the CDN saw it; never stored or logged as it is. */
  readonly sourceIp: string;
  readonly requestId: string;
  /**
   * Tells the audit log which of the fields that were sent are changed by this request, for handlers that have read what
   * was there before. Said twice, the last one counts; never said, the log knows what was sent alone.
   */
  readonly tellChanged: (before: Fields, after: Fields) => void;
}

/** Something by its fields, those of a body among them. */
type Fields = Readonly<Record<string, unknown>>;

/** An answer with more than its body. */
export class Reply<T> {
  readonly body: T;
  readonly cookies: readonly string[];
  constructor(body: T, cookies: readonly string[]) {
    this.body = body;
    this.cookies = cookies;
  }
}

/** Sends the browser on to another address (303), for routes that people come to by a link. */
export class Redirect extends Reply<undefined> {
  readonly location: string;
  /** What was refused, where the address leads to the page that explains it. */
  readonly refusal: Problem | undefined;
  constructor(location: string, cookies: readonly string[] = [], refusal?: Problem) {
    super(undefined, cookies);
    this.location = location;
    this.refusal = refusal;
  }
}

type Returned<R> = R extends { readonly returns: infer S extends z.ZodType } ? z.input<S> : undefined;
export type Run<R> = (request: RouteRequest<R>, services: Services) => Promise<Returned<R> | Reply<Returned<R>>>;

/** One route with what it does. */
export interface Handler {
  readonly route: AnyRoute;
  readonly run: (request: never, services: Services) => Promise<unknown>;
}

/**
 * Ties a route of a contract to the code behind it: types follow from the contract. Parsing, the actor, the policy and
 * the form of the answer are `createApi`'s.
 */
export const handle = <R extends AnyRoute>(route: R, run: Run<R>): Handler => ({ route, run });
