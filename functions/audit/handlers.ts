import * as z from 'zod';
import { GENESIS } from '../../shared/audit/chain.ts';
import { type AuditLine, audit, EXPORT_PAGE } from '../../shared/audit/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { AuditRecords } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { dayAfter } from './days.ts';
import { AuditEntries, AuditHeads } from './entities.ts';
import { findEntries } from './find-entries.ts';
import { namesFor, personIn } from './names.ts';
import type { AuditSlots } from './slots.ts';

type Item = ItemOf<typeof AuditEntries>;

async function linesOf(services: Services, slots: AuditSlots, items: readonly Item[]): Promise<AuditLine[]> {
  const names = await namesFor(
    services,
    slots,
    items.map(({ entry }) => entry),
  );
  const subject = (id: string) => ({ id, name: names.get(id) ?? {} });
  return items.map(({ sequence, hash, entry }) => ({
    sequence,
    hash,
    entry,
    actorName: personIn(names, entry.actor),
    about: Object.values(entry.place).map(subject),
    space: entry.spaceId === null ? null : subject(entry.spaceId),
  }));
}

/** Sealed entries, newest first. Names are those of now: nobody's name stands in the log itself. */
export const listEntries = (slots: AuditSlots) =>
  handle(audit.list, async ({ query: { cursor, ...filter } }, services) => {
    const { items, next } = await findEntries(services, filter, cursor);
    return { items: await linesOf(services, slots, items), next };
  });

const COUNTED = 200;

/** Where the chain ends; what somebody notes of it today shows tomorrow that nothing before it has changed. */
export const readState = handle(audit.readState, async (_, { db }) => {
  const [head, { items }] = await Promise.all([db.get(AuditHeads, {}), db.query(AuditRecords, {}, { limit: COUNTED })]);
  const { sequence, hash } = head ?? GENESIS;
  return { head: { sequence, hash }, sealedAt: head?.sealedAt ?? null, waiting: items.length };
});

const Place = z.object({ day: z.iso.date(), at: z.string().max(1500).optional() });

/** The chain from its first entry on, day after day, up to the end that it has when the page is read. */
export const exportEntries = handle(audit.exportEntries, async ({ query: { cursor } }, { db }) => {
  const head = await db.get(AuditHeads, {});
  if (head === undefined) return { items: [], next: null };
  let place = cursor === undefined ? { day: head.firstDay, at: undefined } : decodeCursor(cursor, Place);
  const found: Item[] = [];
  // Days without an entry cost a query each, and the page ends after so many of them.
  for (let days = 0; days < COUNTED && place.day <= head.day && found.length < EXPORT_PAGE; days++) {
    const limit = EXPORT_PAGE - found.length;
    const { items, next } = await db.query(AuditEntries, { day: place.day }, { limit, cursor: place.at });
    found.push(...items);
    place = next === null ? { day: dayAfter(place.day), at: undefined } : { day: place.day, at: next };
  }
  const items = found.map(({ sequence, previous, entry, hash }) => ({ sequence, previous, entry, hash }));
  return { items, next: place.day > head.day ? null : encodeCursor(place) };
});
