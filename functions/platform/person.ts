import type { ParticipantId } from '../../shared/platform/ids.ts';
import { type Actor, administrator } from '../../shared/platform/policy.ts';
import { Problem } from './problem.ts';

/** The person who asks. @throws Problem `session.required` for anybody else; a policy with `aPerson` has said so before. */
export function personOf(actor: Actor): { readonly participantId: ParticipantId; readonly isAdministrator: boolean } {
  if (actor.kind !== 'participant') throw new Problem('session.required');
  return { participantId: actor.participantId, isAdministrator: administrator(actor).allowed };
}

/** The public mark of what an agent enters for somebody who is present; nothing where people write themselves. */
export const enteredBy = (actor: Actor): { readonly isAssisted?: true } =>
  actor.kind === 'participant' && actor.assistance !== undefined ? { isAssisted: true } : {};
