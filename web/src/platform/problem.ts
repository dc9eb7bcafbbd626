import type { FieldProblem, ProblemBody, ProblemCode } from '../../../shared/platform/problem.ts';

/** A refusal as islands see it; `network.failed` is ours: no answer came, so nobody knows what was recorded. */
export interface Problem {
  readonly code: ProblemCode | 'network.failed';
  readonly status: number;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly fields: readonly FieldProblem[];
  /** Seconds after which the server asks to come back; `null` where it does not say. */
  readonly retryAfter: number | null;
}

/** What a call of the API gives; nothing is thrown. */
export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: Problem };

export const networkFailed: Problem = {
  code: 'network.failed',
  status: 0,
  facts: {},
  fields: [],
  retryAfter: null,
};

/** A refusal that needs no request: what was asked for is not among what came. */
export const notFound = (code: ProblemCode): Problem => ({ ...networkFailed, code, status: 404 });

const isProblemBody = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

/** Seconds of a `Retry-After` header; dates, which our server never sends, count as not said. */
function secondsOf(header: string | null): number | null {
  const seconds = Number.parseInt(header ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds;
}

/**
 * Reads a refusal. An answer that is no problem+json comes from something in front of the API (a gateway's 502 page, or
 * its own 429): it counts as unavailable.
 */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const { status } = response;
  const retryAfter = secondsOf(response.headers.get('retry-after'));
  if (!isProblemBody(body)) return { ...networkFailed, code: 'internal.unavailable', status, retryAfter };
  const code = body.code as ProblemCode;
  return { code, status, facts: body.facts ?? {}, fields: body.fields ?? [], retryAfter };
}

/** Whether the same request may do better later: nothing is known to be wrong with it. */
export const isPassing = ({ code, status }: Problem): boolean =>
  // What is no answer of the API's own comes from something before it: a gateway, or a firewall that slows an address down.
  code === 'network.failed' || code === 'internal.unavailable' || status === 429 || status >= 500;
