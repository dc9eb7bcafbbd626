import type * as z from 'zod';
import type { contracts } from '../../../shared/contracts.ts';
import { networkFailed, type Problem, problemOf, type Result } from './problem.ts';

type Contracts = typeof contracts;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Method and path of each operation by feature, as `virtual:routes` has them. */
export type RouteTable = Readonly<Record<string, Readonly<Record<string, readonly [method: Method, path: string]>>>>;

interface Options {
  /** The same key gives the same thing: a creation with a key may be retried. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Attempts in all, for callers that repeat by themselves. @default 4 */
  readonly tries?: number;
}
type Params<R> = R extends { readonly params: infer S extends z.ZodType } ? { readonly params: z.input<S> } : unknown;
type Query<R> = R extends { readonly query: infer S extends z.ZodType } ? { readonly query?: z.input<S> } : unknown;
type Body<R> = R extends { readonly body: infer S extends z.ZodType }
  ? { readonly body: z.input<S> }
  : R extends { readonly accepts: 'image' }
    ? { readonly body: Blob }
    : unknown;
type Input<R> = Params<R> & Query<R> & Body<R> & Options;

/** What an operation answers; nothing where its contract returns nothing. */
type Answer<R> = R extends { readonly returns: infer S extends z.ZodType } ? z.output<S> : undefined;
type Call<R> =
  Options extends Input<R>
    ? (input?: Input<R>) => Promise<Result<Answer<R>>>
    : (input: Input<R>) => Promise<Result<Answer<R>>>;

/** `client.proposals.castVote({ params, body })`: every operation of every contract, typed by it. */
export type Client = {
  readonly [F in keyof Contracts]: { readonly [O in keyof Contracts[F]]: Call<Contracts[F][O]> };
};

/** What the client needs of its surroundings. */
export interface Surroundings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Waits a number of milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to, not including, 1: spreads the retries of many devices. */
  readonly random: () => number;
}

/** The API's own gateway gives up after 30 seconds: no answer comes after that. */
const NO_ANSWER_MS = 31_000;

/** Gives up on a server that takes the request and never answers; a file may take as long as its way is narrow. */
async function fetchInTime(url: string, init: RequestInit): Promise<Response> {
  if (init.body instanceof Blob) return fetch(url, init);
  const late = new AbortController();
  const giveUp = () => late.abort();
  const timer = setTimeout(giveUp, NO_ANSWER_MS);
  init.signal?.addEventListener('abort', giveUp);
  try {
    return await fetch(url, { ...init, signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
}

const browser: Surroundings = {
  fetch: fetchInTime,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 400;
/** A server that asks for more patience than this gets its refusal shown instead. */
const LONGEST_PAUSE_SECONDS = 8;

interface Given extends Options {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function urlOf(path: string, { params = {}, query = {} }: Given): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`;
}

function initOf(method: Method, { body, idempotencyKey, signal }: Given): RequestInit {
  const isBlob = body instanceof Blob;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = isBlob ? body.type : 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  return {
    method,
    headers,
    credentials: 'same-origin',
    // What somebody takes away just before leaving the page is gone all the same.
    ...(method === 'DELETE' ? { keepalive: true } : {}),
    ...(body === undefined ? {} : { body: isBlob ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  };
}

async function attempt(send: () => Promise<Response>): Promise<Result<unknown>> {
  try {
    const response = await send();
    if (!response.ok) return { ok: false, problem: await problemOf(response) };
    return { ok: true, data: response.status === 204 ? undefined : await response.json() };
  } catch {
    return { ok: false, problem: networkFailed };
  }
}

/** Milliseconds to wait before the next attempt; `null` where another one makes no sense. */
function pauseAfter(problem: Problem, attempts: number, random: () => number): number | null {
  const { status, retryAfter } = problem;
  const isBusy = (status === 429 || status === 503) && retryAfter !== null && retryAfter <= LONGEST_PAUSE_SECONDS;
  if (!isBusy && problem.code !== 'network.failed') return null;
  const spread = FIRST_PAUSE_MS * 2 ** (attempts - 1) * (0.5 + random());
  return (isBusy ? (retryAfter ?? 0) * 1000 : 0) + spread;
}

async function request(around: Surroundings, method: Method, path: string, given: Given): Promise<Result<unknown>> {
  const url = urlOf(path, given);
  const mayRepeat = method !== 'POST' || given.idempotencyKey !== undefined;
  for (let attempts = 1; ; attempts += 1) {
    const result = await attempt(() => around.fetch(url, initOf(method, given)));
    if (result.ok || !mayRepeat || given.signal?.aborted) return result;
    const pause = pauseAfter(result.problem, attempts, around.random);
    if (pause === null || attempts >= (given.tries ?? ATTEMPTS)) return result;
    await around.wait(pause);
  }
}

/**
 * A client for the routes given. Calls never throw: no answer, also after half a minute, gives the problem
 * `network.failed`. Idempotent calls (all but POST without a key) are repeated, at most 4 times in all, when no answer
 * came or the server, busy, said when to come back.
 */
export function makeClient(routes: RouteTable, around: Surroundings = browser): Client {
  const features = Object.entries(routes).map(([feature, operations]) => [
    feature,
    Object.fromEntries(
      Object.entries(operations).map(([name, [method, path]]) => [
        name,
        (given: Given = {}) => request(around, method, path, given),
      ]),
    ),
  ]);
  // The table is made from the contracts that give the type: what Object.fromEntries cannot say.
  return Object.fromEntries(features) as Client;
}

/** A new Idempotency-Key; no `randomUUID`, which pages without TLS do not have. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
