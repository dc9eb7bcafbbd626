import { backfill, deletionOf } from './backfill.ts';
import type { TableState } from './catalogue.ts';
import { keys } from './database.ts';
import { indexEntries } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { Index, Table } from './model.ts';
import { notFound, ServiceError, validationError } from './service-error.ts';

/** One change of a table's global indexes. */
export interface IndexUpdate {
  readonly Create?: Index;
  readonly Delete?: { readonly IndexName: string };
}

const name = { type: 'String', notNull: true, regex: '[a-zA-Z0-9_.-]+', lengthGreaterThanOrEqual: 3 } as const;
const list = { type: 'List', notNull: true, lengthGreaterThanOrEqual: 1 } as const;
const text = { type: 'String', notNull: true } as const;

const create = {
  IndexName: { ...name, lengthLessThanOrEqual: 255 },
  KeySchema: {
    ...list,
    lengthLessThanOrEqual: 2,
    children: {
      type: 'ValueStruct<KeySchemaElement>',
      children: { AttributeName: text, KeyType: { ...text, enum: ['HASH', 'RANGE'] } },
    },
  },
  Projection: {
    type: 'FieldStruct<Projection>',
    notNull: true,
    children: {
      ProjectionType: { ...text, enum: ['ALL', 'INCLUDE', 'KEYS_ONLY'] },
      NonKeyAttributes: { type: 'List', children: 'String' },
    },
  },
};

/** The members of UpdateTable that change indexes. */
export const indexUpdates = {
  AttributeDefinitions: {
    type: 'List',
    children: {
      type: 'ValueStruct<AttributeDefinition>',
      children: { AttributeName: text, AttributeType: { ...text, enum: ['B', 'N', 'S'] } },
    },
  },
  GlobalSecondaryIndexUpdates: {
    type: 'List',
    children: {
      type: 'ValueStruct<GlobalSecondaryIndexUpdate>',
      children: {
        Create: { type: 'FieldStruct<CreateGlobalSecondaryIndexAction>', children: create },
        Delete: { type: 'FieldStruct<DeleteGlobalSecondaryIndexAction>', children: { IndexName: text } },
      },
    },
  },
} as const;

/** An index as DescribeTable shows it. */
export function describedIndex(tableArn: string, { IndexName, KeySchema, Projection }: Index): Index {
  const shown = { IndexArn: `${tableArn}/index/${IndexName}`, IndexStatus: 'ACTIVE', IndexSizeBytes: 0, ItemCount: 0 };
  return { IndexName, KeySchema, Projection, ...shown };
}

/** Makes or deletes one global index; resolves when it is filled. One at a time, as on AWS. */
export async function changeIndexes(
  engine: Engine,
  table: TableState,
  updates: readonly IndexUpdate[],
  definitions: Table['AttributeDefinitions'],
): Promise<void> {
  const [update, ...more] = updates;
  if (more.length > 0) {
    throw new ServiceError(
      'LimitExceededException',
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    );
  }
  if (update?.Create) await createIndex(engine, table, update.Create, definitions);
  else if (update?.Delete) await deleteIndex(engine, table, update.Delete.IndexName);
  else throw validationError('An index update has to create or delete an index');
}

async function createIndex(
  engine: Engine,
  table: TableState,
  requested: Index,
  added: Table['AttributeDefinitions'],
): Promise<void> {
  const { TableName, GlobalSecondaryIndexes = [], AttributeDefinitions } = table.description;
  const { IndexName, KeySchema } = requested;
  if (GlobalSecondaryIndexes.some((index) => index.IndexName === IndexName)) {
    throw validationError(`Attempting to create an index which already exists: ${IndexName}`);
  }
  const known = new Set(AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  const definitions = [...AttributeDefinitions, ...added.filter(({ AttributeName }) => !known.has(AttributeName))];
  if (KeySchema.some((key) => !definitions.some(({ AttributeName }) => AttributeName === key.AttributeName))) {
    throw validationError('One or more parameter values were invalid: an index key is not in AttributeDefinitions');
  }
  // What an index of that name that never got ready may have left behind.
  await engine.queue.write(await deletionOf(engine, [keys.index(TableName, IndexName, '')]));
  const index = describedIndex(`arn:aws:dynamodb:local:000000000000:table/${TableName}`, requested);
  // From here on writes fill the index themselves. The description is kept last: after a crash there is no index.
  const description = {
    ...table.description,
    AttributeDefinitions: definitions,
    GlobalSecondaryIndexes: [...GlobalSecondaryIndexes, index],
  };
  table.description = description;
  await backfill(engine, table, (_key, item) =>
    indexEntries(index, item, description).map((entry) => ({
      type: 'put',
      key: keys.index(TableName, IndexName, entry.key),
      value: entry.item,
    })),
  );
  await engine.queue.write([{ type: 'put', key: keys.table(TableName), value: table.description }]);
}

async function deleteIndex(engine: Engine, table: TableState, indexName: string): Promise<void> {
  const { TableName, GlobalSecondaryIndexes = [] } = table.description;
  const kept = GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== indexName);
  if (kept.length === GlobalSecondaryIndexes.length) throw notFound(`Index: ${indexName} not found`);
  const { GlobalSecondaryIndexes: _all, ...description } = table.description;
  table.description = kept.length === 0 ? description : { ...description, GlobalSecondaryIndexes: kept };
  const entriesGone = await deletionOf(engine, [keys.index(TableName, indexName, '')]);
  await engine.queue.write([...entriesGone, { type: 'put', key: keys.table(TableName), value: table.description }]);
}
