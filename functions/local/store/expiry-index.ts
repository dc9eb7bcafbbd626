import { keys } from './database.ts';
import type { Item, Operation } from './model.ts';
import type { Change } from './write-plan.ts';

/** The latest second the index can hold; far beyond the year 9999. */
const lastSecond = 999_999_999_999;

/** When an item expires, in whole seconds since 1970; none when the attribute is missing or no usable number. */
export function expiryOf(item: Item | undefined, attribute: string): number | undefined {
  const text = item?.[attribute]?.N;
  const seconds = text === undefined ? Number.NaN : Math.floor(Number(text));
  return seconds >= 0 && seconds <= lastSecond ? seconds : undefined;
}

/**
 * What a change does to the table's index of expiry times, which lets the sweeper find what is due without reading the
 * whole table. An entry holds the item's key.
 */
export function expiryOperations({ table, key, before, after }: Change): Operation[] {
  const attribute = table.timeToLive;
  if (attribute === undefined) return [];
  const name = table.description.TableName;
  const from = expiryOf(before, attribute);
  const to = expiryOf(after, attribute);
  if (from === to) return [];
  return [
    ...(from === undefined ? [] : [{ type: 'del', key: keys.expiry(name, from, key) } as const]),
    ...(to === undefined ? [] : [{ type: 'put', key: keys.expiry(name, to, key), value: key } as const]),
  ];
}
