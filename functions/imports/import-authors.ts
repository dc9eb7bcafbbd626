import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import { importedProfile } from '../platform/author-profiles.ts';
import { put } from '../platform/db/write.ts';
import { Profiles } from '../platform/entities.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';

const AT_ONCE = 16;

/** An author without an account: within one component the same name is the same person. */
export const authorIdOf = (componentId: ComponentId, name: string): ParticipantId =>
  derivedId('participant', 0, componentId, name);

/** Writes the names to be shown with what is imported; those that are there stay. */
export async function importAuthors(
  { db }: Pick<Services, 'db'>,
  componentId: ComponentId,
  names: readonly string[],
): Promise<void> {
  await inParallel([...new Set(names)], AT_ONCE, (displayName) => {
    const profile = importedProfile(authorIdOf(componentId, displayName), displayName);
    return db.write(put(Profiles, profile, { when: 'absent', otherwise: 'unchanged' }));
  });
}
