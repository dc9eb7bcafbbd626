/** Routes of subscriptions, and of clicks: what everybody may do. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { NewsletterId, TaxonomyId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';

const Count = z.int().nonnegative();

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

/** Routes of subscriptions. */
export const subscriptionRoutes = {
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
} as const satisfies Record<string, Route>;
