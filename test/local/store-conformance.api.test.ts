/** What the platform needs of DynamoDB's items, indexes and expressions. Runs on `DYNAMODB_ENDPOINT` when it is set. */
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTable, dropTable, storeUnderTest, tableDefinition } from './store-under-test.ts';

const TableName = `items-${Date.now()}`;
const clients = await storeUnderTest();
const { document } = clients;
beforeAll(() => createTable(clients, tableDefinition(TableName)));
afterAll(() => dropTable(clients, TableName));

const put = (Item: Record<string, unknown>, more: object = {}) =>
  document.send(new PutCommand({ TableName, Item, ...more }));
const get = async (PK: string, SK = '1') =>
  (await document.send(new GetCommand({ TableName, Key: { PK, SK }, ConsistentRead: true }))).Item;
const update = (PK: string, more: Partial<UpdateCommandInput>) =>
  document.send(new UpdateCommand({ TableName, Key: { PK, SK: '1' }, ...more }));

describe('items', () => {
  test('come back as they were put, whatever types they hold', async () => {
    const Item = {
      ...{ PK: 'types', SK: '1', nested: { list: [1, 'two', { three: null }], yes: true }, decimal: 123456789.123 },
      ...{ set: new Set(['a', 'b']), binary: new Uint8Array([1, 2, 255]), empty: '' },
    };
    await put(Item);
    expect(await get('types')).toEqual(Item);
  });

  test('are put only on a condition, and the refusal shows the item when asked to', async () => {
    await put({ PK: 'once', SK: '1', by: 'first' });
    const again = { ConditionExpression: 'attribute_not_exists(PK)' };
    await expect(put({ PK: 'once', SK: '1' }, again)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    const telling = { ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    await expect(put({ PK: 'once', SK: '1' }, telling)).rejects.toMatchObject({ Item: { by: { S: 'first' } } });
    expect(await get('once')).toMatchObject({ by: 'first' });
  });

  test('are deleted on a condition, answering what they were', async () => {
    await put({ PK: 'gone', SK: '1', name: 'x' });
    const command = (ConditionExpression: string) =>
      new DeleteCommand({ TableName, Key: { PK: 'gone', SK: '1' }, ConditionExpression, ReturnValues: 'ALL_OLD' });
    await expect(document.send(command('attribute_exists(absent)'))).rejects.toThrow('conditional');
    expect((await document.send(command('attribute_exists(PK)'))).Attributes).toMatchObject({ name: 'x' });
    expect(await get('gone')).toBeUndefined();
  });

  test('are refused when larger than 400 kB, with an empty key, or with an empty index key', async () => {
    await expect(put({ PK: 'big', SK: '1', text: 'x'.repeat(410 * 1024) })).rejects.toThrow('size');
    await expect(put({ PK: '', SK: '1' })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put({ PK: 'a', SK: '1', GSI1PK: '', GSI1SK: '1' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('of an unknown table are not found', async () => {
    await expect(document.send(new GetCommand({ TableName: 'nowhere', Key: { PK: 'a' } }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('updates', () => {
  test('of one counter at the same time all count', async () => {
    const add = { UpdateExpression: 'ADD votes :one', ExpressionAttributeValues: { ':one': 1 } };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => update('counter', { ...add, ReturnValues: 'UPDATED_NEW' })),
    );
    expect(new Set(answers.map(({ Attributes }) => Attributes?.votes)).size).toBe(50);
    expect((await get('counter'))?.votes).toBe(50);
  });

  test('set, append, count and remove, also within maps', async () => {
    await put({
      PK: 'update',
      SK: '1',
      entries: ['a'],
      nest: { inner: { z: 1 } },
      gone: 1,
      n: 5,
      tags: new Set(['x', 'y']),
    });
    const { Attributes } = await update('update', {
      UpdateExpression:
        'SET entries = list_append(entries, :more), nest.#inner.z = nest.#inner.z + :one, fresh = if_not_exists(fresh, :one), n = n - :one REMOVE gone DELETE tags :x',
      ExpressionAttributeNames: { '#inner': 'inner' },
      ExpressionAttributeValues: { ':more': ['b'], ':one': 1, ':x': new Set(['x']) },
      ReturnValues: 'ALL_NEW',
    });
    const expected = { entries: ['a', 'b'], nest: { inner: { z: 2 } }, fresh: 1, n: 4, tags: new Set(['y']) };
    expect(Attributes).toEqual({ PK: 'update', SK: '1', ...expected });
  });

  test('with the same expression and other values take the other values', async () => {
    for (const value of ['first', 'second']) {
      const set = { UpdateExpression: 'SET #n = :v', ExpressionAttributeNames: { '#n': 'name' } };
      await update('again', { ...set, ExpressionAttributeValues: { ':v': value } });
      expect((await get('again'))?.name).toBe(value);
    }
  });

  test('lock optimistically on a version', async () => {
    await put({ PK: 'version', SK: '1', version: 1 });
    const from = (version: number) =>
      update('version', {
        UpdateExpression: 'SET version = :next',
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':next': version + 1, ':version': version },
      });
    await expect(from(7)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    await from(1);
    await expect(from(1)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect((await get('version'))?.version).toBe(2);
  });

  test('know the functions of conditions', async () => {
    await put({ PK: 'functions', SK: '1', name: 'hello', entries: [1, 2, 3], n: 5 });
    const condition = (ConditionExpression: string, values: Record<string, unknown>) =>
      update('functions', {
        UpdateExpression: 'SET ok = :ok',
        ConditionExpression,
        ExpressionAttributeNames: { '#n': 'name' },
        ExpressionAttributeValues: { ':ok': true, ...values },
      });
    const all =
      'begins_with(#n, :he) AND contains(#n, :l) AND size(entries) = :three AND attribute_type(entries, :L) AND n IN (:five, :three) AND n BETWEEN :three AND :five AND NOT attribute_exists(absent)';
    await condition(all, { ':he': 'he', ':l': 'll', ':three': 3, ':L': 'L', ':five': 5 });
    await expect(condition(all, { ':he': 'no', ':l': 'll', ':three': 3, ':L': 'L', ':five': 5 })).rejects.toThrow();
    await expect(condition('#n = :x OR n > :nine', { ':x': 'bye', ':nine': 9 })).rejects.toThrow('conditional');
  });

  test('refuse reserved words and values nobody uses', async () => {
    const values = { ExpressionAttributeValues: { ':s': 1 } };
    await expect(update('words', { UpdateExpression: 'SET status = :s', ...values })).rejects.toThrow('reserved');
    const unused = { KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': 'x', ':unused': 1 } };
    const query = () => document.send(new QueryCommand({ TableName, ...unused }));
    await expect(query()).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(query()).rejects.toThrow(':unused');
  });
});
