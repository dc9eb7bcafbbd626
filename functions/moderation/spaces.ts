/** Moderators act within the spaces of their role: each case is looked at, since a request may name many. */

import type { ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { spacesOf, staffIn } from '../../shared/platform/policy.ts';
import { enforce } from '../platform/problem.ts';

const ROLES = ['moderator', 'process-administrator'] as const;
const inSpace = staffIn(...ROLES);

/** @throws Problem `access.other-space` for a moderator of another process */
export const enforceSpace = (actor: Actor, processId: ProcessId): void => enforce(inSpace(actor, processId));

/** Processes that somebody looks after. */
export const moderatedSpaces = (actor: Actor): 'every' | ReadonlySet<SpaceId> => spacesOf(actor, ...ROLES);
