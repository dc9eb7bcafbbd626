import { toMilliseconds } from '../../../shared/platform/time.ts';
import { type Entity, fill } from './entity.ts';

/** Attributes of the table that belong to no schema. */
export const INDEX_NAMES = ['gsi1', 'gsi2'] as const;

/** Index keys of an item; an index whose attributes are not all there is left out: it is sparse. */
function indexKeys(entity: Entity, item: Readonly<Record<string, unknown>>): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const [position, templates] of Object.values(entity.indexes).entries()) {
    const names = `${templates.pk}${templates.sk}`.match(/(?<=\{)\w+(?=\})/g) ?? [];
    if (names.some((name) => item[name] === undefined || item[name] === null || item[name] === '')) continue;
    keys[`${INDEX_NAMES[position]}pk`] = fill(templates.pk, item);
    keys[`${INDEX_NAMES[position]}sk`] = fill(templates.sk, item);
  }
  return keys;
}

/** Seconds since the epoch after which the table may drop the item. */
function timeToLive(entity: Entity, item: Readonly<Record<string, unknown>>): Record<string, number> {
  const instant = entity.expires === null ? undefined : item[entity.expires];
  return typeof instant === 'string' ? { ttl: Math.ceil(toMilliseconds(instant) / 1000) } : {};
}

/** An item as the table holds it: attributes, keys, entity name and version of the shape. */
export const toStored = (entity: Entity, item: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...item,
  ...entity.keyOf(item),
  ...indexKeys(entity, item),
  ...timeToLive(entity, item),
  type: entity.name,
  v: entity.version,
});

/** Parses what the table holds, brought up to today's version. Throws a ZodError for an item that does not fit. */
export function fromStored<T>(entity: Entity, stored: Record<string, unknown>): T {
  let item = stored;
  for (let v = Number(stored.v ?? 1); v < entity.version; v++) item = entity.upgrades[v]?.(item) ?? item;
  // The schema decides what comes out; T is its type, which a generic parameter of a parameter cannot say.
  return entity.schema.parse(item) as T;
}
