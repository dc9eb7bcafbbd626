import type { ProblemCode } from '../../shared/platform/problem.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import { increment } from './db/write.ts';
import { RateLimits } from './entities.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

export interface Limit {
  readonly name: string;
  /** Requests in one window. */
  readonly requests: number;
  readonly seconds: number;
  readonly problem: ProblemCode;
}

/**
 * Counts a request against a limit, in windows of fixed length. `subject` must be no personal data: hash addresses.
 *
 * @throws Problem `limit.problem` with the seconds to wait, once the window is full.
 */
export async function countAgainst(
  services: Pick<Services, 'db' | 'now'>,
  limit: Limit,
  subject: string,
): Promise<void> {
  const now = toMilliseconds(services.now());
  const window = Math.floor(now / (limit.seconds * 1000));
  const endsAt = (window + 1) * limit.seconds * 1000;
  try {
    await services.db.write(
      increment(RateLimits, { limit: limit.name, subject, window }, 'requests', {
        below: limit.requests,
        otherwise: limit.problem,
        set: { expiresAt: new Date(endsAt).toISOString() },
      }),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(limit.problem, { retryAfter: Math.max(1, Math.ceil((endsAt - now) / 1000)) });
  }
}
