import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { ItemOf } from './db/entity.ts';
import { increment, put, type Write } from './db/write.ts';
import { NotificationStates } from './entities.ts';
import type { Services } from './services.ts';

export type NotificationState = ItemOf<typeof NotificationStates>;

/** Notifications that somebody has not seen. Some may be older than what is kept: the next look at the list counts anew. */
export const unreadOf = (state: NotificationState | undefined): number =>
  state === undefined ? 0 : Math.max(0, state.told - state.seen);

/** The same by the table: one read, for what every page asks for. */
export const unreadFor = async ({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<number> =>
  unreadOf(await db.get(NotificationStates, { participantId }));

/** The write that counts the next notification, on condition that nobody else has counted one since it was read. */
export function countNext(participantId: ParticipantId, state: NotificationState | undefined): Write {
  if (state === undefined)
    return put(NotificationStates, { participantId, told: 1, seen: 0 }, { when: 'absent', otherwise: 'unchanged' });
  const { told } = state;
  return increment(NotificationStates, { participantId }, 'told', {
    atLeast: told,
    below: told + 1,
    otherwise: 'unchanged',
  });
}
