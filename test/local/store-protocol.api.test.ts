/** The local store over HTTP, and what it says to requests that make no sense. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LocalStore, openStore } from '../../functions/local/store/store.ts';
import { clientsOf, createTable, tableDefinition } from './store-under-test.ts';

let store: LocalStore;
let port: number;
beforeAll(async () => {
  store = await openStore();
  ({ port } = await store.listen());
});
afterAll(() => store.close());

async function post(target: string, body: string) {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' };
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
  const answer: { __type?: string; message?: string } = response.status === 413 ? {} : await response.json();
  return { status: response.status, type: answer.__type?.split('#')[1], message: answer.message };
}

test('serves the same tables in process and over HTTP', async () => {
  await createTable(clientsOf(store), tableDefinition('shared'));
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const overHttp = new DynamoDBClient({ region: 'any', endpoint: `http://127.0.0.1:${port}`, credentials });
  expect((await overHttp.send(new ListTablesCommand({}))).TableNames).toEqual(['shared']);
  overHttp.destroy();
});

test.each([
  ['DynamoDB_20120810.Dream', '{}', 'UnknownOperationException'],
  ['', '{}', 'UnknownOperationException'],
  ['DynamoDB_20120810.PutItem', '{', 'SerializationException'],
  ['DynamoDB_20120810.PutItem', 'null', 'SerializationException'],
  ['DynamoDB_20120810.TransactWriteItems', '[]', 'SerializationException'],
  ['DynamoDB_20120810.PutItem', '{"TableName": 5}', 'SerializationException'],
  ['DynamoDB_20120810.PutItem', '{}', 'ValidationException'],
  ['DynamoDB_20120810.TransactWriteItems', '{"TransactItems": [{}]}', 'ValidationException'],
  ['DynamoDB_20120810.TransactGetItems', '{"TransactItems": [{}]}', 'ValidationException'],
  ['DynamoDBStreams_20120810.GetRecords', '{"ShardIterator": "made up"}', 'ValidationException'],
  ['DynamoDBStreams_20120810.DescribeStream', '{"StreamArn": "made up"}', 'ResourceNotFoundException'],
])('refuses %s with %s as %s', async (target, body, type) => {
  expect(await post(target, body)).toMatchObject({ status: 400, type, message: expect.any(String) });
});

test('refuses a request larger than 16 MB', async () => {
  const attempt = post('DynamoDB_20120810.PutItem', 'x'.repeat(17 * 1024 * 1024));
  // The connection is closed at once: whoever is still sending may see the answer or only the end.
  expect(
    await attempt.then(
      ({ status }) => status,
      () => 413,
    ),
  ).toBe(413);
});

test('lets the rest of the process have its turn while somebody reads in a loop', async () => {
  const { document } = clientsOf(store);
  await document.send(new PutCommand({ TableName: 'shared', Item: { PK: 'a', SK: '1' } }));
  let over = false;
  const meanwhile = nextTurn()
    .then(() => nextTurn())
    .then(() => {
      over = true;
    });
  let reads = 0;
  while (!over && reads < 1000) {
    await document.send(new GetCommand({ TableName: 'shared', Key: { PK: 'a', SK: '1' } }));
    reads += 1;
  }
  await meanwhile;
  expect(reads).toBeLessThan(10);
});

test('fails requests after it was closed', async () => {
  const closed = await openStore();
  await closed.close();
  await expect(clientsOf(closed).raw.send(new ListTablesCommand({}))).rejects.toThrow('The local store is closed');
});
