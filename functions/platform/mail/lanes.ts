import * as z from 'zod';
import { type MailId, NewsletterId } from '../../../shared/platform/ids.ts';

/**
 * Lanes of the outbox, each a queue with workers of its own: `urgent` is what somebody waits for at the screen, `mail` is
 * what one person is told, `bulk` is what goes to many. No lane is delayed by another one.
 */
export const LANES = ['urgent', 'mail', 'bulk'] as const;
export const Lane = z.enum(LANES);
export type Lane = z.infer<typeof Lane>;

/** What a mail belongs to: its figures are counted together. Mails of no newsletter are one batch. */
export const MailBatch = z.union([z.literal('mails'), NewsletterId]);
export type MailBatch = z.infer<typeof MailBatch>;

/** Parts of a batch: a newsletter to a million is written and sent by many workers at once. */
export const MAIL_SHARDS = 16;
export const MailShard = z
  .int()
  .min(0)
  .max(MAIL_SHARDS - 1);

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Where a mail stands in the table: its part follows from the last digit of its id, which is a matter of chance. */
export const mailKeyOf = (id: MailId, batch: MailBatch = 'mails') => ({
  batch,
  shard: DIGITS.indexOf(id.slice(-1)) % MAIL_SHARDS,
  id,
});
