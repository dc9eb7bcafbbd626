/**
 * How fast the local store is, through the real SDK clients in this process. Run: `npm run bench:store -- [seconds]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { openStore } from '../../functions/local/store/store.ts';

const seconds = Number(process.argv[2] ?? 4);
const clients = 50;
const table = 'bench';

async function measure(label: string, operation: (n: number) => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  let next = 0;
  const client = async () => {
    while (performance.now() < start + seconds * 1000) {
      const begin = performance.now();
      await operation(next++);
      took.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const { user, system } = process.cpuUsage(cpuBefore);
  took.sort((a, b) => a - b);
  const rate = Math.round(took.length / ((performance.now() - start) / 1000));
  const percentile = (part: number) => took[Math.floor(took.length * part)]?.toFixed(1);
  const cpu = Math.round((user + system) / took.length);
  const times = `p50 ${percentile(0.5)} ms   p95 ${percentile(0.95)} ms`;
  console.log(`  ${label.padEnd(44)} ${String(rate).padStart(6)}/s   ${times}   ${cpu} µs of processor each`);
}

async function bench(directory?: string): Promise<void> {
  const store = await openStore(directory === undefined ? {} : { directory });
  const raw = new DynamoDBClient({
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: store.requestHandler,
  });
  const document = DynamoDBDocumentClient.from(raw);
  const attributes = ['PK', 'SK', 'GSI1PK', 'GSI1SK'];
  await raw.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keySchema('PK', 'SK'),
      GlobalSecondaryIndexes: [
        { IndexName: 'GSI1', KeySchema: keySchema('GSI1PK', 'GSI1SK'), Projection: { ProjectionType: 'ALL' } },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  await measure('puts (warm-up)', (n) =>
    document.send(new PutCommand({ TableName: table, Item: { PK: 'w', SK: `${n}` } })),
  );
  await measure('conditional puts of 0.5 kB, 1 index, stream', (n) => document.send(conditionalPut(n)));
  await measure('transactions: conditional put and counter', (n) => document.send(vote(n)));
  await measure('gets', (n) =>
    document.send(new GetCommand({ TableName: table, Key: { PK: 'counter', SK: `${n % 500}` } })),
  );
  await measure('queries of 20 items', (n) => document.send(query(n)));
  raw.destroy();
  await store.close();
}

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

function conditionalPut(n: number) {
  const number = String(n).padStart(8, '0');
  const Item = {
    ...{ PK: `process#${n % 50}`, SK: `proposal#${number}`, GSI1PK: `state#${n % 20}`, GSI1SK: number },
    ...{ title: 'A proposal', body: 'x'.repeat(400), votes: 0 },
  };
  return new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(PK)' });
}

function vote(n: number) {
  const put = { TableName: table, Item: { PK: `vote#${n % 500}`, SK: `participant#${n}` } };
  const count = { TableName: table, Key: { PK: 'counter', SK: `${n % 500}` }, UpdateExpression: 'ADD votes :one' };
  return new TransactWriteCommand({
    TransactItems: [
      { Put: { ...put, ConditionExpression: 'attribute_not_exists(PK)' } },
      { Update: { ...count, ExpressionAttributeValues: { ':one': 1 } } },
    ],
  });
}

const query = (n: number) =>
  new QueryCommand({
    TableName: table,
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': `process#${n % 50}` },
    Limit: 20,
  });

console.log(
  `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, ${clients} clients in one process, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log('in memory');
await bench();
const directory = await mkdtemp(join(tmpdir(), 'parvis-bench-'));
console.log('on disk');
await bench(directory);
await rm(directory, { recursive: true });
