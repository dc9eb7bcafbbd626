/** One newsletter as handlers read, change and answer it. */
import type { Newsletter, NewsletterSummary } from '../../shared/newsletters/newsletter.ts';
import type { NewsletterId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { type Guarded, patch, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { NewsletterDrafts, Newsletters } from './entities.ts';
import { currentFigures } from './sending/figures.ts';

export type NewsletterItem = ItemOf<typeof Newsletters>;

/** @throws Problem `newsletter.not-found` */
export const newsletterById = ({ db }: Pick<Services, 'db'>, id: NewsletterId): Promise<NewsletterItem> =>
  db.require(Newsletters, { id }, 'newsletter.not-found');

/** What it says, by language. */
export const textsOf = async ({ db }: Pick<Services, 'db'>, newsletterId: NewsletterId) =>
  (await db.get(NewsletterDrafts, { newsletterId }))?.texts ?? {};

/** A line of the list. */
export async function summaryOf(
  services: Pick<Services, 'db' | 'now'>,
  item: NewsletterItem,
): Promise<NewsletterSummary> {
  const { id, state, revision, subject, scheduledAt, startedAt, endedAt, isPublic, createdAt, updatedAt } = item;
  const figures = startedAt === null ? null : await currentFigures(services, item);
  return { id, state, revision, subject, scheduledAt, startedAt, endedAt, isPublic, createdAt, updatedAt, figures };
}

/** All of it, as routes answer it. */
export async function answerOf(services: Pick<Services, 'db' | 'now'>, item: NewsletterItem): Promise<Newsletter> {
  const [summary, texts, { defaultLocale }] = await Promise.all([
    summaryOf(services, item),
    textsOf(services, item.id),
    organization(services),
  ]);
  return { ...summary, texts, audience: item.audience, tracksClicks: item.tracksClicks, fallback: defaultLocale };
}

/** The same, read again: what a handler answers after a change. */
export const answerFor = async (services: Pick<Services, 'db' | 'now'>, id: NewsletterId): Promise<Newsletter> =>
  answerOf(services, await newsletterById(services, id));

/** A change of a newsletter on condition that it is still in the state in which it was read. */
export const fromState = (
  item: NewsletterItem,
  changes: Partial<NewsletterItem>,
  guarded: Pick<Guarded, 'otherwise'>,
): Write =>
  patch(Newsletters, { id: item.id }, changes, {
    when: [
      { attribute: 'state', op: '=', value: item.state },
      { attribute: 'revision', op: '=', value: item.revision },
    ],
    ...guarded,
  });

/** @throws Problem unless it is a draft of that revision */
export function asDraft(item: NewsletterItem, revision: number): NewsletterItem {
  if (item.state !== 'draft') throw new Problem('newsletter.not-a-draft');
  if (item.revision !== revision) throw new Problem('newsletter.changed-meanwhile');
  return item;
}
