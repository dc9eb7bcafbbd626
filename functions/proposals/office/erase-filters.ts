import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { remove } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { SavedFilters } from './entities.ts';

const AT_ONCE = 8;

/** Removes the filters that a deleted account has saved. */
export async function eraseFilters({ db }: Services, participantId: ParticipantId): Promise<void> {
  const all = await db.all(SavedFilters, { participantId });
  await inParallel(all, AT_ONCE, ({ componentId, id }) =>
    db.write(remove(SavedFilters, { participantId, componentId, id })),
  );
}
