/** What newsletters and their subscriptions keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Audience, ByLocale } from '../../shared/newsletters/audience.ts';
import { NewsletterTexts } from '../../shared/newsletters/blocks.ts';
import { NewsletterFigures, NewsletterState } from '../../shared/newsletters/newsletter.ts';
import { NewsletterId, ParticipantId, SubscriptionId, TaxonomyId } from '../../shared/platform/ids.ts';
import { InterfaceLocale, Localized } from '../../shared/platform/locale.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Parts in which subscriptions stand. */
export const SUBSCRIPTION_SHARDS = 64;
/** Parts of the work of counting and writing, each some shards one after the other: as many as workers run at once. */
export const WORK_PARTS = 16;

/**
 * Somebody who has asked for newsletters. The id follows from the address, see `subscriptions/address.ts`: one address has
 * one subscription, with or without an account.
 */
export const Subscriptions = defineEntity('Subscription', {
  schema: z.object({
    shard: z
      .int()
      .min(0)
      .max(SUBSCRIPTION_SHARDS - 1),
    id: SubscriptionId,
    /** `null`: the address that the account has when a mail is sent. */
    email: z.string().nullable(),
    participantId: ParticipantId.nullable(),
    /** Hash of the address, by which suppressions know it: see `platform/mail/suppression.ts`. */
    addressHash: z.string(),
    /** Whose it is: the participant, or a hash of the address as mails have it (`platform/mail/recipient.ts`). */
    owner: z.string(),
    locale: InterfaceLocale,
    /** What they want to be written to about; `null`: everything. */
    territoryId: TaxonomyId.nullable(),
    /** `pending` until the address is confirmed; `ended` is kept for a while, to be taken up again. */
    state: z.enum(['pending', 'confirmed', 'ended']),
    /** Which words were agreed to, and when. */
    consentVersion: z.string(),
    askedAt: Instant,
    confirmedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    endedBy: z.enum(['person', 'bounce', 'complaint']).nullable(),
    /** The address gets no mail at the moment: see `platform/mail/suppression.ts`. */
    isSuppressed: z.boolean().default(false),
    /** The table drops it then; `null`: as long as it holds. */
    keptUntil: Instant.nullable(),
  }),
  key: { pk: 'SUBSCRIPTIONS#{shard}', sk: '{id}' },
  indexes: {
    byOwner: { pk: 'SUBSCRIPTIONS-OF#{owner}', sk: '{id}' },
    byAddress: { pk: 'SUBSCRIPTION-ADDRESS#{addressHash}', sk: '{id}' },
  },
  expires: 'keptUntil',
});

/** A newsletter without its texts: what lists, senders and the clock read. All in one partition: there are some a month. */
export const Newsletters = defineEntity('Newsletter', {
  schema: z.object({
    id: NewsletterId,
    state: NewsletterState,
    revision: z.int().nonnegative(),
    subject: Localized,
    preheader: Localized,
    audience: Audience,
    tracksClicks: z.boolean(),
    isPublic: z.boolean(),
    /** The last count of the audience as it is now. */
    count: z.object({ run: z.string(), at: Instant }).nullable(),
    /** Only who had confirmed by then gets it. */
    audienceAt: Instant.nullable(),
    /** Whether every mail is written. */
    isBuilt: z.boolean(),
    scheduledAt: Instant.nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
    /** Copied from the sums of its mails, which are kept for 30 days. */
    figures: NewsletterFigures.nullable(),
    figuresAt: Instant.nullable(),
  }),
  key: { pk: 'NEWSLETTERS', sk: '{id}' },
});

/** What a newsletter says, by language. */
export const NewsletterDrafts = defineEntity('NewsletterDraft', {
  schema: z.object({ newsletterId: NewsletterId, texts: NewsletterTexts }),
  key: { pk: 'NEWSLETTER#{newsletterId}', sk: 'TEXTS' },
});

/** What one part of the subscriptions adds to a count of the audience. */
export const CountParts = defineEntity('NewsletterCountPart', {
  schema: z.object({
    newsletterId: NewsletterId,
    run: z.string(),
    part: z.int(),
    people: z.int().nonnegative(),
    suppressed: z.int().nonnegative(),
    byLocale: ByLocale,
    expiresAt: Instant,
  }),
  key: { pk: 'NEWSLETTER-COUNT#{newsletterId}', sk: '{run}#{part}' },
  expires: 'expiresAt',
});

/** That all mails to one part of the subscriptions are written, and how many they are. */
export const BuildParts = defineEntity('NewsletterBuildPart', {
  schema: z.object({ newsletterId: NewsletterId, part: z.int(), people: z.int().nonnegative(), doneAt: Instant }),
  key: { pk: 'NEWSLETTER-BUILD#{newsletterId}', sk: '{part}' },
});

/** Newsletters that the clock looks after: scheduled, on their way, or sent so lately that their figures still change. */
export const RunningNewsletters = defineEntity('RunningNewsletter', {
  schema: z.object({
    newsletterId: NewsletterId,
    /** Mails that had come to an end or were handed over, at the last two ticks: gives the pace. */
    samples: z.array(z.object({ at: Instant, done: z.int().nonnegative() })),
  }),
  key: { pk: 'RUNNING-NEWSLETTERS', sk: '{newsletterId}' },
});

/** Where the links of a newsletter lead whose clicks are counted: nothing else can be led to. */
export const NewsletterLinks = defineEntity('NewsletterLink', {
  schema: z.object({ newsletterId: NewsletterId, link: z.string(), url: z.string() }),
  key: { pk: 'NEWSLETTER-LINKS#{newsletterId}', sk: '{link}' },
});
