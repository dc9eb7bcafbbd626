import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { Role } from '../../shared/platform/roles.ts';
import { put, type Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { accountHash } from './email-hash.ts';
import { ParticipantEmails } from './entities.ts';
import type { Participant } from './me.ts';

/** A participant as the first sign-in makes it: no name yet, no consent. */
export const newParticipant = (
  services: Pick<Services, 'newId' | 'now'>,
  email: string,
  locale: InterfaceLocale,
  role: Role,
): Participant => ({
  id: services.newId('participant'),
  email,
  role,
  hasGrants: false,
  displayName: null,
  locale,
  charterAcceptedAt: null,
  sessionsFrom: services.now(),
  createdAt: services.now(),
  deletedAt: null,
  block: null,
  isGuest: false,
  keptUntil: null,
});

/** The account that has the address now: one that has just left it, or was deleted, is none. */
export async function accountWith({ db }: Services, email: string): Promise<Participant | undefined> {
  const emailHash = accountHash(email);
  const holder = await db.get(ParticipantEmails, { emailHash });
  const participant = holder && (await db.get(Participants, { id: holder.participantId }));
  return participant !== undefined && accountHash(participant.email) === emailHash ? participant : undefined;
}

/**
 * The account of somebody whose address a sign-in service has verified, and the writes that make it. Nobody becomes an
 * administrator like this, the first one included: that takes a code by mail.
 */
export function newAccount(
  services: Services,
  email: string,
  locale: InterfaceLocale,
): { readonly participant: Participant; readonly writes: readonly Write[] } {
  const participant = newParticipant(services, email, locale, 'participant');
  const holder = { emailHash: accountHash(email), participantId: participant.id };
  const writes = [
    put(ParticipantEmails, holder, { when: 'absent', otherwise: 'identity.account-exists' }),
    put(Participants, participant, { when: 'absent' }),
  ];
  return { participant, writes };
}
