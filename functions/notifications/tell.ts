import { setTimeout as sleep } from 'node:timers/promises';
import type { EventName } from '../../shared/notifications/events.ts';
import { defaultChoices, type Plan, planOf } from '../../shared/notifications/plan.ts';
import { KEPT_DAYS } from '../../shared/notifications/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { addSeconds, type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { increment, put, type Write } from '../platform/db/write.ts';
import { NotificationStates, Participants } from '../platform/entities.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { NoticeSubject, Reader, Telling } from '../platform/notices.ts';
import { countNext } from '../platform/notification-state.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { choicesOf } from './choices.ts';
import { dueKeyOf } from './dues.ts';
import { DigestDues, NotificationPreferences, Notifications } from './entities.ts';
import { type Sayer, sayerOf } from './say.ts';

const AT_ONCE = 10;
/** Workers that tell the same person something in the same moment take turns: forty of them, at the most there are. */
const MOST_TRIES = 60;
const LONGEST_PAUSE_MS = 100;
const pause = (tries: number) => sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** tries));
const DAY = 24 * 3600;
/** Seconds that somebody stands in the list of those who are due: longer than any outage. */
const DUE_SECONDS = 14 * DAY;

export type NotificationItem = ItemOf<typeof Notifications>;
type Person = ItemOf<typeof Participants>;

/** What people are told, with what it takes to tell all of them. */
export interface News {
  readonly about: NoticeSubject;
  readonly telling: Telling;
}
interface World {
  readonly now: Instant;
  readonly organization: Organization;
  readonly sayer: Sayer;
}

/** Whoever has an account and is there: guests have no list, and what they did is nobody's who could be told. */
const isReached = ({ deletedAt, isGuest }: Person): boolean => deletedAt === null && !isGuest;

function notificationFor(
  { about, telling }: News,
  event: EventName,
  participantId: ParticipantId,
  plan: Plan,
  now: Instant,
): Omit<NotificationItem, 'ordinal'> {
  const { source, at, path, processId, actorId, values } = telling;
  const { mail, push } = plan;
  return {
    participantId,
    id: derivedId('notification', toMilliseconds(at), participantId, ...source),
    event,
    at,
    about,
    path,
    processId,
    actorId,
    values,
    mailIn: mail === null || mail === 'now' ? null : mail,
    pushIn: push === null || push === 'now' ? null : push.slot,
    expiresAt: addSeconds(now, KEPT_DAYS * DAY),
  };
}

/** The mail of one piece of news: its own, or the one that all others have. */
function mailNow(
  services: Services,
  { telling }: News,
  item: Omit<NotificationItem, 'ordinal'>,
  reader: Reader,
  world: World,
): Write[] {
  const own = telling.mailOf?.(item.event, reader);
  if (own === null) return [];
  const { id: participantId, locale } = reader;
  const to = { participantId };
  if (own !== undefined) return [outboxMail(services, { ...own, source: [own.template, item.id], to, locale })];
  const { text, context } = world.sayer.say(item, locale);
  const values = { participantId, event: item.event, text, about: context.text, path: item.path };
  return [outboxMail(services, { source: ['notice', item.id], template: 'notice', to, locale, values })];
}

/** Who has news in an hour is in the list of that hour, with how much. */
function dues(
  { participantId, mailIn, pushIn }: Pick<NotificationItem, 'participantId' | 'mailIn' | 'pushIn'>,
  now: Instant,
): Write[] {
  const expiresAt = addSeconds(now, DUE_SECONDS);
  const due = (slot: Instant, attribute: 'news' | 'pushes') =>
    increment(DigestDues, dueKeyOf(slot, participantId), attribute, { set: { expiresAt } });
  // One transaction touches an item once: what has gathered for a mail has its devices told too.
  if (mailIn !== null)
    return [due(mailIn.slot, 'news'), ...(pushIn === null || pushIn === mailIn.slot ? [] : [due(pushIn, 'pushes')])];
  return pushIn === null ? [] : [due(pushIn, 'pushes')];
}

/** Writes one notification with all that follows from it; its number is the next one of this person. */
async function write(
  services: Services,
  item: Omit<NotificationItem, 'ordinal'>,
  also: readonly Write[],
): Promise<void> {
  const { participantId, id } = item;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (tries > 0) await pause(tries);
    const state = await services.db.get(NotificationStates, { participantId });
    const { changed } = await services.db.transact(
      put(Notifications, { ...item, ordinal: (state?.told ?? 0) + 1 }, { when: 'absent', otherwise: 'unchanged' }),
      countNext(participantId, state),
      ...also,
    );
    // It was told before, or else another worker has told something meanwhile.
    if (changed || (await services.db.get(Notifications, { participantId, id })) !== undefined) return;
  }
  throw new Problem('internal.unavailable');
}

async function tellOne(services: Services, news: News, event: EventName, person: Person, own: Plan, world: World) {
  const isMailed = news.telling.mailOf?.(event, person) !== null;
  const plan: Plan = isMailed ? own : { ...own, mail: null };
  const item = notificationFor(news, event, person.id, plan, world.now);
  await write(services, item, [
    ...(plan.mail === 'now' ? mailNow(services, news, item, person, world) : []),
    ...dues(item, world.now),
  ]);
  return plan.push === 'now' ? [{ participantId: person.id, notificationId: item.id }] : [];
}

/**
 * Tells people of something: a line in the list of each, the count of what they have not seen, and by their choices a
 * mail, a place in the next digest, a word to their devices; all of it in one transaction a person, so that whatever is
 * told twice, or by two workers, happens once. Devices are told again then, by a job that knows what they have heard.
 */
export async function tellPeople(
  services: Services,
  news: News,
  event: EventName,
  ids: readonly ParticipantId[],
  organization: Organization,
): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => id !== news.telling.actorId);
  if (wanted.length === 0) return;
  const [people, preferences, sayer] = await Promise.all([
    services.db.batchGet(
      Participants,
      wanted.map((id) => ({ id })),
    ),
    services.db.batchGet(
      NotificationPreferences,
      wanted.map((participantId) => ({ participantId })),
    ),
    sayerOf(services, [news.telling], organization),
  ]);
  const chosen = new Map(preferences.map((one) => [one.participantId, one]));
  const world = { now: services.now(), organization, sayer };
  const pushes = await inParallel(people.filter(isReached), AT_ONCE, (person) => {
    const own = chosen.get(person.id);
    const choices = own === undefined ? defaultChoices(organization.timeZone) : choicesOf(own, organization.timeZone);
    return tellOne(services, news, event, person, planOf(choices, event, world.now), world);
  });
  await services.queues.send('pushes', pushes.flat());
}
