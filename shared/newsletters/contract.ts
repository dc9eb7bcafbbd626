/** HTTP contract of newsletters: writing, checking, counting, sending and following them; subscriptions; clicks. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { NewsletterId, TaxonomyId } from '../platform/ids.ts';
import { InterfaceLocale, Locale } from '../platform/locale.ts';
import { Instant, InstantInput } from '../platform/time.ts';
import { Version } from '../spaces/fields.ts';
import { AudienceCount } from './audience.ts';
import { CheckedLink, Finding } from './checks.ts';
import { Newsletter, NewsletterContent, NewsletterFigures, NewsletterState, NewsletterSummary } from './newsletter.ts';
import { CONTENT_BYTES } from './rules.ts';

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

/** Somebody's own subscription. */
export const OwnSubscription = z.object({
  isSubscribed: z.boolean(),
  locale: InterfaceLocale,
  territoryId: TaxonomyId.nullable().describe('What one wants to be written to about; null: everything'),
  since: Instant.nullable(),
});
export type OwnSubscription = z.infer<typeof OwnSubscription>;
const Wishes = z.object({ locale: InterfaceLocale, territoryId: TaxonomyId.nullable().default(null) });

/** What the link of a mail carries, after its `#`. */
const Token = z.string().min(20).max(300);
/** The same where it is part of an address: what has not its form is no address of ours. */
const TokenInPath = z.string().regex(/^sbn_[0-9A-Z]{26}\.(?:-|nws_[0-9A-Z]{26})\.[0-9a-f]{64}$/);
const withToken = z.object({ token: Token });
const tokenProblems = ['newsletter.link-invalid'] as const;
const Preferences = z.object({
  isSubscribed: z.boolean(),
  locale: InterfaceLocale,
  territoryId: TaxonomyId.nullable(),
});

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
  followLink: {
    summary: 'Lead on to a link of a newsletter and count the click; nobody is told apart',
    method: 'GET',
    path: '/newsletters/{newsletterId}/links/{link}',
    access: 'public',
    status: 303,
    params: z.object({ newsletterId: NewsletterId, link: z.string().regex(/^\d{1,3}$/) }),
    problems: ['request.not-found'],
  },
  subscribe: {
    summary:
      'Ask for newsletters without an account; a mail asks to confirm. The answer is the same whoever has the address',
    method: 'POST',
    path: '/subscriptions',
    access: 'public',
    status: 202,
    body: Wishes.extend({ email: Email, consentVersion: z.string().min(1).max(20) }),
    returns: z.object({ days: Count.describe('Days in which to confirm') }),
    problems: ['request.too-many', 'newsletter.consent-outdated'],
  },
  confirm: {
    summary: 'Confirm a subscription with the token of its mail; saying it again changes nothing',
    method: 'POST',
    path: '/subscriptions/confirmations',
    access: 'public',
    status: 200,
    body: withToken,
    returns: Preferences,
    problems: ['newsletter.link-invalid', 'newsletter.link-expired'],
  },
  readPreferences: {
    summary: 'What the subscription of a token wants',
    method: 'POST',
    path: '/subscriptions/preferences/readings',
    access: 'public',
    status: 200,
    body: withToken,
    returns: Preferences,
    problems: tokenProblems,
  },
  writePreferences: {
    summary: 'Change the language or the territory of a subscription',
    method: 'PUT',
    path: '/subscriptions/preferences',
    access: 'public',
    status: 200,
    body: Wishes.extend(withToken.shape),
    returns: Preferences,
    problems: tokenProblems,
  },
  unsubscribe: {
    summary: 'Get no more newsletters; saying it again changes nothing',
    method: 'POST',
    path: '/subscriptions/ends',
    access: 'public',
    status: 200,
    body: withToken,
    returns: Preferences,
    problems: tokenProblems,
  },
  resubscribe: {
    summary: 'Take an end back, within a month of it',
    method: 'POST',
    path: '/subscriptions/returns',
    access: 'public',
    status: 200,
    body: withToken,
    returns: Preferences,
    problems: ['newsletter.link-invalid', 'newsletter.link-expired'],
  },
  unsubscribeAtOnce: {
    summary: 'What the button of a mail program posts (RFC 8058): a form, without a session',
    method: 'POST',
    path: '/subscriptions/ends/{token}',
    access: 'public',
    status: 200,
    params: z.object({ token: TokenInPath }),
    returns: z.object({ isSubscribed: z.literal(false) }),
    problems: tokenProblems,
  },
  readOwn: {
    summary: 'Whether one gets newsletters',
    method: 'GET',
    path: '/participants/me/newsletter',
    access: 'newsletter.subscribe',
    returns: OwnSubscription,
  },
  writeOwn: {
    summary: 'Get newsletters at the address of the account, or get none',
    method: 'PUT',
    path: '/participants/me/newsletter',
    access: 'newsletter.subscribe',
    status: 200,
    body: z.object({
      isSubscribed: z.boolean(),
      locale: InterfaceLocale,
      territoryId: TaxonomyId.nullable().default(null),
    }),
    returns: OwnSubscription,
    problems: ['request.too-many'],
  },
});
