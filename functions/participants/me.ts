import type { Me } from '../../shared/participants/contract.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Participants } from '../platform/entities.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';

export type Participant = ItemOf<typeof Participants>;

/** What a participant may see of themselves. */
export const toMe = ({ id, email, role, displayName, locale, charterAcceptedAt }: Participant): Me => ({
  id,
  email,
  role,
  displayName,
  locale,
  charterAcceptedAt,
});

/** Session and person of a request. @throws Problem `session.required` for anybody else, such as the operator. */
export function ownSession(actor: Actor): Extract<Actor, { readonly kind: 'participant' }> {
  if (actor.kind !== 'participant') throw new Problem('session.required');
  return actor;
}

/** Reads the participant of a session. @throws Problem `session.invalid` when the account is gone. */
export const ownAccount = ({ db }: Services, actor: Actor): Promise<Participant> =>
  db.require(Participants, { id: ownSession(actor).participantId }, 'session.invalid');
