import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { patch, put } from '../platform/db/write.ts';
import { Administrators, Participants } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { accountHash } from './email-hash.ts';
import { ParticipantEmails } from './entities.ts';
import type { Participant } from './me.ts';
import { accountWith, newParticipant } from './new-account.ts';

/** The first administrator may have been named after their first sign-in, or anew where no other is left. */
async function withRole(services: Services, participant: Participant): Promise<Participant> {
  const { config, db } = services;
  const { id, role, email } = participant;
  if (role !== 'administrator' && email !== config.firstAdministrator) return participant;
  const noted = put(Administrators, { participantId: id });
  if (role === 'administrator') await db.write(noted);
  // On condition of the address: an account that is being deleted at this moment gets no role.
  else
    await db.transact(
      patch(Participants, { id }, { role: 'administrator' }, { when: [{ attribute: 'email', op: '=', value: email }] }),
      noted,
    );
  return { ...participant, role: 'administrator' };
}

/**
 * The account of an address whose owner has just proved to be its owner, made at the first sign-in. Two first sign-ins
 * at once give one account: the transaction of the second changes nothing, and it takes the first one's.
 */
export async function accountOf(services: Services, email: string, locale: InterfaceLocale): Promise<Participant> {
  const emailHash = accountHash(email);
  const known = await accountWith(services, email);
  if (known !== undefined) return withRole(services, known);
  const role = email === services.config.firstAdministrator ? 'administrator' : 'participant';
  const participant = newParticipant(services, email, locale, role);
  const { changed } = await services.db.transact(
    put(ParticipantEmails, { emailHash, participantId: participant.id }, { when: 'absent', otherwise: 'unchanged' }),
    put(Participants, participant, { when: 'absent' }),
    ...(participant.role === 'administrator' ? [put(Administrators, { participantId: participant.id })] : []),
  );
  const winner = changed ? participant : await accountWith(services, email);
  if (winner === undefined) throw new Error(`the address of ${participant.id} belongs to an account that is gone`);
  return winner;
}
