import type { Announcement } from '../../shared/spaces/announcement.ts';
import { isAnnounced } from '../../shared/spaces/rules.ts';
import { patch } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { Announcements } from '../spaces/entities.ts';

async function follow(announcement: Announcement, { db, now }: Services): Promise<boolean> {
  const { spaceId, version } = announcement;
  const isShown = isAnnounced(announcement, now());
  if (isShown === announcement.isShown) return false;
  const write = patch(
    Announcements,
    { spaceId },
    { isShown },
    {
      // An administrator who changes it meanwhile says whether it is on, too.
      when: [
        { attribute: 'version', op: '=', value: version },
        { attribute: 'isShown', op: '=', value: announcement.isShown },
      ],
      otherwise: 'unchanged',
    },
  );
  return (await db.write(write)).changed;
}

/** Lets each announcement begin and end as its dates say. Gives the number of announcements that changed. */
export async function followAnnouncements(services: Services, all: readonly Announcement[]): Promise<number> {
  const changed = await Promise.all(all.map((announcement) => follow(announcement, services)));
  return changed.filter(Boolean).length;
}
