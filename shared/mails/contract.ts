/** HTTP contract of the office of mails: how the outbox does, what became of mails to an address, and who gets none. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { MailId, NewsletterId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { MailReason, MailState, SuppressionKind } from '../platform/mail-state.ts';
import { MAIL_GROUPS } from '../platform/mail-view.ts';
import { Instant } from '../platform/time.ts';
import { MAIL_KINDS } from './kinds.ts';
import { REASON_MAX } from './rules.ts';

/** Lanes of the outbox, in the order of their haste. */
export const MAIL_LANES = ['urgent', 'mail', 'bulk'] as const;
const MailLane = z.enum(MAIL_LANES);
export type MailLane = z.infer<typeof MailLane>;

const Reason = z.string().trim().min(3).max(REASON_MAX);

export const MailCounts = z.record(MailState, z.int().nonnegative());
export type MailCounts = z.infer<typeof MailCounts>;

/** A lane of the outbox. */
export const LaneFigures = z.object({
  lane: MailLane,
  counts: MailCounts.describe('Mails of the last 30 days by state'),
  oldest: Instant.nullable().describe('When the oldest of those that wait was written'),
});
export type LaneFigures = z.infer<typeof LaneFigures>;

/** Lanes of the outbox at a moment. */
export const MailFigures = z.object({ at: Instant, lanes: z.array(LaneFigures) });
export type MailFigures = z.infer<typeof MailFigures>;

/** A reason for which an address gets no mail. */
export const FoundSuppression = z.object({
  kind: SuppressionKind,
  at: Instant,
  liftedAt: Instant.nullable().describe('From then on it is no reason any more'),
});
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
  reason: MailReason.nullable(),
  createdAt: Instant,
  changedAt: Instant.nullable().describe('When it came into its state'),
});
export type FoundMail = z.infer<typeof FoundMail>;

/** What there is about an address. */
export const FoundAddress = z.object({
  mails: z.array(FoundMail).describe('Of the last 30 days, newest first, 100 at most'),
  isMore: z.boolean(),
  hasAccount: z.boolean(),
  isSubscribed: z.boolean().describe('Whether newsletters go to it'),
  suppressions: z.array(FoundSuppression),
  notes: z.array(SuppressionNote),
});
export type FoundAddress = z.infer<typeof FoundAddress>;

/** A kind of mail. */
export const MailKind = z.object({ template: z.string(), group: z.enum(MAIL_GROUPS) });
export type MailKind = z.infer<typeof MailKind>;

/** What a kind of mail looks like, with made-up values. */
export const MailPreview = MailKind.extend({
  locale: InterfaceLocale,
  subject: z.string(),
  preheader: z.string().describe('What lists of mails show beside the subject'),
  html: z.string(),
  text: z.string(),
});
export type MailPreview = z.infer<typeof MailPreview>;

const ofKind = z.object({ kind: z.string().refine((kind) => MAIL_KINDS.some((one) => one === kind)) });

export const mails = defineContract('mails', {
  readFigures: {
    summary: 'How the outbox does: mails by lane and state, and how many bounce or are complained of',
    method: 'GET',
    path: '/mails/figures',
    access: 'mails.watch',
    returns: MailFigures,
  },
  find: {
    summary: 'What became of the mails to an address: states and times, never contents',
    method: 'POST',
    // An address stands in bodies only: never in a URL, which is logged.
    path: '/mails/searches',
    access: 'mails.find',
    reads: 'personal-data',
    body: z.object({ email: Email }),
    status: 200,
    returns: FoundAddress,
  },
  retry: {
    summary: 'Sends a mail that was given up once more',
    method: 'POST',
    path: '/mails/outbox/{mailId}/retries',
    access: 'mails.retry',
    params: z.object({ mailId: MailId }),
    body: z.object({ newsletterId: NewsletterId.nullable() }),
    problems: ['mail.not-found', 'mail.not-failed'],
  },
  suppress: {
    summary: 'Puts an address on the suppression list by hand: nothing is sent to it any more',
    method: 'POST',
    path: '/mails/suppressions',
    access: 'mails.suppress',
    body: z.object({ email: Email, reason: Reason }),
    problems: ['mail.suppressed-already'],
  },
  lift: {
    summary: 'Takes an address off the suppression list: mails go to it again',
    method: 'POST',
    path: '/mails/suppressions/lifts',
    access: 'mails.suppress',
    body: z.object({ email: Email, reason: Reason }),
    problems: ['mail.not-suppressed'],
  },
  listPreviews: {
    summary: 'Kinds of mails that the platform sends',
    method: 'GET',
    path: '/mails/previews',
    access: 'mails.preview',
    returns: z.object({ kinds: z.array(MailKind) }),
  },
  readPreview: {
    summary: 'An example of a kind of mail, as it goes out',
    method: 'GET',
    path: '/mails/previews/{kind}',
    access: 'mails.preview',
    params: ofKind,
    query: z.object({ locale: InterfaceLocale }),
    returns: MailPreview,
  },
  sendPreview: {
    summary: 'Send that example to oneself, marked as a test',
    method: 'POST',
    path: '/mails/previews/{kind}/tests',
    access: 'mails.preview',
    params: ofKind,
    body: z.object({ locale: InterfaceLocale }),
    problems: ['request.too-many'],
  },
});
