import type { Catalogue, TableState } from './catalogue.ts';
import { tableOf } from './catalogue.ts';
import type { CommitQueue } from './commit-queue.ts';
import { keys } from './database.ts';
import { runSync } from './dynalite.ts';
import { type Action, type Item, type ItemsView, limits, type Operation, type StoreView } from './model.ts';
import { validationError } from './service-error.ts';

/** What a write does to one item. Without `after` the item is deleted. */
export interface Change {
  readonly table: TableState;
  /** The item's key within its table. */
  readonly key: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** A write that is worked out and not yet decided. */
export interface Plan {
  /** The response body. */
  readonly response: unknown;
  readonly changes: readonly Change[];
  /** The items' and index entries' part of the batch. */
  readonly operations: readonly Operation[];
}

/** A plan, or why there is none together with the item that was found. */
export type Outcome = Plan | { readonly refusal: unknown; readonly found: Item | undefined };

/** Works out a write on the latest state, without doing it. */
export function planWrite(catalogue: Catalogue, queue: CommitQueue, action: Action, request: unknown): Outcome {
  const recorder = new Recorder(catalogue, queue);
  try {
    const response = runSync(action, request, recorder);
    for (const change of recorder.changes) refuseEmptyIndexKey(change);
    return { response, changes: recorder.changes, operations: recorder.operations };
  } catch (refusal) {
    return { refusal, found: recorder.lastFound };
  }
}

/** Serves the latest state to dynalite's action and writes down what it would write. */
class Recorder implements StoreView {
  readonly options = limits;
  readonly changes: Change[] = [];
  readonly operations: Operation[] = [];
  lastFound: Item | undefined;
  readonly #catalogue: Catalogue;
  readonly #queue: CommitQueue;

  constructor(catalogue: Catalogue, queue: CommitQueue) {
    this.#catalogue = catalogue;
    this.#queue = queue;
  }

  readonly getTable: StoreView['getTable'] = (name, checkStatus, callback) => {
    const answer = typeof checkStatus === 'function' ? checkStatus : callback;
    answer?.(undefined, tableOf(this.#catalogue, name).description);
  };

  readonly getItemDb = (name: string): ItemsView => {
    const table = tableOf(this.#catalogue, name);
    const found = new Map<string, Item | undefined>();
    const change = (key: string, after: Item | undefined) =>
      this.changes.push({ table, key, before: found.get(key), after });
    return {
      ...this.#recordAt((key) => keys.item(name, key), change),
      get: (key, callback) => {
        this.lastFound = this.#queue.latest<Item>(keys.item(name, key));
        found.set(key, this.lastFound);
        callback(undefined, this.lastFound);
      },
    };
  };

  readonly getIndexDb = (_kind: string, table: string, index: string): ItemsView =>
    this.#recordAt((key) => keys.index(table, index, key));

  #recordAt(place: (key: string) => string, change?: (key: string, after: Item | undefined) => void): ItemsView {
    return {
      lock: (_key, write) => write((callback) => callback),
      get: () => {
        throw new Error('A write reads items, not index entries');
      },
      put: (key, item, callback) => {
        change?.(key, item);
        this.operations.push({ type: 'put', key: place(key), value: item });
        callback(undefined);
      },
      del: (key, callback) => {
        change?.(key, undefined);
        this.operations.push({ type: 'del', key: place(key) });
        callback(undefined);
      },
      createValueStream: () => {
        throw new Error('A write reads no ranges');
      },
    };
  }
}

// dynalite lets an empty string into an index; DynamoDB refuses the item.
function refuseEmptyIndexKey({ table, after }: Change): void {
  if (after === undefined) return;
  const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = table.description;
  for (const { IndexName, KeySchema } of [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes]) {
    for (const { AttributeName } of KeySchema) {
      const value = after[AttributeName];
      if (value?.S !== '' && value?.B !== '') continue;
      throw validationError(
        'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
          'The AttributeValue for a key attribute cannot contain an empty string value. ' +
          `IndexName: ${IndexName}, IndexKey: ${AttributeName}`,
      );
    }
  }
}
