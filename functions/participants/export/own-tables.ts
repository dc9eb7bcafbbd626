import type { PersonalTable } from '../../platform/contributions.ts';
import { Profiles, Sessions } from '../../platform/entities.ts';
import { recipientOf } from '../../platform/mail/recipient.ts';
import type { Services } from '../../platform/services.ts';
import type { Participant } from '../me.ts';
import { ownMails } from '../own-mails.ts';

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
    columns: ['opened_at', 'expires_at', 'is_valid', 'device', 'browser'],
    rows: all.map(({ createdAt, expiresAt, device }) => [
      createdAt,
      expiresAt,
      createdAt >= sessionsFrom,
      device?.kind ?? '',
      device?.browser ?? '',
    ]),
  };
}

async function mailsTable(services: Services, { id, email }: Participant): Promise<PersonalTable> {
  const mails = await ownMails(services, id, [{ recipient: recipientOf({ email }), until: services.now() }]);
  return {
    name: 'mails',
    columns: ['written_at', 'kind', 'language', 'state', 'kept_until'],
    rows: mails
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
