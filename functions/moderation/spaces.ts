/** Moderators act within the spaces of their role: each case is looked at, since a request may name many. */

import { denied } from '../../shared/platform/decision.ts';
import type { ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { spacesOf, staffIn } from '../../shared/platform/policy.ts';
import { enforce } from '../platform/problem.ts';

const ROLES = ['moderator', 'process-administrator'] as const;
const inSpace = staffIn(...ROLES);

/**
 * Profiles lie in no process: they are looked after by those who look after every one.
 *
 * @throws Problem `access.other-space` for a moderator of another process
 */
export function enforceSpace(actor: Actor, processId: ProcessId | null): void {
  if (processId !== null) enforce(inSpace(actor, processId));
  else if (moderatedSpaces(actor) !== 'every') enforce(denied('access.other-space', { role: ROLES[0] }));
}

/** Processes that somebody looks after. */
export const moderatedSpaces = (actor: Actor): 'every' | ReadonlySet<SpaceId> => spacesOf(actor, ...ROLES);
