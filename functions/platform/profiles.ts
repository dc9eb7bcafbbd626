import type { ParticipantId } from '../../shared/platform/ids.ts';
import { Profiles } from './entities.ts';
import type { Services } from './services.ts';

/** Names shown with contributions, by participant; who has none is left out. Any number of ids, repeats included. */
export async function profilesOf(
  { db }: Pick<Services, 'db'>,
  ids: readonly ParticipantId[],
): Promise<Map<ParticipantId, string>> {
  const found = await db.batchGet(
    Profiles,
    ids.map((id) => ({ id })),
  );
  return new Map(found.map(({ id, displayName }) => [id, displayName]));
}
