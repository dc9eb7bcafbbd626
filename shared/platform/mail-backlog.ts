import * as z from 'zod';
import { Instant } from './time.ts';

/** Mails that wait to be sent. */
export const MailBacklog = z.object({
  waiting: z.int().nonnegative(),
  /** There are more than were counted. */
  isMore: z.boolean(),
  /** When the first of them was written; `null` where none waits. */
  oldest: Instant.nullable(),
});
export type MailBacklog = z.infer<typeof MailBacklog>;
