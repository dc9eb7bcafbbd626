/** What the platform itself keeps in the table, for every feature. Pure data. */
import * as z from 'zod';
import { MailId, ParticipantId, SessionId } from '../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../shared/platform/locale.ts';
import { ROLES } from '../../shared/platform/policy.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from './db/entity.ts';

/** A person with an account: private, read only to know who asks. The public name is in `Profiles`. */
export const Participants = defineEntity('Participant', {
  schema: z.object({
    id: ParticipantId,
    email: z.string(),
    role: z.enum(ROLES),
    displayName: z.string().nullable(),
    locale: InterfaceLocale,
    charterAcceptedAt: Instant.nullable(),
    /** Sessions opened before are void: "sign out everywhere". */
    sessionsFrom: Instant,
    createdAt: Instant,
  }),
  key: { pk: 'PARTICIPANT#{id}', sk: 'PARTICIPANT' },
});

/** Name shown with contributions; imported authors have one without an account. */
export const Profiles = defineEntity('Profile', {
  schema: z.object({ id: ParticipantId, displayName: z.string(), isImported: z.boolean() }),
  key: { pk: 'PROFILE#{id}', sk: 'PROFILE' },
});

export const Sessions = defineEntity('Session', {
  schema: z.object({ id: SessionId, participantId: ParticipantId, createdAt: Instant, expiresAt: Instant }),
  key: { pk: 'SESSION#{id}', sk: 'SESSION' },
  expires: 'expiresAt',
});

/** Requests counted in one window of time. */
export const RateLimits = defineEntity('RateLimit', {
  schema: z.object({ limit: z.string(), subject: z.string(), window: z.int(), requests: z.int(), expiresAt: Instant }),
  key: { pk: 'RATE#{limit}#{subject}', sk: '{window}' },
  expires: 'expiresAt',
});

/** A mail to send: written with the change that causes it, sent by the notifier, kept 30 days as a record. */
export const Outbox = defineEntity('OutboxMail', {
  schema: z.object({
    id: MailId,
    template: z.string(),
    /** Address, or the participant whose address is looked up when the mail is sent. */
    to: z.union([z.object({ email: z.string() }), z.object({ participantId: ParticipantId })]),
    locale: InterfaceLocale,
    values: z.record(z.string(), z.string()),
    state: z.enum(['waiting', 'sending', 'sent']),
    claimedAt: Instant.nullable(),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  key: { pk: 'OUTBOX#{id}', sk: 'MAIL' },
  expires: 'expiresAt',
});

/** Versions of a published path, so that a stale page never stays over a newer one: see `publish.ts`. */
export const PublishedPages = defineEntity('PublishedPage', {
  schema: z.object({
    path: z.string(),
    /** Tickets taken by those who publish the path. */
    wanted: z.int(),
    /** Tickets whose holders have ended. */
    done: z.int().default(0),
    /** What the object in the bucket holds; empty where that is not certain. */
    hash: z.string().default(''),
  }),
  key: { pk: 'PAGE#{path}', sk: 'PAGE' },
});

/**
 * Sums counted from the stream. One item for each partition that is counted: a stream keeps the order of a partition
 * only, and `through` is the last sequence number of it that has been counted.
 */
export const Tallies = defineEntity('Tally', {
  schema: z.object({
    /** Resource that the sums belong to. */
    group: z.string(),
    /** What is counted, such as `votes` or `comments`, or the id of a comment for its votes. */
    subject: z.string(),
    shard: z.int(),
    counts: z.record(z.string(), z.int()),
    through: z.string(),
    countedAt: Instant,
  }),
  key: { pk: 'TALLY#{group}', sk: '{subject}#{shard}' },
});

/** Sums that are counted with the write itself, sixteen shards each. */
export const Statistics = defineEntity('Statistic', {
  schema: z.object({ name: z.string(), shard: z.int(), value: z.int() }),
  key: { pk: 'STATISTIC#{name}', sk: '{shard}' },
});

/** The right to rewrite one file for a short time: files of a component have one writer. */
export const Leases = defineEntity('Lease', {
  schema: z.object({ name: z.string(), owner: z.string(), until: Instant, expiresAt: Instant }),
  key: { pk: 'LEASE#{name}', sk: 'LEASE' },
  expires: 'expiresAt',
});
