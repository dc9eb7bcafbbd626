import { ARCHIVE_PATH, SIGN_UP_PATH } from '../../shared/newsletters/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Participants, Suppressions } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import type { NewsletterJob, PublishJob, Reactions } from '../platform/stream/reactions.ts';
import { FEEDS, isArchived, newsletterPath } from './archived.ts';
import { Newsletters } from './entities.ts';
import { subscriptionCounter } from './subscriptions/figures.ts';

type Item = ItemOf<typeof Newsletters>;

/** What a change of a newsletter asks for. */
function jobsOf(before: Item | undefined, after: Item | undefined): NewsletterJob[] {
  if (after === undefined) return [];
  const { id: newsletterId, count, state } = after;
  const jobs: NewsletterJob[] = [];
  if (count !== null && count.run !== before?.count?.run) jobs.push({ newsletterId, step: 'count', run: count.run });
  if (state === before?.state) return jobs;
  if (state === 'building') jobs.push({ newsletterId, step: 'build' });
  // What waits while it was paused is in no queue any more.
  const goesOn = before?.state === 'paused' && (state === 'building' || state === 'sending');
  if (goesOn || state === 'cancelled') jobs.push({ newsletterId, step: 'look-again' });
  return jobs;
}

const archiveJobs = (item: Item | undefined): PublishJob[] =>
  item === undefined ? [] : [newsletterPath(item.id), ARCHIVE_PATH, SIGN_UP_PATH, ...FEEDS].map((page) => ({ page }));

/** What follows from changes of newsletters, of addresses of accounts, and of the list of suppressed addresses. */
export const newslettersReactions = {
  counters: [subscriptionCounter],
  newsletters: [
    on(Newsletters, ({ before, after }) => jobsOf(before, after)),
    on(Participants, ({ before, after }): NewsletterJob[] =>
      before !== undefined && after !== undefined && after.deletedAt === null && before.email !== after.email
        ? [{ moved: after.id }]
        : [],
    ),
    on(Suppressions, ({ before, after }): NewsletterJob[] => {
      const addressHash = (after ?? before)?.addressHash;
      return addressHash === undefined ||
        (before?.liftedAt === after?.liftedAt && before !== undefined && after !== undefined)
        ? []
        : [{ address: addressHash }];
    }),
  ],
  pages: [
    on(Newsletters, ({ before, after }): PublishJob[] => {
      const [was, is] = [before !== undefined && isArchived(before), after !== undefined && isArchived(after)];
      return was === is ? [] : archiveJobs(after ?? before);
    }),
  ],
} satisfies Reactions;
