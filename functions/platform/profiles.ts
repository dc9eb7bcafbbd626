import { profilePath } from '../../shared/participants/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { ItemOf } from './db/entity.ts';
import { Profiles } from './entities.ts';
import type { Services } from './services.ts';

/** What pages show of an author. */
export interface Author {
  readonly name: string;
  /** Page about the author, without the language; `null` for imported authors, who never asked for one. */
  readonly path: string | null;
}

const readable = async ({ db }: Pick<Services, 'db'>, ids: readonly ParticipantId[]) =>
  (
    await db.batchGet(
      Profiles,
      ids.map((id) => ({ id })),
    )
  ).filter(({ isDeleted }) => !isDeleted);

/** What stands for a name that moderation has hidden: it tells people apart, and nothing else. */
const withoutName = (id: ParticipantId): string => `Participant ${id.slice(-6)}`;

/** The name of a profile as everybody sees it. */
export const shownName = ({
  id,
  displayName,
  hidden,
}: Pick<ItemOf<typeof Profiles>, 'id' | 'displayName' | 'hidden'>) => (hidden === null ? displayName : withoutName(id));

const authorOf = (profile: ItemOf<typeof Profiles>): Author => ({
  name: shownName(profile),
  path: profile.isImported ? null : profilePath(profile.id),
});

/**
 * Names shown with contributions, by participant; who has none is left out, and so is a deleted account: screens say
 * that in their own words. Any number of ids, repeats included.
 */
export async function profilesOf(
  services: Pick<Services, 'db'>,
  ids: readonly ParticipantId[],
): Promise<Map<ParticipantId, string>> {
  return new Map((await readable(services, ids)).map((profile) => [profile.id, shownName(profile)]));
}

/** The same with the page of each author. */
export async function authorsOf(
  services: Pick<Services, 'db'>,
  ids: readonly ParticipantId[],
): Promise<Map<ParticipantId, Author>> {
  return new Map((await readable(services, ids)).map((profile) => [profile.id, authorOf(profile)]));
}
