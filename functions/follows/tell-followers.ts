import type { ResourceId } from '../../shared/platform/ids.ts';
import { put } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { Services } from '../platform/services.ts';
import type { NewsJob } from '../platform/stream/reactions.ts';
import { Follows, ToldNews } from './entities.ts';

/** What can be told of a resource now. */
export interface News {
  readonly title: string;
  /** Without the language. */
  readonly path: string;
  readonly kind: 'answer' | 'state' | 'withdrawn';
  /** Changes with what followers are told, and with nothing else. */
  readonly told: string;
  /** `told` of a resource of which nothing has ever been told. */
  readonly untold: string;
}
/** News of a resource; `undefined` where nobody can read it. */
export type NewsOf = (services: Services, resourceId: ResourceId) => Promise<News | undefined>;

/** Followers that one message tells: well within the time of the worker. */
const PAGE = 25;
const AT_ONCE = 5;
/** Seconds in which an answer given by mistake can be taken back before anybody is told. */
export const UNDO_SECONDS = 120;

async function tellPage(services: Services, { resourceId, cursor }: NewsJob, news: News): Promise<string | null> {
  const { items, next } = await services.db.query(Follows, { resourceId }, { limit: PAGE, cursor });
  const people = await services.db.batchGet(
    Participants,
    items.map(({ participantId }) => ({ id: participantId })),
  );
  const { title, path, kind, told } = news;
  await inParallel(
    people.filter(({ deletedAt }) => deletedAt === null),
    AT_ONCE,
    ({ id, locale }) =>
      services.db.write(
        outboxMail(services, {
          source: ['follow-news', resourceId, told, id],
          template: 'follow-news',
          to: { participantId: id },
          locale,
          values: { title, path, kind, resourceId, participantId: id },
        }),
      ),
  );
  return next;
}

/**
 * Tells the followers of a resource what has become of it, some of them with each message. A message may come twice, and
 * a worker may die anywhere: the id of each mail follows from what it tells and whom. News that were taken back within
 * two minutes, or replaced by others, are told to nobody.
 */
export async function tellFollowers(services: Services, job: NewsJob, newsOf: NewsOf): Promise<void> {
  const { resourceId, told, isDue } = job;
  const again = (changes: Partial<NewsJob>, delaySeconds?: number) =>
    services.queues.send('notices', [{ ...job, ...changes }], delaySeconds === undefined ? {} : { delaySeconds });
  if (!isDue) return again({ isDue: true }, UNDO_SECONDS);
  const [news, last] = await Promise.all([newsOf(services, resourceId), services.db.get(ToldNews, { resourceId })]);
  if (news?.told !== told || told === (last?.told ?? news.untold)) return;
  const cursor = await tellPage(services, job, news);
  if (cursor !== null) return again({ cursor });
  await services.db.write(put(ToldNews, { resourceId, told }));
}
