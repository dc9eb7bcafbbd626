/**
 * The typed boundary to dynalite 4.0.0 (untyped CommonJS, pinned exactly) and to the LevelDB packages it brings along.
 *
 * We use its request validation, its expression parsers and its item actions, but neither its server nor its writing
 * to LevelDB: an action gets a {@link StoreView}, so that what it wants to write can be collected and committed as one.
 */
import { createRequire } from 'node:module';
import { cached, type ParseExpression } from './expression-cache.ts';
import {
  type Action,
  type Callback,
  type Index,
  type Item,
  type Level,
  limits,
  type Shape,
  type StoreView,
  type Table,
  type Validation,
} from './model.ts';
import { ServiceError, validationError } from './service-error.ts';

interface ErrorBody {
  readonly __type: string;
  readonly message?: string;
  readonly Message?: string;
}

const require = createRequire(import.meta.url);
const requireFromDynalite = createRequire(require.resolve('dynalite'));

const engine = require('dynalite/db') as {
  createKey(item: Item, table: Table): string;
  validateKey(key: Item, table: Table): unknown;
  itemSize(item: Item): number;
  getIndexActions(
    indexes: readonly Index[],
    before: Item | undefined,
    after: Item | undefined,
    table: Table,
  ): {
    puts: { index: string; key: string; item: Item }[];
    deletes: { index: string; key: string }[];
  };
};
const validations = require('dynalite/validations') as {
  checkTypes(data: unknown, types: Shape): unknown;
  checkValidations(data: unknown, types: Shape, custom: unknown, store: unknown): void;
};

for (const file of ['conditionParser', 'projectionParser', 'updateParser']) {
  const parser = require(`dynalite/db/${file}`) as { parse: ParseExpression };
  parser.parse = cached(parser.parse);
}

const fileOf = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const actionNames: readonly Action[] = [
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
];
type RunAction = (store: StoreView, request: unknown, callback: Callback<unknown>) => void;
const actions = new Map(
  actionNames.map((name) => [name, require(`dynalite/actions/${fileOf(name)}`) as RunAction] as const),
);

/** dynalite's own validation of an action, or of CreateTable. */
export function validationOf(name: Action | 'CreateTable' | 'DescribeTable' | 'ListTables'): Validation {
  return require(`dynalite/validations/${fileOf(name)}`) as Validation;
}

/**
 * Checks a request and answers it with unknown members dropped and expressions parsed. `T` is the caller's word for
 * the shape. The given object is used up. Throws a {@link ServiceError}.
 */
export function checkRequest<T>(validation: Validation, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ServiceError('SerializationException', 'Start of structure expected');
  }
  try {
    const request = validations.checkTypes(body, validation.types);
    validations.checkValidations(request, validation.types, validation.custom, { options: limits });
    return request as T;
  } catch (error) {
    throw toServiceError(error);
  }
}

/** Runs the rule of a nested request (an element of a transaction); answers the message when it is broken. */
export function brokenRule(validation: Validation, request: unknown): string | undefined {
  return validation.custom?.(request as never, { options: limits });
}

/** Runs an action that answers at once, because its view answers at once. Throws a {@link ServiceError}. */
export function runSync(action: Action, request: unknown, view: StoreView): unknown {
  let outcome: { error: unknown; value: unknown } | undefined;
  actions.get(action)?.(view, request, (error, value) => {
    outcome ??= { error, value };
  });
  if (outcome === undefined) throw new Error(`${action} did not answer at once`);
  if (outcome.error) throw toServiceError(outcome.error);
  return outcome.value;
}

/** Runs an action that reads ranges. Rejects with a {@link ServiceError}. */
export function run(action: Action, request: unknown, view: StoreView): Promise<unknown> {
  return new Promise((resolve, reject) => {
    actions.get(action)?.(view, request, (error, value) => {
      if (error) reject(toServiceError(error));
      else resolve(value);
    });
  });
}

/** The text that orders an item within its table; also accepts the bare key. The key must be valid. */
export const keyOf = (item: Item, table: Table): string => engine.createKey(item, table);

/** Whether a key has exactly the table's key attributes, in the right types and sizes. */
export const isKey = (key: Item, table: Table): boolean => engine.validateKey(key, table) == null;

/** An item's size in DynamoDB's counting. */
export const sizeOf = (item: Item): number => engine.itemSize(item);

/** What an index has to hold for an item: its entries, by the text that orders them. */
export const indexEntries = (index: Index, item: Item, table: Table) =>
  engine.getIndexActions([index], undefined, item, table).puts;

function toServiceError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('body' in error)) return error;
  const { __type, message, Message } = error.body as ErrorBody;
  const text = message ?? Message ?? '';
  const name = __type.slice(__type.indexOf('#') + 1);
  return name === 'ValidationException' ? validationError(text) : new ServiceError(name, text);
}

/** A LevelDB in `directory`, or one in memory; not yet open. */
export function newLevel(directory: string | undefined): Level {
  if (directory === undefined) {
    const { MemoryLevel } = requireFromDynalite('memory-level') as { MemoryLevel: new (options: object) => Level };
    return new MemoryLevel({ storeEncoding: 'utf8', valueEncoding: 'json' });
  }
  const { Level } = requireFromDynalite('level') as { Level: new (directory: string, options: object) => Level };
  return new Level(directory, { valueEncoding: 'json' });
}
