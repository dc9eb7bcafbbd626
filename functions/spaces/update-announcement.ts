import type { SpaceId } from '../../shared/platform/ids.ts';
import type { Announcement } from '../../shared/spaces/announcement.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { isAnnounced } from '../../shared/spaces/rules.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Announcements } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { requireSpace } from './require-space.ts';
import { versionIs } from './version-is.ts';

/** What a space has while nobody has written anything: version 0 is never stored. */
const noAnnouncement = (spaceId: SpaceId): Announcement => ({
  spaceId,
  text: {},
  level: 'info',
  startsAt: null,
  endsAt: null,
  isShown: false,
  version: 0,
  updatedAt: '1970-01-01T00:00:00.000Z',
});

/** The announcement of a space as it is at this moment. @throws Problem 404 `process.not-found` */
export const manageAnnouncement = handle(spaces.manageAnnouncement, async ({ params: { spaceId } }, services) => {
  await requireSpace(services, spaceId);
  return (await services.db.get(Announcements, { spaceId })) ?? noAnnouncement(spaceId);
});

/**
 * Changes the announcement of a space; without a text there is none. Whether it is on follows from the dates: the clock
 * turns it on and off later.
 *
 * @throws Problem 404 `process.not-found`, 409 `announcement.changed-meanwhile`
 */
export const updateAnnouncement = handle(spaces.updateAnnouncement, async ({ params, body }, services) => {
  const { spaceId } = params;
  await requireSpace(services, spaceId);
  const updatedAt = services.now();
  const text = saidLanguages(body.text);
  const announcement: Announcement = {
    ...body,
    spaceId,
    text,
    isShown: isAnnounced({ ...body, text }, updatedAt),
    version: body.version + 1,
    updatedAt,
  };
  await services.db.write(
    put(Announcements, announcement, {
      when: versionIs(body.version),
      otherwise: 'announcement.changed-meanwhile',
    }),
  );
  return announcement;
});
