import * as z from 'zod';
import { Instant } from './time.ts';

/** Mails that wait to be sent in one lane. */
export const LaneBacklog = z.object({
  waiting: z.int().nonnegative(),
  /** There are more than were counted. */
  isMore: z.boolean(),
  /** When the first of them was written; `null` where none waits. */
  oldest: Instant.nullable(),
});
export type LaneBacklog = z.infer<typeof LaneBacklog>;

/** Mails that wait to be sent: those that one person waits for together, and each lane. Newsletters tell of themselves. */
export const MailBacklog = LaneBacklog.extend({
  lanes: z.object({ urgent: LaneBacklog, mail: LaneBacklog, bulk: LaneBacklog }).optional(),
});
export type MailBacklog = z.infer<typeof MailBacklog>;
