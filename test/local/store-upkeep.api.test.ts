/** What the local store does as time goes by: expiry, trimming, forgetting. */
import { UpdateTableCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, GetRecordsCommand, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalStore, openStore } from '../../functions/local/store/store.ts';
import {
  allRecords,
  type Clients,
  clientsOf,
  createTable,
  iteratorAt,
  recordsFrom,
  tableDefinition,
} from './store-under-test.ts';

const TableName = 'parvis';
const start = Date.UTC(2026, 2, 1);
const minute = 60_000;
const hour = 60 * minute;

let now = start;
let store: LocalStore;
let clients: Clients;
let arn: string;

beforeEach(async () => {
  now = start;
  store = await openStore({ now: () => now });
  clients = clientsOf(store);
  arn = await createTable(clients, tableDefinition(TableName));
});
afterEach(() => store.close());

const put = (PK: string, more: Record<string, unknown> = {}) =>
  clients.document.send(new PutCommand({ TableName, Item: { PK, SK: '1', ...more } }));
const get = async (PK: string) =>
  (await clients.document.send(new GetCommand({ TableName, Key: { PK, SK: '1' } }))).Item;
const namesOf = (records: Awaited<ReturnType<typeof allRecords>>) =>
  records.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb?.Keys?.PK?.S}`);

describe('time to live', () => {
  const timeToLive = (Enabled: boolean) =>
    clients.raw.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled } }),
    );
  const second = start / 1000;

  test('deletes an item in the second it expires, and not before', async () => {
    await timeToLive(true);
    await put('code', { expires: second + 900 });
    expect(await store.sweep(start + 900_000 - 1)).toBe(0);
    expect(await get('code')).toBeDefined();
    expect(await store.sweep(start + 900_000)).toBe(1);
    expect(await get('code')).toBeUndefined();
    expect(await store.sweep(start + 900_000)).toBe(0);
  });

  test('tells the stream that it was the service', async () => {
    await timeToLive(true);
    await put('code', { expires: second, GSI1PK: 'codes', GSI1SK: '1' });
    await store.sweep(start + minute);
    const removed = (await allRecords(clients, arn)).at(-1);
    expect(removed).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
      dynamodb: { OldImage: { PK: { S: 'code' } } },
    });
    const inIndex = { IndexName: 'GSI1', KeyConditionExpression: 'GSI1PK = :c' };
    const command = new QueryCommand({ TableName, ...inIndex, ExpressionAttributeValues: { ':c': 'codes' } });
    expect((await clients.document.send(command)).Count).toBe(0);
  });

  test('follows an item whose time is moved, and leaves alone what has no time or one of long ago', async () => {
    await timeToLive(true);
    await put('moved', { expires: second });
    const later = { UpdateExpression: 'SET expires = :later', ExpressionAttributeValues: { ':later': second + 3600 } };
    await clients.document.send(new UpdateCommand({ TableName, Key: { PK: 'moved', SK: '1' }, ...later }));
    await put('kept', { expires: 'tomorrow' });
    await put('ancient', { expires: second - 6 * 365 * 24 * 3600 });
    await put('timeless');
    expect(await store.sweep(start + minute)).toBe(0);
    expect(await store.sweep(start + hour)).toBe(1);
    expect(await Promise.all(['kept', 'ancient', 'timeless'].map(get))).not.toContain(undefined);
  });

  test('applies to items from before it was switched on, and no longer after it was switched off', async () => {
    await Promise.all(Array.from({ length: 500 }, (_, n) => put(`old-${n}`, { expires: second })));
    expect(await store.sweep(start + minute)).toBe(0);
    await timeToLive(true);
    await timeToLive(false);
    expect(await store.sweep(start + minute)).toBe(0);
    await timeToLive(true);
    expect(await store.sweep(start + minute)).toBe(500);
  });
});

describe('stream records', () => {
  test('are gone after a day, and reading before that point is refused', async () => {
    await put('first');
    await put('second');
    const atStart = await iteratorAt(clients, arn, 'TRIM_HORIZON');
    const [first] = await allRecords(clients, arn);
    now += 12 * hour;
    await put('third');
    await store.sweep(start + 24 * hour);
    expect(namesOf(await allRecords(clients, arn))).toHaveLength(3);
    await store.sweep(start + 24 * hour + 1000);
    expect(namesOf(await allRecords(clients, arn))).toEqual(['INSERT third']);
    const trimmed = { name: 'TrimmedDataAccessException' };
    await expect(clients.streams.send(new GetRecordsCommand({ ShardIterator: atStart }))).rejects.toMatchObject(
      trimmed,
    );
    const number = first?.dynamodb?.SequenceNumber;
    await expect(iteratorAt(clients, arn, 'AFTER_SEQUENCE_NUMBER', number)).rejects.toMatchObject(trimmed);
  });

  test('of a stream that was switched off stay, with an end, beside those of the next stream', async () => {
    const stream = (StreamSpecification: { StreamEnabled: boolean; StreamViewType?: 'KEYS_ONLY' }) =>
      clients.raw.send(new UpdateTableCommand({ TableName, StreamSpecification }));
    await put('in the first');
    await stream({ StreamEnabled: false });
    await put('in none');
    const { TableDescription } = await stream({ StreamEnabled: true, StreamViewType: 'KEYS_ONLY' });
    await put('in the second', { secret: 1 });
    const second = await allRecords(clients, TableDescription?.LatestStreamArn ?? '');
    expect(namesOf(await allRecords(clients, arn))).toEqual(['INSERT in the first']);
    expect(namesOf(second)).toEqual(['INSERT in the second']);
    expect(second[0]?.dynamodb).not.toHaveProperty('NewImage');
    const { StreamDescription } = await clients.streams.send(new DescribeStreamCommand({ StreamArn: arn }));
    expect(StreamDescription?.StreamStatus).toBe('DISABLED');
    const ShardIterator = await iteratorAt(clients, arn, 'TRIM_HORIZON');
    const page = await clients.streams.send(new GetRecordsCommand({ ShardIterator }));
    expect(page.NextShardIterator).toBeUndefined();
    await store.sweep(start + 25 * hour);
    const { Streams = [] } = await clients.streams.send(new ListStreamsCommand({ TableName }));
    expect(Streams.map(({ StreamArn }) => StreamArn)).toEqual([TableDescription?.LatestStreamArn]);
  });
});

describe('waiting for records', () => {
  test('ends with the next write', async () => {
    const iterator = await iteratorAt(clients, arn, 'LATEST');
    const waiting = store.waitForRecords(TableName, undefined, minute);
    await put('awaited');
    await waiting;
    const [record] = await recordsFrom(clients, iterator);
    expect(record?.dynamodb?.Keys?.PK?.S).toBe('awaited');
    const following = store.waitForRecords(TableName, record?.dynamodb?.SequenceNumber, minute);
    await put('following');
    await following;
    expect(await recordsFrom(clients, iterator)).toHaveLength(2);
  });

  test('does not begin when there is a record already, ends with its time, and with the store', async () => {
    await put('there');
    await store.waitForRecords(TableName, undefined, minute);
    const number = (await allRecords(clients, arn))[0]?.dynamodb?.SequenceNumber;
    await store.waitForRecords(TableName, number, 1);
    const waiting = store.waitForRecords(TableName, number, minute);
    await store.close();
    await waiting;
  });

  test('is refused for a table without a stream', async () => {
    await expect(store.waitForRecords('nowhere', undefined, 1)).rejects.toThrow('nowhere has no stream');
  });
});

test('a transaction token is remembered for ten minutes', async () => {
  const count = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } };
  const TransactItems = [{ Update: { TableName, Key: { PK: 'count', SK: '1' }, ...count } }];
  const transact = () =>
    clients.document.send(new TransactWriteCommand({ ClientRequestToken: 'token', TransactItems }));
  for (const [after, expected] of [
    [0, 1],
    [10 * minute - 1, 1],
    [10 * minute, 2],
  ] as const) {
    now = start + after;
    await store.sweep(now);
    await transact();
    expect((await get('count'))?.n).toBe(expected);
  }
});

test('an index added to a table in use holds the old items and the new', async () => {
  await Promise.all(Array.from({ length: 300 }, (_, n) => put(`item-${n}`, { theme: 'old', n })));
  const index = {
    IndexName: 'byTheme',
    KeySchema: [{ AttributeName: 'theme', KeyType: 'HASH' as const }],
    Projection: { ProjectionType: 'ALL' as const },
  };
  const AttributeDefinitions = [{ AttributeName: 'theme', AttributeType: 'S' as const }];
  const update = { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: index }] };
  const adding = clients.raw.send(new UpdateTableCommand(update));
  await Promise.all(Array.from({ length: 100 }, (_, n) => put(`item-${n}`, { theme: 'new', n })));
  await adding;
  const counted = async (theme: string) => {
    const condition = { KeyConditionExpression: 'theme = :t', ExpressionAttributeValues: { ':t': theme } };
    return (await clients.document.send(new QueryCommand({ TableName, IndexName: 'byTheme', ...condition }))).Count;
  };
  expect([await counted('old'), await counted('new')]).toEqual([200, 100]);
  const remove = { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byTheme' } }] };
  await clients.raw.send(new UpdateTableCommand(remove));
  await expect(counted('old')).rejects.toThrow('byTheme');
});
