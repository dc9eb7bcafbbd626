import * as z from 'zod';

/**
 * What has become of a mail of the outbox: `waiting` in its lane, `claimed` by a worker, `uncertain` when that worker has
 * not said how it ended, `sent` when SES took it, `confirmed` when SES told of it, then `delivered`. Ends without it:
 * `bounced`, `complained`, `suppressed` (not sent: the address gets no more mail) and `failed` (given up).
 */
export const MAIL_STATES = [
  'waiting',
  'claimed',
  'uncertain',
  'sent',
  'confirmed',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
] as const;
export const MailState = z.enum(MAIL_STATES);
export type MailState = z.infer<typeof MailState>;

/**
 * Why a mail is in its state. Of `bounced`: `permanent` or `transient`. Of `failed`: `address` (it is none, or SES refuses
 * it), `refused` (SES refuses the mail), `content` (it could not be made), `tries` (given up after the last try),
 * `rejected` (SES took it and found a virus). Of `suppressed`: why the address gets none, `nobody` where the account is
 * gone or the subscription ended, `cancelled` where its newsletter was. Of `waiting`: `slow` (SES takes no more this
 * second), `paused` (SES takes none: quota of the day, sending paused), `again` (a try failed). `code`: sent although the
 * address is suppressed.
 */
export const MAIL_REASONS = [
  'permanent',
  'transient',
  'address',
  'refused',
  'content',
  'tries',
  'rejected',
  'bounce',
  'complaint',
  'soft-bounces',
  'manual',
  'nobody',
  'cancelled',
  'slow',
  'paused',
  'again',
  'code',
] as const;
export const MailReason = z.enum(MAIL_REASONS);
export type MailReason = z.infer<typeof MailReason>;

/** Why an address gets no more mail. */
export const SUPPRESSION_KINDS = ['bounce', 'complaint', 'soft-bounces', 'manual'] as const;
export const SuppressionKind = z.enum(SUPPRESSION_KINDS);
export type SuppressionKind = z.infer<typeof SuppressionKind>;
