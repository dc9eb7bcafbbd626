import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { ItemOf } from './db/entity.ts';
import type { Profiles } from './entities.ts';

type Profile = ItemOf<typeof Profiles>;
const BLANK = { isImported: false, isDeleted: false, about: '', link: null, joinedAt: null, hidden: null } as const;

/** Profile of somebody who has just registered. */
export const newProfile = (id: ParticipantId, displayName: string, joinedAt: Instant): Profile => ({
  ...BLANK,
  id,
  displayName,
  joinedAt,
});

/** Profile of an author whom an import brings: a name, and nothing else. */
export const importedProfile = (id: ParticipantId, displayName: string): Profile => ({
  ...BLANK,
  id,
  displayName,
  isImported: true,
});

/** What is left of a profile once its account is deleted. */
export const deletedProfile = (id: ParticipantId): Profile => ({ ...BLANK, id, displayName: '', isDeleted: true });
