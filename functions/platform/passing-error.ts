import * as z from 'zod';

/** What AWS calls "not now": too much at once, or trouble of its own. */
const NAMES = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'ThrottlingError',
  'Throttling',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'RequestThrottled',
  'TransactionInProgressException',
  'SlowDown',
  'TimeoutError',
  'RequestTimeout',
  'AbortError',
]);
const CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND']);

const Failure = z.object({
  name: z.string().optional(),
  code: z.unknown().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
  CancellationReasons: z.array(z.object({ Code: z.string().optional() })).optional(),
});

/**
 * Whether what AWS answered, or did not answer, says nothing about the request itself: the same one may do well in a
 * moment. What it asked for may have happened all the same: only what can be repeated without harm is worth another try.
 */
export function isPassing(error: unknown): boolean {
  const { data } = Failure.safeParse(error);
  if (data === undefined) return false;
  const { name = '', code, $metadata, CancellationReasons = [] } = data;
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    NAMES.has(name) ||
    (typeof code === 'string' && CODES.has(code)) ||
    status === 429 ||
    status >= 500 ||
    CancellationReasons.some(({ Code = '' }) => NAMES.has(Code))
  );
}
