import type { Engine } from './engine.ts';
import type { Operations } from './protocol.ts';
import { read, transactGetItems } from './reads.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './stream-reader.ts';
import { createTable, deleteTable, describeTable, listTables, updateTable } from './tables.ts';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts';
import { transactWriteItems } from './transactions.ts';
import { batchWrite, singleWrite } from './writes.ts';

type Run = (body: unknown) => Promise<unknown>;

/** All operations of DynamoDB and its streams that the store knows, by name. */
export function operationsOf(engine: Engine): Operations {
  const oneByOne = inTurn();
  return new Map<string, Run>([
    ['GetItem', read(engine, 'GetItem')],
    ['BatchGetItem', read(engine, 'BatchGetItem')],
    ['Query', read(engine, 'Query')],
    ['Scan', read(engine, 'Scan')],
    ['TransactGetItems', transactGetItems(engine)],
    ['PutItem', singleWrite(engine, 'PutItem')],
    ['UpdateItem', singleWrite(engine, 'UpdateItem')],
    ['DeleteItem', singleWrite(engine, 'DeleteItem')],
    ['BatchWriteItem', batchWrite(engine)],
    ['TransactWriteItems', transactWriteItems(engine)],
    ['CreateTable', oneByOne(createTable(engine))],
    ['UpdateTable', oneByOne(updateTable(engine))],
    ['DeleteTable', oneByOne(deleteTable(engine))],
    ['UpdateTimeToLive', oneByOne(updateTimeToLive(engine))],
    ['DescribeTimeToLive', describeTimeToLive(engine)],
    ['DescribeTable', describeTable(engine)],
    ['ListTables', listTables(engine)],
    ['ListStreams', listStreams(engine)],
    ['DescribeStream', describeStream(engine)],
    ['GetShardIterator', getShardIterator(engine)],
    ['GetRecords', getRecords(engine)],
  ]);
}

// Operations that change tables fill and empty whole ranges; they must not meet.
function inTurn(): (run: Run) => Run {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => (body) => {
    const result = last.then(() => run(body));
    last = result.catch(() => undefined);
    return result;
  };
}
