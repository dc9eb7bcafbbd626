/**
 * The local store against a model a few lines long: whatever writes meet, what they answer, what remains and what the
 * stream tells is what a plain map gives when they happen one after the other.
 */
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LocalStore, openStore } from '../../functions/local/store/store.ts';
import { type Clients, clientsOf, createTable, iteratorAt, recordsFrom, tableDefinition } from './store-under-test.ts';

const TableName = 'parvis';
const names = ['a', 'b', 'c', 'd'];

/** One thing to do to one item; `n` absent means that there is no item. */
type Step =
  | { readonly do: 'put'; readonly name: string; readonly n: number; readonly onlyNew: boolean }
  | { readonly do: 'add'; readonly name: string; readonly by: number; readonly onlyBelow: number }
  | { readonly do: 'delete'; readonly name: string }
  | { readonly do: 'check'; readonly name: string; readonly exists: boolean };

const name = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('put' as const), name, n: fc.integer({ min: 0, max: 5 }), onlyNew: fc.boolean() }),
  fc.record({
    ...{ do: fc.constant('add' as const), name, by: fc.integer({ min: 0, max: 3 }) },
    onlyBelow: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ do: fc.constant('delete' as const), name }),
  fc.record({ do: fc.constant('check' as const), name, exists: fc.boolean() }),
);
/** A single write, or a transaction. */
const request = fc.oneof(
  step.filter((one) => one.do !== 'check').map((one) => [one]),
  fc.uniqueArray(step, { selector: (one) => one.name, minLength: 2, maxLength: 4 }),
);

/** What the model says to a step: the item afterwards, or that it is refused. */
function after(one: Step, n: number | undefined): { readonly n: number | undefined } | 'refused' {
  if (one.do === 'put') return one.onlyNew && n !== undefined ? 'refused' : { n: one.n };
  if (one.do === 'delete') return { n: undefined };
  if (one.do === 'check') return (n !== undefined) === one.exists ? { n } : 'refused';
  return (n ?? 0) < one.onlyBelow ? { n: (n ?? 0) + one.by } : 'refused';
}

const itemOf = (PK: string, n: number) => ({ PK, SK: '1', n, ...(n % 2 === 0 && { GSI1PK: 'even', GSI1SK: PK }) });

function inputOf(one: Step) {
  const Key = { PK: one.name, SK: '1' };
  if (one.do === 'put') {
    const condition = one.onlyNew ? { ConditionExpression: 'attribute_not_exists(PK)' } : {};
    return { Put: { TableName, Item: itemOf(one.name, one.n), ...condition } };
  }
  if (one.do === 'delete') return { Delete: { TableName, Key } };
  if (one.do === 'check') {
    const ConditionExpression = `attribute_${one.exists ? '' : 'not_'}exists(PK)`;
    return { ConditionCheck: { TableName, Key, ConditionExpression } };
  }
  return {
    Update: {
      ...{ TableName, Key, UpdateExpression: 'ADD n :by' },
      ConditionExpression: 'attribute_not_exists(n) OR n < :below',
      ExpressionAttributeValues: { ':by': one.by, ':below': one.onlyBelow },
    },
  };
}

let store: LocalStore;
let clients: Clients;
let arn: string;
beforeAll(async () => {
  store = await openStore();
  clients = clientsOf(store);
  arn = await createTable(clients, tableDefinition(TableName));
});
afterAll(() => store.close());

/** Sends a request; answers whether it was carried out. Any refusal but that of a condition fails the test. */
async function carryOut(steps: readonly Step[]): Promise<boolean> {
  const inputs = steps.map(inputOf);
  const [only] = inputs;
  try {
    if (inputs.length > 1) await clients.document.send(new TransactWriteCommand({ TransactItems: inputs }));
    else if (only?.Put) await clients.document.send(new PutCommand(only.Put));
    else if (only?.Update) await clients.document.send(new UpdateCommand(only.Update));
    else if (only?.Delete) await clients.document.send(new DeleteCommand(only.Delete));
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      name: expect.stringMatching(/^(ConditionalCheckFailed|TransactionCanceled)Exception$/),
    });
    return false;
  }
}

async function stored(): Promise<Map<string, number>> {
  const { Items = [] } = await clients.document.send(new ScanCommand({ TableName }));
  return new Map(Items.map(({ PK, n }) => [PK, n]));
}

