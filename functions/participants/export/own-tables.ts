import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { Outbox, Profiles, Sessions } from '../../platform/entities.ts';
import { recipientOf } from '../../platform/mail/recipient.ts';
import type { Services } from '../../platform/services.ts';
import { FormerRecipients } from '../entities.ts';
import type { Participant } from '../me.ts';

async function profileTable({ db }: Services, participant: Participant): Promise<PersonalTable> {
  const { id, email, displayName, role, locale, charterAcceptedAt, createdAt } = participant;
  const { about = '', link = null } = (await db.get(Profiles, { id })) ?? {};
  return {
    name: 'profile',
    columns: ['id', 'email', 'display_name', 'about', 'link', 'language', 'role', 'charter_accepted_at', 'created_at'],
    rows: [[id, email, displayName, about, link, locale, role, charterAcceptedAt, createdAt]],
  };
}

async function sessionsTable(
  { db }: Services,
  { id: participantId, sessionsFrom }: Participant,
): Promise<PersonalTable> {
  const all = await db.all(Sessions, { participantId }, { index: 'byParticipant', reverse: true });
  return {
    name: 'sessions',
    columns: ['opened_at', 'expires_at', 'is_valid'],
    rows: all.map(({ createdAt, expiresAt }) => [createdAt, expiresAt, createdAt >= sessionsFrom]),
  };
}

/** Whose mails are the participant's: by id, at the present address, and at those left within the last month. */
export async function recipientsOf({ db }: Services, participantId: ParticipantId, email: string): Promise<string[]> {
  const former = await db.all(FormerRecipients, { participantId });
  return [participantId, recipientOf({ email }), ...former.map(({ recipient }) => recipient)];
}

async function mailsTable(services: Services, { id, email }: Participant): Promise<PersonalTable> {
  const recipients = await recipientsOf(services, id, email);
  const mails = await Promise.all(
    recipients.map((recipient) => services.db.all(Outbox, { recipient }, { index: 'byRecipient' })),
  );
  return {
    name: 'mails',
    columns: ['written_at', 'kind', 'language', 'state', 'kept_until'],
    rows: mails
      .flat()
      .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1))
      .map(({ createdAt, template, locale, state, expiresAt }) => [createdAt, template, locale, state, expiresAt]),
  };
}

/** What accounts themselves keep of a participant. */
export const ownTables = (services: Services, participant: Participant): Promise<PersonalTable[]> =>
  Promise.all([
    profileTable(services, participant),
    sessionsTable(services, participant),
    mailsTable(services, participant),
  ]);
