/** HTTP contract of the office of mails: how the outbox does, what became of mails to an address, and who gets none. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { MailId, NewsletterId } from '../platform/ids.ts';
import { MailState } from '../platform/mail-state.ts';
import { Instant } from '../platform/time.ts';
import { REASON_MAX } from './rules.ts';

/** Lanes of the outbox, in the order of their haste. */
export const MAIL_LANES = ['urgent', 'mail', 'bulk'] as const;
export const MailLane = z.enum(MAIL_LANES);
export type MailLane = z.infer<typeof MailLane>;

/** An address as somebody types it. It comes in bodies only: addresses stand in no URL and in no log. */
const Email = z.string().trim().min(3).max(254);
const Reason = z.string().trim().min(3).max(REASON_MAX);

const Count = z.int().nonnegative();
const Counts = z.record(MailState, Count);
export type MailCounts = z.infer<typeof Counts>;

/** A lane of the outbox: mails of newsletters are told by their own pages. */
export const LaneFigures = z.object({
  lane: MailLane,
  /** Mails of the last 30 days by state. */
  counts: Counts,
  /** When the oldest of those that wait was written; `null` where none waits. */
  oldest: Instant.nullable(),
});
export type LaneFigures = z.infer<typeof LaneFigures>;

/** Why an address gets no mail. */
export const SUPPRESSION_REASONS = ['bounce', 'complaint', 'manual'] as const;
export const SuppressionReason = z.enum(SUPPRESSION_REASONS);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

export const FoundSuppression = z.object({ reason: SuppressionReason, at: Instant });
export type FoundSuppression = z.infer<typeof FoundSuppression>;

/** What somebody did to the list of suppressed addresses, and why. */
export const SuppressionNote = z.object({
  act: z.enum(['added', 'lifted']),
  reason: z.string(),
  at: Instant,
  byName: z.string().nullable().describe('`null` for the operator, and for an account that is deleted'),
});
export type SuppressionNote = z.infer<typeof SuppressionNote>;

/** A mail without its content: nobody who looks after mails reads those of others. */
export const FoundMail = z.object({
  id: MailId,
  newsletterId: NewsletterId.nullable(),
  template: z.string(),
  lane: MailLane,
  state: MailState,
  createdAt: Instant,
  claimedAt: Instant.nullable(),
});
export type FoundMail = z.infer<typeof FoundMail>;

/** What there is about an address. */
export const FoundAddress = z.object({
  mails: z.array(FoundMail).describe('Of the last 30 days, newest first, 100 at most'),
  isMore: z.boolean(),
  hasAccount: z.boolean(),
  isSubscribed: z.boolean().describe('Whether newsletters go to it'),
  suppression: FoundSuppression.nullable(),
  notes: z.array(SuppressionNote),
});
export type FoundAddress = z.infer<typeof FoundAddress>;

export const mails = defineContract('mails', {
  readFigures: {
    summary: 'How the outbox does: mails by lane and state, and how many bounce or are complained of',
    method: 'GET',
    path: '/mails/figures',
    access: 'mails.watch',
    returns: z.object({
      at: Instant,
      lanes: z.array(LaneFigures),
      /** Mails of newsletters of the last 30 days, all together. */
      newsletters: Counts,
    }),
  },
  find: {
    summary: 'What became of the mails to an address: states and times, never contents',
    method: 'POST',
    path: '/mails/searches',
    access: 'mails.find',
    reads: 'personal-data',
    body: z.object({ email: Email }),
    returns: FoundAddress,
    problems: ['request.invalid'],
    status: 200,
  },
  retry: {
    summary: 'Sends a mail that was given up once more',
    method: 'POST',
    path: '/mails/outbox/{mailId}/retries',
    access: 'mails.retry',
    params: z.object({ mailId: MailId }),
    body: z.object({ newsletterId: NewsletterId.nullable() }),
    problems: ['mails.not-found', 'mails.not-failed'],
  },
  suppress: {
    summary: 'Puts an address on the suppression list by hand',
    method: 'POST',
    path: '/mails/suppressions',
    access: 'mails.suppress',
    body: z.object({ email: Email, reason: Reason }),
    problems: ['mails.suppressed-already'],
  },
  lift: {
    summary: 'Takes an address off the suppression list: mails go to it again',
    method: 'POST',
    path: '/mails/suppressions/lifts',
    access: 'mails.suppress',
    body: z.object({ email: Email, reason: Reason }),
    problems: ['mails.not-suppressed'],
  },
});
