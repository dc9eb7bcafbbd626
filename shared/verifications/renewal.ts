/** When an authorization can be renewed. Pure. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import { addSeconds, type Instant } from '../platform/time.ts';
import type { Authorization } from './authorization.ts';

const DAY = 24 * 3600;

interface Renewing {
  readonly renewAfterDays: number;
  /** Authorizations of the method that were granted before are taken back; `null`: none. */
  readonly revokedBefore: Instant | null;
}

/** Whether an authorization is among those that were taken back all together. */
export const isRevoked = ({ grantedAt }: Pick<Authorization, 'grantedAt'>, revokedBefore: Instant | null): boolean =>
  revokedBefore !== null && grantedAt < revokedBefore;

/** From when on it can be renewed, as long as it counts. */
export const renewableFrom = (
  { grantedAt }: Pick<Authorization, 'grantedAt'>,
  { renewAfterDays }: Pick<Renewing, 'renewAfterDays'>,
): Instant => addSeconds(grantedAt, renewAfterDays * DAY);

/** Whether it can be renewed now: what has expired or was taken back, at once. */
export function mayRenew(
  own: Pick<Authorization, 'grantedAt' | 'expiresAt'>,
  renewing: Renewing,
  now: Instant,
): Decision<'verification.too-soon'> {
  const isOver = (own.expiresAt !== null && own.expiresAt <= now) || isRevoked(own, renewing.revokedBefore);
  const from = renewableFrom(own, renewing);
  return isOver || now >= from ? allowed : denied('verification.too-soon', { from });
}
