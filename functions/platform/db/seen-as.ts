import type { Db } from './client.ts';
import type { Entity, ItemOf } from './entity.ts';

/** How items of one entity are seen by a reader who is to see something else than what is stored. */
export interface Seen {
  readonly entity: Entity;
  see(item: unknown): unknown;
}

/** Ties a view to its entity, so that `see` is typed by it. */
export const seen = <E extends Entity>(entity: E, see: (item: ItemOf<E>) => ItemOf<E>): Seen => ({
  entity,
  see: (item) => see(item as ItemOf<E>),
});

/** The table as it looks through `views`: reads alone, writes go to the table as it is. */
export function seenAs(db: Db, ...views: readonly Seen[]): Db {
  const see = (entity: Entity, item: unknown) => {
    const view = views.find((one) => one.entity.name === entity.name);
    return view === undefined || item === undefined ? item : view.see(item);
  };
  const seeAll = (entity: Entity, items: readonly unknown[]) => items.map((item) => see(entity, item));
  // Each read answers items of the entity that it was asked for, before `see` and after it.
  return {
    ...db,
    get: (async (entity, key, options) => see(entity, await db.get(entity, key, options))) as Db['get'],
    require: (async (entity, key, otherwise) => see(entity, await db.require(entity, key, otherwise))) as Db['require'],
    batchGet: (async (entity, keys) => seeAll(entity, await db.batchGet(entity, keys))) as Db['batchGet'],
    query: (async (entity, partition, options) => {
      const { items, next } = await db.query(entity, partition, options);
      return { items: seeAll(entity, items), next };
    }) as Db['query'],
    all: (async (entity, partition, options) => seeAll(entity, await db.all(entity, partition, options))) as Db['all'],
  };
}
