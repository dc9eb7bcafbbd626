import type { Me } from '../../shared/participants/contract.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { Grant } from '../../shared/platform/roles.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Participants } from '../platform/entities.ts';
import { unreadFor } from '../platform/notification-state.ts';
import { Problem } from '../platform/problem.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { grantsOf } from '../platform/session.ts';
import { SecondFactors } from './entities.ts';

export type Participant = ItemOf<typeof Participants>;
/** Somebody with a session. */
export type Person = Extract<Actor, { readonly kind: 'participant' }>;

/** How far somebody is with the second factor that their roles ask for. */
async function secondFactorOf(
  { db }: Services,
  { id, role }: Participant,
  grants: readonly Grant[],
  isShown: boolean,
): Promise<Me['secondFactor']> {
  if (role !== 'administrator' && grants.length === 0) return 'unneeded';
  if (isShown) return 'shown';
  const factor = await db.get(SecondFactors, { participantId: id, state: 'active' });
  return factor === undefined ? 'not-set-up' : 'not-shown';
}

/** What they were told and have not seen: what the header of each page says. Guests are told nothing. */
async function unread(services: Services, id: Participant['id']): Promise<Pick<Me, 'unread'>> {
  const count = await unreadFor(services, id);
  return count === 0 ? {} : { unread: count };
}

/** What a participant may see of themselves. Nothing more is read for people without a role. */
export async function toMe(services: Services, participant: Participant, isShown: boolean): Promise<Me> {
  const { id, email, role, displayName, locale, charterAcceptedAt } = participant;
  const grants = await grantsOf(services, participant);
  const secondFactor = await secondFactorOf(services, participant, grants, isShown);
  const guest = participant.isGuest ? { isGuest: true as const } : await unread(services, id);
  return { id, email, role, displayName, locale, charterAcceptedAt, grants, secondFactor, ...guest };
}

/** Session and person of a request. @throws Problem `session.required` for anybody else, such as the operator. */
export function ownSession(actor: Actor): Person {
  if (actor.kind !== 'participant') throw new Problem('session.required');
  return actor;
}

/** Reads the participant of a session. @throws Problem `session.invalid` when the account is gone. */
export const ownAccount = ({ db }: Services, actor: Actor): Promise<Participant> =>
  db.require(Participants, { id: ownSession(actor).participantId }, 'session.invalid');

/** The person of a request as they may see themselves. @throws Problem `session.invalid` when the account is gone. */
export async function me(services: Services, actor: Actor): Promise<Me> {
  const { hasSecondFactor, participantId, assistance } = ownSession(actor);
  const own = await toMe(services, await ownAccount(services, actor), hasSecondFactor);
  if (assistance === undefined) return own;
  const name = (await profilesOf(services, [participantId])).get(participantId) ?? '';
  // As somebody who has registered, which an agent has noted for them.
  const consented = { displayName: name, charterAcceptedAt: own.charterAcceptedAt ?? assistance.beganAt };
  return { ...own, ...consented, assistance: { name, endsAt: assistance.endsAt } };
}
