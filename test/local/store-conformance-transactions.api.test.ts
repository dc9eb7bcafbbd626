/** What the platform needs of DynamoDB's transactions. Runs on `DYNAMODB_ENDPOINT` when it is set. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTable, dropTable, storeUnderTest, tableDefinition } from './store-under-test.ts';

const TableName = `transactions-${Date.now()}`;
const clients = await storeUnderTest();
const { document } = clients;
beforeAll(() => createTable(clients, tableDefinition(TableName)));
afterAll(() => dropTable(clients, TableName));

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

const put = (Item: Record<string, unknown>) => document.send(new PutCommand({ TableName, Item }));
const get = async (PK: string, SK = '1') =>
  (await document.send(new GetCommand({ TableName, Key: { PK, SK }, ConsistentRead: true }))).Item;
const transact = (TransactItems: Writes, ClientRequestToken?: string) =>
  document.send(new TransactWriteCommand({ TransactItems, ...(ClientRequestToken && { ClientRequestToken }) }));
const once = (Item: Record<string, unknown>): Writes[number] => ({
  Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' },
});
const count = (PK: string, by = 1): Writes[number] => {
  const add = { UpdateExpression: 'ADD votes :by', ExpressionAttributeValues: { ':by': by } };
  return { Update: { TableName, Key: { PK, SK: '1' }, ...add } };
};

async function refusalOf(attempt: Promise<unknown>): Promise<TransactionCanceledException> {
  const error = await attempt.then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  if (error instanceof TransactionCanceledException) return error;
  throw new Error(`Expected a cancelled transaction, got ${error}`);
}

test('a put, an update, a deletion and a check happen together', async () => {
  await put({ PK: 'together', SK: 'old' });
  await put({ PK: 'together', SK: 'checked', n: 50 });
  const check = { ConditionExpression: 'n = :n', ExpressionAttributeValues: { ':n': 50 } };
  await transact([
    once({ PK: 'together', SK: 'new' }),
    count('together'),
    { Delete: { TableName, Key: { PK: 'together', SK: 'old' } } },
    { ConditionCheck: { TableName, Key: { PK: 'together', SK: 'checked' }, ...check } },
  ]);
  const keys = ['new', '1', 'old', 'checked'].map((SK) => ({ Get: { TableName, Key: { PK: 'together', SK } } }));
  const { Responses = [] } = await document.send(new TransactGetCommand({ TransactItems: keys }));
  expect(Responses.map(({ Item }) => Item)).toEqual([
    { PK: 'together', SK: 'new' },
    { PK: 'together', SK: '1', votes: 1 },
    undefined,
    { PK: 'together', SK: 'checked', n: 50 },
  ]);
});

test('a condition that fails undoes everything and says for each item why', async () => {
  await put({ PK: 'voted', SK: '1', by: 'first' });
  const telling = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  const { Put } = once({ PK: 'voted', SK: '1' });
  const refusal = await refusalOf(transact([count('untouched'), { Put: Put && { ...Put, ...telling } }]));
  expect(refusal.CancellationReasons?.map(({ Code }) => Code)).toEqual(['None', 'ConditionalCheckFailed']);
  expect(refusal.CancellationReasons?.[1]?.Item).toMatchObject({ by: { S: 'first' } });
  expect(await get('untouched')).toBeUndefined();
  const silent = await refusalOf(transact([once({ PK: 'voted', SK: '1' }), count('untouched')]));
  expect(silent.CancellationReasons?.map(({ Code }) => Code)).toEqual(['ConditionalCheckFailed', 'None']);
  expect(silent.CancellationReasons?.[0]?.Item).toBeUndefined();
});

test('a check that fails stops the others', async () => {
  const absent = { Key: { PK: 'nobody', SK: '1' }, ConditionExpression: 'attribute_exists(PK)' };
  await refusalOf(transact([{ ConditionCheck: { TableName, ...absent } }, count('unchecked')]));
  expect(await get('unchecked')).toBeUndefined();
});

test('an update that does not fit the item it finds cancels the transaction', async () => {
  await put({ PK: 'text', SK: '1', votes: 'many' });
  const refusal = await refusalOf(transact([count('text'), count('beside')]));
  expect(refusal.CancellationReasons?.map(({ Code }) => Code)).toEqual(['ValidationError', 'None']);
  expect(await get('beside')).toBeUndefined();
});

test('no item may be touched twice, in whatever way', async () => {
  const check = { Key: { PK: 'twice', SK: '1' }, ConditionExpression: 'attribute_exists(PK)' };
  for (const other of [count('twice'), once({ PK: 'twice', SK: '1' }), { ConditionCheck: { TableName, ...check } }]) {
    await expect(transact([count('twice'), other])).rejects.toMatchObject({ name: 'ValidationException' });
  }
  expect(await get('twice')).toBeUndefined();
});

test('100 items are allowed, 101 are not', async () => {
  const puts = (n: number) => Array.from({ length: n }, (_, i) => once({ PK: `bulk-${n}`, SK: `${i}` }));
  await transact(puts(100));
  await expect(transact(puts(101))).rejects.toMatchObject({ name: 'ValidationException' });
  expect(await get('bulk-100', '99')).toBeDefined();
  expect(await get('bulk-101', '0')).toBeUndefined();
});

test('a repeated token does nothing again, and refuses other parameters', async () => {
  const token = `token-${Date.now()}`;
  await transact([count('repeated')], token);
  await transact([count('repeated')], token);
  expect((await get('repeated'))?.votes).toBe(1);
  await expect(transact([count('repeated', 2)], token)).rejects.toMatchObject({
    name: 'IdempotentParameterMismatchException',
  });
  expect((await get('repeated'))?.votes).toBe(1);
});

test('a token whose transaction was cancelled may be used again', async () => {
  const token = `cancelled-${Date.now()}`;
  await put({ PK: 'blocking', SK: '1' });
  const writes = [once({ PK: 'blocking', SK: '1' }), count('retried')];
  await refusalOf(transact(writes, token));
  await refusalOf(transact(writes, token));
  expect(await get('retried')).toBeUndefined();
});

test('forty participants who vote at once are all counted', async () => {
  const vote = async (participant: number): Promise<void> => {
    const writes = [once({ PK: 'ballot', SK: `${participant}` }), count('tally')];
    try {
      await transact(writes);
    } catch (error) {
      const met = error instanceof TransactionCanceledException && error.message.includes('TransactionConflict');
      if (!met) throw error;
      await vote(participant);
    }
  };
  await Promise.all(Array.from({ length: 40 }, (_, n) => vote(n)));
  expect((await get('tally'))?.votes).toBe(40);
});

test('only one of many transactions for the same thing goes through', async () => {
  const attempts = Array.from({ length: 20 }, (_, n) =>
    transact([once({ PK: 'seat', SK: '1', taken: n }), count('seats')]).then(
      () => n,
      () => undefined,
    ),
  );
  const winners = (await Promise.all(attempts)).filter((n) => n !== undefined);
  expect(winners).toHaveLength(1);
  expect(await get('seat')).toMatchObject({ taken: winners[0] });
  expect(await get('seats')).toMatchObject({ votes: 1 });
});

test('reading in a transaction never sees half of a writing one', async () => {
  const pair = (n: number): Writes => ['left', 'right'].map((PK) => ({ Put: { TableName, Item: { PK, SK: '1', n } } }));
  await transact(pair(0));
  const both = ['left', 'right'].map((PK) => ({ Get: { TableName, Key: { PK, SK: '1' } } }));
  const writing = (async () => {
    for (let n = 1; n <= 50; n += 1) await transact(pair(n));
  })();
  for (let reads = 0; reads < 50; reads += 1) {
    const { Responses = [] } = await document.send(new TransactGetCommand({ TransactItems: both }));
    expect(Responses[0]?.Item?.n).toBe(Responses[1]?.Item?.n);
  }
  await writing;
});

test('an unknown table is not found, and two kinds in one element are refused', async () => {
  const nowhere = { Put: { TableName: 'nowhere', Item: { PK: 'a', SK: '1' } } };
  await expect(transact([nowhere])).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const both = { ...count('a'), ...once({ PK: 'b', SK: '1' }) };
  await expect(transact([both])).rejects.toMatchObject({ name: 'ValidationException' });
});
