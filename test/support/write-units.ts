import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Item = Readonly<Record<string, AttributeValue>>;
interface Request {
  readonly Key?: Item;
  readonly Item?: Item;
}
type Operation = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** What a stretch of work has asked of the table. */
export interface Usage {
  /** Requests by the name of their command, such as `PutItem`. */
  readonly requests: Readonly<Record<string, number>>;
  /** Write units of the table and its indexes. */
  readonly writeUnits: number;
  /** Read units; consistent reads. */
  readonly readUnits: number;
}

/** Bytes of an item by DynamoDB's rules: names and values in UTF-8, a byte for truth, some for numbers and lists. */
function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, one) => sum + 1 + sizeOf(one), 0);
  if (value.M !== undefined) return 3 + bytesOf(value.M);
  return 1;
}
const bytesOf = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + 1 + sizeOf(value), 0);

const KB = 1024;
const indexesOf = (item: Item) => ['gsi1pk', 'gsi2pk'].filter((name) => name in item).length;

/**
 * Units by the rules of AWS, which the local store does not tell: a unit for each KB begun, twice in a transaction, and
 * one more for each index that holds the item. What is refused costs a unit, too. Updates and removals are taken to be of
 * small items without an index: no vote is either.
 */
function unitsOf(operation: Operation, { Item: item = {} }: Request, isTransaction: boolean): number {
  const own = operation === 'Put' ? Math.max(1, Math.ceil(bytesOf(item) / KB)) : 1;
  const inIndexes = operation === 'Put' ? indexesOf(item) * own : 0;
  return own * (isTransaction ? 2 : 1) + inIndexes;
}

const SINGLE: Readonly<Record<string, Operation>> = { PutItem: 'Put', UpdateItem: 'Update', DeleteItem: 'Delete' };

/** Listens to a client; `usage` gives what was asked since the last time, and begins anew. */
export function meter(client: DynamoDBClient): { usage(): Usage } {
  let requests: Record<string, number> = {};
  let writeUnits = 0;
  let readUnits = 0;
  client.middlewareStack.add(
    (next, context) => (args) => {
      const name = String(context.commandName).replace('Command', '');
      // biome-ignore lint/suspicious/noExplicitAny: what each command carries is told by its name
      const input = args.input as any;
      requests[name] = (requests[name] ?? 0) + 1;
      const single = SINGLE[name];
      if (single !== undefined) writeUnits += unitsOf(single, input, false);
      for (const part of name === 'TransactWriteItems' ? input.TransactItems : [])
        for (const [operation, request] of Object.entries(part))
          writeUnits += unitsOf(operation as Operation, request as Request, true);
      if (name === 'GetItem') readUnits += input.ConsistentRead ? 1 : 0.5;
      for (const table of name === 'BatchGetItem' ? Object.values<{ Keys: unknown[] }>(input.RequestItems) : [])
        readUnits += table.Keys.length;
      return next(args);
    },
    { step: 'serialize', name: 'meter', priority: 'low' },
  );
  return {
    usage() {
      const told = { requests, writeUnits, readUnits };
      requests = {};
      writeUnits = 0;
      readUnits = 0;
      return told;
    },
  };
}
