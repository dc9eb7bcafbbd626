import { newLevel } from './dynalite.ts';
import type { KeyRange, Level } from './model.ts';

/** Bumped when the layout of the keys below changes; a directory of another format is refused. */
const format = 1;

/**
 * Where everything lies in the one LevelDB. Table and index names cannot contain `~`, and what follows is ASCII below
 * it, so that a prefix owns a range of its own.
 */
export const keys = {
  format: 'meta~format',
  sequence: 'meta~sequence',
  closed: 'meta~closed',
  table: (table: string) => `table~${table}`,
  timeToLive: (table: string) => `ttl~${table}`,
  item: (table: string, key: string) => `item~${table}~${key}`,
  index: (table: string, index: string, key: string) => `index~${table}~${index}~${key}`,
  expiry: (table: string, seconds: number, key: string) =>
    `expiry~${table}~${seconds.toString().padStart(12, '0')}~${key}`,
  stream: (table: string, label: string) => `stream~${table}~${label}`,
  record: (table: string, label: string, sequence: string) => `record~${table}~${label}~${sequence}`,
  token: (period: number, token: string) => `token~${period.toString().padStart(10, '0')}~${token}`,
} as const;

/** The range of all keys that begin with a prefix. */
export const startingWith = (prefix: string): KeyRange => ({ gte: prefix, lt: `${prefix}\x7f` });

/**
 * Opens the LevelDB in `directory` (made if missing), or one in memory.
 * Throws one readable error when the directory is in use or holds another format.
 */
export async function openDatabase(directory: string | undefined): Promise<Level> {
  const database = newLevel(directory);
  try {
    await database.open();
  } catch (error) {
    throw new Error(`The store in ${directory} cannot be opened: ${reasonOf(error)}`, { cause: error });
  }
  const found = database.getSync<number>(keys.format);
  if (found === undefined) await database.batch([{ type: 'put', key: keys.format, value: format }]);
  else if (found !== format) {
    await database.close();
    throw new Error(`The store in ${directory} has format ${found}, this version reads format ${format}`);
  }
  return database;
}

function reasonOf(error: unknown): string {
  const cause = memberOf(error, 'cause') ?? error;
  const locked = memberOf(cause, 'code') === 'LEVEL_LOCKED';
  return locked ? 'it is already open (is another Parvis running on it?)' : String(cause);
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The entries of a range, in arrays of at most `size`, from a view fixed when the loop starts. */
export async function* entries<T>(database: Level, range: KeyRange, size = 200): AsyncGenerator<[string, T][]> {
  const iterator = database.iterator<T>(range);
  const limit = range.limit === undefined || range.limit < 0 ? Number.POSITIVE_INFINITY : range.limit;
  let seen = 0;
  try {
    // Asking once more when the limit is reached would cost another trip to LevelDB's threads.
    while (seen < limit) {
      const found = await iterator.nextv(size);
      if (found.length === 0) return;
      seen += found.length;
      yield found;
    }
  } finally {
    await iterator.close();
  }
}

/** All values of a range; for ranges known to be short. */
export async function valuesOf<T>(database: Level, range: KeyRange): Promise<T[]> {
  const all: T[] = [];
  for await (const found of entries<T>(database, range)) for (const [, value] of found) all.push(value);
  return all;
}
