/** What a newsletter is, as the API and the table tell it. */
import * as z from 'zod';
import { NewsletterId } from '../platform/ids.ts';
import { Locale, Localized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Version } from '../spaces/fields.ts';
import { Audience } from './audience.ts';
import { NewsletterTexts } from './blocks.ts';

/**
 * `draft` is being written; `scheduled` begins by itself; `building`: mails are written into the outbox, and sent as they
 * come; `sending`: all are written; `paused`: nothing is sent until it is resumed; `cancelled`: what was not sent never is;
 * `sent`: none waits any more.
 */
export const NEWSLETTER_STATES = ['draft', 'scheduled', 'building', 'sending', 'paused', 'cancelled', 'sent'] as const;
export const NewsletterState = z.enum(NEWSLETTER_STATES);
export type NewsletterState = z.infer<typeof NewsletterState>;

const Count = z.int().nonnegative();

/** What became of the mails of a newsletter. */
export const NewsletterFigures = z.object({
  audience: Count.nullable().describe('People that it goes to; null until all of its mails are written'),
  written: Count.describe('Mails that were written'),
  waiting: Count.describe('Not sent yet'),
  sent: Count.describe('Handed to the mail service, whatever became of them'),
  delivered: Count,
  bounced: Count,
  complained: Count,
  suppressed: Count.describe('Not sent: unsubscribed meanwhile, cancelled, or the address gets no mail'),
  failed: Count.describe('Given up; operators can try again'),
});
export type NewsletterFigures = z.infer<typeof NewsletterFigures>;

/** A newsletter in a list. */
export const NewsletterSummary = z.object({
  id: NewsletterId,
  state: NewsletterState,
  revision: Version,
  subject: Localized.describe('By language'),
  scheduledAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable().describe('Sent to the last, or cancelled'),
  isPublic: z.boolean().describe('In the archive on the site'),
  createdAt: Instant,
  updatedAt: Instant,
  figures: NewsletterFigures.nullable().describe('null: never sent'),
});
export type NewsletterSummary = z.infer<typeof NewsletterSummary>;

/** What an editor writes. */
export const NewsletterContent = z.object({
  texts: NewsletterTexts,
  audience: Audience,
  tracksClicks: z.boolean().describe('Whether clicks are counted by link; nobody is told apart'),
});
export type NewsletterContent = z.infer<typeof NewsletterContent>;

/** All about one newsletter. */
export const Newsletter = NewsletterSummary.extend(NewsletterContent.shape).extend({
  fallback: Locale.describe('Language that readers of languages without a text get'),
});
export type Newsletter = z.infer<typeof Newsletter>;
