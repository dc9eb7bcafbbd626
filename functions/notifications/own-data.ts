import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { remove } from '../platform/db/write.ts';
import { NotificationStates } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { toPreferences } from './choices.ts';
import { dueKeyOf } from './dues.ts';
import { DigestDues, NotificationPreferences, Notifications } from './entities.ts';

const AT_ONCE = 8;

/** What somebody was told in the last 90 days, for the download of own data. */
export async function notificationsTable({ db }: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const all = await db.all(Notifications, { participantId }, { reverse: true });
  return {
    name: 'notifications',
    columns: ['id', 'event', 'at', 'page'],
    rows: all.map(({ id, event, at, path }) => [id, event, at, path]),
  };
}

/** How somebody is told of each event, for the download of own data; nothing where they have chosen nothing. */
export async function preferencesTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const stored = await services.db.get(NotificationPreferences, { participantId });
  const columns = ['event', 'mail', 'push', 'digest_hour', 'quiet_from', 'quiet_to', 'time_zone', 'mails_paused'];
  if (stored === undefined) return { name: 'notification-preferences', columns, rows: [] };
  const { timeZone } = await organization(services);
  const own = toPreferences(stored, timeZone);
  const times = [own.digestHour, own.quiet?.from ?? null, own.quiet?.to ?? null, own.timeZone, own.isPaused] as const;
  const rows = Object.entries(own.choices).map(([event, { mail, push }]) => [event, mail, push, ...times]);
  return { name: 'notification-preferences', columns, rows };
}

/** Removes the list of a deleted account, its choices, and its places among those who wait for a digest. */
export async function eraseNotifications({ db }: Services, participantId: ParticipantId): Promise<void> {
  const all = await db.all(Notifications, { participantId });
  const slots = new Set(all.flatMap(({ mailIn, pushIn }) => [mailIn?.slot ?? [], pushIn ?? []].flat()));
  await inParallel([...slots], AT_ONCE, (slot) => db.write(remove(DigestDues, dueKeyOf(slot, participantId))));
  await inParallel(all, AT_ONCE, ({ id }) => db.write(remove(Notifications, { participantId, id })));
  await db.write(remove(NotificationPreferences, { participantId }));
  await db.write(remove(NotificationStates, { participantId }));
}
