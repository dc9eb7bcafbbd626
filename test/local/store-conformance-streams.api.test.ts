/** What the platform needs of DynamoDB's streams and time to live. Runs on `DYNAMODB_ENDPOINT` when it is set. */
import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { GetRecordsCommand, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  allRecords,
  createTable,
  dropTable,
  iteratorAt,
  recordsFrom,
  storeUnderTest,
  tableDefinition,
} from './store-under-test.ts';

const TableName = `streams-${Date.now()}`;
const clients = await storeUnderTest();
const { document, streams } = clients;
let arn = '';
beforeAll(async () => {
  arn = await createTable(clients, tableDefinition(TableName));
});
afterAll(() => dropTable(clients, TableName));

const put = (PK: string, more: Record<string, unknown> = {}) =>
  document.send(new PutCommand({ TableName, Item: { PK, SK: '1', ...more } }));
const keyOf = (PK: string) => ({ TableName, Key: { PK, SK: '1' } });
const recordsOf = async (PK: string) =>
  (await allRecords(clients, arn)).filter(({ dynamodb }) => dynamodb?.Keys?.PK?.S === PK);

test('the stream is listed under its table', async () => {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  expect(Streams.map(({ StreamArn }) => StreamArn)).toEqual([arn]);
});

test('a life of an item is told with the images before and after', async () => {
  await put('life', { n: 1 });
  const add = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } };
  await document.send(new UpdateCommand({ ...keyOf('life'), ...add }));
  await document.send(new DeleteCommand(keyOf('life')));
  const Keys = { PK: { S: 'life' }, SK: { S: '1' } };
  const image = (n: number) => ({ ...Keys, n: { N: `${n}` } });
  const [inserted, modified, removed, ...more] = await recordsOf('life');
  expect(more).toEqual([]);
  expect(inserted).toMatchObject({ eventName: 'INSERT', dynamodb: { Keys, NewImage: image(1) } });
  expect(inserted?.dynamodb).not.toHaveProperty('OldImage');
  expect(modified).toMatchObject({ eventName: 'MODIFY', dynamodb: { OldImage: image(1), NewImage: image(2) } });
  expect(removed).toMatchObject({ eventName: 'REMOVE', dynamodb: { Keys, OldImage: image(2) } });
  expect(removed?.dynamodb).not.toHaveProperty('NewImage');
  expect(removed).not.toHaveProperty('userIdentity');
  expect(inserted?.dynamodb?.ApproximateCreationDateTime?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('a write that changes nothing is not told, whatever the order of a set', async () => {
  await put('same', { n: 1, tags: new Set(['a', 'b']), nested: { list: [1] } });
  await put('same', { nested: { list: [1] }, tags: new Set(['b', 'a']), n: 1 });
  await document.send(new DeleteCommand(keyOf('never there')));
  expect(await recordsOf('same')).toHaveLength(1);
  expect(await recordsOf('never there')).toEqual([]);
});

test('a refused write is not told', async () => {
  const twice = [1, 2].map(() =>
    document.send(
      new PutCommand({ TableName, Item: { PK: 'refused', SK: '1' }, ConditionExpression: 'attribute_not_exists(PK)' }),
    ),
  );
  await Promise.allSettled(twice);
  expect(await recordsOf('refused')).toHaveLength(1);
});

test('transactions and batches are told, and each item in the order of its writes', async () => {
  const count = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } };
  const check = { ...keyOf('life'), ConditionExpression: 'attribute_not_exists(PK)' };
  for (let n = 0; n < 20; n += 1) {
    await document.send(
      new TransactWriteCommand({
        TransactItems: [{ Update: { ...keyOf('ordered'), ...count } }, { ConditionCheck: check }],
      }),
    );
  }
  const batch = ['batch-1', 'batch-2'].map((PK) => ({ PutRequest: { Item: { PK, SK: '1' } } }));
  await document.send(new BatchWriteCommand({ RequestItems: { [TableName]: batch } }));
  const counts = (await recordsOf('ordered')).map(({ dynamodb }) => Number(dynamodb?.NewImage?.n?.N));
  expect(counts).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect([...(await recordsOf('batch-1')), ...(await recordsOf('batch-2'))]).toHaveLength(2);
});

test('a cancelled transaction is not told', async () => {
  await put('taken');
  const TransactItems = [
    { Put: { TableName, Item: { PK: 'cancelled', SK: '1' } } },
    { ConditionCheck: { ...keyOf('taken'), ConditionExpression: 'attribute_not_exists(PK)' } },
  ];
  await expect(document.send(new TransactWriteCommand({ TransactItems }))).rejects.toThrow('cancelled');
  expect(await recordsOf('cancelled')).toEqual([]);
});

test('sequence numbers grow, and reading goes on at or after one', async () => {
  for (const PK of ['s1', 's2', 's3']) await put(PK);
  const all = await allRecords(clients, arn);
  const numbers = all.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
  expect(numbers).toEqual([...new Set(numbers)].sort());
  expect(Math.min(...numbers.map(({ length }) => length))).toBeGreaterThanOrEqual(21);
  const fromOn = async (type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER') =>
    (await recordsFrom(clients, await iteratorAt(clients, arn, type, numbers.at(-2)))).length;
  expect(await fromOn('AT_SEQUENCE_NUMBER')).toBe(2);
  expect(await fromOn('AFTER_SEQUENCE_NUMBER')).toBe(1);
});

test('from the latest on only later writes are seen, a page at a time', async () => {
  let ShardIterator = await iteratorAt(clients, arn, 'LATEST');
  for (let n = 0; n < 5; n += 1) await put(`later-${n}`);
  const pages: (string | undefined)[][] = [];
  while (pages.flat().length < 5) {
    const { Records = [], NextShardIterator = '' } = await streams.send(
      new GetRecordsCommand({ ShardIterator, Limit: 2 }),
    );
    pages.push(Records.map(({ dynamodb }) => dynamodb?.Keys?.PK?.S));
    ShardIterator = NextShardIterator;
  }
  expect(pages.flat()).toEqual(['later-0', 'later-1', 'later-2', 'later-3', 'later-4']);
  expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(2);
});

test('time to live is switched on for one attribute', async () => {
  const describeIt = async () =>
    (await clients.raw.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
  expect((await describeIt())?.TimeToLiveStatus).toBe('DISABLED');
  const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
  await clients.raw.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  expect(await describeIt()).toMatchObject({ AttributeName: 'expires' });
  await expect(
    clients.raw.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
});
