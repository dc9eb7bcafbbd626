import { notifications } from '../../shared/notifications/contract.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { patch } from '../platform/db/write.ts';
import { NotificationStates } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { type NotificationState, unreadFor, unreadOf } from '../platform/notification-state.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { Notifications } from './entities.ts';
import { sayerOf } from './say.ts';
import type { NotificationItem } from './tell.ts';

const PAGE = 20;
/** Pages that are looked through for what is unread. */
const MOST_PAGES = 10;

/** @throws Problem `request.invalid` for what is no mark of ours. */
function toldIn(mark: string): number {
  if (!/^\d{1,9}$/.test(mark))
    throw new Problem('request.invalid', { fields: [{ pointer: '/mark', code: 'invalid_format' }] });
  return Number(mark);
}

const isUnread = ({ seen }: NotificationState, { ordinal }: NotificationItem): boolean => ordinal > seen;

/** One page, or for what is unread alone as many as it takes. */
async function pageOf({ db }: Services, state: NotificationState, cursor: string | undefined, onlyUnread: boolean) {
  const { participantId } = state;
  const items: NotificationItem[] = [];
  let next: string | null | undefined = cursor;
  for (let n = 0; n < (onlyUnread ? MOST_PAGES : 1); n++) {
    const page: Awaited<ReturnType<typeof db.query<typeof Notifications>>> = await db.query(
      Notifications,
      { participantId },
      { reverse: true, limit: PAGE, cursor: next ?? undefined },
    );
    items.push(...page.items.filter((item) => !onlyUnread || isUnread(state, item)));
    next = page.next;
    if (next === null || items.length > 0) break;
  }
  return { items, next: next ?? null };
}

async function shown(
  services: Services,
  state: NotificationState,
  items: readonly NotificationItem[],
  locale: InterfaceLocale,
) {
  const sayer = await sayerOf(services, items, await organization(services));
  return items.map((item) => {
    const { id, event, at, path } = item;
    const { text, context } = sayer.say(item, locale);
    return {
      id,
      event,
      at,
      text,
      context: context.text,
      contextLocale: context.locale,
      path,
      isUnread: isUnread(state, item),
    };
  });
}

/** Own notifications, newest first. The count is read before them: what comes meanwhile is not marked as seen with them. */
export const listNotifications = handle(notifications.list, async ({ query, actor }, services) => {
  const { participantId } = personOf(actor);
  const stored = await services.db.get(NotificationStates, { participantId });
  const state = stored ?? { participantId, told: 0, seen: 0 };
  const { items, next } = await pageOf(services, state, query.cursor, query.only === 'unread');
  return {
    items: await shown(services, state, items, query.locale),
    next,
    unread: unreadOf(state),
    // How many were told: what comes later has a higher number.
    mark: String(state.told),
  };
});

/** Marks what a list covered as seen: an older list, sent later, takes nothing back. */
export const markSeen = handle(notifications.markSeen, async ({ body, actor }, services) => {
  const { participantId } = personOf(actor);
  const told = toldIn(body.mark);
  await services.db.write(
    patch(
      NotificationStates,
      { participantId },
      { seen: told },
      {
        when: [
          { attribute: 'seen', op: '<', value: told },
          { attribute: 'told', op: '>=', value: told },
        ],
        otherwise: 'unchanged',
      },
    ),
  );
  return { unread: await unreadFor(services, participantId) };
});
