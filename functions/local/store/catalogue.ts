import { keys, startingWith, valuesOf } from './database.ts';
import type { Level, Table } from './model.ts';
import { notFound } from './service-error.ts';

/** Which images a stream's records carry. */
export type StreamView = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** A stream as it is kept on disk. Sequence numbers are 21 digits, so that text compares as numbers do. */
interface StreamSettings {
  readonly arn: string;
  readonly label: string;
  readonly table: string;
  readonly view: StreamView;
  readonly keySchema: Table['KeySchema'];
  /** The sequence number the stream starts after. */
  readonly startsAfter: string;
  /** The newest record that was trimmed, or `startsAfter`. */
  readonly trimmedThrough: string;
  /** Set when the stream was switched off or its table deleted; the records stay readable for a day. */
  readonly closed?: { readonly at: number; readonly endsWith: string };
}

/** A stream in use. */
export interface Stream {
  settings: StreamSettings;
  /** Its newest record that readers can see; none yet means `startsAfter`. */
  newest: string;
  /** Its newest record that is decided, and perhaps not yet committed. */
  decided: string;
}

/** A table with what belongs to it. */
export interface TableState {
  description: Table;
  stream?: Stream;
  /** The attribute that holds the time of expiry, in seconds since 1970. */
  timeToLive?: string;
  /** The table takes no more requests, and its name is not yet free. */
  deleting?: true;
}

/** Tables and streams, read once when the store is opened and then kept in memory. */
export interface Catalogue {
  readonly tables: Map<string, TableState>;
  readonly streams: Map<string, Stream>;
}

/** Reads the catalogue of an open database. */
export async function readCatalogue(database: Level): Promise<Catalogue> {
  const streams = new Map<string, Stream>();
  for (const settings of await valuesOf<StreamSettings>(database, startingWith('stream~'))) {
    const newest = await newestRecord(database, settings);
    streams.set(settings.arn, { settings, newest, decided: newest });
  }
  const tables = new Map<string, TableState>();
  for (const description of await valuesOf<Table>(database, startingWith('table~'))) {
    const table = description.TableName;
    const stream = [...streams.values()].find(({ settings }) => settings.table === table && !settings.closed);
    const timeToLive = database.getSync<string>(keys.timeToLive(table));
    tables.set(table, { description, ...(stream && { stream }), ...(timeToLive !== undefined && { timeToLive }) });
  }
  return { tables, streams };
}

async function newestRecord(database: Level, settings: StreamSettings): Promise<string> {
  const prefix = keys.record(settings.table, settings.label, '');
  const iterator = database.iterator({ ...startingWith(prefix), reverse: true, limit: 1 });
  const [newest] = await iterator.nextv(1);
  await iterator.close();
  return newest === undefined ? settings.trimmedThrough : newest[0].slice(prefix.length);
}

/** The table of that name; throws ResourceNotFoundException. */
export function tableOf(catalogue: Catalogue, name: string): TableState {
  const table = catalogue.tables.get(name);
  if (table === undefined || table.deleting) throw notFound(`Table: ${name} not found`);
  return table;
}
