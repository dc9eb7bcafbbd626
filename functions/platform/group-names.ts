import { groupPath } from '../../shared/groups/rules.ts';
import type { GroupId } from '../../shared/platform/ids.ts';
import { Groups } from './entities.ts';
import type { Author } from './profiles.ts';
import type { Services } from './services.ts';

/** Names of groups with their pages, by id; any number of ids, repeats included. */
export async function groupAuthorsOf(
  { db }: Pick<Services, 'db'>,
  ids: readonly GroupId[],
): Promise<Map<GroupId, Author>> {
  const found = await db.batchGet(
    Groups,
    [...new Set(ids)].map((id) => ({ id })),
  );
  return new Map(found.map(({ id, name }) => [id, { name, path: groupPath(id) }]));
}
