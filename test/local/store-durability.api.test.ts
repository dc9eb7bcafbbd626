/** The local store after a kill, a torn log and a restart. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore } from '../../functions/local/store/store.ts';
import { allRecords, type Clients, clientsOf, createTable, tableDefinition } from './store-under-test.ts';

const TableName = 'parvis';
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'parvis-store-'));
});
afterAll(() => rm(scratch, { recursive: true }));

const writer = new URL('./store-crash-writer.ts', import.meta.url).pathname;

/** Lets a process vote until `atLeast` votes are answered, kills it at once, and answers the votes it had reported. */
async function voteAndKill(directory: string, label: string, atLeast: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, directory, label], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit');
  const answered: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answered.push(line);
    if (answered.length === atLeast) child.kill('SIGKILL');
  }
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  return answered;
}

async function all(read: (start: Record<string, unknown> | undefined) => Promise<Page>) {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await read(start);
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

interface Page {
  readonly Items?: Record<string, unknown>[] | undefined;
  readonly LastEvaluatedKey?: Record<string, unknown> | undefined;
}

const scan = ({ document }: Clients) =>
  all((start) => document.send(new ScanCommand({ TableName, ...(start && { ExclusiveStartKey: start }) })));
const query = ({ document }: Clients, input: Partial<QueryCommandInput>) =>
  all((start) => document.send(new QueryCommand({ TableName, ...input, ...(start && { ExclusiveStartKey: start }) })));

/** What one gets by following the stream from its beginning: the items' images by key. */
async function replay(clients: Clients): Promise<Map<string, unknown>> {
  const { Table } = await clients.raw.send(new DescribeTableCommand({ TableName }));
  const images = new Map<string, unknown>();
  for (const { dynamodb } of await allRecords(clients, Table?.LatestStreamArn ?? '')) {
    const key = `${dynamodb?.Keys?.PK?.S}/${dynamodb?.Keys?.SK?.S}`;
    // The record's image before must be what the records so far have led to.
    expect(dynamodb?.OldImage).toEqual(images.get(key));
    images.set(key, dynamodb?.NewImage);
  }
  return images;
}

/** Checks that every vote is there with its receipt, its count, its index entry and its record; answers the votes. */
async function expectWholeVotes(directory: string): Promise<Set<string>> {
  const store = await openStore({ directory });
  try {
    const clients = clientsOf(store);
    const items = await scan(clients);
    const idsUnder = (pk: string) => items.filter(({ PK }) => PK === pk).map(({ SK }) => String(SK));
    const votes = idsUnder('vote');
    expect(idsUnder('receipt').sort()).toEqual([...votes].sort());
    expect(items.find(({ PK }) => PK === 'counter')?.votes).toBe(votes.length || undefined);
    const inIndex = {
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :v',
      ExpressionAttributeValues: { ':v': 'votes' },
    };
    expect((await query(clients, inIndex)).map(({ SK }) => SK).sort()).toEqual([...votes].sort());
    const images = await replay(clients);
    expect([...images.keys()].sort()).toEqual(items.map(({ PK, SK }) => `${PK}/${SK}`).sort());
    expect(images.get('counter/1')).toEqual(
      votes.length === 0 ? undefined : expect.objectContaining({ votes: { N: `${votes.length}` } }),
    );
    return new Set(votes);
  } finally {
    await store.close();
  }
}

test('a process killed amid its transactions leaves each whole or not there, and keeps every answered one', async () => {
  const directory = join(scratch, 'killed');
  const answered: string[] = [];
  for (const [round, atLeast] of [150, 1, 400].entries()) {
    answered.push(...(await voteAndKill(directory, `round${round}`, atLeast)));
    const votes = await expectWholeVotes(directory);
    expect(answered.filter((id) => !votes.has(id))).toEqual([]);
  }
});

test('a log torn off anywhere leaves each transaction whole or not there', async () => {
  const directory = join(scratch, 'torn');
  await voteAndKill(directory, 'torn', 60);
  const log = (await readdir(directory)).find((name) => name.endsWith('.log')) ?? '';
  const { size } = await stat(join(directory, log));
  const found: number[] = [];
  for (let part = 1; part <= 12; part += 1) {
    const copy = join(scratch, `torn-${part}`);
    await cp(directory, copy, { recursive: true });
    // Well behind the beginning, where the table itself is created.
    await truncate(join(copy, log), Math.floor(size * (0.2 + part * 0.06)) + part);
    found.push((await expectWholeVotes(copy)).size);
  }
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(new Set(found).size).toBeGreaterThan(5);
});

describe('a restart', () => {
  const put = (clients: Clients, PK: string) =>
    clients.document.send(new PutCommand({ TableName, Item: { PK, SK: '1', expires: 1_000_000_000 } }));

  test('keeps items, the stream, its numbering, time to live and transaction tokens', async () => {
    const directory = join(scratch, 'restarted');
    const now = () => 1_000_000_000_000;
    const count = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } };
    const TransactItems = [{ Update: { TableName, Key: { PK: 'count', SK: '1' }, ...count } }];
    const transact = new TransactWriteCommand({ ClientRequestToken: 'same', TransactItems });
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    const first = await openStore({ directory, now });
    const before = clientsOf(first);
    const arn = await createTable(before, tableDefinition(TableName));
    await before.raw.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    await put(before, 'a');
    await before.document.send(transact);
    const records = await allRecords(before, arn);
    await first.close();

    const second = await openStore({ directory, now });
    const after = clientsOf(second);
    const { Table } = await after.raw.send(new DescribeTableCommand({ TableName }));
    expect(Table?.LatestStreamArn).toBe(arn);
    const { TimeToLiveDescription } = await after.raw.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' });
    expect(await allRecords(after, arn)).toEqual(records);
    await after.document.send(transact);
    expect(await scan(after)).toContainEqual({ PK: 'count', SK: '1', n: 1 });
    const waiting = second.waitForRecords(TableName, records.at(-1)?.dynamodb?.SequenceNumber, 60_000);
    await put(after, 'b');
    await waiting;
    const numbers = (await allRecords(after, arn)).map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
    expect(numbers).toEqual([...new Set(numbers)].sort());
    expect(numbers).toHaveLength(records.length + 1);
    expect(await second.sweep()).toBe(2);
    await second.close();
  });

  test('goes on numbering where it was, even when all records have been trimmed', async () => {
    const directory = join(scratch, 'trimmed');
    const first = await openStore({ directory });
    const arn = await createTable(clientsOf(first), tableDefinition(TableName));
    await put(clientsOf(first), 'a');
    const last = (await allRecords(clientsOf(first), arn)).at(-1)?.dynamodb?.SequenceNumber ?? '';
    await first.sweep(Date.now() + 48 * 60 * 60 * 1000);
    await first.close();
    const second = await openStore({ directory });
    expect(await allRecords(clientsOf(second), arn)).toEqual([]);
    await put(clientsOf(second), 'b');
    const [record] = await allRecords(clientsOf(second), arn);
    expect(BigInt(record?.dynamodb?.SequenceNumber ?? 0)).toBe(BigInt(last) + 1n);
    await second.close();
  });

  test('shows nothing of a table that was deleted', async () => {
    const directory = join(scratch, 'deleted');
    const first = await openStore({ directory });
    await createTable(clientsOf(first), tableDefinition(TableName));
    await put(clientsOf(first), 'a');
    await clientsOf(first).raw.send(new DeleteTableCommand({ TableName }));
    await createTable(clientsOf(first), tableDefinition(TableName));
    await first.close();
    const second = await openStore({ directory });
    expect(await scan(clientsOf(second))).toEqual([]);
    await second.close();
  });
});

