import type { Db } from './db/client.ts';

/**
 * The table with each read made once: rendering a page in three languages asks for the same items three times.
 * What was read stays as it was; make a new one for each rendering.
 */
export function readOnce(db: Db): Db {
  const reads = new Map<string, Promise<unknown>>();
  const once =
    <A extends readonly [{ readonly name: string }, ...unknown[]], R>(
      method: string,
      read: (...args: A) => Promise<R>,
    ) =>
    (...args: A): Promise<R> => {
      const [entity, ...rest] = args;
      const key = JSON.stringify([method, entity.name, ...rest]);
      const known = reads.get(key) ?? read(...args);
      reads.set(key, known);
      // The key names method and arguments, so what is kept under it is what this method answers to them.
      return known as Promise<R>;
    };
  return {
    ...db,
    get: once('get', db.get) as Db['get'],
    batchGet: once('batchGet', db.batchGet) as Db['batchGet'],
    query: once('query', db.query) as Db['query'],
    all: once('all', db.all) as Db['all'],
  };
}
