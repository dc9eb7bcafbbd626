import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type ShardIteratorType,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type LocalStore, openStore } from '../../functions/local/store/store.ts';

const access = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** SDK clients of the store that a suite runs against. */
export interface Clients {
  readonly raw: DynamoDBClient;
  readonly document: DynamoDBDocumentClient;
  readonly streams: DynamoDBStreamsClient;
}

const clientsWith = (options: { requestHandler: LocalStore['requestHandler'] } | { endpoint: string }): Clients => {
  const raw = new DynamoDBClient({ ...access, ...options, maxAttempts: 1 });
  const marshallOptions = { removeUndefinedValues: true };
  return {
    raw,
    document: DynamoDBDocumentClient.from(raw, { marshallOptions }),
    streams: new DynamoDBStreamsClient({ ...access, ...options, maxAttempts: 1 }),
  };
};

/** SDK clients that call a store in this process. */
export const clientsOf = (store: LocalStore): Clients => clientsWith({ requestHandler: store.requestHandler });

/** What a conformance suite talks to: the DynamoDB at `DYNAMODB_ENDPOINT`, or else a fresh local store in memory. */
export async function storeUnderTest(): Promise<Clients & { close(): Promise<void> }> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint) return { ...clientsWith({ endpoint }), close: async () => undefined };
  const store = await openStore();
  return { ...clientsOf(store), close: () => store.close() };
}

const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

/** A table of the shape the platform uses: two indexes, one of them with keys only, and a stream. */
export const tableDefinition = (TableName: string) =>
  ({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    KeySchema: key('PK', 'SK'),
    GlobalSecondaryIndexes: [
      { IndexName: 'GSI1', KeySchema: key('GSI1PK', 'GSI1SK'), Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'GSI2', KeySchema: key('GSI2PK', 'SK'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }) satisfies CreateTableCommandInput;

/** Creates the table and answers its stream's ARN. */
export async function createTable(clients: Clients, definition: CreateTableCommandInput): Promise<string> {
  const { TableName } = definition;
  await clients.raw.send(new CreateTableCommand(definition));
  await waitUntilTableExists({ client: clients.raw, minDelay: 1, maxWaitTime: 60 }, { TableName });
  const { Table } = await clients.raw.send(new DescribeTableCommand({ TableName }));
  return Table?.LatestStreamArn ?? '';
}

/** Deletes the table and closes the clients. */
export async function dropTable(clients: Clients & { close(): Promise<void> }, TableName: string): Promise<void> {
  await clients.raw.send(new DeleteTableCommand({ TableName }));
  await clients.close();
}

/** A place to read a stream's only shard from. */
export async function iteratorAt(
  { streams }: Clients,
  StreamArn: string,
  ShardIteratorType: ShardIteratorType,
  SequenceNumber?: string,
): Promise<string> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.at(-1)?.ShardId;
  const { ShardIterator = '' } = await streams.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }),
  );
  return ShardIterator;
}

/** All records from an iterator on, in order. */
export async function recordsFrom({ streams }: Clients, iterator: string): Promise<StreamRecord[]> {
  const all: StreamRecord[] = [];
  let next: string | undefined = iterator;
  while (next) {
    const page: GetRecordsCommandOutput = await streams.send(new GetRecordsCommand({ ShardIterator: next }));
    if (!page.Records?.length) break;
    all.push(...page.Records);
    next = page.NextShardIterator;
  }
  return all;
}

/** All records a stream still has. */
export const allRecords = async (clients: Clients, arn: string): Promise<StreamRecord[]> =>
  recordsFrom(clients, await iteratorAt(clients, arn, 'TRIM_HORIZON'));
