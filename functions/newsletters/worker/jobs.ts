import * as z from 'zod';
import { ByLocale } from '../../../shared/newsletters/audience.ts';
import { NewsletterId, ParticipantId } from '../../../shared/platform/ids.ts';

const newsletterId = NewsletterId;
const Cursor = z.string().nullable();
/** Where to go on: a part of the work, the shard that it is at, and the cursor in that. */
const position = { part: z.int().nonnegative(), shard: z.int().nonnegative(), cursor: Cursor };
const people = z.int().nonnegative();

/** One part of the subscriptions to count, with what was counted before the cursor. */
export const CountPartJob = z.object({
  newsletterId,
  step: z.literal('count-part'),
  run: z.string(),
  ...position,
  people,
  suppressed: people,
  byLocale: ByLocale,
});
export type CountPartJob = z.infer<typeof CountPartJob>;

/** One part of the subscriptions whose mails are to be written, with how many were before the cursor. */
export const BuildPartJob = z.object({ newsletterId, step: z.literal('build-part'), ...position, people });
export type BuildPartJob = z.infer<typeof BuildPartJob>;

/** One part of a newsletter's mails, of which those that wait are to be looked at again. */
export const LookPartJob = z.object({
  newsletterId,
  step: z.literal('look-part'),
  shard: z.int().nonnegative(),
  cursor: Cursor,
});
export type LookPartJob = z.infer<typeof LookPartJob>;

/** All jobs of the queue: those that the stream tells of, and the parts into which they fall. */
export const NewsletterWork = z.union([
  z.object({ newsletterId, step: z.literal('count'), run: z.string() }),
  z.object({ newsletterId, step: z.literal('build') }),
  z.object({ newsletterId, step: z.literal('look-again') }),
  CountPartJob,
  BuildPartJob,
  LookPartJob,
  z.object({ moved: ParticipantId }),
  z.object({ address: z.string() }),
]);
export type NewsletterWork = z.infer<typeof NewsletterWork>;

/** How long one run goes on before it hands over what is left, well within what it has. */
export type IsTimeOver = () => boolean;
