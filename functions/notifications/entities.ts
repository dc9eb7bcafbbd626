/** What notifications keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { FREQUENCIES } from '../../shared/notifications/events.ts';
import { PERIODS } from '../../shared/notifications/plan.ts';
import { Choice, EventNameSchema, QuietHours } from '../../shared/notifications/preferences.ts';
import { NotificationId, ParticipantId, ProcessId } from '../../shared/platform/ids.ts';
import { Localized } from '../../shared/platform/locale.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';
import { MailShard } from '../platform/mail/lanes.ts';
import { NoticeSubject } from '../platform/notices.ts';

/** Something that somebody was told. Its id follows from what is told and whom: whatever is told twice is there once. */
export const Notifications = defineEntity('Notification', {
  schema: z.object({
    participantId: ParticipantId,
    /** Sorts by the time at which it happened. */
    id: NotificationId,
    event: EventNameSchema,
    at: Instant,
    /** Which one it is of all that this person was ever told: what they have seen has a lower number. */
    ordinal: z.int().positive(),
    /** What it is about, to see whether that is still so. */
    about: NoticeSubject,
    path: z.string(),
    processId: ProcessId.nullable(),
    /** Who did it; the name is looked up. */
    actorId: ParticipantId.nullable(),
    values: z.record(z.string(), z.union([z.string(), Localized])),
    /** The hour whose digest names it. */
    mailIn: z.object({ slot: Instant, period: z.enum(PERIODS) }).nullable(),
    /** The hour at which devices are told. */
    pushIn: Instant.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'NOTIFICATIONS#{participantId}', sk: '{id}' },
  expires: 'expiresAt',
});

/** What somebody has chosen; without it, what EVENTS says holds. */
export const NotificationPreferences = defineEntity('NotificationPreferences', {
  schema: z.object({
    participantId: ParticipantId,
    revision: z.int().positive(),
    /** By event; one that a release no longer knows does no harm. */
    choices: z.record(
      z.string(),
      /** `before`: what the link of a mail has put an end to, so that it can be taken back. */
      Choice.extend({ before: z.enum(FREQUENCIES).optional() }),
    ),
    digestHour: z.int(),
    quiet: QuietHours.nullable(),
    /** `null`: that of the organization. */
    timeZone: z.string().nullable(),
    isPaused: z.boolean(),
  }),
  key: { pk: 'NOTIFICATION-PREFERENCES#{participantId}', sk: 'PREFERENCES' },
});

/**
 * Somebody for whom news has gathered, by the hour at which it goes out: whoever has no news has no item, so a run of
 * digests reads those alone who have.
 */
export const DigestDues = defineEntity('DigestDue', {
  schema: z.object({
    slot: Instant,
    shard: MailShard,
    participantId: ParticipantId,
    /** Pieces of news for a mail, and for devices. */
    news: z.int().nonnegative().default(0),
    pushes: z.int().nonnegative().default(0),
    expiresAt: Instant,
  }),
  key: { pk: 'DIGEST-DUES#{slot}#{shard}', sk: '{participantId}' },
  expires: 'expiresAt',
});

/** How far something that runs by the clock has come, such as the hours whose digests have gone out. */
export const NoticeMarks = defineEntity('NoticeMark', {
  schema: z.object({ name: z.string(), at: Instant, expiresAt: Instant.nullable() }),
  key: { pk: 'NOTICE-MARK#{name}', sk: 'MARK' },
  expires: 'expiresAt',
});
