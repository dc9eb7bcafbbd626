/**
 * A process that is made to be killed: votes into the store at `argv[2]`, several transactions at a time, and prints
 * the number of each vote once the store has answered.
 */
import { DescribeTableCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { openStore } from '../../functions/local/store/store.ts';
import { clientsOf, createTable, tableDefinition } from './store-under-test.ts';

const TableName = 'parvis';
const [, , directory = '', label = ''] = process.argv;
const clients = clientsOf(await openStore({ directory }));
await clients.raw.send(new DescribeTableCommand({ TableName })).catch(async () => {
  await createTable(clients, tableDefinition(TableName));
  const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
  await clients.raw.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
});

const counter = { TableName, Key: { PK: 'counter', SK: '1' } };
const { Item } = await clients.document.send(new GetCommand(counter));
let next: number = Item?.votes ?? 0;

async function vote(): Promise<void> {
  next += 1;
  const id = `${label}-${next}`;
  const expires = 4_000_000_000;
  await clients.document.send(
    new TransactWriteCommand({
      TransactItems: [
        {
          Put: { TableName, Item: { PK: 'vote', SK: id, GSI1PK: 'votes', GSI1SK: id, text: 'x'.repeat(300), expires } },
        },
        { Update: { ...counter, UpdateExpression: 'ADD votes :one', ExpressionAttributeValues: { ':one': 1 } } },
        { Put: { TableName, Item: { PK: 'receipt', SK: id } } },
        { Put: { TableName, Item: { PK: 'last', SK: '1', id } } },
      ],
    }),
  );
  process.stdout.write(`${id}\n`);
}

await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) await vote();
  }),
);