test('a reader of a hundred items on disk sees all of them before or after a transaction', async () => {
  const store = await openStore({ directory: join(scratch, 'hundred') });
  const clients = clientsOf(store);
  await createTable(clients, tableDefinition(TableName));
  const keys = Array.from({ length: 100 }, (_, n) => ({ PK: `${n}`, SK: '1' }));
  const write = (n: number) => {
    const TransactItems = keys.map((key) => ({ Put: { TableName, Item: { ...key, n } } }));
    return clients.document.send(new TransactWriteCommand({ TransactItems }));
  };
  await write(0);
  let writing = true;
  const reader = async () => {
    while (writing) {
      const TransactItems = keys.map((Key) => ({ Get: { TableName, Key } }));
      const { Responses = [] } = await clients.document.send(new TransactGetCommand({ TransactItems }));
      expect(new Set(Responses.map(({ Item }) => Item?.n)).size).toBe(1);
    }
  };
  const readers = [reader(), reader()];
  for (let n = 1; n <= 30; n += 1) await write(n);
  writing = false;
  await Promise.all(readers);
  await store.close();
});

test('a directory is opened once at a time, and the error says so in one line', async () => {
  const directory = join(scratch, 'twice');
  const first = await openStore({ directory });
  await expect(openStore({ directory })).rejects.toThrow(
    /^The store in .*twice cannot be opened: it is already open.*$/,
  );
  await first.close();
  await (await openStore({ directory })).close();
});
