import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  ReturnValue,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { ProblemCode } from '../../../shared/platform/problem.ts';
import { Problem } from '../problem.ts';
import { decodeStartKey, encodeCursor } from './cursor.ts';
import { type Entity, fill, type ItemOf, type KeyFor } from './entity.ts';
import { toRequest } from './expression.ts';
import { fromStored, INDEX_NAMES } from './item.ts';
import type { Write } from './write.ts';

export interface QueryOptions {
  /** Domain name of an index of the entity; without it the table itself. */
  readonly index?: string;
  readonly limit?: number;
  readonly cursor?: string | undefined;
  /** Newest first where the sort key is a time or an id. */
  readonly reverse?: boolean;
  /** Only sort keys that start so. */
  readonly startsWith?: string;
  /** Indexes are always eventually consistent. */
  readonly consistent?: boolean;
}

/**
 * The table, by entities. Bounded on purpose: get, batch, query, write, transact; no scan, no filter, no join.
 * Reads of the table are strongly consistent unless told otherwise.
 */
export interface Db {
  get<E extends Entity>(
    entity: E,
    key: KeyFor<E>,
    options?: { readonly consistent?: boolean },
  ): Promise<ItemOf<E> | undefined>;
  /** @throws Problem `otherwise` where there is no such item. */
  require<E extends Entity>(entity: E, key: KeyFor<E>, otherwise: ProblemCode): Promise<ItemOf<E>>;
  /** Items in no order, missing ones left out; any number of keys. */
  batchGet<E extends Entity>(entity: E, keys: readonly KeyFor<E>[]): Promise<ItemOf<E>[]>;
  /** One page of a partition. @throws Problem `request.invalid-cursor` */
  query<E extends Entity>(
    entity: E,
    partition: Readonly<Record<string, unknown>>,
    options?: QueryOptions,
  ): Promise<{ items: ItemOf<E>[]; next: string | null }>;
  /** Every item of a partition, page after page. */
  all<E extends Entity>(
    entity: E,
    partition: Readonly<Record<string, unknown>>,
    options?: Omit<QueryOptions, 'limit' | 'cursor'>,
  ): Promise<ItemOf<E>[]>;
  /** One write; says whether anything changed, and the new number after an increment. @throws Problem */
  write(write: Write): Promise<{ changed: boolean; value?: number }>;
  /** All writes or none; `changed` is false when one that means `unchanged` was refused. @throws Problem */
  transact(...writes: readonly Write[]): Promise<{ changed: boolean }>;
}

const BATCH = 100;
const TRIES = 8;
/** Why a transaction was cancelled that may do well in a moment; the SDK does not try these again by itself. */
const NOT_NOW = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(500, 10 * 2 ** attempt)));

/** What a refused condition means: no change, a problem, or a fault of ours. */
function refused(write: Write, cause: unknown): { changed: false } {
  if (write.otherwise === 'unchanged') return { changed: false };
  if (write.otherwise !== undefined) throw new Problem(write.otherwise);
  throw cause;
}

