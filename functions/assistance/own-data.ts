/** What the desk keeps of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { remove } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { Assistances, DeskVisits } from './entities.ts';

/** Sessions in which an agent entered for the person, for the download of own data. */
export async function assistanceTable({ db }: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const all = await db.all(Assistances, { participantId }, { index: 'byParticipant' });
  return {
    name: 'assistance',
    columns: ['id', 'method', 'consent', 'began_at', 'ended_at', 'agent'],
    rows: all.map((one) => [one.id, one.method, one.consent, one.beganAt, one.endedAt ?? one.endsAt, one.agentId]),
  };
}

/** Visits to a desk, for the download of own data. */
export async function deskTable({ db }: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const all = await db.all(DeskVisits, { participantId });
  return {
    name: 'desk',
    columns: ['visited_at', 'consent', 'agent'],
    rows: all.map((one) => [one.visitedAt, one.consent, one.agentId]),
  };
}

/** Removes visits of a deleted account. */
export async function eraseDeskVisits({ db }: Services, participantId: ParticipantId): Promise<void> {
  for (const visit of await db.all(DeskVisits, { participantId })) await db.write(remove(DeskVisits, visit));
}
