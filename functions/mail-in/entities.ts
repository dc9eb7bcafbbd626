/** What mail that comes in keeps in the table. Pure data. */
import * as z from 'zod';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** That somebody's mail was answered on a day: they are told once a day, however many mails they, or their machine, write. */
export const ReplyNotices = defineEntity('ReplyNotice', {
  schema: z.object({
    /** Hash of the address, see `platform/mail/recipient.ts`. */
    sender: z.string(),
    /** UTC, such as 2026-11-21. */
    day: z.iso.date(),
    expiresAt: Instant,
  }),
  key: { pk: 'REPLY-NOTICE#{sender}', sk: '{day}' },
  expires: 'expiresAt',
});
