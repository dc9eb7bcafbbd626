/** What the platform needs of DynamoDB's queries, indexes and batches. Runs on `DYNAMODB_ENDPOINT` when it is set. */
import { DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTable, dropTable, storeUnderTest, tableDefinition } from './store-under-test.ts';

const TableName = `queries-${Date.now()}`;
const clients = await storeUnderTest();
const { document } = clients;
beforeAll(() => createTable(clients, tableDefinition(TableName)));
afterAll(() => dropTable(clients, TableName));

const put = (Item: Record<string, unknown>) => document.send(new PutCommand({ TableName, Item }));
const query = (more: Partial<QueryCommandInput>) => document.send(new QueryCommand({ TableName, ...more }));

async function queryAll(more: Partial<QueryCommandInput>) {
  const items: Record<string, unknown>[] = [];
  let pages = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await query({ ...more, ...(ExclusiveStartKey && { ExclusiveStartKey }) });
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
    pages += 1;
  } while (ExclusiveStartKey);
  return { items, pages };
}

describe('reading many', () => {
  const number = (n: number) => String(n).padStart(4, '0');
  const proposal = (n: number) => ({
    ...{ PK: 'process', SK: `proposal#${number(n)}`, votes: n },
    ...{ GSI1PK: n % 2 ? 'open' : 'closed', GSI1SK: number(n), GSI2PK: `theme#${n % 5}` },
  });

  beforeAll(async () => {
    for (let start = 0; start < 200; start += 25) {
      const puts = Array.from({ length: 25 }, (_, n) => ({ PutRequest: { Item: proposal(start + n) } }));
      const { UnprocessedItems = {} } = await document.send(
        new BatchWriteCommand({ RequestItems: { [TableName]: puts } }),
      );
      expect(Object.keys(UnprocessedItems)).toEqual([]);
    }
  });

  test('writes at most 25 items at once, and no item twice', async () => {
    const batch = (puts: { PK: string; SK: string }[]) =>
      document.send(
        new BatchWriteCommand({ RequestItems: { [TableName]: puts.map((Item) => ({ PutRequest: { Item } })) } }),
      );
    const many = Array.from({ length: 26 }, (_, n) => ({ PK: 'many', SK: `${n}` }));
    await expect(batch(many)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      batch([
        { PK: 'twice', SK: '1' },
        { PK: 'twice', SK: '1' },
      ]),
    ).rejects.toThrow('duplicates');
    const Key = { PK: 'twice', SK: '1' };
    expect((await document.send(new GetCommand({ TableName, Key }))).Item).toBeUndefined();
  });

  test('gets 100 items at once, with only the attributes asked for', async () => {
    const Keys = Array.from({ length: 100 }, (_, n) => ({ PK: 'process', SK: proposal(n).SK }));
    const { Responses } = await document.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ProjectionExpression: 'SK, votes' } } }),
    );
    const found = Responses?.[TableName] ?? [];
    expect(found.map(({ votes }) => votes).sort((a, b) => a - b)).toEqual(Keys.map((_, n) => n));
    expect(Object.keys(found[0] ?? {}).sort()).toEqual(['SK', 'votes']);
  });

  test('queries page by page in order, and backwards', async () => {
    const prefix = {
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :sk)',
      ExpressionAttributeValues: { ':pk': 'process', ':sk': 'proposal#' },
    };
    const { items, pages } = await queryAll({ ...prefix, Limit: 33 });
    expect(items.map(({ SK }) => SK)).toEqual(Array.from({ length: 200 }, (_, n) => proposal(n).SK));
    expect(pages).toBe(7);
    const { items: backwards } = await queryAll({ ...prefix, Limit: 70, ScanIndexForward: false });
    expect(backwards).toEqual(items.toReversed());
  });

  test('counts a range with a filter', async () => {
    const { Count, ScannedCount } = await query({
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
      FilterExpression: 'votes >= :least',
      ExpressionAttributeValues: { ':pk': 'process', ':from': proposal(10).SK, ':to': proposal(19).SK, ':least': 15 },
      Select: 'COUNT',
    });
    expect({ Count, ScannedCount }).toEqual({ Count: 5, ScannedCount: 10 });
  });

  test('queries an index that holds everything', async () => {
    const open = { KeyConditionExpression: 'GSI1PK = :open', ExpressionAttributeValues: { ':open': 'open' } };
    const { items } = await queryAll({ IndexName: 'GSI1', ...open, Limit: 30 });
    expect(items.map(({ votes }) => votes)).toEqual(Array.from({ length: 100 }, (_, n) => n * 2 + 1));
    const consistent = query({ IndexName: 'GSI1', ...open, ConsistentRead: true });
    await expect(consistent).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('finds an item in an index exactly as long as it has the index key', async () => {
    await put({ PK: 'sparse', SK: '1', GSI2PK: 'sparse', votes: 1 });
    const sparse = { KeyConditionExpression: 'GSI2PK = :s', ExpressionAttributeValues: { ':s': 'sparse' } };
    expect((await query({ IndexName: 'GSI2', ...sparse })).Items).toEqual([
      { PK: 'sparse', SK: '1', GSI2PK: 'sparse' },
    ]);
    const Key = { PK: 'sparse', SK: '1' };
    await document.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'REMOVE GSI2PK' }));
    expect((await query({ IndexName: 'GSI2', ...sparse })).Items).toEqual([]);
  });

  test('scans everything in parallel segments, each item once', async () => {
    const seen: string[] = [];
    for (const Segment of [0, 1, 2]) {
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await document.send(
          new ScanCommand({
            TableName,
            Segment,
            TotalSegments: 3,
            Limit: 50,
            ...(ExclusiveStartKey && { ExclusiveStartKey }),
          }),
        );
        seen.push(...(page.Items ?? []).map(({ PK, SK }) => `${PK}/${SK}`));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((name) => name.startsWith('process/'))).toHaveLength(200);
  });

  test('splits a query after 1 MB', async () => {
    for (let n = 0; n < 5; n += 1) await put({ PK: 'large', SK: `${n}`, text: 'x'.repeat(300 * 1024) });
    const { items, pages } = await queryAll({
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: { ':pk': 'large' },
    });
    expect(items).toHaveLength(5);
    expect(pages).toBeGreaterThan(1);
  });

  test('lists and describes the table', async () => {
    expect((await clients.raw.send(new ListTablesCommand({}))).TableNames).toContain(TableName);
    const { Table } = await clients.raw.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({ TableName, TableStatus: 'ACTIVE', StreamSpecification: { StreamEnabled: true } });
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexStatus }) => IndexStatus)).toEqual(['ACTIVE', 'ACTIVE']);
  });
});
