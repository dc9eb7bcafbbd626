import * as z from 'zod';
import { EVENT_NAMES } from '../../shared/notifications/events.ts';
import type { Muted } from '../../shared/notifications/preferences.ts';
import { MOST_IN_DIGEST } from '../../shared/notifications/rules.ts';
import { addSeconds, Instant } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { remove } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { MailShard } from '../platform/mail/lanes.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { TellingOf } from '../platform/notices.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { groupsOf } from './digest-groups.ts';
import { DigestDues, NotificationPreferences, Notifications } from './entities.ts';
import { sayerOf } from './say.ts';
import type { NotificationItem } from './tell.ts';

/** People of one shard whose news goes out at an hour. */
export const DigestJob = z.object({ digest: Instant, shard: MailShard, cursor: z.string().optional() });
export type DigestJob = z.infer<typeof DigestJob>;

type Due = ItemOf<typeof DigestDues>;
type Person = ItemOf<typeof Participants>;

/** People that one message serves, and how many of them at once. */
const PAGE = 25;
const AT_ONCE = 5;
/** Notifications that are read at once, and how far back: a week, and what was told late. */
const NEWS_PAGE = 50;
const SEARCHED_SECONDS = 10 * 24 * 3600;

/** What has gathered for somebody, the newest first; no more is read than it takes to find all of it. */
async function gathered({ db }: Services, { slot, participantId, news, pushes }: Due): Promise<NotificationItem[]> {
  const found: NotificationItem[] = [];
  const since = addSeconds(slot, -SEARCHED_SECONDS);
  let cursor: string | null | undefined;
  let isOver = false;
  do {
    const page = await db.query(
      Notifications,
      { participantId },
      { reverse: true, limit: NEWS_PAGE, cursor: cursor ?? undefined },
    );
    found.push(...page.items.filter(({ mailIn, pushIn }) => mailIn?.slot === slot || pushIn === slot));
    isOver = found.length >= news + pushes || page.items.some(({ at }) => at < since);
    cursor = page.next;
  } while (cursor !== null && !isOver);
  return found;
}

/** What of it is still so: hidden, withdrawn and taken back news is told to nobody. */
async function stillSo(services: Services, items: readonly NotificationItem[], tellingOf: TellingOf) {
  const kept = await inParallel(items, AT_ONCE, async (item) =>
    (await tellingOf(services, item.about)) === undefined ? [] : [item],
  );
  return kept.flat();
}

type Period = NonNullable<NotificationItem['mailIn']>['period'];
/** A digest of a day may hold what quiet hours have kept back: it is called by the calmest choice in it. */
const periodOf = (items: readonly NotificationItem[]): Period =>
  (['daily', 'weekly', 'quiet'] as const).find((one) => items.some(({ mailIn }) => mailIn?.period === one)) ?? 'daily';

/** What the link of the mail ends. */
function mutesOf(items: readonly NotificationItem[], period: Period): Muted {
  if (period !== 'quiet') return 'digest';
  const [event, ...others] = EVENT_NAMES.filter((name) => items.some((item) => item.event === name));
  return event === undefined || others.length > 0 ? 'all' : event;
}

async function digestFor(services: Services, { slot }: Due, person: Person, items: readonly NotificationItem[]) {
  const { id: participantId, locale } = person;
  const sayer = await sayerOf(services, items, await organization(services));
  const period = periodOf(items);
  const named = items.slice(0, MOST_IN_DIGEST).map((item) => ({ ...item, ...sayer.say(item, locale) }));
  return outboxMail(services, {
    source: ['digest', participantId, slot],
    template: 'digest',
    lane: 'bulk',
    to: { participantId },
    locale,
    values: {
      participantId,
      mutes: mutesOf(items, period),
      period,
      count: String(items.length),
      groups: JSON.stringify(groupsOf(named)),
    },
  });
}

/** Tells one person what has gathered: devices first, then one mail, and takes them off the list with it. */
async function serve(
  services: Services,
  due: Due,
  person: Person | undefined,
  isPaused: boolean,
  tellingOf: TellingOf,
) {
  const { slot, participantId } = due;
  const done = remove(DigestDues, due);
  if (person === undefined || person.deletedAt !== null) return services.db.write(done);
  const items = await stillSo(services, await gathered(services, due), tellingOf);
  await services.queues.send(
    'pushes',
    items.filter(({ pushIn }) => pushIn === slot).map(({ id }) => ({ participantId, notificationId: id })),
  );
  const mailed = isPaused ? [] : items.filter(({ mailIn }) => mailIn?.slot === slot);
  if (mailed.length === 0) return services.db.write(done);
  const { changed } = await services.db.transact(await digestFor(services, due, person, mailed), done);
  // The mail is in the outbox already: what came too late for it is in the list on the site.
  return changed ? undefined : services.db.write(done);
}

/**
 * Sends what has gathered for the people of a shard, some of them with each message. Nobody without news is looked at. A
 * message may come twice, and a worker may die anywhere: the mail and the end of somebody's wait are one transaction.
 */
export async function sendDigests(services: Services, job: DigestJob, tellingOf: TellingOf): Promise<void> {
  const { digest: slot, shard, cursor } = job;
  const { items, next } = await services.db.query(DigestDues, { slot, shard }, { limit: PAGE, cursor });
  const [people, preferences] = await Promise.all([
    services.db.batchGet(
      Participants,
      items.map(({ participantId }) => ({ id: participantId })),
    ),
    services.db.batchGet(
      NotificationPreferences,
      items.map(({ participantId }) => ({ participantId })),
    ),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const paused = new Set(preferences.filter(({ isPaused }) => isPaused).map(({ participantId }) => participantId));
  await inParallel(items, AT_ONCE, (due) =>
    serve(services, due, byId.get(due.participantId), paused.has(due.participantId), tellingOf),
  );
  if (next !== null) await services.queues.send('notices', [{ ...job, cursor: next }]);
}
