import { Stream } from 'node:stream';
import { tableOf } from './catalogue.ts';
import { entries, keys } from './database.ts';
import { checkRequest, run, runSync, validationOf } from './dynalite.ts';
import type { Engine } from './engine.ts';
import {
  type Item,
  type ItemsView,
  type KeyRange,
  type Level,
  limits,
  type Snapshot,
  type StoreView,
  type Validation,
} from './model.ts';
import { type TransactGetRequest, transactGet } from './transaction-shapes.ts';
import { refuseRepeatedKeys } from './transactions.ts';

/** GetItem, BatchGetItem, Query and Scan: on committed state, without waiting for any write. */
export function read(engine: Engine, action: 'GetItem' | 'BatchGetItem' | 'Query' | 'Scan') {
  const validation: Validation = validationOf(action);
  return (body: unknown): Promise<unknown> => run(action, checkRequest(validation, body), readView(engine));
}

/** TransactGetItems: all items from one moment. */
export function transactGetItems(engine: Engine) {
  return async (body: unknown): Promise<unknown> => {
    const { TransactItems } = checkRequest<TransactGetRequest>(transactGet, body);
    const gets = TransactItems.map(({ Get }) => Get);
    refuseRepeatedKeys(
      engine,
      gets.map(({ TableName, Key }) => ({ table: TableName, key: Key })),
    );
    const snapshot = engine.database.snapshot();
    try {
      const view = readView(engine, snapshot);
      return { Responses: gets.map((get) => runSync('GetItem', get, view)) };
    } finally {
      await snapshot.close();
    }
  };
}

function readView(engine: Engine, snapshot?: Snapshot): StoreView {
  return {
    options: limits,
    getTable: (name, checkStatus, callback) => {
      const answer = typeof checkStatus === 'function' ? checkStatus : callback;
      answer?.(undefined, tableOf(engine.catalogue, name).description);
    },
    getItemDb: (table) => itemsUnder(engine.database, keys.item(table, ''), snapshot),
    getIndexDb: (_kind, table, index) => itemsUnder(engine.database, keys.index(table, index, ''), snapshot),
  };
}

function itemsUnder(database: Level, prefix: string, snapshot: Snapshot | undefined): ItemsView {
  const refuse = () => {
    throw new Error('A read does not write');
  };
  return {
    lock: refuse,
    put: refuse,
    del: refuse,
    get: (key, callback) => callback(undefined, database.getSync<Item>(prefix + key, snapshot ? { snapshot } : {})),
    createValueStream: (range) => new ValueStream(database, within(prefix, range)),
  };
}

// dynalite's ranges are open ended; ours must stay under the prefix.
function within(prefix: string, { gt, gte, lt, lte, reverse = false, limit = -1 }: KeyRange): KeyRange {
  return {
    ...(gt === undefined ? { gte: prefix + (gte ?? '') } : { gt: prefix + gt }),
    ...(lte === undefined ? { lt: prefix + (lt ?? '\x7f') } : { lte: prefix + lte }),
    reverse,
    limit,
  };
}

/** The values of a range as the old kind of stream that dynalite listens to: `data` until `end` or `destroy`. */
class ValueStream extends Stream {
  #stopped = false;

  constructor(database: Level, range: KeyRange) {
    super();
    this.#flow(database, range).catch((error: unknown) => this.emit('error', error));
  }

  destroy(): void {
    this.#stopped = true;
  }

  async #flow(database: Level, range: KeyRange): Promise<void> {
    for await (const found of entries<Item>(database, range, 100)) {
      for (const [, value] of found) {
        if (this.#stopped) return;
        this.emit('data', value);
      }
    }
    this.emit('end');
  }
}
