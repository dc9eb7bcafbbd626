/** Announcements: a few words above every page, of the whole site or of one process. Schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { SpaceId } from '../platform/ids.ts';
import { Localized } from '../platform/locale.ts';
import { Instant, InstantInput } from '../platform/time.ts';
import { Version } from './fields.ts';

/** Characters of an announcement in one language: it stands above the page, not instead of it. */
export const ANNOUNCEMENT_LENGTH = 400;

export const AnnouncementLevel = z.enum(['info', 'important']);
export type AnnouncementLevel = z.infer<typeof AnnouncementLevel>;

export const Announcement = z.object({
  spaceId: SpaceId,
  text: Localized.describe('Markdown of one paragraph; no language at all means that there is no announcement'),
  level: AnnouncementLevel,
  startsAt: Instant.nullable().describe('null: at once'),
  endsAt: Instant.nullable().describe('Half-open; null: until it is taken away'),
  /** Set by the clock, never by people: lets the stream see that an announcement has begun or ended. */
  isShown: z.boolean(),
  version: Version,
  updatedAt: Instant,
});
export type Announcement = z.infer<typeof Announcement>;

const Text = z.record(z.string(), z.string().max(ANNOUNCEMENT_LENGTH));
const AnnouncementInput = z
  .object({
    text: Localized.and(Text).describe('Markdown, at most 400 characters in each language'),
    level: AnnouncementLevel,
    startsAt: InstantInput.nullable(),
    endsAt: InstantInput.nullable(),
    version: Version,
  })
  .refine(({ startsAt, endsAt }) => startsAt === null || endsAt === null || startsAt < endsAt, {
    path: ['endsAt'],
    params: { code: 'announcement.ends-before-start' },
  });

const params = z.object({ spaceId: SpaceId });

/** Routes of announcements. */
export const announcementRoutes = {
  manageAnnouncement: {
    summary: 'The announcement of the organization or of a process; version 0 where none was ever saved',
    method: 'GET',
    path: '/spaces/{spaceId}/announcement',
    access: 'announcement.manage',
    params,
    returns: Announcement,
    problems: ['process.not-found'],
  },
  updateAnnouncement: {
    summary: 'Change the announcement of the organization or of a process, or take it away with an empty text',
    method: 'PUT',
    path: '/spaces/{spaceId}/announcement',
    access: 'announcement.manage',
    params,
    body: AnnouncementInput,
    returns: Announcement,
    problems: ['process.not-found', 'announcement.changed-meanwhile'],
  },
} as const satisfies Record<string, Route>;
