import type { ParticipantId } from '../../shared/platform/ids.ts';
import { check, remove, type Write } from './db/write.ts';
import { Administrators } from './entities.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

/** Another administrator, if there is one. */
export async function otherAdministrator({ db }: Services, id: ParticipantId): Promise<ParticipantId | undefined> {
  const all = await db.all(Administrators, {});
  return all.find(({ participantId }) => participantId !== id)?.participantId;
}

/**
 * The writes by which an administrator leaves, on condition that another one stays: two who leave at the same moment
 * name one another, and one of them is refused.
 *
 * @throws Problem `participant.last-administrator` where there is no other.
 */
export async function leaving(services: Services, id: ParticipantId): Promise<Write[]> {
  const otherwise = 'participant.last-administrator';
  const other = await otherAdministrator(services, id);
  if (other === undefined) throw new Problem(otherwise);
  return [
    check(Administrators, { participantId: other }, { when: 'present', otherwise }),
    remove(Administrators, { participantId: id }),
  ];
}

/** Administrators of the platform. */
export const administratorsOf = async ({ db }: Pick<Services, 'db'>): Promise<ParticipantId[]> =>
  (await db.all(Administrators, {})).map(({ participantId }) => participantId);
