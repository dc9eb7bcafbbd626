/** Readers of the stream are given what waits in one call, as the ten readers of a shard on AWS would take it. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { openStreamPump } from '../../functions/local/stream-pump.ts';
import { createTable, dropTable, storeUnderTest, tableDefinition } from './store-under-test.ts';

const TableName = `pump-${Date.now()}`;
const clients = await storeUnderTest();
/** More than two pages of GetRecords. */
const WRITTEN = 2200;
beforeAll(async () => {
  await createTable(clients, tableDefinition(TableName));
  for (let start = 0; start < WRITTEN; start += 25) {
    const some = Array.from({ length: Math.min(25, WRITTEN - start) }, (_, index) => start + index);
    const puts = some.map((number) => ({ PutRequest: { Item: { PK: `p${number}`, SK: '1' } } }));
    await clients.document.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
  }
});
afterAll(() => dropTable(clients, TableName));

/** How many records each call of a reader was given; the calls that are named fail. */
async function sizesOf(batchSize: number, failing: readonly number[] = []) {
  const sizes: number[] = [];
  const keys: string[] = [];
  const run = async ({ Records }: DynamoDBStreamEvent) => {
    sizes.push(Records.length);
    if (failing.includes(sizes.length)) throw new Error('the reader fails');
    keys.push(...Records.map(({ dynamodb }) => dynamodb?.Keys?.PK?.S ?? ''));
  };
  const pump = await openStreamPump({
    table: TableName,
    dynamodb: clients.raw,
    streams: clients.streams,
    run,
    batchSize,
  });
  const step = () => pump.step().catch(() => 1);
  while ((await step()) > 0);
  return { sizes, keys };
}

test('all pages that wait come as one batch, in order', async () => {
  const { sizes, keys } = await sizesOf(10_000);
  expect(sizes).toEqual([WRITTEN]);
  expect(keys).toEqual(Array.from({ length: WRITTEN }, (_, number) => `p${number}`));
});

test('a batch holds no more than it may, and nothing is left out between two', async () => {
  const { sizes, keys } = await sizesOf(1500);
  expect(sizes).toEqual([1500, WRITTEN - 1500]);
  expect(new Set(keys).size).toBe(WRITTEN);
});

test('a batch that failed comes again whole', async () => {
  const { sizes, keys } = await sizesOf(1500, [1, 3]);
  expect(sizes).toEqual([1500, 1500, WRITTEN - 1500, WRITTEN - 1500]);
  expect(keys).toHaveLength(WRITTEN);
});
