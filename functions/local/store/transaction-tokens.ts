import { createHash } from 'node:crypto';
import type { CommitQueue } from './commit-queue.ts';
import { entries, keys } from './database.ts';
import type { Level, Operation } from './model.ts';
import { ServiceError } from './service-error.ts';

/** For how long a repeated transaction is recognized: 10 minutes, as on AWS. */
const memory = 10 * 60 * 1000;

interface Remembered {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fingerprint: string;
}

/**
 * Whether the transaction with this token was carried out in the last ten minutes.
 * Throws IdempotentParameterMismatchException when it had other parameters.
 */
export function wasDone(queue: CommitQueue, token: string, fingerprint: string, now: number): boolean {
  const period = Math.floor(now / memory);
  const remembered =
    queue.latest<Remembered>(keys.token(period, token)) ?? queue.latest<Remembered>(keys.token(period - 1, token));
  if (remembered === undefined || remembered.at <= now - memory) return false;
  if (remembered.fingerprint === fingerprint) return true;
  throw new ServiceError(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request',
  );
}

/** Remembers a token; part of the batch of its transaction. Grouped by period, so that old ones go as a range. */
export const remember = (token: string, fingerprint: string, now: number): Operation => ({
  type: 'put',
  key: keys.token(Math.floor(now / memory), token),
  value: { at: now, fingerprint } satisfies Remembered,
});

/** Forgets the tokens that are too old to matter at `now` (milliseconds). */
export async function forgetTokens(database: Level, queue: CommitQueue, now: number): Promise<void> {
  const range = { gte: 'token~', lt: keys.token(Math.floor(now / memory) - 1, '') };
  for await (const found of entries(database, range, 1000)) {
    await queue.write(found.map(([key]) => ({ type: 'del', key }) as const));
  }
}

/** Equal for requests with equal parameters, in whatever order their members come; the token does not count. */
export function fingerprintOf(body: object): string {
  const parameters = Object.entries(body).filter(([name]) => name !== 'ClientRequestToken');
  return createHash('sha1')
    .update(JSON.stringify(sorted(Object.fromEntries(parameters))))
    .digest('base64');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, sorted(member)]);
}
