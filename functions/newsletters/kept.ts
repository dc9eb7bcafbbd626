/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import {
  BuildParts,
  CountParts,
  NewsletterDrafts,
  NewsletterLinks,
  Newsletters,
  RunningNewsletters,
  Subscriptions,
} from './entities.ts';

export const newslettersKept: readonly RegisterLine[] = [
  kept(BuildParts, {
    keeps: 'How far the mails of a newsletter are written',
    until: 'platform',
    others: ['newsletterId', 'part', 'people', 'doneAt'],
  }),
  kept(CountParts, {
    keeps: 'Counts of audiences',
    until: 'expires',
    others: ['newsletterId', 'run', 'part', 'people', 'suppressed', 'byLocale', 'expiresAt'],
  }),
  kept(NewsletterDrafts, { keeps: 'Texts of newsletters', until: 'platform', others: ['newsletterId', 'texts'] }),
  kept(NewsletterLinks, {
    keeps: 'Where the links of a newsletter lead whose clicks are counted: no click, and nobody who clicks',
    until: 'platform',
    others: ['newsletterId', 'link', 'url'],
  }),
  kept(Newsletters, {
    keeps: 'Newsletters: what they are about, whom they go to, how far they are',
    until: 'platform',
    others: [
      'id',
      'state',
      'revision',
      'subject',
      'preheader',
      'audience',
      'tracksClicks',
      'isPublic',
      'count',
      'audienceAt',
      'isBuilt',
      'scheduledAt',
      'startedAt',
      'endedAt',
      'createdAt',
      'updatedAt',
      'figures',
      'figuresAt',
    ],
  }),
  kept(RunningNewsletters, {
    keeps: 'Newsletters that the clock looks after',
    until: 'platform',
    others: ['newsletterId', 'samples'],
  }),
  kept(Subscriptions, {
    keeps:
      'Who has asked for newsletters, with or without an account: a week where it is not confirmed, a month after its end',
    until: 'account',
    download: 'newsletter',
    removed: {
      email: 'where newsletters go, of people without an account',
      participantId: 'whose account has the address',
      addressHash: 'lets bounces and complaints find it',
      owner: 'finds it with the account',
      locale: 'the language of newsletters',
      territoryId: 'what somebody wants to be written to about',
      state: 'whether it was confirmed',
      consentVersion: 'which words were agreed to',
      askedAt: 'when it was asked for',
      confirmedAt: 'when the address was confirmed',
      endedAt: 'when it ended',
      endedBy: 'why it ended',
      isSuppressed: 'the address gets no mail',
    },
    others: ['shard', 'id', 'keptUntil'],
  }),
];
