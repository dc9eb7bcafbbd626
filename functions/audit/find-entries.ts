import * as z from 'zod';
import { type AuditFilter, fits } from '../../shared/audit/filter.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Services } from '../platform/services.ts';
import { dayAfter } from './days.ts';
import { AuditEntries, AuditHeads } from './entities.ts';

type Item = ItemOf<typeof AuditEntries>;
interface Page {
  readonly items: readonly Item[];
  /** Where to go on: in the same partition, or on the day before. */
  readonly next: Cursor | null;
}

/** `day` where the log is walked by days; `at`: the place within that day or within the index. */
const Cursor = z.object({ day: z.iso.date().optional(), at: z.string().max(1500).optional() });
type Cursor = z.infer<typeof Cursor>;

const PAGE = 50;
/** Pages that one request looks through, empty days included: a rare find takes several requests, none of them long. */
const MOST_PAGES = 30;
/** Days between an act and its seal, at the most that is looked for: a sealer that stood still for longer rang for days. */
const SLACK = 2;

async function pageOf({ db }: Pick<Services, 'db'>, filter: AuditFilter, { at, day }: Cursor): Promise<Page> {
  const { actor, space } = filter;
  const options = { reverse: true, limit: PAGE, cursor: at };
  const further = (next: string | null) => (next === null ? null : { at: next });
  if (actor !== undefined) {
    const { items, next } = await db.query(AuditEntries, { actor }, { ...options, index: 'byActor' });
    return { items, next: further(next) };
  }
  if (space !== undefined) {
    const { items, next } = await db.query(AuditEntries, { spaceId: space }, { ...options, index: 'bySpace' });
    return { items, next: further(next) };
  }
  const { items, next } = await db.query(AuditEntries, { day }, options);
  return { items, next: next === null ? { day: dayAfter(day ?? '', -1) } : { day, at: next } };
}

const earlier = (one: string, other: string) => (one < other ? one : other);

/** Whether nothing that is looked for can stand further back. */
function isOver({ items, next }: Page, { from }: AuditFilter, firstDay: string): boolean {
  if (next === null) return true;
  if (next.day !== undefined && (next.day < firstDay || (from !== undefined && next.day < from))) return true;
  const oldest = items.at(-1);
  // Entries stand in the order of their seals, which follow the acts within minutes.
  return from !== undefined && oldest !== undefined && dayAfter(oldest.entry.at.slice(0, 10), SLACK) < from;
}

/**
 * Entries that a filter finds, newest first. A page may hold fewer than there are, and none: `next` says where to go on.
 *
 * @throws Problem `request.invalid-cursor`
 */
export async function findEntries(
  services: Pick<Services, 'db'>,
  filter: AuditFilter,
  cursor: string | undefined,
): Promise<{ readonly items: readonly Item[]; readonly next: string | null }> {
  const head = await services.db.get(AuditHeads, {});
  if (head === undefined) return { items: [], next: null };
  const newest = filter.until === undefined ? head.day : earlier(head.day, dayAfter(filter.until, SLACK));
  let place: Cursor = cursor === undefined ? { day: newest } : decodeCursor(cursor, Cursor);
  const found: Item[] = [];
  for (let pages = 0; pages < MOST_PAGES && found.length < PAGE; pages++) {
    const page = await pageOf(services, filter, place);
    found.push(...page.items.filter(({ entry }) => fits(entry, filter)));
    if (page.next === null || isOver(page, filter, head.firstDay)) return { items: found, next: null };
    place = page.next;
  }
  return { items: found, next: encodeCursor(place) };
}