const documentsOf = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** @param documents another way to the same table than through all of the SDK, for the local server */
export function createDb(
  client: DynamoDBClient,
  tableName: string,
  documents: Pick<DynamoDBDocumentClient, 'send'> = documentsOf(client),
): Db {
  const db: Db = {
    async get(entity, key, { consistent = true } = {}) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: tableName, Key: entity.keyOf(key), ConsistentRead: consistent }),
      );
      return Item === undefined ? undefined : fromStored(entity, Item);
    },

    async require(entity, key, otherwise) {
      const item = await db.get(entity, key);
      if (item === undefined) throw new Problem(otherwise);
      return item;
    },

    async batchGet(entity, keys) {
      const found: Record<string, unknown>[] = [];
      const unique = [...new Map(keys.map((key) => [JSON.stringify(entity.keyOf(key)), entity.keyOf(key)])).values()];
      for (let start = 0; start < unique.length; start += BATCH) {
        let wanted: Record<string, unknown>[] | undefined = unique.slice(start, start + BATCH);
        for (let attempt = 0; wanted !== undefined && wanted.length > 0; attempt++) {
          if (attempt > 0) await pause(attempt);
          if (attempt > TRIES) throw new Problem('internal.unavailable');
          const answer: BatchGetCommandOutput = await documents.send(
            new BatchGetCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
          );
          found.push(...(answer.Responses?.[tableName] ?? []));
          wanted = answer.UnprocessedKeys?.[tableName]?.Keys;
        }
      }
      return found.map((item) => fromStored(entity, item));
    },

    async query(entity, partition, options = {}) {
      const position = options.index === undefined ? -1 : Object.keys(entity.indexes).indexOf(options.index);
      if (options.index !== undefined && position < 0)
        throw new TypeError(`${entity.name} has no index ${options.index}`);
      const index = INDEX_NAMES[position];
      const templates = options.index === undefined ? entity.key : entity.indexes[options.index];
      const pkName = `${index ?? ''}pk` as const;
      const pk = fill(templates?.pk ?? '', partition);
      const { Items = [], LastEvaluatedKey } = await documents.send(
        new QueryCommand({
          TableName: tableName,
          ...(index === undefined ? { ConsistentRead: options.consistent ?? true } : { IndexName: index }),
          KeyConditionExpression:
            options.startsWith === undefined ? '#pk = :pk' : '#pk = :pk AND begins_with(#sk, :sk)',
          ExpressionAttributeNames: {
            '#pk': pkName,
            ...(options.startsWith === undefined ? {} : { '#sk': `${index ?? ''}sk` }),
          },
          ExpressionAttributeValues: {
            ':pk': pk,
            ...(options.startsWith === undefined ? {} : { ':sk': options.startsWith }),
          },
          ScanIndexForward: !(options.reverse ?? false),
          Limit: options.limit,
          ExclusiveStartKey:
            options.cursor === undefined ? undefined : decodeStartKey(options.cursor, { name: pkName, value: pk }),
        }),
      );
      return {
        items: Items.map((item) => fromStored(entity, item)),
        next: LastEvaluatedKey === undefined ? null : encodeCursor(LastEvaluatedKey),
      };
    },

    async all(entity, partition, options = {}) {
      const items = [];
      let cursor: string | null | undefined;
      do {
        const page: Awaited<ReturnType<typeof db.query>> = await db.query(entity, partition, {
          ...options,
          cursor: cursor ?? undefined,
        });
        items.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return items as ItemOf<typeof entity>[];
    },

    async write(write) {
      const { operation, input } = toRequest(write, tableName);
      for (let attempt = 0; ; attempt++) {
        try {
          if (operation === 'Put') await documents.send(new PutCommand(input as never));
          else if (operation === 'Delete') await documents.send(new DeleteCommand(input as never));
          else {
            const { Attributes } = await documents.send(
              new UpdateCommand({ ...(input as object), ReturnValues: ReturnValue.UPDATED_NEW } as never),
            );
            if (write.kind === 'increment') return { changed: true, value: Number(Attributes?.[write.attribute]) };
          }
          return { changed: true };
        } catch (error) {
          if (error instanceof ConditionalCheckFailedException) return refused(write, error);
          // A transaction has the item: it will be done in a moment.
          if (!(error instanceof TransactionConflictException)) throw error;
          if (attempt >= TRIES) throw new Problem('internal.unavailable', { retryAfter: 2 });
          await pause(attempt);
        }
      }
    },

    async transact(...writes) {
      const TransactItems = writes.map((write) => {
        const { operation, input } = toRequest(write, tableName);
        return { [operation]: input } as never;
      });
      for (let attempt = 0; ; attempt++) {
        try {
          await documents.send(new TransactWriteCommand({ TransactItems }));
          return { changed: true };
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          const reasons = error.CancellationReasons ?? [];
          const failed = writes.filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed');
          const meant = failed.find((write) => write.otherwise === 'unchanged') ?? failed[0];
          if (meant !== undefined) return refused(meant, error);
          if (!reasons.some(({ Code = '' }) => NOT_NOW.has(Code))) throw error;
          if (attempt >= TRIES) throw new Problem('internal.unavailable', { retryAfter: 2 });
          await pause(attempt);
        }
      }
    },
  };
  return db;
}
