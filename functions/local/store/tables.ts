import { randomUUID } from 'node:crypto';
import { deletionOf } from './backfill.ts';
import { type TableState, tableOf } from './catalogue.ts';
import { keys } from './database.ts';
import { checkRequest, validationOf } from './dynalite.ts';
import type { Engine } from './engine.ts';
import { changeIndexes, describedIndex, type IndexUpdate, indexUpdates } from './indexes.ts';
import type { Index, Table, Validation } from './model.ts';
import { ServiceError, validationError } from './service-error.ts';
import {
  closeStream,
  openStream,
  requestedView,
  type StreamSpecification,
  streamDescription,
  streamSpecification,
} from './streams.ts';

interface Capacity {
  readonly BillingMode?: string;
  readonly ProvisionedThroughput?: object;
}

const tableName = { TableName: { type: 'String', required: true, tableName: true } } as const;

// What DescribeTable and the operations that change a table answer.
const describe = ({ description, stream }: TableState) => ({
  ...description,
  ...(stream && streamDescription(stream)),
});

/** CreateTable. The table is active at once. */
export function createTable(engine: Engine) {
  const { types, ...validation }: Validation = validationOf('CreateTable');
  const withStream = { ...validation, types: { ...types, ...streamSpecification } };
  type Request = Table & Capacity & { readonly StreamSpecification?: StreamSpecification };
  return async (body: unknown): Promise<unknown> => {
    const { StreamSpecification, ...request } = checkRequest<Request>(withStream, body);
    const name = request.TableName;
    if (engine.catalogue.tables.has(name)) {
      throw new ServiceError('ResourceInUseException', `Table already exists: ${name}`);
    }
    const view = requestedView(StreamSpecification);
    const table: TableState = { description: describeNew(request, engine.now()) };
    engine.catalogue.tables.set(name, table);
    await engine.queue.write([
      { type: 'put', key: keys.table(name), value: table.description },
      ...(view === undefined ? [] : openStream(engine, table, view)),
    ]);
    return { TableDescription: describe(table) };
  };
}

function describeNew({ BillingMode, ProvisionedThroughput, ...request }: Table & Capacity, now: number): Table {
  const arn = `arn:aws:dynamodb:local:000000000000:table/${request.TableName}`;
  const described = (index: Index) => describedIndex(arn, index);
  const status = { TableStatus: 'ACTIVE', TableArn: arn, TableId: randomUUID(), CreationDateTime: now / 1000 };
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes } = request;
  return {
    ...request,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(described) }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(described) }),
    ...{ ...status, ItemCount: 0, TableSizeBytes: 0 },
    ...capacity({
      ...(BillingMode !== undefined && { BillingMode }),
      ...(ProvisionedThroughput && { ProvisionedThroughput }),
    }),
  };
}

const capacity = ({ BillingMode = 'PROVISIONED', ProvisionedThroughput }: Capacity) => ({
  BillingModeSummary: { BillingMode },
  ProvisionedThroughput: {
    ...{ NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    ...ProvisionedThroughput,
  },
});

/** UpdateTable: the stream, one global index, the billing mode. Resolves when the change is done. */
export function updateTable(engine: Engine) {
  const types = {
    ...tableName,
    ...streamSpecification,
    ...indexUpdates,
    BillingMode: { type: 'String', enum: ['PROVISIONED', 'PAY_PER_REQUEST'] },
  };
  interface Request {
    readonly TableName: string;
    readonly BillingMode?: string;
    readonly StreamSpecification?: StreamSpecification;
    readonly AttributeDefinitions?: Table['AttributeDefinitions'];
    readonly GlobalSecondaryIndexUpdates?: readonly IndexUpdate[];
  }
  return async (body: unknown): Promise<unknown> => {
    const request = checkRequest<Request>({ types }, body);
    const { BillingMode, StreamSpecification, GlobalSecondaryIndexUpdates, AttributeDefinitions = [] } = request;
    const table = tableOf(engine.catalogue, request.TableName);
    if (BillingMode === undefined && !StreamSpecification && !GlobalSecondaryIndexUpdates) {
      throw validationError(
        'At least one of BillingMode, StreamSpecification or GlobalSecondaryIndexUpdates is required',
      );
    }
    if (GlobalSecondaryIndexUpdates) {
      await changeIndexes(engine, table, GlobalSecondaryIndexUpdates, AttributeDefinitions);
    }
    if (StreamSpecification) await engine.queue.write(changeStream(engine, table, StreamSpecification));
    if (BillingMode !== undefined) {
      table.description = { ...table.description, ...capacity({ BillingMode }) };
      await engine.queue.write([{ type: 'put', key: keys.table(request.TableName), value: table.description }]);
    }
    return { TableDescription: describe(table) };
  };
}

function changeStream(engine: Engine, table: TableState, specification: StreamSpecification) {
  const view = requestedView(specification);
  if ((view === undefined) === (table.stream === undefined)) {
    throw validationError(`Table already has ${view === undefined ? 'no' : 'an'} enabled stream`);
  }
  return view === undefined ? closeStream(engine, table) : openStream(engine, table, view);
}

/** DeleteTable. The records of its stream stay readable for a day. */
export function deleteTable(engine: Engine) {
  return async (body: unknown): Promise<unknown> => {
    const { TableName } = checkRequest<{ TableName: string }>({ types: tableName }, body);
    const table = tableOf(engine.catalogue, TableName);
    const described = { ...describe(table), TableStatus: 'DELETING' };
    table.deleting = true;
    const content = [`item~${TableName}~`, `index~${TableName}~`, `expiry~${TableName}~`];
    const contentGone = await deletionOf(engine, content);
    await engine.queue.write([
      ...contentGone,
      ...closeStream(engine, table),
      { type: 'del', key: keys.timeToLive(TableName) },
      { type: 'del', key: keys.table(TableName) },
    ]);
    engine.catalogue.tables.delete(TableName);
    return { TableDescription: described };
  };
}

/** DescribeTable. */
export function describeTable(engine: Engine) {
  return async (body: unknown): Promise<unknown> => {
    const { TableName } = checkRequest<{ TableName: string }>({ types: tableName }, body);
    return { Table: describe(tableOf(engine.catalogue, TableName)) };
  };
}

/** ListTables, by name. */
export function listTables(engine: Engine) {
  const validation = validationOf('ListTables');
  return async (body: unknown): Promise<unknown> => {
    const request = checkRequest<{ ExclusiveStartTableName?: string; Limit?: number }>(validation, body);
    const { ExclusiveStartTableName: after = '', Limit = 100 } = request;
    const names = [...engine.catalogue.tables.keys()].filter((name) => name > after).sort();
    const shown = names.slice(0, Limit);
    return { TableNames: shown, ...(shown.length < names.length && { LastEvaluatedTableName: shown.at(-1) }) };
  };
}
