/** HTTP contract of newsletters: writing, checking, counting, sending and following them; subscriptions; clicks. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { NewsletterId } from '../platform/ids.ts';
import { InterfaceLocale, Locale } from '../platform/locale.ts';
import { Instant, InstantInput } from '../platform/time.ts';
import { Version } from '../spaces/fields.ts';
import { AudienceCount } from './audience.ts';
import { CheckedLink, Finding } from './checks.ts';
import { Newsletter, NewsletterContent, NewsletterFigures, NewsletterState, NewsletterSummary } from './newsletter.ts';
import { CONTENT_BYTES } from './rules.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

const one = z.object({ newsletterId: NewsletterId });
const notFound = ['newsletter.not-found'] as const;
const changing = [...notFound, 'newsletter.not-a-draft', 'newsletter.changed-meanwhile'] as const;
/** The count that whoever sends has seen. */
const Seen = z.object({ revision: Version, run: z.string().max(40), people: z.int().nonnegative() });
const sending = [
  ...changing,
  'newsletter.incomplete',
  'newsletter.not-counted',
  'newsletter.count-changed',
  'newsletter.nobody',
] as const;

const Count = z.int().nonnegative();

/** How a newsletter goes, as of now. */
export const NewsletterProgress = z.object({
  state: NewsletterState,
  figures: NewsletterFigures,
  built: z.number().min(0).max(1).describe('How much of the audience has its mails written'),
  perMinute: Count.nullable().describe('Mails sent in the last minute or so; null: not measured yet'),
  secondsLeft: Count.nullable().describe('At this pace; null: not known'),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type NewsletterProgress = z.infer<typeof NewsletterProgress>;

/** What became of a newsletter that was sent. */
export const NewsletterStatistics = z.object({
  figures: NewsletterFigures,
  unsubscribed: Count.describe('Who ended the subscription by a link of this newsletter'),
  tracksClicks: z.boolean(),
  clicks: z
    .array(z.object({ url: z.string(), clicks: Count }))
    .describe('In the order of the links; empty where clicks are not counted'),
});
export type NewsletterStatistics = z.infer<typeof NewsletterStatistics>;

export const newsletters = defineContract('newsletters', {
  list: {
    summary: 'Newsletters, newest first, and how many people have subscribed',
    method: 'GET',
    path: '/newsletters',
    access: 'newsletter.manage',
    returns: z.object({
      items: z.array(NewsletterSummary),
      subscriptions: z.object({ confirmed: Count, pending: Count }),
    }),
  },
  create: {
    summary: 'Begin a newsletter; a repeat with the same Idempotency-Key begins none',
    method: 'POST',
    path: '/newsletters',
    access: 'newsletter.manage',
    status: 201,
    maxBytes: CONTENT_BYTES,
    body: z.strictObject(NewsletterContent.partial().shape),
    returns: Newsletter,
  },
  read: {
    summary: 'One newsletter',
    method: 'GET',
    path: '/newsletters/{newsletterId}',
    access: 'newsletter.manage',
    params: one,
    returns: Newsletter,
    problems: notFound,
  },
  update: {
    summary: 'Write a draft; another audience has to be counted anew',
    method: 'PUT',
    path: '/newsletters/{newsletterId}',
    access: 'newsletter.manage',
    status: 200,
    maxBytes: CONTENT_BYTES,
    params: one,
    body: NewsletterContent.extend({ revision: Version }),
    returns: Newsletter,
    problems: changing,
  },
  duplicate: {
    summary: 'A new draft with the texts, audience and settings of another newsletter',
    method: 'POST',
    path: '/newsletters/{newsletterId}/copies',
    access: 'newsletter.manage',
    status: 201,
    params: one,
    returns: Newsletter,
    problems: notFound,
  },
  remove: {
    summary: 'Delete a draft; one that is gone is no error',
    method: 'DELETE',
    path: '/newsletters/{newsletterId}',
    access: 'newsletter.manage',
    status: 204,
    params: one,
    problems: ['newsletter.not-a-draft'],
  },
  preview: {
    summary: 'The mail as readers of a language get it, cards filled in from data',
    method: 'GET',
    path: '/newsletters/{newsletterId}/preview',
    access: 'newsletter.manage',
    params: one,
    query: z.object({ locale: InterfaceLocale }),
    returns: z.object({
      locale: Locale.describe('Language of the text that is shown'),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
    }),
    problems: notFound,
  },
  check: {
    summary: 'Look for what filters of spam mind and readers miss, and look up every link',
    method: 'POST',
    path: '/newsletters/{newsletterId}/checks',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    returns: z.object({
      score: z.number().nonnegative(),
      limit: z.number().describe('From here on filters are likely to act'),
      findings: z.array(Finding),
      links: z.array(CheckedLink),
      bytes: Count.describe('Of the largest mail'),
    }),
    problems: notFound,
  },
  sendTest: {
    summary: 'Mail it to oneself in one language, as the texts are now',
    method: 'POST',
    path: '/newsletters/{newsletterId}/tests',
    access: 'newsletter.manage',
    status: 202,
    params: one,
    body: z.object({ locale: InterfaceLocale }),
    returns: z.object({ email: z.string() }),
    problems: [...notFound, 'newsletter.incomplete', 'request.too-many'],
  },
  count: {
    summary: 'Count the audience as it is now; the answer comes with readCount',
    method: 'POST',
    path: '/newsletters/{newsletterId}/counts',
    access: 'newsletter.manage',
    status: 202,
    params: one,
    body: z.object({ revision: Version }),
    returns: AudienceCount,
    problems: changing,
  },
  readCount: {
    summary: 'The last count of the audience',
    method: 'GET',
    path: '/newsletters/{newsletterId}/counts/last',
    access: 'newsletter.manage',
    params: one,
    returns: z.object({ count: AudienceCount.nullable().describe('null: not counted since the audience was changed') }),
    problems: notFound,
  },
  send: {
    summary: 'Send it to those who were counted; saying it again changes nothing',
    method: 'POST',
    path: '/newsletters/{newsletterId}/sending',
    access: 'newsletter.manage',
    status: 202,
    params: one,
    body: Seen,
    returns: Newsletter,
    problems: sending,
  },
  schedule: {
    summary: 'Send it by itself at a moment that lies ahead, to those who are the audience then',
    method: 'PUT',
    path: '/newsletters/{newsletterId}/schedule',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    body: Seen.extend({ at: InstantInput }),
    returns: Newsletter,
    problems: [...sending, 'newsletter.past'],
  },
  unschedule: {
    summary: 'Make a draft of it again before it begins',
    method: 'DELETE',
    path: '/newsletters/{newsletterId}/schedule',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    returns: Newsletter,
    problems: [...notFound, 'newsletter.not-scheduled'],
  },
  pause: {
    summary: 'Send nothing more for now; takes two seconds to reach all senders',
    method: 'POST',
    path: '/newsletters/{newsletterId}/pause',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    returns: Newsletter,
    problems: [...notFound, 'newsletter.not-under-way'],
  },
  resume: {
    summary: 'Go on with a newsletter that was paused',
    method: 'POST',
    path: '/newsletters/{newsletterId}/resumption',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    returns: Newsletter,
    problems: [...notFound, 'newsletter.not-under-way'],
  },
  cancel: {
    summary: 'Never send what has not been sent',
    method: 'POST',
    path: '/newsletters/{newsletterId}/cancellation',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    returns: Newsletter,
    problems: [...notFound, 'newsletter.not-under-way'],
  },
  readProgress: {
    summary: 'How the sending goes',
    method: 'GET',
    path: '/newsletters/{newsletterId}/progress',
    access: 'newsletter.manage',
    params: one,
    returns: NewsletterProgress,
    problems: notFound,
  },
  readStatistics: {
    summary: 'What became of its mails, and clicks by link where they are counted',
    method: 'GET',
    path: '/newsletters/{newsletterId}/statistics',
    access: 'newsletter.manage',
    params: one,
    returns: NewsletterStatistics,
    problems: notFound,
  },
  setArchived: {
    summary: 'Show a newsletter that was sent in the archive on the site, or take it out',
    method: 'PUT',
    path: '/newsletters/{newsletterId}/archive',
    access: 'newsletter.manage',
    status: 200,
    params: one,
    body: z.object({ isPublic: z.boolean() }),
    returns: Newsletter,
    problems: notFound,
  },
  ...subscriptionRoutes,
});
