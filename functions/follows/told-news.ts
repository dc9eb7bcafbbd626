import type { FollowedId } from '../../shared/platform/ids.ts';
import { put } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { ToldNews } from './entities.ts';

interface Last {
  readonly resourceId: FollowedId;
  readonly told: string;
  /** `told` of a resource of which nothing has ever been told. */
  readonly untold: string;
}

/** Whether followers know this already: what was changed and changed back is no news. */
export async function isToldLast({ db }: Services, { resourceId, told, untold }: Last): Promise<boolean> {
  return told === ((await db.get(ToldNews, { resourceId }))?.told ?? untold);
}

/** Notes what followers were told last. */
export async function noteTold({ db }: Services, { resourceId, told }: Last): Promise<void> {
  await db.write(put(ToldNews, { resourceId, told }));
}
