import type { Instant } from '../../shared/platform/time.ts';
import { mayCreate } from '../../shared/proposals/rules.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { type Space, switchesOf } from './space.ts';

/**
 * Since when no proposal is taken: the last moment at which one phase gave way to another, or to none, and creation
 * went from on to off. `null` where it never was on, or an administrator switched it off within the phase.
 */
export function closedSince(space: Space, now: Instant): Instant | null {
  const { phases } = space.process;
  const changes = phases
    .flatMap(({ startsAt, endsAt }) => [startsAt, ...(endsAt === null ? [] : [endsAt])])
    .filter((at) => at <= now)
    .sort()
    .reverse();
  for (const at of changes) {
    const justBefore = new Date(Date.parse(at) - 1).toISOString();
    if (switchesOf(space, at).creation) return null;
    if (switchesOf(space, justBefore).creation) return at;
  }
  return null;
}

/** @throws Problem `proposal.creation-closed` with the moment since when, where it is known. */
export function enforceCreation(space: Space, now: Instant): void {
  const decision = mayCreate(switchesOf(space, now));
  if (decision.allowed) return;
  const since = closedSince(space, now);
  if (since === null) enforce(decision);
  throw new Problem('proposal.creation-closed', { facts: { since } });
}