async function clear(): Promise<void> {
  for (const PK of names) await clients.document.send(new DeleteCommand({ TableName, Key: { PK, SK: '1' } }));
}

/** The model, one request after the other in the order in which the store takes them: that in which they are sent. */
function modelOf(requests: readonly (readonly Step[])[]) {
  const items = new Map<string, number>();
  const carriedOut = requests.map((steps) => {
    const outcomes = steps.map((one) => ({ one, outcome: after(one, items.get(one.name)) }));
    if (outcomes.some(({ outcome }) => outcome === 'refused')) return false;
    for (const { one, outcome } of outcomes) {
      if (outcome === 'refused') continue;
      if (outcome.n === undefined) items.delete(one.name);
      else items.set(one.name, outcome.n);
    }
    return true;
  });
  return { items, carriedOut };
}

test('requests sent one after the other answer and leave what the model does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 12 }), async (requests) => {
      await clear();
      const model = modelOf(requests);
      const answers: boolean[] = [];
      for (const steps of requests) answers.push(await carryOut(steps));
      expect(answers).toEqual(model.carriedOut);
      expect(await stored()).toEqual(model.items);
    }),
    { numRuns: 60 },
  );
});

test('requests sent at the same time answer, leave and tell what the model does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 2, maxLength: 12 }), async (requests) => {
      await clear();
      const fromHere = await iteratorAt(clients, arn, 'LATEST');
      const answers = await Promise.all(requests.map(carryOut));
      const remaining = await stored();
      // The SDK prepares all requests alike, so they arrive in the order in which they were sent.
      const model = modelOf(requests);
      expect(answers).toEqual(model.carriedOut);
      expect(remaining).toEqual(model.items);
      const last = new Map<string, string | undefined>();
      for (const { dynamodb } of await recordsFrom(clients, fromHere)) {
        const key = dynamodb?.Keys?.PK?.S ?? '';
        expect(dynamodb?.OldImage?.n?.N).toBe(last.get(key));
        last.set(key, dynamodb?.NewImage?.n?.N);
      }
      for (const key of names) expect(last.get(key)).toBe(model.items.get(key)?.toString());
    }),
    { numRuns: 60 },
  );
});

test('whoever reads while transactions move votes sees every vote exactly once, in items and index', async () => {
  const total = 40;
  const move = fc
    .record({ from: name, to: name, by: fc.integer({ min: 1, max: 5 }) })
    .filter(({ from, to }) => from !== to);
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), async (moves) => {
      await clear();
      for (const PK of names) await clients.document.send(new PutCommand({ TableName, Item: itemOf(PK, 10) }));
      const moving = Promise.all(
        moves.map(({ from, to, by }) => clients.document.send(transfer(from, to, by)).catch(() => undefined)),
      );
      const reading = Array.from({ length: 10 }, () =>
        Promise.all([sumInTransaction(), sumOf(new ScanCommand({ TableName }))]),
      );
      for (const sums of await Promise.all(reading)) expect(sums).toEqual([total, total]);
      await moving;
      expect(await sumInTransaction()).toBe(total);
      const index = {
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :e',
        ExpressionAttributeValues: { ':e': 'even' },
      };
      expect(await sumOf(new QueryCommand({ TableName, ...index }))).toBe(total);
      const { Item } = await clients.document.send(new GetCommand({ TableName, Key: { PK: 'a', SK: '1' } }));
      expect(Item?.n).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 30 },
  );
});

function transfer(from: string, to: string, by: number) {
  const add = (PK: string, amount: number, least: number) => ({
    Update: {
      ...{ TableName, Key: { PK, SK: '1' }, UpdateExpression: 'ADD n :amount', ConditionExpression: 'n >= :least' },
      ExpressionAttributeValues: { ':amount': amount, ':least': least },
    },
  });
  return new TransactWriteCommand({ TransactItems: [add(from, -by, by), add(to, by, 0)] });
}

async function sumInTransaction(): Promise<number> {
  const TransactItems = names.map((PK) => ({ Get: { TableName, Key: { PK, SK: '1' } } }));
  const { Responses = [] } = await clients.document.send(new TransactGetCommand({ TransactItems }));
  return Responses.reduce((sum, { Item }) => sum + (Item?.n ?? 0), 0);
}

async function sumOf(command: ScanCommand | QueryCommand): Promise<number> {
  const { Items = [] } = await clients.document.send(command);
  return Items.reduce((sum: number, { n }) => sum + n, 0);
}
